"""What machines read of a council's offer: files that are made and stored with its pages."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from offers.addresses import Addresses
from offers.contents import Contents
from offers.open_data.services import district_services, organization, services
from offers.open_data.taxonomies import taxonomies, terms
from offers.open_data.whole import whole
from offers.rendering import side_by_side
from offers.rendering.districts import DistrictMaker
from offers.rendering.pages import PageMaker

FEED, WHOLE = "open-referral.json", "offer.json"
JSON = "application/json"


def open_data(
    make: PageMaker, contents: Contents | None, on: date, places: Sequence[DistrictMaker] = ()
) -> Iterator[tuple[str, bytes]]:
    """The offer in force as JSON, its rows beside other councils', and those of its feed, each as path and bytes.

    A council with none has an empty feed. `places`: the districts that the offer is given in.
    """
    council = make.council
    feed = {
        "organization": organization(council),
        "services": [*services(contents, make.at, on), *_of_districts(places, on)] if contents else [],
        "taxonomies": taxonomies(council) if contents else [],
        "terms": terms(contents) if contents else [],
    }
    yield FEED, _bytes(feed)
    if contents:
        yield WHOLE, _bytes(whole(contents, make.at, _there(places)))
        yield side_by_side.FILE, _bytes(side_by_side.rows(make, contents))


def edition_data(make: PageMaker, contents: Contents, places: Sequence[DistrictMaker] = ()) -> tuple[str, bytes]:
    """One edition under its own number."""
    return f"offer/editions/{contents.edition.number}/{WHOLE}", _bytes(whole(contents, make.at, _there(places)))


def _there(places: Sequence[DistrictMaker]) -> list[tuple[Contents, Addresses]]:
    return [(maker.contents, maker.at) for maker in places]


def _of_districts(places: Sequence[DistrictMaker], on: date) -> list[dict[str, Any]]:
    return [row for maker in places for row in district_services(maker.contents, maker.at, maker.district, on)]


def _bytes(said: object) -> bytes:
    return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()
