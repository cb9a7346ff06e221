"""Who works where, as what, and from when to when."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models.authorities import Authority
from leaving_care.models.periods import Period
from leaving_care.models.roles import Role


class Team(models.Model):
    """A team of an authority. A manager whose membership names a team manages that team; without one, the authority.

    `phone` is the number to ring when a worker is away; blank: not recorded yet.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "name"],
                name="team_once_an_authority",
                violation_error_message="There is a team of that name already.",
            )
        ]

    def __str__(self):
        return self.name


class Membership(Period):
    """That a user has a role in an authority. Somebody may hold several, over time and in several authorities.

    Access ends the day after `ends_on`. `team` blank: the whole authority. `phone` is for work; blank: not recorded yet.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="memberships")
    phone = models.CharField("work phone", max_length=40, blank=True)

    class Meta(Period.Meta):
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "authority", "role"],
                condition=Q(ends_on=None),
                name="a_role_is_held_once_at_a_time",
                violation_error_message="This person has that role here already.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.pk}"
