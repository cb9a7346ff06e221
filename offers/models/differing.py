"""What an editor says of how an item differs from the edition before."""

from django.db import models
from django.db.models import Q

from offers.models.editions import Change, Edition
from offers.models.items import ItemIdentity
from offers.models.parts import Part


class ItemChange(Part):
    """How one promise differs from the edition before, where a person has said so. Public once published.

    `kind` blank: as the comparison finds (`offers.compare`); a person can say that new words mean more or less. `words`: the
    line of the public list of changes; blank: made from the comparison. `reason`, `decided_by`, `decided_on` and `minute` are
    what a reduction needs: why, and whose decision it was.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="item_changes")
    identity = models.ForeignKey(ItemIdentity, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Change.Kind, blank=True)
    words = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    minute = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "identity"], name="item_change_once"),
            models.CheckConstraint(
                condition=Q(reason="") | ~Q(decided_by=""),
                name="a_reduction_names_its_decision",
                violation_error_message="Say whose decision it was.",
            ),
        ]

    def __str__(self):
        return f"{self.edition}: {self.identity}"
