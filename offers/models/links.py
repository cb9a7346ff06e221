"""Private links by which people without an account check a draft, and what they said."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import Authority
from offers.models.editions import Edition
from offers.models.items import ItemIdentity

USER = settings.AUTH_USER_MODEL


class Link(models.Model):
    """A private link to a draft: for a named partner, who sees and answers for `items` alone; or for guests, who read and comment.

    Only a hash of the link's secret is kept. A partner's link dies with the answer; every link dies at the end of `ends_on`, or
    when it was taken back (`ended_at`). `name`: the person or team it is meant for.
    """

    class Kind(models.TextChoices):
        PARTNER = "partner", "A partner checks their items"
        GUEST = "guest", "Guests read and comment"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=8, choices=Kind)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    items = models.ManyToManyField(ItemIdentity, blank=True, related_name="+")
    note = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    ends_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True, help_text="Who they said they are.")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answered_by=""), name="an_answer_says_who_gave_it"
            )
        ]

    def __str__(self):
        return self.name


class LinkAnswer(models.Model):
    """What came by a link about one item (blank: about the whole draft). Rows are only ever added."""

    class What(models.TextChoices):
        CONFIRM = "confirm", "It is right"
        CORRECT = "correct", "It should say"
        ASK = "ask", "I have a question"
        COMMENT = "comment", "Comment"

    link = models.ForeignKey(Link, models.PROTECT, related_name="answers")
    identity = models.ForeignKey(ItemIdentity, models.PROTECT, null=True, blank=True, related_name="+")
    what = models.CharField(max_length=8, choices=What)
    words = models.TextField(blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(what="confirm") | ~Q(words=""), name="a_link_answer_says_something")
        ]

    def __str__(self):
        return f"{self.link}: {self.what}"


class Suggestion(models.Model):
    """What somebody without an account suggests for an offer, or says is wrong with a page. Nobody sees it before an editor has.

    `page`: the address it is about; blank: none. `reach`: how to answer them, if they said; it is removed when the suggestion is
    settled, and at the latest 90 days after. `needs_help`: the words read like a call for help, and the duty team was told.
    """

    class Kind(models.TextChoices):
        LISTING = "listing", "Something to add"
        WRONG = "wrong", "Something is wrong on a page"

    class State(models.TextChoices):
        NEW = "new", "New"
        TAKEN = "taken", "Taken up"
        REFUSED = "refused", "Not taken up"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="suggestions")
    kind = models.CharField(max_length=8, choices=Kind)
    page = models.CharField(max_length=300, blank=True)
    words = models.TextField()
    reach = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    needs_help = models.BooleanField(default=False)
    told_duty_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["-needs_help", "at", "pk"]

    def __str__(self):
        return f"suggestion {self.pk}"


class ProposedChange(models.Model):
    """A change to an item that a partner, a guest or somebody else proposes, for an editor to accept or refuse.

    Accepting it is an editor's change like any other (Edit); this row says where it came from. `identity` blank: a new item.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="proposed_changes")
    identity = models.ForeignKey(ItemIdentity, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField()
    answer = models.OneToOneField(LinkAnswer, models.PROTECT, null=True, blank=True, related_name="proposed")
    suggestion = models.OneToOneField(Suggestion, models.PROTECT, null=True, blank=True, related_name="proposed")
    made_at = models.DateTimeField()
    accepted = models.BooleanField(null=True, blank=True, help_text="Blank: nobody has settled it yet.")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted=None) | Q(settled_at__isnull=False), name="a_settled_proposal_has_its_moment"
            )
        ]

    def __str__(self):
        return self.words[:60]
