"""Offers that several councils share: what a district adds or does otherwise, and joint offers."""

from django.db import models
from django.db.models import Q

from leaving_care.models import Authority
from offers.models.editions import Edition
from offers.models.items import Item, ItemIdentity
from offers.models.parts import Part, Sequence


class DistrictItem(Sequence):
    """What one district of a county adds to the county's offer, or does otherwise. The county's text holds everywhere else.

    `differs_from`: the county's item whose words, money and way to get it are these in the district; blank: it is added there.
    A difference needs its `reason`; `gives_less` is an editor's own judgement that it gives less than the county's text, and
    is warned of. Blank fields of a difference: as the county's. An addition stands under the theme `theme_slug`.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="district_items")
    district = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    differs_from = models.ForeignKey(ItemIdentity, models.PROTECT, null=True, blank=True, related_name="+")
    theme_slug = models.SlugField(blank=True)
    name = models.CharField(max_length=120, blank=True)
    what_we_offer = models.TextField(blank=True)
    to_know = models.TextField(blank=True)
    how_to_get_it = models.TextField(blank=True)
    who_decides = models.CharField(max_length=200, blank=True)
    amount_figure = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    amount_each = models.CharField(max_length=5, choices=Item.Each, blank=True)
    amount_words = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    gives_less = models.BooleanField(default=False)

    class Meta(Sequence.Meta):
        constraints = [
            models.UniqueConstraint(fields=["edition", "district", "key"], name="district_item_once"),
            models.UniqueConstraint(
                fields=["edition", "district", "differs_from"],
                condition=Q(differs_from__isnull=False),
                name="a_district_differs_once",
            ),
            models.CheckConstraint(
                condition=Q(differs_from=None) | ~Q(reason=""),
                name="a_difference_has_a_reason",
                violation_error_message="Say why it is different here.",
            ),
            models.CheckConstraint(
                condition=Q(differs_from__isnull=False) | (~Q(name="") & ~Q(what_we_offer="") & ~Q(theme_slug="")),
                name="an_addition_is_whole",
                violation_error_message="Give what is added a name, its words and a theme.",
            ),
        ]

    def __str__(self):
        return f"{self.district}: {self.name or self.differs_from}"


class JointAuthority(Part):
    """That an edition is the offer of another council too, beside the one that keeps it. Its pages say so."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="joint_authorities")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="joint_editions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "authority"], name="joint_authority_once")]

    def __str__(self):
        return f"{self.edition} with {self.authority}"
