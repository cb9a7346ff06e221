"""What a page that is answered for one visitor needs of an offer: made when the offer is published, and stored with it.

Such a page (what can I get? am I a care leaver?) must not read the database for what is the same for everybody.
"""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from offers import text, words
from offers.contents import Contents
from offers.models import Contact, Item, ItemProvider
from offers.rendering.districts import DistrictMaker
from offers.rendering.pages import PageMaker

FILE = "answering.json"
TITLE, CONTENT = "@@title@@", "<!-- content -->"


def answering(make: PageMaker, contents: Contents | None, places: Sequence[DistrictMaker] = ()) -> dict[str, Any]:
    """As data for JSON: the frame of a page, the council, whom to ask, and every item of the edition in force.

    `places`: the districts that the offer is given in. What one has otherwise, the county's item tells of (`otherwise`). As it
    is in a district (`make` is a district's maker): `here` is the district.
    """
    council, edition = make.council, contents.edition if contents else None
    frame = make.page("", "frame", TITLE)
    context = {**frame.context, "page": frame, "accent": council.accent}
    return {
        "frame": render_to_string(frame.template, context),
        "slug": council.slug,
        "name": council.name,
        "short_name": council.short_name,
        "accent": council.accent,
        "adviser": make.told["adviser"],
        "ask_sentence": render_to_string("public/parts/ask_sentence.html", context),
        "ask_words": _ask_words(council.name, make.told["ask"]),
        "edition": edition and {"number": edition.number, "title": edition.title, "from": _iso(edition.effective_from)},
        "here": _place(make) if isinstance(make, DistrictMaker) else None,
        "places": [_place(maker) for maker in places],
        "items": [_item(item, make, contents, places) for item in contents.items] if contents else [],
    }


def _place(maker: DistrictMaker) -> dict[str, Any]:
    district = maker.district
    return {
        "slug": district.slug,
        "name": district.short_name,
        "full_name": district.name,
        "home": maker.at.home,
        "address": maker.at.what_can_i_get,
        "differs": bool(maker.touched),
    }


def _ask_words(council: str, ask: Contact | None) -> str:
    if ask is None:
        return f"the leaving care team of {council}"
    numbers = [words.number(row) for row in ask.numbers.all() if row.number and row.kind == "phone"]
    return f"{ask.name} ({numbers[0]})" if numbers else ask.name


def _item(item: Item, make: PageMaker, contents: Contents, places: Sequence[DistrictMaker]) -> dict[str, Any]:
    named = item.kind == Item.Kind.MONEY or item.amount_figure is not None or item.amount_words or item.amount_each
    return {
        "name": item.name,
        "address": make.at.item(item),
        "here": _said_here(item),
        "otherwise": [
            {"name": maker.district.short_name, "address": maker.at.item(item)}
            for maker in places
            if item in maker.touched
        ],
        "theme": contents.first_theme[item.pk].name,
        "national": item.national,
        "summary": _short(text.plain(item.what_we_offer), 200),
        "duty": item.duty,
        "duty_words": words.duty(item),
        "provision": item.provision,
        "amount": words.amount(item) if named or item.amount_set_in_id else "",
        "amount_set_in": item.amount_set_in.title if item.amount_set_in else "",
        "amount_on": _iso(item.amount_last_reviewed_on),
        "how": _short(text.plain(item.how_to_get_it), 300),
        "who_decides": item.who_decides,
        "within": item.decided_within,
        "in_plan": item.in_plan,
        "elsewhere": text.plain(item.elsewhere),
        "who_for": item.who_for,
        "open_to_other_councils": item.open_to_other_councils,
        "providers": [_provider(row) for row in item.providers.all()],
        "ends_on": _iso(item.funding_ends_on),
        "rules": [
            {
                "age_from": rule.age_from,
                "age_to": rule.age_to,
                "last_year_included": rule.last_year_included,
                "statuses": rule.statuses,
                "circumstances": rule.circumstances,
                "living": rule.living,
                "limited": rule.limited,
                "note": rule.note,
            }
            for rule in item.rules.all()
        ],
    }


def _said_here(item: Item) -> str:
    """That an item is otherwise in the district, and why, or that it is there alone. Blank: as everywhere."""
    row = getattr(item, "here", None)
    if row is None:
        return ""
    if not row.differs_from_id:
        return f"This is for people who live in {row.district.short_name}. {row.district.name} gives it."
    return f"This is different in {row.district.short_name}. Why: {row.reason or 'Not recorded yet'}"


def _provider(row: ItemProvider) -> dict[str, str]:
    name = row.name or (row.authority.short_name if row.authority else "")
    return {"name": name, "from": _iso(row.starts_on), "to": _iso(row.ends_on)}


def _short(said: str, most: int) -> str:
    return said if len(said) <= most else said[:most].rsplit(" ", 1)[0] + " …"


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""
