"""A small draft that people are asked about, and a survey on it, for tests."""

import uuid
from datetime import timedelta

from offers.models import Edition, Item, ItemIdentity, ItemTheme, Survey, Theme
from offers.open_forms import Opening
from tests.people import NOW, TODAY, council, member

DAY = timedelta(days=1)
SURVEY = {"title": "What do you think?", "intro": "", "opens_on": TODAY, "closes_on": TODAY + 7 * DAY}
WHO = {"way": "forum", "who": "Care leavers’ forum", "held_on": TODAY - DAY, "people": 12}


def a_draft(slug="testshire", number=1, items=3) -> Edition:
    """A draft of one theme with so many items: item-1, item-2, …"""
    authority = council(slug)
    edition = Edition.objects.create(authority=authority, number=number, title="Local offer")
    theme = Theme.objects.create(edition=edition, slug="home", name="Your home", position=0)
    for place in range(1, items + 1):
        identity, _ = ItemIdentity.objects.get_or_create(authority=authority, key=f"item-{place}")
        item = Item.objects.create(
            edition=edition,
            identity=identity,
            slug=f"item-{place}",
            name=f"Item {place}",
            what_we_offer=f"The words of item {place}.",
            position=place,
        )
        ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=place)
    return edition


def a_survey(edition, **said) -> Survey:
    """A survey on it, open today and for a week."""
    by = member("editor", edition.authority).user
    return Survey.objects.create(edition=edition, made_at=NOW, made_by=by, **SURVEY | said)


def identity(key="item-1") -> ItemIdentity:
    """What makes an item of Testshire the same from year to year."""
    return ItemIdentity.objects.get(key=key, authority__slug="testshire")


def token(survey, at=NOW - timedelta(minutes=5), key=None) -> dict[str, str]:
    """What the survey's form carries, opened at a moment."""
    return {"opened": Opening(key or uuid.uuid4(), at).signed(f"survey.{survey.key}")}
