"""You said, we did: each point that people made, and what came of it."""

from django.db import models
from django.db.models import Q

from offers.models.editions import Consultation, Edition
from offers.models.items import ItemIdentity
from offers.models.parts import Part, Sequence


class Point(Sequence):
    """Something that young people said, and the answer. No name and no detail by which a person could be known.

    `people`: how many said it; blank: not recorded. Fewer than five is never shown. `answer` blank: not answered yet, and then
    not shown. `reason`: why it cannot be done, which that answer needs.
    """

    class Answer(models.TextChoices):
        DONE = "done", "We did it"
        DOING = "doing", "We are doing it"
        NOT_YET = "not_yet", "Not yet"
        CANNOT = "cannot", "We cannot"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="points")
    consultation = models.ForeignKey(Consultation, models.CASCADE, null=True, blank=True, related_name="points")
    said = models.TextField()
    said_by = models.CharField(max_length=120, blank=True, help_text="A group, never a person.")
    people = models.PositiveIntegerField(null=True, blank=True)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    did = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    identities = models.ManyToManyField(ItemIdentity, through="PointItem", related_name="points")

    class Meta(Sequence.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer="cannot") | ~Q(reason=""),
                name="what_cannot_be_done_has_a_reason",
                violation_error_message="Say why it cannot be done.",
            )
        ]

    def __str__(self):
        return self.said[:60]


class PointItem(Part):
    """That a point is about an item."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="point_items")
    identity = models.ForeignKey(ItemIdentity, models.PROTECT, related_name="+")

    frozen_with = ("point", "edition")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "identity"], name="item_once_a_point")]

    def __str__(self):
        return f"{self.point}: {self.identity}"
