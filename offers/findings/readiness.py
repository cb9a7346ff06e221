"""Whether an edition is ready to take the place of the last: its days looked at again, and put into each language."""

from collections.abc import Iterator
from datetime import date

from leaving_care.dates import in_words, uk_day
from offers.contents import Contents
from offers.findings.around import Around
from offers.findings.finding import Finding, advises, row
from offers.languages import LANGUAGES
from offers.models import Correction
from offers.translating import State, pieces, shown, standing


def date_not_looked_at(contents: Contents, on: date, around: Around) -> Iterator[Finding]:
    """A day that was copied from last year's edition is looked at again: it holds, or there is a new one."""
    for each in around.open_dates:
        yield advises(
            "date-not-looked-at",
            [(f"{each.row}, {each.field.replace('_', ' ')}", "")],
            f"{in_words(each.day)} was copied from the edition before, and nobody has looked at it.",
            "Say that it still holds, or give the new day.",
        )


def corrected_comes_back(contents: Contents, on: date, around: Around) -> Iterator[Finding]:
    """What a correction took off the edition before, or marked as wrong, does not come back as it was unnoticed."""
    items = {item.identity_id: item for item in contents.items}
    for correction in around.corrected:
        item, since = items[correction.identity_id], correction.approved_at or correction.asked_at
        before = contents.before.edition.number if contents.before else ""
        what = f"{correction.get_kind_display()}{'' if correction.kind == Correction.Kind.REMOVED else ' in'}"
        yield advises(
            "corrected-comes-back",
            [row(item)],
            f"“{item.name}” was {what} edition {before} on {in_words(uk_day(since))}: {correction.note}"
            f"{'' if correction.note.endswith(('.', '!', '?')) else '.'} It is in this draft, and nobody changed it since.",
            "Put it right, or take it out. If it is right as it is now, say why.",
        )


def translation_missing(contents: Contents, on: date, around: Around) -> Iterator[Finding]:
    """A language in which the council offers its information has the whole offer. What is missing shows in English."""
    every = list(pieces(contents))
    for language in contents.authority.languages.all():
        if language.code == "en":
            continue
        stands = standing(every, around.translations.get(language.code, {}))
        if stands.missing:
            yield advises(
                "translation-missing",
                [row(contents.edition, f"language {language.code}", "")],
                f"{stands.missing:,} of {stands.all:,} texts are not in {_named(language.code)} yet, and show in English.",
                "Give the texts to a translator, or say when they will be there.",
            )


def translation_out_of_date(contents: Contents, on: date, around: Around) -> Iterator[Finding]:
    """A translation is of the words that stand in English now. Where a figure has moved, the page shows the English."""
    codes = [language.code for language in contents.authority.languages.all() if language.code != "en"]
    for piece in pieces(contents):
        old, days = [], []
        for code in codes:
            known = around.translations.get(code, {}).get((piece.kind, piece.row))
            states = {shown(known, name, said).state for name, said in piece.english.items()} if known else set()
            if known and states & {State.OUT_OF_DATE, State.MOVED}:
                old.append(_named(code))
                days.append(known.english_on)
        if old:
            label = piece.kind if piece.kind == "edition" else f"{piece.kind} {piece.row}"
            yield advises(
                "translation-out-of-date",
                [(f"{label}, translation", "")],
                f"The English of “{piece.called}” has changed since it was put into {' and '.join(old)}"
                f" (of {in_words(min(days))}).",
                "Have the translation brought up to date.",
            )


def _named(code: str) -> str:
    return LANGUAGES[code].english if code in LANGUAGES else code
