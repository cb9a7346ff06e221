"""Several councils side by side: for each area that the law names and each national entitlement, what each of them offers.

Each council's rows are stored with its pages; these pages are made of them: no council is read for another.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaving_care.law import amounts, areas, areas_in_force, duties, saying
from leaving_care.store import Store
from offers import words
from offers.contents import Contents
from offers.models import Item
from offers.rendering.pages import Page, PageMaker

FILE = "side-by-side.json"
A_PAGE = 20  # councils on one page, which stays small enough for an old phone
HOME = "/compare/"


@dataclass(frozen=True)
class Subject:
    """Something to compare by: an area of the law, or a national entitlement. `starts`: blank, or that it is not in force yet."""

    slug: str
    name: str
    starts: str = ""


def rows(make: PageMaker, contents: Contents) -> dict[str, Any]:
    """A council's offer in force, as this page tells it."""
    edition = contents.edition
    return {
        "council": contents.authority.short_name,
        "address": make.at.offer,
        "edition": edition.number,
        "starts": words.day(edition.effective_from),
        "items": [_item(item, make, contents) for item in contents.items],
    }


def pages(store: Store, slugs: list[str], on: date) -> Iterator[Page]:
    """The first page, and the pages of every subject that any of these councils has something for, in their order."""
    offers = [offer for slug in slugs if (offer := _stored(store, slug, on))]
    for each in offers:
        for item in each["items"]:
            is_open = item["amount"] == words.NOT_RECORDED
            item["nationally"] = _nationally(item.get("national", ""), on) if is_open else ""
    by_area, by_national = _areas(on), _nationals()
    filled = {subject.slug: _of(subject, offers) for subject in (*by_area, *by_national)}
    home = {
        "areas": [(subject, len(filled[subject.slug])) for subject in by_area],
        "nationals": [(subject, len(filled[subject.slug])) for subject in by_national if filled[subject.slug]],
        "councils_number": len(offers),
    }
    lead = "What each council on this site offers, side by side: amounts, ages, and from which edition."
    yield _page(HOME, "compare", "Compare councils", lead, home)
    for subject in (*by_area, *by_national):
        found = filled[subject.slug]
        if not found and subject not in by_area:
            continue
        parts = [found[first : first + A_PAGE] for first in range(0, len(found), A_PAGE)] or [[]]
        for number, part in enumerate(parts, start=1):
            named = {each["council"] for each, _ in found}
            missing = [each["council"] for each in offers if each["council"] not in named]
            told = {
                "subject": subject,
                "part": part,
                "missing": missing,
                "number": number,
                "parts": [(each, _address(subject, each)) for each in range(1, len(parts) + 1)],
            }
            title = subject.name if number == 1 else f"{subject.name}, page {number}"
            yield _page(_address(subject, number), "compare_subject", title, lead, told)


def _of(subject: Subject, offers: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    found = [(each, [item for item in each["items"] if subject.slug in item["about"]]) for each in offers]
    return [(each, items) for each, items in found if items]


def _item(item: Item, make: PageMaker, contents: Contents) -> dict[str, Any]:
    themes = [contents.first_theme[item.pk], *contents.also_in[item.pk]]
    about = dict.fromkeys(_slug(area) for theme in themes for area in theme.areas)
    named = item.amount_figure is not None or item.amount_words or item.amount_set_in_id or item.kind == Item.Kind.MONEY
    return {
        "name": item.name,
        "address": make.at.item(item),
        "about": [*about, *([_national(item.national)] if item.national else [])],
        # Where a paper sets it, the figure itself is not recorded.
        "amount": (words.amount(item) or words.NOT_RECORDED) if named else "",
        "national": item.national,
        "ages": words.age_bands(item),
        "duty": words.duty(item),
    }


def _nationally(key: str, on: date) -> str:
    """What the law or a national scheme names on a day for an entitlement: "£3,000 once"; blank where it names no figure."""
    amount = amounts().get(key)
    values = amount.in_force(on) if amount else ()
    return saying.amount(values[0]) if values and values[0].figure is not None else ""


def _stored(store: Store, slug: str, on: date) -> dict[str, Any] | None:
    schedule = store.schedule(slug)
    path = store.find(slug, schedule.on(on), f"/{slug}/{FILE}") if schedule else None
    return json.loads(path.read_bytes()) if path else None


def _areas(on: date) -> list[Subject]:
    in_force = {area.id for area in areas_in_force(on)}
    later = "This area is made law and has not started yet."
    return [Subject(_slug(area.id), area.name, "" if area.id in in_force else later) for area in areas().values()]


def _nationals() -> list[Subject]:
    given = [(key, duty.name) for key, duty in duties().items()]
    given += [(key, amount.name) for key, amount in amounts().items()]
    return [Subject(_national(key), name) for key, name in given]


def _slug(area: str) -> str:
    return area.replace("_", "-")


def _national(key: str) -> str:
    return f"national-{key}"


def _address(subject: Subject, number: int = 1) -> str:
    return f"{HOME}{subject.slug}/" + (f"{number}/" if number > 1 else "")


def _page(address: str, template: str, title: str, description: str, context: dict[str, Any]) -> Page:
    told = {"council": None, "contents": None, "edition": None, "at": None, "ask": None}
    crumbs = [("All councils", "/"), *([("Compare councils", HOME)] if address != HOME else [])]
    return Page(address, f"public/{template}.html", title, {**told, **context}, description, crumbs)
