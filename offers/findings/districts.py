"""A county's districts: whether their names are right, and whether each has somebody to ring."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from leaving_care.models import Authority
from offers.contents import Contents
from offers.findings.finding import Finding, advises, row
from offers.findings.vocabulary import COUNTY_SHORT_FORMS
from offers.models import Contact

CLOSE_ENOUGH = 0.75  # how like a district's name a misspelling of it is, from 0 to 1


def in_a_county(contents: Contents) -> bool:
    """Whether the council is one that districts lie in."""
    return contents.authority.tier == Authority.Tier.COUNTY


def districts_on(contents: Contents, on: date) -> list[Authority]:
    """The county's districts that exist on a day."""
    return [
        district
        for district in contents.authority.districts.all()
        if (district.starts_on is None or district.starts_on <= on)
        and (district.ends_on is None or district.ends_on >= on)
    ]


def meant(printed: str, districts: list[Authority]) -> Authority | None:
    """The one district that is called so, or whose name has each of these words: Cannock is short for Cannock Chase."""
    for district in districts:
        if printed.strip().lower() in (district.name.lower(), district.short_name.lower()):
            return district
    having = _having_the_words_of(printed, districts)
    return having[0] if len(having) == 1 else None


def nearest(printed: str, districts: list[Authority]) -> Authority | None:
    """The district whose name is most like what is printed, if one alone is like it."""
    if _having_the_words_of(printed, districts):
        return None
    names = {" ".join(_in_order(district.short_name)): district for district in districts}
    close = difflib.get_close_matches(" ".join(_in_order(printed)), names, n=1, cutoff=CLOSE_ENOUGH)
    return names[close[0]] if close else None


def districts_not_recorded(contents: Contents, on: date) -> Iterator[Finding]:
    """A county's districts are recorded: without them nobody can check that each has somebody to ring."""
    if in_a_county(contents) and not districts_on(contents, on):
        yield advises(
            "districts-not-recorded",
            [row(contents.edition)],
            "No districts are recorded for this county.",
            "Record the districts that lie in the county.",
        )


def district_misspelt(contents: Contents, on: date) -> Iterator[Finding]:
    """A district is printed under its own name or a plain short form of it; "Souths Staffs" is neither."""
    for contact, printed, likely in _strange_names(contents):
        if likely is not None:
            yield advises(
                "district-misspelt",
                [row(contact, f"district {printed}")],
                f"“{printed}” is not how a district is spelt. The nearest is {likely.short_name}.",
                f"Write {likely.short_name}.",
            )


def not_a_district(contents: Contents, on: date) -> Iterator[Finding]:
    """What is printed as a district is one: a town ("Burton") or another place lies in a district and is none."""
    for contact, printed, likely in _strange_names(contents):
        if likely is None:
            recorded = " and ".join(_recorded_for(contents, contact)) or "no other district"
            yield advises(
                "not-a-district",
                [row(contact, f"district {printed}")],
                f"“{printed}” is no district of {contents.authority.short_name} and is not like the name of any one. "
                f"This contact is recorded as serving {recorded}.",
                "Write the district's name, with the town beside it if that helps people.",
            )


def district_not_served(contents: Contents, on: date) -> Iterator[Finding]:
    """Each district of a county has a duty contact, so that everybody there knows whom to ring."""
    served = _served_by(contents)
    without = [district for district in districts_on(contents, on) if district.pk not in served]
    if in_a_county(contents) and without:
        names = ", ".join(district.short_name for district in without)
        yield advises(
            "district-not-served",
            [row(district, source="") for district in without],
            f"No duty contact is recorded for {names}.",
            "Record which contact serves each of them.",
        )


def district_served_twice(contents: Contents, on: date) -> Iterator[Finding]:
    """A district has one duty contact: with two, nobody knows which to ring."""
    served = _served_by(contents)
    for district in districts_on(contents, on):
        contacts = served.get(district.pk, [])
        if in_a_county(contents) and len(contacts) > 1:
            names = " and ".join(contact.name for contact in contacts)
            yield advises(
                "district-served-twice",
                [row(district, source=""), *(row(contact) for contact in contacts)],
                f"{district.short_name} has more than one duty contact: {names}.",
                "Leave it with one of them.",
            )


def _strange_names(contents: Contents) -> Iterator[tuple[Contact, str, Authority | None]]:
    districts = list(contents.authority.districts.all())
    for contact in contents.contacts:
        for printed in contact.districts_as_printed:
            if districts and meant(printed, districts) is None:
                yield contact, printed, nearest(printed, districts)


def _recorded_for(contents: Contents, contact: Contact) -> list[str]:
    # The districts of the contact that nothing else printed there stands for.
    districts = list(contents.authority.districts.all())
    stood_for = {meant(printed, districts) or nearest(printed, districts) for printed in contact.districts_as_printed}
    linked = [link.district for link in contact.contact_districts.all()]
    return [district.short_name for district in linked if district not in stood_for]


def _served_by(contents: Contents) -> dict[int, list[Contact]]:
    served = defaultdict(list)
    for contact in contents.reached_by(Contact.Kind.DUTY):
        for link in contact.contact_districts.all():
            served[link.district_id].append(contact)
    return served


def _having_the_words_of(printed: str, districts: list[Authority]) -> list[Authority]:
    words = _words(printed)
    return [district for district in districts if words and words <= _words(f"{district.name} {district.short_name}")]


def _in_order(name: str) -> list[str]:
    return [COUNTY_SHORT_FORMS.get(word, word) for word in re.findall(r"[a-z]+", name.lower())]


def _words(name: str) -> set[str]:
    return set(_in_order(name))
