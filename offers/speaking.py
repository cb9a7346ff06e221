"""An edition as a reader of one language gets it: each piece in that language, or in English and marked as English."""

from datetime import date
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString

from leaving_care.models import Authority
from offers import text
from offers import words as in_words
from offers.booklet_entries import Entry, entry, sentence
from offers.contents import Contents
from offers.interface_words import interface_words
from offers.languages import LANGUAGES, Language
from offers.models import ContactNumber, Item, Translation
from offers.translating import LONG, Row, Shown, State, name_of, pieces, shown, standing

CHANGED = "The English of this has changed since it was translated. Ask us if you are not sure."
MOVED = "An amount, age or date in this has changed since it was translated. So it is in English."
# Facts of an item that are words of its own, by their label.
SAID_IN = {
    "Meant for": "who_for",
    "When": "happens",
    "Until": "ends_with",
    "Good to know": "to_know",
    "Our part": "our_part",
    "Your part": "your_part",
    "How to get it": "how_to_get_it",
    "Living elsewhere": "elsewhere",
}
LINES = ("who_for", "happens", "ends_with")

ByRow = dict[tuple[str, str], Translation]


def language_named(code: str) -> Language:
    """A language by its code; a code that we do not know names itself."""
    return LANGUAGES.get(code) or Language(code, code, code)


def translations_of(council: Authority) -> dict[str, ByRow]:
    """Language → all that is translated of a council's offer, by kind and key of its row. One query."""
    found: dict[str, ByRow] = {}
    for row in Translation.objects.filter(authority=council):
        found.setdefault(row.language, {})[row.kind, row.row] = row
    return found


class Spoken:
    """An edition in one language. Whatever it gives is HTML, marked where it is English."""

    def __init__(self, contents: Contents, language: Language, translations: ByRow):
        self.contents, self.language, self.translations = contents, language, translations
        self.words = interface_words(language.code)

    def shown(self, row: Row, name: str) -> Shown:
        """What is shown of a field of a row."""
        return shown(self.translations.get(name_of(row)), name, getattr(row, name))

    @cached_property
    def standing(self):
        """How far the translation is."""
        return standing(pieces(self.contents), self.translations)

    @property
    def is_any(self) -> bool:
        """Whether anything of this edition is shown in the language."""
        return any(
            not shown(self.translations.get((piece.kind, piece.row)), name, said).is_english
            for piece in pieces(self.contents)
            for name, said in piece.english.items()
        )

    def say(self, english: str) -> SafeString:
        """One of the portal's own words."""
        return format_html("{}", self.words[english]) if english in self.words else self.english(english)

    def english(self, said: str) -> SafeString:
        """English in the midst of a line."""
        return format_html('<span lang="en" dir="ltr">{}</span>', said) if said else SafeString()

    def english_block(self, html: str) -> SafeString:
        """English that stands by itself."""
        return format_html('<div lang="en" dir="ltr">{}</div>', html) if html else SafeString()

    def line(self, row: Row, name: str) -> SafeString:
        """A field of a line."""
        said = self.shown(row, name)
        words = text.plain(said.text) if name in LONG else said.text
        return self.english(words) if said.is_english else format_html("{}", words)

    def passage(self, row: Row, name: str) -> SafeString:
        """A field of several lines, from Markdown, with a word on it where the English has changed since."""
        said = self.shown(row, name)
        written = text.html(said.text)
        if said.is_english:
            written = self.english_block(written)
        return format_html("{}{}", written, self.note(said.state))

    def note(self, state: State) -> SafeString:
        """What is said beside a text whose English has changed."""
        why = {State.OUT_OF_DATE: CHANGED, State.MOVED: MOVED}.get(state)
        return format_html('<p class="meta">{}</p>', self.say(why)) if why else SafeString()

    def words_of(self, row: Row, name: str) -> str:
        """A field without marks, for the title of a page."""
        return self.shown(row, name).text

    def language_of(self, row: Row, name: str) -> str:
        """The language that a field is shown in."""
        return "en" if self.shown(row, name).is_english else self.language.code

    def duty(self, item: Item) -> SafeString:
        """How strong the promise is."""
        return self.say(in_words.duty(item))

    def facts(self, item: Item) -> list[tuple[SafeString, SafeString]]:
        """What a booklet prints of an item, in this language where there is a text; amounts, ages and dates from the edition."""
        return [(self.say(label), self._fact(item, label, said)) for label, said in self._entry(item).facts]

    def _entry(self, item: Item) -> Entry:
        return entry(self.contents, item)

    def _fact(self, item: Item, label: str, said: str) -> SafeString:
        if label == "Who decides" and item.who_decides:
            within = f"We tell you within {item.decided_within}." if item.decided_within else ""
            return format_html("{} {}", self._line(item, "who_decides"), self.english(within))
        name = SAID_IN.get(label)
        if not name or not getattr(item, name):
            return self.english_block(said)
        return self._line(item, name) if name in LINES else self.passage(item, name)

    def _line(self, item: Item, name: str) -> SafeString:
        said = self.shown(item, name)
        line = self.english(sentence(said.text)) if said.is_english else format_html("{}", said.text)
        return format_html("{}{}", line, self.note(said.state))

    def numbers(self) -> list[ContactNumber]:
        """The numbers to ring for this language, in the council's order."""
        return [
            number
            for contact in self.contents.contacts
            for number in contact.numbers.all()
            if number.language == self.language.code
        ]

    @property
    def english_on(self) -> date | None:
        """The oldest English that any of it was made from."""
        return self.standing.oldest_on


def spoken_in(contents: Contents, translations: dict[str, ByRow]) -> list[Spoken]:
    """The edition in each language in which anything of it is translated, in the council's order of languages."""
    order = [row.code for row in contents.authority.languages.all()]
    codes = [*(code for code in order if code in translations), *sorted(set(translations) - set(order))]
    every = [Spoken(contents, language_named(code), translations[code]) for code in codes if code != "en"]
    return [spoken for spoken in every if spoken.is_any]
