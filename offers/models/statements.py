"""What a council says beside its items: pledges, principles, how the service works, promises with dates."""

from django.db import models
from django.db.models import Q

from offers.models.editions import Edition, age_order
from offers.models.parts import Sequence


class Statement(Sequence):
    """Something the council says. `kind` tells what; the fields that a kind does not use stay blank.

    A promise has an owner, a due day and a state; a notice has a last day (`until`); an announcement and a figure have the
    day they are about (`on`); a status wording has the status and the ages that the source gives it.
    """

    class Kind(models.TextChoices):
        ABOUT = "about", "About the offer"
        PLEDGE = "pledge", "Pledge"
        PRINCIPLE = "principle", "Corporate parenting principle"
        HOW_IT_WORKS = "how_it_works", "How the service works"
        PROMISE = "promise", "Promise"
        STATUS_WORDING = "status_wording", "The source's wording of who can get help"
        RIGHT = "right", "Right"
        EXTRA_SUPPORT = "extra_support", "When we look at extra support"
        GROUP = "group", "Group"
        YOU_SAID = "you_said", "You said, we did"
        NOTICE = "notice", "Notice"
        FIGURE = "figure", "Figure"
        ANNOUNCEMENT = "announcement", "Announcement"
        ALLOCATION = "allocation", "When an adviser is given"

    class State(models.TextChoices):
        CONSIDERED = "considered", "We are thinking about it"
        PROMISED = "promised", "Promised"
        ADOPTED = "adopted", "Agreed"
        DONE = "done", "Done"
        LATE = "late", "Late"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="statements")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    key = models.SlugField()
    kind = models.CharField(max_length=16, choices=Kind)
    title = models.CharField(max_length=160, blank=True)
    text = models.TextField(blank=True)
    owner = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_as_printed = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, blank=True)
    until = models.DateField(null=True, blank=True)
    on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=16, blank=True)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    figure = models.PositiveIntegerField(null=True, blank=True)
    said_by = models.CharField(max_length=120, blank=True)

    class Meta(Sequence.Meta):
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="statement_key_once"),
            age_order("statement_ages_in_order"),
            models.CheckConstraint(condition=Q(title__gt="") | Q(text__gt=""), name="a_statement_says_something"),
            models.CheckConstraint(
                condition=Q(status="") | Q(status__in=("eligible", "relevant", "former_relevant", "qualifying")),
                name="a_statement_status_is_one_of_four",
            ),
        ]

    def __str__(self):
        return self.title or self.text[:60]
