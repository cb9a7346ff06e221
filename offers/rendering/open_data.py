"""What machines read of a council's offer: files that are made and stored with its pages."""

import json
from collections.abc import Iterator
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder

from offers.contents import Contents
from offers.open_data.services import organization, services
from offers.open_data.taxonomies import taxonomies, terms
from offers.open_data.whole import whole
from offers.rendering import side_by_side
from offers.rendering.pages import PageMaker

FEED, WHOLE = "open-referral.json", "offer.json"
JSON = "application/json"


def open_data(make: PageMaker, contents: Contents | None, on: date) -> Iterator[tuple[str, bytes]]:
    """The offer in force as JSON, its rows beside other councils', and those of its feed, each as path and bytes.

    A council with none has an empty feed.
    """
    council = make.council
    feed = {
        "organization": organization(council),
        "services": services(contents, make.at, on) if contents else [],
        "taxonomies": taxonomies(council) if contents else [],
        "terms": terms(contents) if contents else [],
    }
    yield FEED, _bytes(feed)
    if contents:
        yield WHOLE, _bytes(whole(contents, make.at))
        yield side_by_side.FILE, _bytes(side_by_side.rows(make, contents))


def edition_data(make: PageMaker, contents: Contents) -> tuple[str, bytes]:
    """One edition under its own number."""
    return f"offer/editions/{contents.edition.number}/{WHOLE}", _bytes(whole(contents, make.at))


def _bytes(said: object) -> bytes:
    return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()
