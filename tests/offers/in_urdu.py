"""Sample words in Urdu script for tests and nothing else: they say "sample", and no person has vouched for them."""

from datetime import date

from offers.contents import Contents
from offers.models import Translation
from offers.translating import FIELDS, name_of, piece_of
from tests.people import NOW

SAMPLE = "نمونہ"


def translate(contents: Contents, row, language="ur", english=None, **texts) -> Translation:
    """That fields of a row are translated, from today's English or from `english` (field → words)."""
    kind, key = name_of(row)
    made_from = piece_of(row).english | (english or {})
    assert texts.keys() <= FIELDS[kind].keys()
    return Translation.objects.create(
        authority=contents.authority,
        language=language,
        kind=kind,
        row=key,
        texts=texts,
        english={name: made_from[name] for name in texts},
        english_on=date(2026, 3, 2),
        translated_on=date(2026, 3, 3),
        changed_at=NOW,
    )


def translate_all(contents: Contents) -> None:
    """That all of an edition is translated, with the figures of its English."""
    from offers.figures import numbers

    rows = [contents.edition, *contents.themes, *contents.items, *contents.contacts, *contents.statements]
    for row in rows:
        english = piece_of(row).english
        if english:
            texts = {name: " ".join([SAMPLE, "متن", *numbers(said)]) for name, said in english.items()}
            translate(contents, row, **texts)
