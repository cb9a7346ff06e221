"""The page of one item as it would be published, made from what an editor has typed and nobody has saved."""

from collections.abc import Sequence
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from leaving_care.law import provisions
from leaving_care.models import Authority
from offers import text
from offers.contents import Contents
from offers.models import Edition, Item, ItemProvider, ItemRule, ItemTheme, Theme
from offers.rendering.pages import PageMaker

# A link in the page that is looked at opens a page of its own: our public pages are shown in no frame.
IN_A_FRAME = '<base target="_blank">'
NO_NAME = "No name yet"
NO_THEME = Theme(pk=0, slug="theme", name="No theme chosen yet")


def item_preview(
    edition: Edition,
    item: Item,
    *,
    rules: Sequence[ItemRule],
    providers: Sequence[ItemProvider],
    themes: Sequence[Theme],
    on: date,
) -> bytes:
    """The item's page from the stored page's own template, with its own style, as if the edition were in force.

    `themes`: the first gives it its address. Of the edition it reads what the page shows beside the item, and no other item.
    """
    item.pk = item.pk or 0  # one that is being added has no number yet
    item.name = item.name or NO_NAME
    # The page asks the item for these as if they were saved.
    item._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "rules": rules,
        "providers": providers,
        "item_themes": [
            ItemTheme(item_id=item.pk, theme_id=theme.pk, is_first=place == 0)
            for place, theme in enumerate(themes or [NO_THEME])
        ],
    }
    contents = _round_an_item(edition, item, list(themes or [NO_THEME]))
    make, theme = PageMaker(contents.authority, contents, on), contents.first_theme[item.pk]
    page = make.page(
        make.at.item(item),
        "item",
        item.name,
        text.plain(item.what_we_offer)[:150],
        [("The offer", make.at.offer), (theme.name, make.at.theme(theme))],
        item=item,
        theme=theme,
        provision=provisions().get(item.provision),
    )
    return page.render().replace(b"<head>", b"<head>" + IN_A_FRAME.encode(), 1)


def _round_an_item(edition: Edition, item: Item, themes: list[Theme]) -> Contents:
    """An edition of which only what stands on an item's page was read."""
    of_it = edition.points.filter(point_items__identity=item.identity_id).distinct()
    read: dict[str, Any] = {
        "edition": edition,
        "authority": Authority.objects.prefetch_related("role_titles", "languages").get(pk=edition.authority_id),
        "themes": themes,
        "items": [item],
        "contacts": list(edition.contacts.filter(kind__in=("team", "office")).prefetch_related("numbers")),
        "statements": list(edition.statements.filter(kind="notice")),
        "consultations": list(edition.consultations.all()),
        "points": list(of_it.prefetch_related("point_items")) if item.identity_id else [],
    }
    nothing: dict[str, Any] = {field.name: [] for field in fields(Contents) if _is_needed(field)}
    return Contents(**nothing | read)


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
