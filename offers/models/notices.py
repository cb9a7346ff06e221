"""What a council says above all its pages at once, beside any edition: our phones are down."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import Authority

USER = settings.AUTH_USER_MODEL


class Notice(models.Model):
    """A line above every page of a council's offer, from when it is put up until its last day (`until`), or until it is taken down.

    It belongs to no edition, so nobody has to agree to it: it says how things stand today, and changes nothing that is offered.
    What is to stand with an edition is a statement of that edition (Statement.Kind.NOTICE).
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="notices")
    text = models.CharField(max_length=300)
    until = models.DateField()
    put_up_at = models.DateTimeField()
    put_up_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-put_up_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_down_at=None, taken_down_by=None)
                | Q(taken_down_at__isnull=False, taken_down_by__isnull=False),
                name="a_notice_is_taken_down_by_somebody",
            )
        ]

    def __str__(self):
        return self.text
