"""What a council sets for plans: its own clocks, headings and kinder words."""

from django.db import models

from leaving_care.models import Authority


class PlanSettings(models.Model):
    """A council's choices for plans and their timetable. Without a row, the defaults hold; none loosens the law.

    `clocks`: duty id → [number, unit]; `leads`: duty id → days; `left_out`: ids; `papers`: kinds (empty: every kind).
    `reply_days`: within how many days a disagreement is answered. `records_from`: what happened before that day may be recorded
    elsewhere, so what is missing here is asked for and not called late; None: everything is here.
    """

    authority = models.OneToOneField(Authority, models.CASCADE, related_name="plan_settings")
    clocks = models.JSONField(default=dict, blank=True)
    lead_days = models.PositiveSmallIntegerField("days before its last day that a duty shows", default=28)
    leads = models.JSONField(default=dict, blank=True)
    left_out = models.JSONField(default=list, blank=True)
    papers = models.JSONField(default=list, blank=True)
    reply_days = models.PositiveSmallIntegerField("days to reply to a disagreement", default=14)
    records_from = models.DateField("first day of complete records", null=True, blank=True)

    class Meta:
        verbose_name_plural = "plan settings"

    def __str__(self):
        return f"plan settings of {self.authority_id}"


class CouncilSection(models.Model):
    """A heading of the plan as one council has it: renamed, moved, or its own (`is_own`). Keys are those of pathways.sections.

    `ends_on` is the last day on which new versions have it, for its own alone; what the law asks for stays.
    """

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="plan_sections")
    section = models.SlugField(max_length=40)
    heading = models.CharField(max_length=80)
    asks = models.CharField("what the young person is asked", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_own = models.BooleanField(default=False)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["authority", "section"], name="a_council_has_a_heading_once")]

    def __str__(self):
        return self.heading


class CareWord(models.Model):
    """A word that a council does not want in plans and offers, and a kinder one (blank: just leave it out)."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="care_words")
    word = models.CharField(max_length=60)
    instead = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["word"]
        constraints = [models.UniqueConstraint(fields=["authority", "word"], name="a_council_has_a_care_word_once")]

    def __str__(self):
        return self.word
