"""The two lists of terms of a council's feed: the areas that the law names, and the council's own themes."""

from typing import Any

from leaving_care.law import Area, areas
from leaving_care.models import Authority
from offers import text
from offers.contents import Contents
from offers.models import Item, Theme
from offers.open_data.ids import number

Row = dict[str, Any]
AREAS = number("taxonomy", "areas")


def taxonomies(council: Authority) -> list[Row]:
    """Both taxonomies. That of the areas is the same for every council."""
    return [
        {
            "id": AREAS,
            "name": "Areas of a local offer for care leavers",
            "description": "The areas of life that the law of England names for a council's local offer.",
        },
        {
            "id": _themes(council),
            "name": f"Themes of {council.short_name}",
            "description": f"The headings under which {council.name} sets out its offer.",
        },
    ]


def terms(contents: Contents) -> list[Row]:
    """Every term of both, in the law's and the council's order."""
    return [
        *(_area(key, area) for key, area in areas().items()),
        *(_theme(contents.authority, theme) for theme in contents.themes),
    ]


def attributes(item: Item, contents: Contents, service: str) -> list[Row]:
    """What a service is about: its themes, and the law's areas that these cover, each once. `service`: its number."""
    named = areas()
    themes = [contents.first_theme[item.pk], *contents.also_in[item.pk]]
    covered = dict.fromkeys(key for theme in themes for key in theme.areas if key in named)
    about = [
        *(_theme(contents.authority, theme) for theme in themes),
        *(_area(key, named[key]) for key in covered),
    ]
    return [
        {
            "id": number("attribute", service, term["id"]),
            "link_id": service,
            "taxonomy_term_id": term["id"],
            "link_type": "service",
            "taxonomy_term": term,
        }
        for term in about
    ]


def _themes(council: Authority) -> str:
    return number("taxonomy", council.slug, "themes")


def _area(key: str, area: Area) -> Row:
    return {
        "id": number("term", "areas", key),
        "name": area.name,
        "description": f"An area that a local offer covers: {area.name.lower()}.",
        "taxonomy": "Areas of a local offer for care leavers",
        "taxonomy_id": AREAS,
    }


def _theme(council: Authority, theme: Theme) -> Row:
    return {
        "id": number("term", council.slug, theme.slug),
        "name": theme.name,
        "description": text.plain(theme.intro) or theme.name,
        "taxonomy": f"Themes of {council.short_name}",
        "taxonomy_id": _themes(council),
    }
