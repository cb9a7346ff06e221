"""A council's whole offer for a year, as one thing."""

from django.db import models
from django.db.models import F, Q

from leaving_care.models import Authority
from leaving_care.models.sources import Sourced
from offers.models.parts import Part, Sequence
from offers.querysets import EditionQuerySet


class Edition(Sourced):
    """A council's whole offer as one thing. A draft until `published_at`; from then on the database refuses any change.

    `published_at` says when it was decided, `effective_from` from which day it applies. Which edition is in force is a
    question asked for a day (`Edition.objects.in_force(on)`), never a flag.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(help_text="1, 2, 3: part of the edition's address for ever.")
    title = models.CharField(max_length=120)
    subtitle = models.CharField(max_length=200, blank=True)
    effective_from = models.DateField(null=True, blank=True)
    effective_from_note = models.CharField(
        max_length=200, blank=True, help_text="What to know about that day, if anything."
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.CharField(max_length=120, blank=True, editable=False)
    review_due_on = models.DateField(null=True, blank=True)
    review_due_as_printed = models.CharField(max_length=60, blank=True)
    legal_basis = models.JSONField(default=list, blank=True, help_text="Ids of provisions in the law book.")
    foreword = models.TextField(blank=True)
    other_formats = models.TextField(blank=True, help_text="How to ask for another format or language.")
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", editable=False
    )
    set_aside_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="The draft was given up; it is kept and not worked on."
    )
    files_hash = models.CharField(
        max_length=64, blank=True, editable=False, help_text="What the files said it was loaded from."
    )

    frozen_with: tuple[str, ...] = ()
    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["authority", "number"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="edition_number_once"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(effective_from__isnull=False),
                name="a_published_edition_has_a_first_day",
                violation_error_message="Say from which day the edition applies before you publish it.",
            ),
        ]

    def __str__(self):
        return f"{self.authority.short_name}: edition {self.number}"

    @property
    def is_draft(self):
        """Whether it can still be changed."""
        return self.published_at is None


class Withdrawal(models.Model):
    """That a published edition was cancelled or withdrawn: it is not in force from `withdrawn_on`. Only ever added."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField()
    reason = models.CharField(max_length=300, help_text="Public: said on the pages.")
    by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    append_only = True

    def __str__(self):
        return f"{self.edition} withdrawn on {self.withdrawn_on}"


class Consultation(Sequence):
    """Who was asked about the offer or the service, how, what they said and what changed. Blank: not recorded yet."""

    class Way(models.TextChoices):
        FORUM = "forum", "A forum"
        COUNCIL = "council", "Children in Care Council"
        SURVEY = "survey", "A survey"
        GROUP = "group", "A focus group"
        ONE_TO_ONE = "one_to_one", "One to one"
        OTHER = "other", "Another way"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="consultations")
    way = models.CharField(max_length=10, choices=Way, blank=True)
    who = models.CharField(max_length=200)
    about = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=200, blank=True)
    where = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True, help_text="Its last day, where it went on for more than one.")
    people = models.PositiveIntegerField(null=True, blank=True)
    heard = models.TextField(blank=True)
    changed = models.TextField(blank=True)

    def __str__(self):
        return self.who


class Approval(Sequence):
    """A body that agreed the edition, in the order in which they did."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="approvals")
    body = models.CharField(max_length=200)
    chair = models.CharField(max_length=120, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    minute = models.CharField(max_length=120, blank=True)

    def __str__(self):
        return self.body


class Change(Sequence):
    """A line of the public list of what changed with this edition, and for which ages (blank: for everyone)."""

    class Kind(models.TextChoices):
        NEW = "new", "New"
        BETTER = "better", "Better"
        REWORDED = "reworded", "Said more clearly, same entitlement"
        LESS = "less", "Less"
        ENDED = "ended", "Ended"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    ages_from = models.PositiveSmallIntegerField(null=True, blank=True)
    ages_to = models.PositiveSmallIntegerField(null=True, blank=True)

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text}"


class Document(Sequence):
    """A paper that the offer points to, with its own dates."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="documents")
    key = models.SlugField()
    title = models.CharField(max_length=200)
    url = models.URLField(blank=True)
    about = models.TextField(blank=True)
    designed_with = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    review_due_as_printed = models.CharField(max_length=60, blank=True)

    class Meta(Sequence.Meta):
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="document_key_once")]

    def __str__(self):
        return self.title


class AcceptedFault(Part):
    """A fault of the source with which a first import was published all the same, and why."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="accepted_faults")
    code = models.CharField(max_length=60, help_text="The finding's code.")
    row = models.CharField(max_length=200, help_text="The row it is about.")
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["code", "row"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code", "row"], name="fault_accepted_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="an_accepted_fault_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.code}: {self.row}"


# Age bands are the same wherever they stand: nobody is from 20 to 16.
def age_order(name):
    """The constraint that an age range does not run backwards."""
    return models.CheckConstraint(
        condition=Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=F("age_from")),
        name=name,
        violation_error_message="The first age is above the last.",
    )
