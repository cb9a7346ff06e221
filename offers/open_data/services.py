"""A council's services and places as Open Referral UK 3.0 tells them (HSDS-UK-3.0).

Only services: what is a right, or money that somebody is owed, is no service and stays out. What is not recorded is left out,
never guessed: no costs, no opening hours as rules, no places on a map.
"""

from datetime import date
from typing import Any

from django.conf import settings

from leaving_care.law import amounts
from leaving_care.models import Authority
from offers import text
from offers.addresses import Addresses
from offers.contents import Contents
from offers.models import Contact, DistrictItem, Item
from offers.open_data.ids import number
from offers.open_data.taxonomies import attributes

Row = dict[str, Any]
SERVICES = (Item.Kind.SUPPORT, Item.Kind.OPPORTUNITY, Item.Kind.PROGRAMME, Item.Kind.EVENT)
# The Office for National Statistics names areas by these addresses.
GEOGRAPHY = "http://statistics.data.gov.uk/id/statistical-geography/"
TO_ASK = (Contact.Kind.TEAM, Contact.Kind.OFFICE, Contact.Kind.DUTY)


def services(contents: Contents, at: Addresses, on: date) -> list[Row]:
    """Every service of an edition as it is on a day, whole, in the council's own order."""
    return [_service(item, contents, at, on) for item in contents.items if is_service(item)]


def district_services(there: Contents, at: Addresses, district: Authority, on: date) -> list[Row]:
    """What a district adds to a county's services. `there`, `at`: the offer as it is in the district, and its addresses.

    What is added has no kind: one that names money is taken for money, and stays out as all money does. It keeps its number
    for as long as the district keeps it under the same key.
    """
    added = [item for item in there.items if hasattr(item, "here") and not item.here.differs_from_id]
    return [_added(item, there, at, district, on) for item in added if _amount_is_blank(item)]


def added_number(council: Authority, row: DistrictItem) -> str:
    """The number of what a district adds, the same in every edition."""
    return number("district item", council.slug, row.district.slug, row.key)


def is_service(item: Item) -> bool:
    """Whether an item is a service in the feed's sense, and no entitlement."""
    return item.kind in SERVICES and item.national not in amounts()


def organization(council: Authority) -> Row:
    """The council that offers them."""
    return _without_blanks(
        {
            "id": number("organization", council.slug),
            "name": council.name,
            "description": f"{council.name}: the council's services for care leavers.",
            "website": council.website,
        }
    )


def _added(item: Item, there: Contents, at: Addresses, district: Authority, on: date) -> Row:
    key = added_number(there.authority, item.here)  # type: ignore[attr-defined]  # offers.districts put it there
    row = _service(item, there, at, on, key)
    return row | {
        "organization_id": number("organization", district.slug),
        "organization": organization(district),
        "service_areas": [_area(key, district)],
    }


def _amount_is_blank(item: Item) -> bool:
    return item.amount_figure is None and not item.amount_words and not item.amount_each


def _area(service: str, place: Authority) -> Row:
    """Where a service can be had: the area's name, and where its code is recorded, the address that identifies it for good."""
    area = {"id": number("area", service), "service_id": service, "name": place.short_name}
    return area | ({"uri": f"{GEOGRAPHY}{place.gss_code}"} if place.gss_code else {})


def _service(item: Item, contents: Contents, at: Addresses, on: date, key: str = "") -> Row:
    council, edition = contents.authority, contents.edition
    key = key or str(item.identity.uuid)
    ends = item.funding_ends_on
    row = {
        "id": key,
        "organization_id": number("organization", council.slug),
        "name": item.name,
        "description": _description(item, contents),
        # An install that does not know its own address cannot say where the page is.
        "url": settings.SITE_ADDRESS and settings.SITE_ADDRESS + at.item(item),
        "email": _email(contents),
        "status": "inactive" if ends and ends < on else "active",
        "minimum_age": min((rule.age_from for rule in item.rules.all() if rule.age_from is not None), default=None),
        "maximum_age": _oldest(item),
        "assured_date": edition.published_at.date().isoformat() if edition.published_at else None,
        "last_modified": edition.published_at.isoformat() if edition.published_at else None,
        "organization": organization(council),
        "service_areas": [_area(key, council)],
        "service_at_locations": _places(key, contents),
        "contacts": [
            {"id": number("contact", key, contact.key), "service_id": key, "name": contact.name}
            for contact in contents.reached_by(*TO_ASK)
        ],
        "attributes": attributes(item, contents, key),
    }
    return _without_blanks(row)


def _description(item: Item, contents: Contents) -> str:
    said = [text.plain(item.what_we_offer), text.plain(item.how_to_get_it)]
    rows = [row for row in contents.district_items if row.differs_from_id and row.differs_from_id == item.identity_id]
    if rows:
        said.append(f"It is different in: {', '.join(sorted(row.district.short_name for row in rows))}.")
    return "\n\n".join(filter(None, said))


def _oldest(item: Item) -> int | None:
    """The highest age that any rule goes to; None where one has no end, or nothing is asked."""
    ages = [rule.age_to for rule in item.rules.all()]
    return None if None in ages else max(ages, default=None)  # type: ignore[type-var]  # no None is left


def _email(contents: Contents) -> str:
    addresses = (row.email for contact in contents.reached_by(*TO_ASK) for row in contact.emails.all())
    return next((address for address in addresses if address), "")


def _places(service: str, contents: Contents) -> list[Row]:
    council = contents.authority
    made = []
    for contact in contents.contacts:
        if len(contact.address) < 2 or not contact.postcode:
            continue
        key = number("location", council.slug, contact.key)
        *lines, city = contact.address
        address = {
            "id": number("address", council.slug, contact.key),
            "location_id": key,
            "address_1": ", ".join(lines),
            "city": city,
            "state_province": (council.county or council).short_name,
            "postal_code": contact.postcode,
            "country": "GB",
            "address_type": "physical",
        }
        location = {"id": key, "location_type": "physical", "name": contact.name, "addresses": [address]}
        made.append(
            {
                "id": number("service at location", service, key),
                "service_id": service,
                "location_id": key,
                "location": location,
            }
        )
    return made


def _without_blanks(row: Row) -> Row:
    return {name: value for name, value in row.items() if value not in (None, "")}
