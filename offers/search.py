"""Search over one edition: an index made when it is published, and asked without a database.

The index is plain data (JSON): documents, and for each stem the documents that have it with a weight. A question's words
are stemmed the same way and widened by what people call the same thing ("rent" finds housing).
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

from offers import text, words
from offers.addresses import Addresses
from offers.calls_for_help import calls_for_help
from offers.contents import Contents
from offers.models import Item

LONGEST = 200  # characters of a question
MOST = 30  # results
HOW_IT_WORKS = ("about", "how_it_works", "extra_support", "group", "announcement", "allocation")
HELP_NOW = "Help now, day or night"
# What the page of numbers to ring is found by.
HELP_WORDS = (
    "emergency danger crisis police 999 unsafe suicide suicidal kill hurt cut myself self-harm harm overdose abuse hits "
    "beats rape violence homeless tonight nowhere to sleep lonely talk helpline samaritans childline shelter"
)
_WORD = re.compile(r"[^\W_]+")
_stemmer = snowballstemmer.stemmer("english")
STOP = frozenset(
    (
        "a an and are as at be but by can do for from get go have how i if in is it me my of on or our the this to we what "
        "when where which who will with you your"
    ).split()
)


@dataclass(frozen=True)
class Result:
    """A page that answers a question."""

    title: str
    address: str
    theme: str
    summary: str


class BadQuestion(ValueError):
    """A question that cannot be searched for; the message says why, in words for the person who asked.

    `asked` is as much of the question as can be shown to them again.
    """

    def __init__(self, why: str, asked: str):
        super().__init__(why)
        self.asked = asked


@lru_cache(maxsize=20_000)  # strangers choose the words: they may not fill the memory
def _stem(word: str) -> str:
    return _stemmer.stemWord(word)


def stems(said: str) -> list[str]:
    """The stems of the words of a text that carry meaning."""
    apart = unicodedata.normalize("NFKD", said.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter) and letter not in "'\u2019")
    return [_stem(word) for word in _WORD.findall(plain) if word not in STOP]


@cache
def synonyms() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """For each word or phrase (as stems), the others that mean the same here."""
    with (Path(__file__).parent / "synonyms.toml").open("rb") as file:
        groups = tomllib.load(file)["groups"]
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for group in groups:
        stemmed = [phrase for phrase in (tuple(stems(said)) for said in group) if phrase]
        for phrase in stemmed:
            found.setdefault(phrase, set()).update(other for other in stemmed if other != phrase)
    return {phrase: tuple(sorted(others)) for phrase, others in found.items()}


def build_index(contents: Contents, at: Addresses, elsewhere: Iterable[tuple[str, str, Item]] = ()) -> dict[str, Any]:
    """The index of an edition: its items, themes and contacts, as data for JSON.

    `elsewhere`: items that have a page of their own beside the edition's, as in a district; each with its title and address.
    """
    documents: list[dict[str, str]] = []
    postings: dict[str, dict[int, float]] = {}

    def add(title: str, address: str, theme: str, summary: str, *fields: tuple[float, str]) -> None:
        number = len(documents)
        documents.append({"title": title, "address": address, "theme": theme, "summary": summary})
        for weight, said in fields:
            for stem in set(stems(said)):
                there = postings.setdefault(stem, {})
                there[number] = max(there.get(number, 0), weight)

    themes = {theme.pk: theme for theme in contents.themes}
    for theme in contents.themes:
        add(
            theme.name,
            at.theme(theme),
            "",
            _short(text.plain(theme.intro)),
            (8, theme.name),
            (2, text.plain(theme.intro)),
        )
    for title, address, item in [*((item.name, at.item(item), item) for item in contents.items), *elsewhere]:
        [listed] = [link for link in item.item_themes.all() if link.is_first]
        first = themes[listed.theme_id]
        rest = " ".join(
            [item.to_know, item.our_part, item.your_part, item.how_to_get_it, item.amount_words, item.who_for]
        )
        add(
            title,
            address,
            first.name,
            _short(text.plain(item.what_we_offer)),
            (10, title),
            (4, text.plain(item.what_we_offer)),
            (3, first.name),
            (2, text.plain(rest)),
        )
    for contact in contents.contacts:
        served = " ".join(link.district.short_name for link in contact.contact_districts.all())
        numbers = " ".join(words.number(row) for row in contact.numbers.all() if row.number)
        said = " ".join([contact.get_kind_display(), contact.host, *contact.address, served, contact.serves])
        add(
            contact.name,
            at.contacts,
            "Contacts",
            numbers or contact.promised,
            (8, contact.name),
            (4, f"contact phone number {numbers} {said}"),
        )
    for title, address, said in (
        (
            "Not happy? Complain, or get an advocate",
            at.complaints,
            "complaint complain unhappy advocate challenge decision unfair",
        ),
        ("Who can get help", at.who, "status eligible relevant former qualifying care leaver who am I"),
        (
            "Booklets and other formats",
            at.booklets,
            "booklet leaflet print large print language translate pdf download",
        ),
        ("What we promise", at.promises, "promise pledge principles corporate parent consultation"),
        (HELP_NOW, at.help_now, HELP_WORDS),
    ):
        add(title, address, "", "", (8, title), (5, said))
    spoken = " ".join(f"{row.title} {text.plain(row.text)}" for row in contents.statements if row.kind in HOW_IT_WORKS)
    add("How the service works", at.how_it_works, "", "", (8, "How the service works"), (2, spoken))
    return {
        "documents": documents,
        "postings": {stem: list(map(list, there.items())) for stem, there in sorted(postings.items())},
    }


def _short(said: str) -> str:
    return said if len(said) <= 160 else said[:160].rsplit(" ", 1)[0] + " …"


def clean_question(asked: str) -> str:
    """The question as it is searched for. Raises BadQuestion for one that cannot be."""
    asked = " ".join("".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in asked).split())
    if len(asked) > LONGEST:
        raise BadQuestion(
            f"That is too long to search for. Use a few words: {LONGEST} letters at most.", asked[:LONGEST]
        )
    return asked


def ask(index: dict[str, Any], asked: str) -> list[Result]:
    """The pages that answer a question, best first: those that have all of its words before those that have some."""
    wanted = _widened(stems(asked))
    scores: dict[int, list[float]] = {}
    for place, alternatives in enumerate(wanted):
        for phrase, worth in alternatives.items():
            for number, weight in _having(index, phrase).items():
                row = scores.setdefault(number, [0.0] * len(wanted))
                row[place] = max(row[place], weight * worth)
    ranked = sorted(scores, key=lambda number: (-sum(map(bool, scores[number])), -sum(scores[number]), number))
    return [Result(**index["documents"][number]) for number in ranked[:MOST]]


def needs_help(asked: str) -> bool:
    """Whether a question reads like a call for help, or has no other words than those of help now."""
    said = set(stems(asked))
    return calls_for_help(asked) or (bool(said) and said <= _help_stems())


def help_first(results: list[Result], address: str) -> list[Result]:
    """The pages that answer, after the page at this address, whom to ring now: there whatever was found."""
    now = Result(HELP_NOW, address, "", "Whom to ring or text, at any time.")
    return [now, *(result for result in results if result.address != address)][:MOST]


@cache
def _help_stems() -> set[str]:
    return set(stems(f"{HELP_NOW} {HELP_WORDS}"))


def _having(index: dict[str, Any], phrase: tuple[str, ...]) -> dict[int, float]:
    """The documents that have every word of a phrase: "council tax" is not on a page because "council" is."""
    found = [dict(index["postings"].get(stem, ())) for stem in phrase]
    return {number: min(one[number] for one in found) for number in found[0] if all(number in one for one in found)}


def _widened(asked: list[str]) -> list[dict[tuple[str, ...], float]]:
    same = synonyms()
    wanted: list[dict[tuple[str, ...], float]] = [{(stem,): 1.0} for stem in asked]
    for length in range(1, max(map(len, same)) + 1):
        for first in range(len(asked) - length + 1):
            for other in same.get(tuple(asked[first : first + length]), ()):
                for place in range(first, first + length):
                    # However long the phrase, what means the same is found once.
                    wanted[place].setdefault(other, 0.6 / length)
    return wanted
