"""Young people, and what is known of them. Every blank means not recorded yet, and is shown as that."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models.authorities import Authority
from leaving_care.models.periods import Period


class Part(models.TextChoices):
    """The parts of a record: what may be seen, handed over or shared apart from the rest."""

    ABOUT = "about", "name and date of birth"
    REACH = "reach", "how to reach them"
    CARE = "care", "time in care and status"
    HOMES = "homes", "where they live"
    CIRCUMSTANCES = "circumstances", "circumstances"
    KNOWN_PEOPLE = "known_people", "people around them"
    WORKERS = "workers", "workers"
    LEVEL = "level", "level of support"
    CONSENT = "consent", "what they agreed to"
    BOOKLET = "booklet", "booklet given"
    NOTES = "notes", "consultation notes"
    PLAN = "plan", "pathway plan"
    CONTACTS = "contacts", "contact and visits"
    DATA = "data", "rights over their data"


class YoungPerson(models.Model):
    """A person whom an authority looks after or looked after. `key` is in addresses, and grants nothing.

    `authority` is the responsible one, whose people see the record. `version` counts changes: a form that was opened on an
    older one is told. `council_id` is the council's own number. `user` blank: nobody has been invited yet. `disabled` None:
    not recorded. `why_over_25`: why a record was begun for somebody of 25 or over.
    """

    part: ClassVar = Part.ABOUT

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="young_people")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="young_person"
    )
    council_id = models.CharField("the council's own number", max_length=40, blank=True)
    name_used = models.CharField("name used", max_length=120)
    legal_name = models.CharField(max_length=200, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    date_of_birth = models.DateField()
    languages = models.CharField(max_length=200, blank=True)
    needs_interpreter = models.BooleanField(null=True, blank=True)
    disabled = models.BooleanField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    why_over_25 = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name_used", "pk"]
        verbose_name = "young person"
        verbose_name_plural = "young people"
        indexes = [models.Index(fields=["authority", "name_used"], name="young_people_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "council_id"],
                condition=~Q(council_id=""),
                name="a_council_number_is_given_once",
                violation_error_message="Somebody else has this number.",
            )
        ]

    def __str__(self):
        # No personal data: it would find its way into logs.
        return f"young person {self.pk}"


class OfPerson(models.Model):
    """A row of one young person's record. Nothing of it goes when the person's row would: it has to be erased by law.

    `part` says to which part of the record a model's rows belong: who may see that part sees them.
    `has_own_authority`: it keeps a copy of the person's authority, and the wall round it goes by that.
    """

    part: ClassVar[Part]
    has_own_authority: ClassVar[bool] = False

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(YoungPerson, models.PROTECT, related_name="%(class)s_rows")

    class Meta:
        abstract = True

    def __str__(self):
        # No personal data: it would find its way into logs.
        return f"{self._meta.verbose_name} {self.pk}"


class OfPersonForATime(OfPerson, Period):
    """A row of a record that holds from one day to another."""

    class Meta(Period.Meta):
        abstract = True


class WayToReach(OfPersonForATime):
    """How to reach somebody, and what is safe. `note`: "no voicemail", "not after eight"."""

    part = Part.REACH

    class Kind(models.TextChoices):
        MOBILE = "mobile", "mobile phone"
        EMAIL = "email", "email"
        LETTER = "letter", "letter"
        SOCIAL = "social", "social media"
        THROUGH = "through", "through somebody else"

    class Safe(models.TextChoices):
        YES = "yes", "safe to use"
        CARE = "care", "only as the note says"
        NO = "no", "do not use"

    kind = models.CharField(max_length=8, choices=Kind)
    value = models.CharField(max_length=200)
    safe = models.CharField(max_length=4, choices=Safe, blank=True)
    note = models.CharField(max_length=200, blank=True)
    is_first = models.BooleanField("try this first", default=False)

    class Meta(Period.Meta):
        verbose_name = "way to reach them"
        verbose_name_plural = "ways to reach them"
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(is_first=True, ends_on=None),
                name="one_way_to_reach_comes_first",
                violation_error_message="Another way is tried first. Change that one.",
            ),
        ]


class Home(OfPersonForATime):
    """Where somebody lives. `council` is whose area it is in, which never decides who is responsible.

    `provided`: the responsible council provides it after care (sections 23B and 24B), from which visits follow
    (SI 2010/2571, regulation 8(2)); None: not recorded.
    """

    part = Part.HOMES

    class Kind(models.TextChoices):
        OWN_TENANCY = "own_tenancy", "own tenancy"
        SEMI_INDEPENDENT = "semi_independent", "semi-independent"
        SUPPORTED = "supported", "supported lodgings"
        STAYING_PUT = "staying_put", "staying put with a former foster carer"
        FOSTER = "foster", "with foster carers"
        CHILDRENS_HOME = "childrens_home", "children's home"
        FAMILY = "family", "with family"
        CUSTODY = "custody", "in custody"
        HOSPITAL = "hospital", "in hospital"
        STUDENT = "student", "student home"
        NO_FIXED = "no_fixed", "no fixed home"
        OTHER = "other", "another kind"

    kind = models.CharField(max_length=16, choices=Kind, blank=True)
    address = models.TextField(max_length=400, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    council = models.CharField("whose area it is in", max_length=120, blank=True)
    carer = models.CharField("with whom", max_length=120, blank=True)
    provided = models.BooleanField("we provide it after care", null=True, blank=True)


class Circumstance(OfPersonForATime):
    """Something about somebody's life that opens or shapes help. Sensitive: seen by those who need it.

    `kind` is a word of offers.conditions.CIRCUMSTANCES, which the form offers.
    """

    part = Part.CIRCUMSTANCES

    kind = models.CharField(max_length=40)
    note = models.CharField(max_length=300, blank=True)


class KnownPerson(OfPersonForATime):
    """Somebody in a young person's life, and what may be shared with them (blank is: ask first)."""

    part = Part.KNOWN_PEOPLE

    name = models.CharField(max_length=120)
    is_to_them = models.CharField("who they are to the young person", max_length=80, blank=True)
    reach = models.CharField("how to reach them", max_length=200, blank=True)
    may_share = models.CharField("what may be shared with them", max_length=300, blank=True)

    class Meta(Period.Meta):
        verbose_name = "person around them"
        verbose_name_plural = "people around them"


