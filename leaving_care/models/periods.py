"""What everything with a first and a last day has in common."""

from django.db import models
from django.db.models import F, Q


class PeriodQuerySet(models.QuerySet):
    """Rows asked for by day."""

    def on(self, day):
        """Those that hold on a day, both ends included."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))

    def ended(self, day):
        """Those that ended before a day."""
        return self.filter(ends_on__lt=day)


class Period(models.Model):
    """A row that holds from `starts_on` to `ends_on`, both days included. `ends_on` blank: it goes on."""

    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_it_starts",
                violation_error_message="The last day cannot be before the first day.",
            )
        ]
