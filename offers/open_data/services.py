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
from offers.models import Contact, Item
from offers.open_data.ids import number
from offers.open_data.taxonomies import attributes

Row = dict[str, Any]
SERVICES = (Item.Kind.SUPPORT, Item.Kind.OPPORTUNITY, Item.Kind.PROGRAMME, Item.Kind.EVENT)
TO_ASK = (Contact.Kind.TEAM, Contact.Kind.OFFICE, Contact.Kind.DUTY)


def services(contents: Contents, at: Addresses, on: date) -> list[Row]:
    """Every service of an edition as it is on a day, whole, in the council's own order."""
    return [_service(item, contents, at, on) for item in contents.items if is_service(item)]


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


def _service(item: Item, contents: Contents, at: Addresses, on: date) -> Row:
    council, edition = contents.authority, contents.edition
    key = str(item.identity.uuid)
    ends = item.funding_ends_on
    row = {
        "id": key,
        "organization_id": number("organization", council.slug),
        "name": item.name,
        "description": "\n\n".join(filter(None, map(text.plain, (item.what_we_offer, item.how_to_get_it)))),
        # An install that does not know its own address cannot say where the page is.
        "url": settings.SITE_ADDRESS and settings.SITE_ADDRESS + at.item(item),
        "email": _email(contents),
        "status": "inactive" if ends and ends < on else "active",
        "minimum_age": min((rule.age_from for rule in item.rules.all() if rule.age_from is not None), default=None),
        "maximum_age": _oldest(item),
        "assured_date": edition.published_at.date().isoformat() if edition.published_at else None,
        "last_modified": edition.published_at.isoformat() if edition.published_at else None,
        "organization": organization(council),
        "service_areas": [{"id": number("area", key), "service_id": key, "name": council.short_name}],
        "service_at_locations": _places(key, contents),
        "contacts": [
            {"id": number("contact", key, contact.key), "service_id": key, "name": contact.name}
            for contact in contents.reached_by(*TO_ASK)
        ],
        "attributes": attributes(item, contents),
    }
    return _without_blanks(row)


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
