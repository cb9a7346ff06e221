"""Who works with whom, and from when to when. What somebody may see comes from these rows and their memberships."""

from django.db import models
from django.db.models import F, Q

from leaving_care.models.authorities import Authority
from leaving_care.models.memberships import Membership
from leaving_care.models.people import OfPersonForATime, Part
from leaving_care.models.periods import Period
from leaving_care.models.roles import Role


class Allocation(OfPersonForATime):
    """That somebody works with a young person. One main personal adviser at a time.

    `why_ended` is told to the young person; `introduced_on` when the new worker met them; `notice_given_on` when they
    were told that the worker would change.
    """

    part = Part.WORKERS

    worker = models.ForeignKey(Membership, models.PROTECT, related_name="allocations")
    role = models.CharField(max_length=20, choices=Role)
    is_main = models.BooleanField("main personal adviser", default=False)
    why_ended = models.CharField(max_length=300, blank=True)
    notice_given_on = models.DateField(null=True, blank=True)
    introduced_on = models.DateField(null=True, blank=True)

    class Meta(Period.Meta):
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(is_main=True, ends_on=None),
                name="one_main_adviser_at_a_time",
                violation_error_message="Somebody else is the main adviser. End that first.",
            ),
            models.CheckConstraint(
                condition=Q(is_main=False) | Q(role=Role.PERSONAL_ADVISER),
                name="the_main_adviser_is_an_adviser",
                violation_error_message="Only a personal adviser can be the main adviser.",
            ),
        ]


class Cover(Period):
    """That one worker covers for another while they are away, with all whom that one works with."""

    away = models.ForeignKey(Membership, models.PROTECT, related_name="covered_by")
    cover = models.ForeignKey(Membership, models.PROTECT, related_name="covers")
    reason = models.CharField(max_length=200, blank=True)

    class Meta(Period.Meta):
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(away=F("cover")),
                name="nobody_covers_for_themselves",
                violation_error_message="Choose somebody else to cover.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False),
                name="cover_has_a_last_day",
                violation_error_message="Say until when.",
            ),
        ]

    def __str__(self):
        return f"cover {self.pk}"


class Referral(OfPersonForATime):
    """That a young person was referred to a clinician, who sees consultation notes and nothing else."""

    part = Part.WORKERS

    clinician = models.ForeignKey(Membership, models.PROTECT, related_name="referrals")
    reason = models.CharField(max_length=300, blank=True)


class PartnerAccess(OfPersonForATime):
    """That somebody of a partner sees one part of a record until a day."""

    part = Part.WORKERS

    partner = models.ForeignKey(Membership, models.PROTECT, related_name="partner_access")
    to_part = models.CharField(max_length=16, choices=Part)
    reason = models.CharField(max_length=300)

    class Meta(Period.Meta):
        verbose_name_plural = "partner access"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False),
                name="partner_access_has_a_last_day",
                violation_error_message="Say until when.",
            ),
        ]


class HandedOver(OfPersonForATime):
    """That one part of a record was handed to another authority. The only way to see anything across authorities."""

    part = Part.WORKERS

    from_authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    to = models.ForeignKey(Authority, models.PROTECT, related_name="handed_over")
    handed_part = models.CharField(max_length=16, choices=Part)
    reason = models.CharField(max_length=300)

    class Meta(Period.Meta):
        verbose_name = "part handed over"
        verbose_name_plural = "parts handed over"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(from_authority=F("to")),
                name="a_record_is_handed_to_another_authority",
                violation_error_message="Choose another council.",
            ),
        ]


class GlassBroken(OfPersonForATime):
    """That a manager opened a record outside the usual rule, why, and until when (the last day included).

    The young person is told, unless a safeguarding reason holds it back until `hidden_until`.
    """

    part = Part.DATA

    manager = models.ForeignKey(Membership, models.PROTECT, related_name="glass_broken")
    reason = models.CharField(max_length=300)
    hidden_until = models.DateField(null=True, blank=True)
    hidden_because = models.CharField(max_length=300, blank=True)

    class Meta(Period.Meta):
        verbose_name = "opening outside the rule"
        verbose_name_plural = "openings outside the rule"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_on__isnull=False), name="broken_glass_has_a_last_day"),
            models.CheckConstraint(
                condition=Q(hidden_until=None) | ~Q(hidden_because=""),
                name="what_is_held_back_has_a_reason",
                violation_error_message="Say why it is held back.",
            ),
        ]
