"""Leaving-care status in use: what the dates say from day to day, what a person settled, what the case system says."""

from django.conf import settings
from django.db import models

from leaving_care.models.people import OfPerson, OfPersonForATime, Part


class Status(models.TextChoices):
    """What `leaving_care.status` decides."""

    ELIGIBLE = "eligible", "eligible"
    RELEVANT = "relevant", "relevant"
    FORMER_RELEVANT = "former_relevant", "former relevant"
    QUALIFYING = "qualifying", "qualifying"
    NONE = "none", "no leaving-care status"
    TOO_OLD = "too_old", "25 or over"


class StatusSpell(OfPersonForATime):
    """A time with one status: worked out anew from the facts with each change of them, so that status is a query by day.

    `computed` is what the dates say; `status` what counts, which differs where a person settled it. `flags`: ids of the
    arguable points (leaving_care.status.FLAGS) that stand open. Derived: nobody writes it by hand.
    """

    part = Part.CARE

    status = models.CharField(max_length=16, choices=Status)
    computed = models.CharField(max_length=16, choices=Status)
    flags = models.JSONField(default=list)

    class Meta(OfPersonForATime.Meta):
        abstract = False
        indexes = [models.Index(fields=["person", "starts_on"], name="status_spells_by_day")]


class StatusSettled(OfPerson):
    """What a manager settled about a status: a flag's question answered, or the computed status overridden.

    It holds from `from_on` for as long as the dates say `computed`, as they did when it was settled: an override at 17 does
    not outlive the 18th birthday. Kept as history; the newest counts. `flag` blank: an override.
    """

    part = Part.CARE

    flag = models.CharField(max_length=40, blank=True)
    computed = models.CharField(max_length=16, choices=Status)
    status = models.CharField(max_length=16, choices=Status)
    from_on = models.DateField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "statuses settled"


class StatusElsewhere(OfPerson):
    """The status that the case system stores. One that differs from ours is shown as a disagreement, never copied over it."""

    part = Part.CARE

    status = models.CharField(max_length=16, choices=Status)
    read_at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["read_at", "pk"]
        verbose_name_plural = "statuses elsewhere"


class StatusesReckoned(models.Model):
    """That everybody's spells were worked out with one state of the law book, the rules and the readings.

    `fingerprint` is of those; where it is no longer today's, they are worked out anew.
    """

    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "statuses reckoned"

    def __str__(self):
        return f"{self.at:%Y-%m-%d} {self.fingerprint[:12]}"
