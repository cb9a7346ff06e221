"""Where a finding is mended: from the row that it names to the page of the desk that changes it."""

from dataclasses import dataclass

from leaving_care.law import areas
from offers.contents import Contents
from offers.desk_lists.places import place, row_place
from offers.desk_lists.said import field_in_words
from offers.languages import LANGUAGES
from offers.models import Edition

OVERVIEW = "offers:edition"
# Findings that are mended elsewhere than in the row that they name → the page, by the council's and the edition's words.
ELSEWHERE = {
    "no-consultation": "offers:consultations",
    "not-consulted-since": "offers:consultations",
    "no-approval": "offers:agree",
    "area-not-covered": OVERVIEW,
    "area-coming": OVERVIEW,
    "districts-not-recorded": "offers:districts",
    "arrangements-not-said": "offers:add_item",
    "no-complaints-contact": "offers:contacts",
    "no-advocacy-contact": "offers:contacts",
    "no-helpline": "offers:contacts",
    "district-not-served": "offers:contacts",
    "date-not-looked-at": "offers:dates",
}
OF_THE_COUNCIL = {
    "translation-missing": "offers:languages",
    "translation-out-of-date": "offers:languages",
}
OF_A_CHANGE = frozenset({"reduction-without-reason", "ended-without-reason"})
CALLED = {"edition": "The offer as a whole"}


@dataclass(frozen=True)
class Place:
    """A row that a finding names: what it is called on its pages, which part of it, where it is mended, the source's lines.

    `address` blank: it is mended nowhere now, because the edition is published or set aside.
    """

    name: str
    part: str
    address: str
    source: str


class Places:
    """The places of an edition. It asks the database nothing."""

    def __init__(self, contents: Contents):
        self.contents = contents
        before = contents.before.items if contents.before else []
        self.names = {
            **{f"item {item.identity.key}": item.name for item in before},
            **{f"item {item.identity.key}": item.name for item in contents.items},
            **{f"contact {contact.key}": contact.name for contact in contents.contacts},
            **{f"statement {said.key}": str(said) for said in contents.statements},
            **{f"document {paper.key}": paper.title for paper in contents.documents},
            **{f"theme {theme.slug}": theme.name for theme in contents.themes},
            **{f"district {each.slug}": each.short_name for each in contents.authority.districts.all()},
            **{f"in {each.slug}": f"In {each.short_name}" for each in contents.authority.districts.all()},
        }

    def of(self, code: str, label: str, source: str = "") -> Place:
        """The place of a row ("contact language-urdu, number 64XXXX") that a finding names."""
        row, _, part = label.partition(", ")
        called = _day_of(row, part) if code == "date-not-looked-at" else self._part(row, part)
        return Place(self.names.get(row) or CALLED.get(row) or row, called, self._address(code, row), source)

    def _part(self, row: str, part: str) -> str:
        """A part of a row that is named by a word of ours, as people call it."""
        kind, _, word = part.partition(" ")
        if kind == "area" and word in areas():
            return areas()[word].name
        if kind == "language" and word in LANGUAGES:
            return LANGUAGES[word].english
        return self.names.get(f"item {part}", part) if row.startswith("in ") else part

    def _address(self, code: str, row: str) -> str:
        edition = self.contents.edition
        edition.authority = self.contents.authority
        return address_of(edition, code, row) or (
            place(OVERVIEW, edition.authority.slug, edition.number) if can_be_mended(edition) else ""
        )


def _day_of(row: str, part: str) -> str:
    """A day of a row or of a part of it ("provider Example Careers, ends on"), called as where it is changed."""
    whole, comma, field = part.rpartition(", ")
    return whole + comma + field_in_words("" if comma else row, field.replace(" ", "_"))


def can_be_mended(edition: Edition) -> bool:
    """Whether an edition is a draft that is worked on."""
    return edition.is_draft and not edition.set_aside_at


def address_of(edition: Edition, code: str, row: str) -> str:
    """Where what a finding names is mended; blank where it is not. `edition` has its authority at hand."""
    council = edition.authority.slug
    if not can_be_mended(edition):
        return ""
    if code in OF_THE_COUNCIL:
        return place(OF_THE_COUNCIL[code], council)
    if code in OF_A_CHANGE:
        return place("offers:item_change", council, edition.number, row.partition(", ")[0].partition(" ")[2])
    if code in ELSEWHERE:
        return place(ELSEWHERE[code], council, edition.number)
    if row.startswith("district "):
        return place("offers:contacts", council, edition.number)
    return row_place(edition, row)
