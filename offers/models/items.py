"""What an offer promises: items, who each is for, how much it is and who provides it."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from leaving_care.models import Authority
from offers.conditions import CIRCUMSTANCES, LIVINGS, STATUSES
from offers.models.editions import Document, Edition, age_order
from offers.models.parts import Part, Sequence, known_national, known_provision
from offers.models.themes import Theme


def each_in(known):
    """A validator: every word of the list is one of `known`."""
    return _EachIn(tuple(known))


class _EachIn:
    def __init__(self, known):
        self.known = known

    def __call__(self, value):
        unknown = [word for word in value if word not in self.known]
        if unknown:
            raise ValidationError(f"Not known: {', '.join(unknown)}. One of: {', '.join(self.known)}.")

    def __eq__(self, other):
        return isinstance(other, _EachIn) and self.known == other.known

    def deconstruct(self):
        return ("offers.models.items.each_in", [list(self.known)], {})


class ItemIdentity(models.Model):
    """What makes an item of this year the same promise as last year's. It belongs to a council, not to an edition."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="item_identities")
    key = models.SlugField(max_length=80)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "key"], name="item_identity_once")]

    def __str__(self):
        return self.key


class Item(Sequence):
    """One promise of an edition. Every blank means not recorded yet, and is shown as that."""

    class Kind(models.TextChoices):
        SUPPORT = "support", "Support"
        MONEY = "money", "Money"
        RIGHT = "right", "Right"
        OPPORTUNITY = "opportunity", "Opportunity"
        PROGRAMME = "programme", "Programme"
        EVENT = "event", "Event"

    class Duty(models.TextChoices):
        MUST = "must", "We must"
        SHOULD = "should", "We should"
        CHOOSE = "choose", "We choose to"

    class Unit(models.TextChoices):
        POUNDS = "pounds", "pounds"
        POINTS = "points", "points"
        PERCENT = "percent", "per cent"

    class Each(models.TextChoices):
        WEEK = "week", "a week"
        MONTH = "month", "a month"
        YEAR = "year", "a year"
        ONCE = "once", "once"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="items")
    identity = models.ForeignKey(ItemIdentity, models.PROTECT, related_name="items")
    slug = models.SlugField()
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SUPPORT)
    name = models.CharField(max_length=120)
    entitlement = models.SlugField(blank=True, help_text="Items that grant the same thing share this word.")
    national = models.SlugField(
        blank=True,
        validators=[known_national],
        help_text="What of the law book (a duty or an amount) this gives here. Blank: nothing that is owed nationally.",
    )

    what_we_offer = models.TextField()
    to_know = models.TextField(blank=True)
    our_part = models.TextField(blank=True)
    your_part = models.TextField(blank=True)
    how_to_get_it = models.TextField(blank=True)
    who_decides = models.CharField(max_length=200, blank=True)
    decided_within = models.CharField(max_length=80, blank=True)
    elsewhere = models.TextField(blank=True)

    duty = models.CharField(max_length=6, choices=Duty, blank=True)
    provision = models.CharField(max_length=40, blank=True, validators=[known_provision])
    policy = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    in_plan = models.BooleanField(default=False, help_text="It must be written in the pathway plan.")
    open_to_other_councils = models.BooleanField(null=True, blank=True)
    sensitive = models.BooleanField(default=False)
    ends_with = models.CharField(max_length=120, blank=True)
    happens = models.CharField(max_length=120, blank=True)
    who_for = models.CharField(max_length=200, blank=True)
    funding_ends_on = models.DateField(null=True, blank=True)

    amount_figure = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    amount_unit = models.CharField(max_length=7, choices=Unit, default=Unit.POUNDS)
    amount_at_most = models.BooleanField(default=False)
    amount_each = models.CharField(max_length=5, choices=Each, blank=True)
    amount_words = models.CharField(max_length=300, blank=True)
    amount_set_in = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    amount_last_reviewed_on = models.DateField(null=True, blank=True)

    themes = models.ManyToManyField(Theme, through="ItemTheme", related_name="items")

    class Meta(Sequence.Meta):
        constraints = [
            models.UniqueConstraint(fields=["edition", "identity"], name="item_once_an_edition"),
            models.CheckConstraint(
                condition=Q(amount_figure=None) | Q(amount_figure__gt=0),
                name="an_amount_is_more_than_nothing",
                violation_error_message="An amount is more than nothing. Leave it out if it is not known.",
            ),
            models.CheckConstraint(
                condition=~Q(duty__in=("must", "should")) | ~Q(provision=""),
                name="a_duty_cites_its_provision",
                violation_error_message="Say which law or guidance a 'must' or 'should' rests on.",
            ),
        ]

    def __str__(self):
        return self.name


class ItemTheme(Sequence):
    """That an item is listed under a theme. The first theme gives it its address."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="item_themes")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="item_themes")
    is_first = models.BooleanField(help_text="The theme under which it has its address.")

    frozen_with = ("item", "edition")

    class Meta(Sequence.Meta):
        constraints = [
            models.UniqueConstraint(fields=["item", "theme"], name="item_once_a_theme"),
            models.UniqueConstraint(fields=["item"], condition=Q(is_first=True), name="one_first_theme"),
        ]

    def __str__(self):
        return f"{self.item} in {self.theme}"


class ItemRule(Sequence):
    """Who an item is for: ages, statuses, circumstances and where they live, all of which hold at once.

    Whoever meets any one of an item's rules may have it; an item with no rule is for everyone the offer is for. Empty
    lists ask nothing. `age_to` blank is open-ended; `last_year_included` tells whether the year after the `age_to`
    birthday counts, and None that the council has not said.
    """

    item = models.ForeignKey(Item, models.CASCADE, related_name="rules")
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year_included = models.BooleanField(null=True, blank=True)
    statuses = models.JSONField(default=list, blank=True, validators=[each_in(STATUSES)])
    circumstances = models.JSONField(default=list, blank=True, validators=[each_in(CIRCUMSTANCES)])
    living = models.JSONField(default=list, blank=True, validators=[each_in(LIVINGS)])
    limited = models.BooleanField(default=False, help_text="Less is offered at these ages.")
    inferred = models.BooleanField(default=False, help_text="Worked out from the source, not printed beside the item.")
    note = models.CharField(max_length=300, blank=True)

    frozen_with = ("item", "edition")

    class Meta(Sequence.Meta):
        constraints = [age_order("rule_ages_in_order")]

    def __str__(self):
        return f"{self.item}: {self.age_from} to {self.age_to}"


class ItemProvider(Part):
    """Who gives an item: a council on this install or a named partner, with dates. No row: the council itself."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="providers")
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    gives = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    frozen_with = ("item", "edition")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(authority=None, name__gt="") | Q(authority__isnull=False, name=""),
                name="a_provider_is_a_council_or_a_partner",
                violation_error_message="Name a council or a partner, not both.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="provider_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return self.name or str(self.authority)
