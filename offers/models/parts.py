"""What every part of an edition has in common."""

from django.core.exceptions import ValidationError
from django.db import models

from leaving_care.law import amounts, duties, provisions
from leaving_care.models.sources import Sourced


def known_provision(value):
    """Refuses a provision that the law book does not hold."""
    if value not in provisions():
        raise ValidationError(
            f"{value} is not in the law book (leaving_care/law/provisions.toml).", code="unknown_provision"
        )


def known_national(value):
    """Refuses a word that is neither a duty nor an amount of the law book."""
    if value not in duties() and value not in amounts():
        known = ", ".join(sorted({*duties(), *amounts()}))
        raise ValidationError(
            f"{value} is no duty or amount of the law book. One of: {known}.", code="unknown_national"
        )


class Part(Sourced):
    """A row that belongs to an edition and is frozen with it."""

    # The way from the row to the edition that freezes it; the database's guards are made from this.
    frozen_with: tuple[str, ...] = ("edition",)

    class Meta:
        abstract = True


class Sequence(Part):
    """A part with its place in the council's own order."""

    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["position"]
