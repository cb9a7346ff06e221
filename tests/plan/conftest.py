"""A clock that stands on the day of tests/people.py; an adviser, their young person, a manager; an offer with editions."""

import json
import re
import uuid
from datetime import date
from html import unescape

import pytest
import time_machine

from leaving_care.models import Authority
from leaving_care.store import Schedule, Store
from offers.contents import read_contents
from offers.models import Edition, Item, ItemIdentity, ItemRule, ItemTheme, Theme
from offers.rendering.answering import FILE, answering
from offers.rendering.pages import PageMaker
from tests.people import NOW, young

FIRST = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    """Every request is made on the day of the builders; nothing is published."""
    settings.SECURE_SSL_REDIRECT = False
    settings.PUBLISHED_DIR = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def kai(adviser):
    """19, former relevant, with an adviser and an account."""
    return young(adviser=adviser, account=True, name_used="Kai Example")


def an_edition(council: Authority, number: int, *items: dict, starts_on=FIRST) -> Edition:
    """A published edition with one theme about homes. Each item: `key`, and fields of Item; `ages`, if not for everyone."""
    edition = Edition.objects.create(
        authority=council, number=number, title=f"Offer {number}", effective_from=starts_on
    )
    theme = Theme.objects.create(
        edition=edition, slug="your-home", name="Your home", areas=["accommodation"], position=0
    )
    for position, said in enumerate(items):
        said = {"what_we_offer": "Help.", "duty": "choose"} | said
        key, ages = said.pop("key"), said.pop("ages", None)
        identity, _ = ItemIdentity.objects.get_or_create(authority=council, key=key)
        item = Item.objects.create(edition=edition, identity=identity, slug=key, position=position, **said)
        ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=position)
        if ages:
            ItemRule.objects.create(item=item, age_from=ages[0], age_to=ages[1], position=0)
    Edition.objects.filter(pk=edition.pk).update(published_at=NOW, published_by="a test")
    edition.refresh_from_db()
    return edition


@pytest.fixture
def publish(settings):
    """Stores what pages for one visitor read of an edition."""

    def published(edition: Edition) -> Edition:
        council, store = edition.authority, Store(settings.PUBLISHED_DIR)
        contents = read_contents(edition)
        offer = answering(PageMaker(council, contents, edition.effective_from), contents)
        file = store.file(council.slug, FILE, json.dumps(offer).encode(), "application/json")
        release = store.add_release(council.slug, [file])
        store.publish(council.slug, Schedule(((edition.effective_from, release),), "a test"), edition.effective_from)
        return edition

    return published


def to(kai, rest=""):
    """An address of Kai's plan."""
    return f"/work/people/{kai.key}/plan/{rest}"


def sent(**more):
    """A form as a page sends it, with its own token."""
    return {"once": uuid.uuid4(), **more}


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def words(response):
    """What the main part of a page says, with single spaces."""
    assert response.status_code == 200, response.status_code
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    apart = re.sub(r"</(dt|dd|p|li|h\d)>", " ", f"<main{main}")
    return " ".join(unescape(re.sub(r"<[^>]+>", "", apart)).split())