class SupportLevel(OfPersonForATime):
    """How much support somebody needs, and in which cohort. Restricted: never shown to the young person as a label."""

    part = Part.LEVEL

    level = models.PositiveSmallIntegerField(help_text="The weight that it has in a caseload.")
    cohort = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300)

    class Meta(Period.Meta):
        verbose_name = "level of support"
        verbose_name_plural = "levels of support"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(level__range=(1, 5)),
                name="a_level_of_support_is_one_to_five",
                violation_error_message="Choose a level from 1 to 5.",
            ),
        ]


class Consent(OfPerson):
    """What a young person said to being told of something or asked about it. The newest of a kind counts."""

    part = Part.CONSENT

    class Kind(models.TextChoices):
        OPPORTUNITIES = "opportunities", "to be told of work, training and events"
        CONSULTED = "consulted", "to be asked what they think of the service"

    kind = models.CharField(max_length=16, choices=Kind)
    given = models.BooleanField()
    said_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    append_only = True


class BookletGiven(OfPerson):
    """That somebody was given the booklet of what they can get, as they should be at 16."""

    part = Part.BOOKLET

    given_on = models.DateField()
    format = models.CharField(max_length=60)
    language = models.CharField(max_length=60, default="English")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "booklet given"
        verbose_name_plural = "booklets given"


class ConsultationNote(OfPerson):
    """What a clinician wrote after seeing somebody who was referred to them. Never changed; a later note puts right."""

    part = Part.NOTES

    on = models.DateField()
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
