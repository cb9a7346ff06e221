"""Changes of a contact of a draft, with its numbers, its addresses to write to and the districts it serves."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.models import Authority, User
from offers import words
from offers.actions.editing import editing, label
from offers.actions.rows import PartSaid, all_says, changing_row, free_word, next_place, put, put_parts, still_there
from offers.models import Contact, ContactDistrict, ContactEmail, ContactNumber, Edit, Edition

ONLY_A_PIECE = "“{}” is only a piece of a telephone number. Give the whole number, or say it as it is printed."


def said_by(contact: Contact) -> dict[str, Any]:
    """All that a contact says: its fields, numbers and addresses, and the slugs of the districts it serves. Four queries."""
    served = contact.contact_districts.order_by("district__slug").values_list("district__slug", flat=True)
    return all_says(contact, list(contact.numbers.all()), list(contact.emails.all()), districts=list(served))


def add_contact(
    edition: Edition,
    *,
    values: Mapping[str, Any],
    numbers: Iterable[PartSaid] = (),
    emails: Iterable[PartSaid] = (),
    districts: Iterable[Authority] = (),
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Contact:
    """Adds a contact at the end. Raises as `editing`, and ValidationError in words."""
    with editing(edition, by=by, at=at, once=once) as change:
        contact = Contact(edition=change.edition, key=free_word(values["name"], change.edition.contacts.all(), "key"))
        put(contact, {**values, "position": next_place(change.edition.contacts.all())})
        _put_parts(contact, [(None, said) for _, said in numbers], [(None, said) for _, said in emails], districts)
        change.note(label(contact), Edit.What.ADDED, after=said_by(contact))
    return contact


def change_contact(
    contact: Contact,
    *,
    values: Mapping[str, Any],
    numbers: Iterable[PartSaid] = (),
    emails: Iterable[PartSaid] = (),
    districts: Iterable[Authority] = (),
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a contact: it has these numbers, addresses and districts, and no others.

    `version`: of `said_by`, as in `changing_row`. Raises as `editing`.
    """
    with editing(contact.edition, by=by, at=at, once=once) as change:
        with changing_row(change, change.edition.contacts.all(), contact, version, says=said_by) as held:
            put(held, values)
            _put_parts(held, numbers, emails, districts)


def remove_contact(contact: Contact, *, by: User, at: datetime, once: uuid.UUID | None = None, why: str = "") -> None:
    """Takes a contact out of the draft."""
    with editing(contact.edition, by=by, at=at, once=once, why=why) as change:
        held = still_there(change.edition.contacts.all(), contact)
        change.note(label(held), Edit.What.REMOVED, before=said_by(held))
        held.delete()


def _put_parts(
    contact: Contact, numbers: Iterable[PartSaid], emails: Iterable[PartSaid], districts: Iterable[Authority]
) -> None:
    numbers = list(numbers)
    put_parts(contact, ContactNumber, "contact", numbers)
    for _, said in numbers:
        # The model lets a number without its area code pass, and no page shows one.
        if said.get("number") and words.telephone(said["number"]) is None:
            raise ValidationError(ONLY_A_PIECE.format(said["number"]))
    put_parts(contact, ContactEmail, "contact", emails)
    wanted = {district.pk: district for district in districts}
    had = set(contact.contact_districts.values_list("district_id", flat=True))
    if had - wanted.keys():
        contact.contact_districts.exclude(district__in=wanted).delete()
    for pk, district in wanted.items():
        if pk not in had:
            if district.county_id != contact.edition.authority_id:
                raise ValidationError(f"{district.short_name} is no district of this council.")
            ContactDistrict.objects.create(contact=contact, district=district)
