"""Contacts with their numbers, addresses and districts."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.models import Authority
from offers import words
from offers.languages import LANGUAGES
from offers.loading.build import build, no_twins
from offers.loading.faults import Faults, shown
from offers.loading.files import Files, Row
from offers.loading.values import AS_PRINTED
from offers.models import Contact, ContactDistrict, ContactEmail, ContactNumber, Edition
from offers.models.contacts import real_number

CONTACT = (
    "key kind name host address postcode hours walk_in welcome say serves districts_as_printed promised valid_from source"
).split()
NUMBER = "number as_printed kind audience free label language source".split()
EMAIL = "email as_printed label source".split()


class ContactRows:
    """Every contact of the files, built and checked; `save` writes them."""

    def __init__(self, files: Files, faults: Faults, council):
        rows = files.tables["contacts"]
        no_twins(rows, "key", faults)
        self.built = []
        for position, row in enumerate(rows):
            contact = build(
                Contact, row, faults, fields=CONTACT, also=["numbers", "emails", "districts"], position=position
            )
            districts = row.words("districts", faults)
            for slug in districts:
                if slug not in council.district_slugs:
                    known = ", ".join(sorted(council.district_slugs)) or "none"
                    faults.add(row, "districts", f"{shown(slug)} is no district of this council. Known: {known}.")
            children: list[Any] = [
                build(model, child, faults, fields=fields, position=place)
                for key, model, fields in (("numbers", ContactNumber, NUMBER), ("emails", ContactEmail, EMAIL))
                for place, child in enumerate(row.rows(key, faults))
            ]
            for number in row.rows("numbers", faults):
                _check_number(number, faults)
            self.built.append((contact, children, districts))

    def save(self, edition: Edition) -> None:
        """Writes the contacts."""
        for contact, _, _ in self.built:
            contact.edition = edition
        Contact.objects.bulk_create(contact for contact, _, _ in self.built)
        named = {slug for _, _, slugs in self.built for slug in slugs}
        districts = Authority.objects.in_bulk(named, field_name="slug") if named else {}
        serves: list[ContactDistrict] = []
        for contact, children, slugs in self.built:
            for child in children:
                child.contact = contact
            serves += [
                ContactDistrict(contact=contact, district=districts[slug], source=contact.source) for slug in slugs
            ]
        every = [child for _, children, _ in self.built for child in children]
        ContactNumber.objects.bulk_create(child for child in every if isinstance(child, ContactNumber))
        ContactEmail.objects.bulk_create(child for child in every if isinstance(child, ContactEmail))
        ContactDistrict.objects.bulk_create(serves)


def _check_number(row: Row, faults: Faults) -> None:
    number, language = row.values.get("number"), row.values.get("language")
    if isinstance(number, str) and words.telephone(number) is None and _could_be_rung_nearby(number):
        wrong = f"{shown(number)} is only a piece of a telephone number. {AS_PRINTED}"
        faults.add(row, "number", wrong)
    if isinstance(language, str) and language not in LANGUAGES:
        wrong = f"{shown(language)} is not among the languages the portal knows: {', '.join(LANGUAGES)}."
        faults.add(row, "language", wrong)


def _could_be_rung_nearby(number: str) -> bool:
    # The model lets a number without its area code pass.
    with suppress(ValidationError):
        real_number(number)
        return True
    return False
