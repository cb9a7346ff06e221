"""Editions, asked for by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from offers.models import Edition  # noqa: F401  (named in quotes below)


class EditionQuerySet(models.QuerySet["Edition"]):
    """Which edition counts is a question with a day in it."""

    def published(self):
        """Decided and frozen, whether or not it applies yet; the withdrawn ones too."""
        return self.filter(published_at__isnull=False)

    def standing(self, on):
        """Published and not withdrawn on the day `on`."""
        return self.published().filter(Q(withdrawal=None) | Q(withdrawal__withdrawn_on__gt=on))

    def in_force(self, on):
        """The edition in force on a day, of the authorities in this queryset, as a queryset of at most one a council.

        The standing edition with the greatest `effective_from` not after the day; ties go to the later `published_at`.
        """
        later = (
            self.model.objects.standing(on)
            .filter(authority=models.OuterRef("authority"), effective_from__lte=on)
            .order_by("-effective_from", "-published_at", "-pk")
        )
        return self.standing(on).filter(pk=models.Subquery(later.values("pk")[:1]))
