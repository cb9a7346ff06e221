"""The offer in other languages, in easy read, and asked for in other formats."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import Authority
from offers.models.items import ItemIdentity

USER = settings.AUTH_USER_MODEL


class Translation(models.Model):
    """What one row of a council's offer says in another language, by a person. It lives on from edition to edition.

    `kind` and `row` name the row: an item by its identity's key, a theme by its slug, a statement or contact by its key, the
    edition itself by "edition". `texts`: field → text; a field that is not there is shown in English, marked as English.
    `english`: field → the words that it was made from, so that a text whose English has moved since is known to be out of
    date; `english_on`: the day of those words. Amounts are never translated: they are shown from the edition.
    """

    class Kind(models.TextChoices):
        ITEM = "item", "item"
        THEME = "theme", "theme"
        STATEMENT = "statement", "statement"
        CONTACT = "contact", "contact"
        EDITION = "edition", "edition"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="translations")
    language = models.CharField(max_length=12, help_text="As in HTML's lang: ur, pl, pa-Guru.")
    kind = models.CharField(max_length=9, choices=Kind)
    row = models.SlugField(max_length=80)
    texts = models.JSONField(default=dict)
    english = models.JSONField(default=dict)
    earlier = models.JSONField(
        default=dict,
        blank=True,
        help_text="Field → earlier pairs of English and text, for the editions that say those.",
    )
    english_on = models.DateField()
    translated_on = models.DateField()
    translator = models.CharField(max_length=120, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["language", "kind", "row"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "language", "kind", "row"], name="translation_once"),
            models.CheckConstraint(condition=~Q(language__in=("en", "")), name="a_translation_is_not_english"),
        ]

    def __str__(self):
        return f"{self.language}: {self.kind} {self.row}"


class Picture(models.Model):
    """A picture for easy read, made small and clean when it came in. `alt`: what it shows, in words."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="pictures")
    alt = models.CharField(max_length=200)
    content = models.BinaryField(help_text="A PNG of at most 100 KB, drawn anew from what was sent.")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["alt", "pk"]

    def __str__(self):
        return self.alt


class EasyRead(models.Model):
    """One item in easy read: short lines, each with a picture if there is one. It lives on from edition to edition.

    `lines`: [{"text": …, "picture": key or ""}]. `english` as for Translation.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="easy_reads")
    identity = models.OneToOneField(ItemIdentity, models.PROTECT, related_name="easy_read")
    lines = models.JSONField(default=list)
    english = models.JSONField(default=dict)
    english_on = models.DateField()
    checked_with = models.CharField(
        max_length=200, blank=True, help_text="Who tried it: a group of people who use easy read. Blank: nobody yet."
    )
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self):
        return f"{self.identity} in easy read"


class FormatRequest(models.Model):
    """That somebody asked for the offer in another format or language, and what came of it. No account is needed.

    `reach`: where to send it; removed 90 days after it was answered. `page` blank: the whole offer.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="format_requests")
    wanted = models.CharField(max_length=120)
    page = models.CharField(max_length=300, blank=True)
    reach = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return self.wanted
