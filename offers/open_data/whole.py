"""A whole offer as JSON, as offer-schema.json describes it. Public words alone: where a row came from stays with the editors."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from leaving_care.models import Authority
from offers.addresses import Addresses
from offers.contents import Contents
from offers.models import Contact, DistrictItem, Edition, Item, ItemRule, Statement
from offers.open_data.services import added_number

Row = dict[str, Any]
SCHEMA_ADDRESS = "/offer-schema.json"


@lru_cache(maxsize=1)
def schema() -> bytes:
    """The schema, as it is served."""
    return Path(__file__).with_name("offer-schema.json").read_bytes()


def whole(contents: Contents, at: Addresses, places: Iterable[tuple[Contents, Addresses]] = ()) -> Row:
    """Everything that an edition says to the public. `places`: it as it is in each district, with the addresses there."""
    return {
        "$schema": settings.SITE_ADDRESS + SCHEMA_ADDRESS,
        "council": _council(contents.authority),
        "edition": _edition(contents.edition, at),
        "themes": [
            {
                "slug": theme.slug,
                "name": theme.name,
                "intro": theme.intro,
                "areas": theme.areas,
                "items": [str(item.identity.uuid) for item in contents.entries[theme.pk]],
            }
            for theme in contents.themes
        ],
        "items": [_item(item, contents, at) for item in contents.items],
        "district_items": [
            _district_item(item, contents, there_at)
            for there, there_at in places
            for item in there.items
            if hasattr(item, "here")
        ],
        "contacts": [_contact(contact) for contact in contents.contacts],
        "statements": [_statement(row, contents) for row in contents.statements if row.parent_id is None],
        "consultations": [
            {"who": row.who, "how": row.how, "held_on": _day(row.held_on), "heard": row.heard, "changed": row.changed}
            for row in contents.consultations
        ],
        "approvals": [
            {"body": row.body, "chair": row.chair, "approved_on": _day(row.approved_on), "minute": row.minute}
            for row in contents.approvals
        ],
    }


def _council(council: Authority) -> Row:
    return {
        "slug": council.slug,
        "name": council.name,
        "short_name": council.short_name,
        "gss_code": council.gss_code,
        "website": council.website,
    }


def _edition(edition: Edition, at: Addresses) -> Row:
    return {
        "number": edition.number,
        "title": edition.title,
        "subtitle": edition.subtitle,
        "effective_from": _day(edition.effective_from),
        "published_at": edition.published_at and edition.published_at.isoformat(),
        "review_due_on": _day(edition.review_due_on),
        "legal_basis": edition.legal_basis,
        "foreword": edition.foreword,
        "other_formats": edition.other_formats,
        "url": settings.SITE_ADDRESS + at.offer,
    }


def _item(item: Item, contents: Contents, at: Addresses) -> Row:
    plain = (
        "name kind entitlement national what_we_offer to_know our_part your_part how_to_get_it who_decides decided_within"
        " elsewhere duty provision in_plan open_to_other_councils sensitive ends_with happens who_for"
    )
    return {
        "id": str(item.identity.uuid),
        "key": item.identity.key,
        "theme": contents.first_theme[item.pk].slug,
        **{name: getattr(item, name) for name in plain.split()},
        "funding_ends_on": _day(item.funding_ends_on),
        "amount": _amount(item),
        "for": [_rule(rule) for rule in item.rules.all()],
        "providers": [
            {
                "name": row.authority.name if row.authority else row.name,
                "gives": row.gives,
                "starts_on": _day(row.starts_on),
                "ends_on": _day(row.ends_on),
            }
            for row in item.providers.all()
        ],
        "url": settings.SITE_ADDRESS + at.item(item),
    }


def _district_item(item: Item, contents: Contents, at: Addresses) -> Row:
    """What a district adds, or the county's item as it is there: whole, as a reader there has it."""
    row: DistrictItem = item.here  # type: ignore[attr-defined]  # offers.districts put it there
    is_added = row.differs_from_id is None
    names = "name what_we_offer to_know how_to_get_it who_decides"
    return {
        "id": added_number(contents.authority, row) if is_added else str(item.identity.uuid),
        "key": row.key,
        "district": {"slug": row.district.slug, "name": row.district.name, "gss_code": row.district.gss_code},
        "differs_from": None if is_added else str(item.identity.uuid),
        "theme": row.theme_slug if is_added else "",
        **{name: getattr(item, name) for name in names.split()},
        "amount": _amount(item),
        "reason": row.reason,
        "url": settings.SITE_ADDRESS + at.item(item),
    }


def _amount(item: Item) -> Row | None:
    """None: it is no sum, or it is not recorded yet."""
    if item.amount_figure is None and not item.amount_words:
        return None
    return {
        "figure": _figure(item.amount_figure),
        "unit": item.amount_unit,
        "at_most": item.amount_at_most,
        "each": item.amount_each,
        "words": item.amount_words,
        "last_reviewed_on": _day(item.amount_last_reviewed_on),
    }


def _rule(rule: ItemRule) -> Row:
    names = "age_from age_to last_year_included statuses circumstances living limited note"
    return {name: getattr(rule, name) for name in names.split()}


def _contact(contact: Contact) -> Row:
    return {
        "key": contact.key,
        "kind": contact.kind,
        "name": contact.name,
        "address": contact.address,
        "postcode": contact.postcode,
        "hours": contact.hours,
        "walk_in": contact.walk_in,
        "serves": contact.serves,
        "districts": [row.district.slug for row in contact.contact_districts.all()],
        "numbers": [
            {
                "number": row.number,
                "kind": row.kind,
                "for": row.audience,
                "free": row.free,
                "label": row.label,
                "language": row.language,
            }
            for row in contact.numbers.all()
            if row.number
        ],
        "emails": [{"email": row.email, "label": row.label} for row in contact.emails.all() if row.email],
    }


def _statement(row: Statement, contents: Contents) -> Row:
    return {
        "key": row.key,
        "kind": row.kind,
        "title": row.title,
        "text": row.text,
        "owner": row.owner,
        "due_on": _day(row.due_on),
        "state": row.state,
        "until": _day(row.until),
        "on": _day(row.on),
        "said_by": row.said_by,
        "parts": [_statement(part, contents) for part in contents.parts_of(row)],
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _figure(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)
