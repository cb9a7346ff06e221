"""The pathway plan: versions, frozen once a manager has approved them, and what each holds."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from leaving_care.models import Membership, OfPerson, Part
from offers.models import ItemIdentity
from pathways.sections import KINDS

USER = settings.AUTH_USER_MODEL
LONG = 8000  # characters in one text


def choices(words) -> list[tuple[str, str]]:
    """A table of words as choices of a field."""
    return list(words.items())


class PlanVersion(OfPerson):
    """One version of a person's pathway plan. A draft until `approved_at`; from then on the database refuses any change.

    `kind` is a word of pathways.sections.KINDS. `before`: the version that it came from; blank for the first. `shared_at`:
    the young person can read the draft; `sent_at`: a manager is asked to approve it, and it waits unchanged. `copy_how`: how
    the copy is to be given, chosen before it is approved (Copy.How). Answers, ticks and copies are rows beside it.
    """

    part = Part.PLAN

    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=choices(KINDS))
    before = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="after")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    copy_how = models.CharField(max_length=12, blank=True)
    copy_language = models.CharField(max_length=60, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    frozen_with: ClassVar[tuple[str, ...]] = ()
    frozen_from: ClassVar = "approved_at"

    class Meta:
        ordering = ["person", "number"]
        verbose_name_plural = "plans"
        constraints = [
            models.UniqueConstraint(fields=["person", "number"], name="a_plan_version_has_its_number"),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(approved_at=None),
                name="one_version_is_written_at_a_time",
                violation_error_message="A version is being written already.",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="an_approval_names_who_gave_it",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_by=None) | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="a_plan_sent_names_who_sent_it",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | (~Q(approved_by=F("begun_by")) & ~Q(approved_by=F("sent_by"))),
                name="nobody_approves_a_plan_that_they_sent",
                violation_error_message="Somebody who did not write it has to approve it.",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | (Q(sent_at__isnull=False) & ~Q(copy_how="")),
                name="a_plan_is_approved_when_sent_with_a_way_to_give_it",
                violation_error_message="Choose how the young person gets their copy first.",
            ),
        ]
        indexes = [
            models.Index(fields=["sent_at"], condition=Q(approved_at=None), name="plans_awaiting_approval"),
            models.Index(fields=["person", "-approved_at"], name="plans_by_approval"),
        ]

    table_rules: ClassVar = (
        (
            "Somebody who did not write it has to approve it.",
            'NEW.approved_by_id IS NOT NULL AND EXISTS (SELECT 1 FROM "pathways_planwriter" AS writer'
            " WHERE writer.version_id = NEW.id AND writer.user_id = NEW.approved_by_id)",
        ),
    )

    @property
    def state(self) -> str:
        """approved, sent, shared or draft."""
        if self.approved_at:
            return "approved"
        return "sent" if self.sent_at else "shared" if self.shared_at else "draft"


class OfVersion(OfPerson):
    """A row of one version, frozen with it."""

    part = Part.PLAN

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="%(class)s_rows")

    frozen_with: ClassVar[tuple[str, ...]] = ("version",)

    class Meta:
        abstract = True


class PlanWriter(OfVersion):
    """That somebody wrote in a version, and so cannot approve it."""

    user = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="a_plan_writer_is_named_once")]


class PlanSection(OfVersion):
    """What a version says under one heading. `section` is a key of pathways.sections, or of a council's own.

    `heading`: as the council called it then. `now`: how things are. `left_out`: why it is left out; blank: it is in.
    `details`: a section's further texts by name. `own_words`: what the young person had sent last when the version was sent
    for approval; blank: nothing, or not sent yet. `edit` counts saves, so that two editors do not write over each other.
    """

    section = models.SlugField(max_length=40)
    heading = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    now = models.TextField("how things are", max_length=LONG, blank=True)
    left_out = models.CharField("why it is left out", max_length=300, blank=True)
    details = models.JSONField(default=dict, blank=True)
    own_words = models.ForeignKey("OwnWords", models.PROTECT, null=True, blank=True, related_name="+")
    edit = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["version", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "section"], name="a_heading_is_in_a_plan_once")]


class StillRight(models.TextChoices):
    """What a review says of a goal."""

    YES = "yes", "yes"
    PARTLY = "partly", "partly"
    NO = "no", "no"


class Goal(OfVersion):
    """Something that the young person wants. `thread` stays the same from version to version.

    `still_right` and `being_met`: what the review said of the goal as it was in the version before; blank: not reviewed.
    `stopped`: why it is not followed any more; such a goal is in this version for the last time.
    """

    class When(models.TextChoices):
        NOW = "now", "to work on now"
        LATER = "later", "for later"

    thread = models.UUIDField(default=uuid.uuid4, editable=False)
    section = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=500)
    when = models.CharField(max_length=5, choices=When, default=When.NOW)
    still_right = models.CharField(max_length=6, choices=StillRight, blank=True)
    being_met = models.CharField(max_length=6, choices=StillRight, blank=True)
    stopped = models.CharField("why it stops", max_length=300, blank=True)

    class Meta:
        ordering = ["version", "section", "when", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "thread"], name="a_goal_is_in_a_plan_once")]


class PlanAction(OfVersion):
    """What one person will do, by when. `thread` stays the same from version to version; `goal` blank: of the section.

    `owner_kind` says who: the young person, a worker (`worker`) or somebody else by name (`owner_name`). `item`, with the
    number of its edition, is the promise of the council's offer that it rests on; `national` an entitlement or duty of the
    law book by id; both blank: neither. `due_on` blank only in a draft. `outcome`: what the review said of it as it was in
    the version before; done and stopped ones are in this version for the last time. `settles`: it settles that the item is
    written in the plan, where the offer asks for that.
    """

    class Owner(models.TextChoices):
        YOUNG_PERSON = "young_person", "the young person"
        WORKER = "worker", "a worker"
        SOMEBODY = "somebody", "somebody else"

    class Outcome(models.TextChoices):
        DONE = "done", "done"
        CARRY_ON = "carry_on", "carry on"
        CHANGE = "change", "change"
        STOP = "stop", "stop"

    thread = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    section = models.SlugField(max_length=40)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="actions")
    position = models.PositiveSmallIntegerField(default=0)
    what = models.CharField(max_length=500)
    owner_kind = models.CharField("who", max_length=12, choices=Owner)
    worker = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField("their name", max_length=120, blank=True)
    due_on = models.DateField("by when", null=True, blank=True)
    who_pays = models.CharField(max_length=200, blank=True)
    if_it_goes_wrong = models.CharField(max_length=500, blank=True)
    item = models.ForeignKey(ItemIdentity, models.PROTECT, null=True, blank=True, related_name="+")
    edition = models.PositiveSmallIntegerField("number of the offer's edition", null=True, blank=True)
    national = models.SlugField(max_length=80, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["version", "section", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "thread"], name="an_action_is_in_a_plan_once"),
            models.CheckConstraint(
                condition=Q(item=None, edition=None) | Q(item__isnull=False, edition__isnull=False),
                name="an_action_cites_an_item_with_its_edition",
            ),
            models.CheckConstraint(
                condition=Q(owner_kind="young_person", worker=None, owner_name="")
                | Q(owner_kind="worker", worker__isnull=False, owner_name="")
                | (Q(owner_kind="somebody", worker=None) & ~Q(owner_name="")),
                name="an_action_has_one_named_owner",
                violation_error_message="Say who will do it.",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done: the review neither found it done nor stopped it."""
        return self.outcome not in (self.Outcome.DONE, self.Outcome.STOP)


class SourcePlan(OfVersion):
    """Another plan that this one builds on, with its date. `where`: where it is kept; blank: not recorded yet."""

    class Kind(models.TextChoices):
        CARE = "care", "care plan"
        EDUCATION = "education", "personal education plan"
        EHC = "ehc", "education, health and care plan"
        HEALTH = "health", "health plan"
        OTHER = "other", "another plan"

    kind = models.CharField(max_length=10, choices=Kind)
    dated_on = models.DateField(null=True, blank=True)
    where = models.CharField(max_length=200, blank=True)


class Returned(OfPerson):
    """That a manager gave a version back instead of approving it, and why."""

    part = Part.PLAN

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="returned_rows")
    reason = models.CharField(max_length=1000)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "returned"
