"""What can be found in an edition: an index of its pages, made when it is published. Plain data (JSON).

Documents, and for each stem the documents that have it with a weight.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from leaving_care.law import book, saying
from offers import text, words
from offers.addresses import Addresses
from offers.contents import Contents
from offers.findings.contacts import has_what_was_promised
from offers.models import Item, Statement
from offers.search_words import stems

LAW = "The law and national schemes"
HELP_NOW = "Help now, day or night"
# What the page of numbers to ring is found by.
HELP_WORDS = (
    "emergency danger crisis police 999 unsafe suicide suicidal kill hurt cut myself self-harm harm overdose abuse hits "
    "beats rape violence homeless tonight nowhere to sleep lonely talk helpline samaritans childline shelter"
)
HOW_IT_WORKS = ("about", "how_it_works", "extra_support", "group", "announcement", "allocation")
PROMISES = ("pledge", "promise", "principle", "you_said")
RIGHTS = ("right",)
Field = tuple[float, str]


class _Index:
    """Documents as they are added, and where each stem is."""

    def __init__(self, made: dict[str, Any] | None = None) -> None:
        made = made or {"documents": [], "postings": {}}
        self.documents: list[dict[str, str]] = list(made["documents"])
        self.postings: dict[str, dict[int, float]] = {stem: dict(there) for stem, there in made["postings"].items()}

    def add(self, title: str, address: str, theme: str, summary: str, *fields: Field) -> None:
        """One more document, with what it is found by and how much that weighs."""
        number = len(self.documents)
        self.documents.append({"title": title, "address": address, "theme": theme, "summary": summary})
        for weight, said in fields:
            for stem in set(stems(said)):
                there = self.postings.setdefault(stem, {})
                there[number] = max(there.get(number, 0), weight)

    def data(self) -> dict[str, Any]:
        """All of it, as data for JSON."""
        postings = {stem: list(map(list, there.items())) for stem, there in sorted(self.postings.items())}
        return {"documents": self.documents, "postings": postings}


def build_index(contents: Contents, at: Addresses, elsewhere: Iterable[tuple[str, str, Item]] = ()) -> dict[str, Any]:
    """The index of an edition, as data for JSON: its items, themes, contacts and statements, and the pages that every council has.

    `national` names what of the law its items give.

    `elsewhere`: items that have a page of their own beside the edition's, as in a district; each with its title and address.
    """
    index = _Index()
    _offer(index, contents, at, elsewhere)
    _contacts(index, contents, at)
    _statements(index, contents, at)
    _pages(index, at)
    return {**index.data(), "national": sorted({item.national for item in contents.items if item.national})}


def with_law(made: dict[str, Any], on: date) -> dict[str, Any]:
    """An index with what the law and national schemes give on a day. Where an item gives the same, the item speaks for both."""
    index, law, given = _Index(made), book(), set(made.get("national", ()))
    for duty in law.duties.values():
        if duty.id not in given and duty.in_force(on):
            index.add(duty.name, "/law/#owed", LAW, _short(duty.plain), (5, duty.name), (2, duty.plain))
    for amount in law.amounts.values():
        values = amount.in_force(on) or amount.coming(on)
        if amount.id not in given and values:
            said, first = saying.amount(values[0]), values[0]
            holds = first.in_force(on)
            address = amount.id if holds else "announced" if first.kind == "announcement" else "waiting"
            start = "" if holds else "This has not started yet. "
            summary = f"{start}{said[:1].upper()}{said[1:].rstrip('.')}. {amount.means}".strip()
            fields = ((5, amount.name), (2, f"{summary} {amount.who} {amount.how}"))
            index.add(amount.name, f"/law/#{address}", LAW, _short(summary), *fields)
    return index.data()


def _offer(index: _Index, contents: Contents, at: Addresses, elsewhere: Iterable[tuple[str, str, Item]]) -> None:
    themes = {theme.pk: theme for theme in contents.themes}
    for theme in contents.themes:
        intro = text.plain(theme.intro)
        index.add(theme.name, at.theme(theme), "", _short(intro), (8, theme.name), (2, intro))
    for title, address, item in [*((item.name, at.item(item), item) for item in contents.items), *elsewhere]:
        [listed] = [link for link in item.item_themes.all() if link.is_first]
        first = themes[listed.theme_id]
        what = text.plain(item.what_we_offer)
        rest = [item.to_know, item.our_part, item.your_part, item.how_to_get_it, item.amount_words, item.who_for]
        fields = ((10, title), (4, what), (3, first.name), (2, text.plain(" ".join(rest))))
        index.add(title, address, first.name, _short(what), *fields)


def _contacts(index: _Index, contents: Contents, at: Addresses) -> None:
    for contact in contents.contacts:
        served = " ".join(link.district.short_name for link in contact.contact_districts.all())
        numbers = " ".join(words.number(row) for row in contact.numbers.all() if row.number)
        said = " ".join([contact.get_kind_display(), contact.host, *contact.address, served, contact.serves])
        still = "" if has_what_was_promised(contact) else contact.promised
        fields = ((8, contact.name), (4, f"contact phone {numbers} {said}"))
        index.add(contact.name, at.contacts, "Contacts", numbers or still, *fields)


def _statements(index: _Index, contents: Contents, at: Addresses) -> None:
    for kinds, address, page in (
        (HOW_IT_WORKS, at.how_it_works, "How the service works"),
        (PROMISES, at.promises, "What we promise"),
        (RIGHTS, at.complaints, "Your rights"),
    ):
        for row in contents.said(*kinds):
            said = text.plain(row.text)
            inside = " ".join([said, *_parts(contents, row)])
            place = (
                f"{address}#said-{row.key}" if row.title and row.kind not in ("allocation", "principle") else address
            )
            index.add(row.title or page, place, page, _short(said), (5, row.title), (2, inside))


def _parts(contents: Contents, statement: Statement) -> list[str]:
    said = []
    for part in contents.parts_of(statement):
        said += [part.title, text.plain(part.text), *_parts(contents, part)]
    return said


def _pages(index: _Index, at: Addresses) -> None:
    for title, address, said in (
        (
            "Not happy? Complain, or get an advocate",
            at.complaints,
            "complaint complain unhappy advocate challenge decision unfair ombudsman",
        ),
        ("What can I get?", at.what_can_i_get, "entitled entitlement all help list"),
        ("Am I a care leaver?", at.status, "status eligible relevant former qualifying care leaver who am I"),
        ("Who can get help", at.who, "status eligible relevant former qualifying care leaver groups"),
        ("Contacts", at.contacts, "contact phone number ring call text email address office open duty worker team"),
        (
            "Booklets and other formats",
            at.booklets,
            "booklet leaflet print large print language translate pdf download",
        ),
        ("Care words explained", at.care_words, "meaning mean words jargon glossary"),
        ("What we promise", at.promises, "promise pledge principles corporate parent consultation"),
        ("How the service works", at.how_it_works, "service leaving care team"),
        (HELP_NOW, at.help_now, HELP_WORDS),
    ):
        index.add(title, address, "", "", (3, title), (7, said))


def _short(said: str) -> str:
    return said if len(said) <= 160 else said[:160].rsplit(" ", 1)[0] + " …"
