"""The headings of an offer, in the council's own order and names."""

from django.core.exceptions import ValidationError
from django.db import models

from leaving_care.law import areas
from offers.models.editions import Edition
from offers.models.parts import Sequence

# Words that stand where a theme's does in an address.
RESERVED_SLUGS = frozenset(
    "whole editions contacts promises how-it-works you-said-we-did changes who-can-get-help".split()
)


def not_reserved(slug):
    """Refuses a theme's address that another page has."""
    if slug in RESERVED_SLUGS:
        raise ValidationError("This address is used by another page. Choose another.", code="reserved")


def known_areas(value):
    """Refuses an area that the law does not name."""
    unknown = sorted(set(value) - set(areas()))
    if unknown:
        raise ValidationError(f"Not an area the law names: {', '.join(unknown)}. It names: {', '.join(areas())}.")


class Theme(Sequence):
    """A heading of the offer. `areas` are the law's areas that it covers; none: it covers no area on its own."""

    class Icon(models.TextChoices):
        SUPPORT = "support"
        LEARNING = "learning"
        HOME = "home"
        HEALTH = "health"
        MONEY = "money"
        PEOPLE = "people"
        IDENTITY = "identity"
        VOICE = "voice"
        WORK = "work"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="themes")
    slug = models.SlugField(validators=[not_reserved])
    name = models.CharField(max_length=80)
    intro = models.TextField(blank=True)
    areas = models.JSONField(default=list, blank=True, validators=[known_areas])
    icon = models.CharField(max_length=10, choices=Icon, blank=True)

    class Meta(Sequence.Meta):
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="theme_slug_once")]

    def __str__(self):
        return self.name
