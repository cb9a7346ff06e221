"""Contacts with their numbers, addresses and districts."""

from leaving_care.models import Authority
from offers.loading.build import build, no_twins
from offers.loading.faults import Faults
from offers.loading.files import Files
from offers.models import Contact, ContactDistrict, ContactEmail, ContactNumber, Edition

CONTACT = (
    "key kind name host address postcode hours walk_in welcome say serves districts_as_printed promised valid_from source"
).split()
NUMBER = "number as_printed kind audience free label language source".split()
EMAIL = "email as_printed label source".split()


class ContactRows:
    """Every contact of the files, built and checked; `save` writes them."""

    def __init__(self, files: Files, faults: Faults, council):
        rows = files.tables["contacts"]
        no_twins(rows, "key", faults, "The contact")
        self.built = []
        for position, row in enumerate(rows):
            contact = build(
                Contact, row, faults, fields=CONTACT, also=["numbers", "emails", "districts"], position=position
            )
            for slug in row.values.get("districts", []):
                if slug not in council.district_slugs:
                    known = ", ".join(sorted(council.district_slugs)) or "none: authority.toml has no [[districts]]"
                    faults.add(row, "districts", f"{slug!r} is no district of this council. Known: {known}.")
            children = [
                build(model, child, faults, fields=fields, position=place)
                for key, model, fields in (("numbers", ContactNumber, NUMBER), ("emails", ContactEmail, EMAIL))
                for place, child in enumerate(row.rows(key))
            ]
            self.built.append((contact, children, row.values.get("districts", [])))

    def save(self, edition: Edition) -> None:
        """Writes the contacts."""
        for contact, children, districts in self.built:
            contact.edition = edition
            contact.save()
            for child in children:
                child.contact = contact
                child.save()
            for slug in districts:
                ContactDistrict.objects.create(
                    contact=contact, district=Authority.objects.get(slug=slug), source=contact.source
                )
