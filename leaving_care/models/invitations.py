"""How people come in: nobody signs up, everybody is invited."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models.authorities import Authority
from leaving_care.models.memberships import Team
from leaving_care.models.people import YoungPerson
from leaving_care.models.roles import Role


class Invitation(models.Model):
    """An invitation to one address, for one role, used once. Only a digest of its secret is kept.

    `name` is a member of staff's, for their account; a young person's name is on their record. `withdrawn_at` blank: it
    stands until it is used or expires.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20, choices=Role)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(YoungPerson, models.PROTECT, null=True, blank=True, related_name="invitations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role=Role.YOUNG_PERSON, person__isnull=False)
                | (~Q(role=Role.YOUNG_PERSON) & Q(person=None)),
                name="a_young_person_is_invited_to_their_own_record",
            )
        ]

    def __str__(self):
        return f"invitation {self.pk}"
