"""The desk's pages of languages: how far each is, what of one is translated, and the file for a translator."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.council_views import PAGE, Signed
from leaving_care.models import Authority
from offers.contents import read_contents
from offers.languages import Language
from offers.models import Edition, Translation
from offers.speaking import ByRow, language_named, translations_of
from offers.translating import Piece, Standing, State, pieces, shown, standing
from offers.views.desk.common import EDIT, find_council, may
from offers.xliff import TYPE, write


@dataclass(frozen=True)
class Translated:
    """A row as the list of a language tells it."""

    piece: Piece
    translation: Translation | None
    states: list[State]

    @property
    def state(self) -> str:
        """The row's state in words: the worst of its fields'."""
        late = [state for state in (State.MOVED, State.OUT_OF_DATE) if state in self.states]
        if late:
            return late[0]
        number = self.states.count(State.CURRENT)
        if number == len(self.states):
            return State.CURRENT
        return f"{number} of {len(self.states)} translated" if number else State.MISSING

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.state == State.CURRENT


@dataclass(frozen=True)
class LanguageLine:
    """A language as the list of languages tells it."""

    language: Language
    standing: Standing
    is_offered: bool


def codes_of(council: Authority, translations: dict[str, ByRow]) -> list[str]:
    """The languages of a council: those that it offers, in its order, and any other that something is translated into."""
    order = [row.code for row in council.languages.all() if row.code != "en"]
    return [*order, *sorted(set(translations) - set(order))]


def edition_to_translate(council: Authority) -> Edition:
    """The edition whose English is translated: the newest, a draft before it is published. Raises Http404: there is none."""
    edition = Edition.objects.filter(authority=council, set_aside_at=None).order_by("-number").first()
    if edition is None:
        raise Http404
    return edition


def find_language(council: Authority, code: str) -> Language:
    """A language of the council by its code in an address. Raises Http404 where the council has no such language."""
    translated = Translation.objects.filter(authority=council, language=code).exists
    if code == "en" or not (any(row.code == code for row in council.languages.all()) or translated()):
        raise Http404
    return language_named(code)


@require_safe
def languages_view(request: Signed, council: str) -> HttpResponse:
    """Every language of the council, and how far it is."""
    authority = find_council(request, council)
    edition = Edition.objects.filter(authority=authority, set_aside_at=None).order_by("-number").first()
    every = list(pieces(read_contents(edition))) if edition else []
    translations, offered = translations_of(authority), {row.code for row in authority.languages.all()}
    rows = [
        LanguageLine(language_named(code), standing(every, translations.get(code, {})), code in offered)
        for code in codes_of(authority, translations)
    ]
    told = {"council": authority, "edition": edition, "rows": rows, "edits": may(request, EDIT, authority)}
    return render(request, "desk/languages/languages.html", told)


@require_safe
def language_view(request: Signed, council: str, language: str) -> HttpResponse:
    """Every row of the newest edition, and how it stands in a language."""
    authority = find_council(request, council)
    spoken = find_language(authority, language)
    edition = edition_to_translate(authority)
    translations = translations_of(authority).get(spoken.code, {})
    every = list(pieces(read_contents(edition)))
    rows = [_translated(piece, translations.get((piece.kind, piece.row))) for piece in every]
    only = request.GET.get("show") == "open"
    open_rows = [row for row in rows if not (only and row.is_done)]
    told = {
        "council": authority,
        "edition": edition,
        "language": spoken,
        "standing": standing(every, translations),
        "rows": Paginator(open_rows, PAGE).get_page(request.GET.get("page")),
        "only": only,
        "edits": may(request, EDIT, authority),
    }
    return render(request, "desk/languages/language.html", told)


@require_safe
def export_view(request: Signed, council: str, language: str) -> HttpResponse:
    """The file for a translator."""
    authority = find_council(request, council)
    spoken = find_language(authority, language)
    edition = edition_to_translate(authority)
    translations = translations_of(authority).get(spoken.code, {})
    original = f"{authority.slug}/{edition.number}"
    today: date = request.today
    content = write(original, spoken.code, pieces(read_contents(edition)), translations, today)
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = (
        f'attachment; filename="{authority.slug}-edition-{edition.number}-{spoken.code}.xlf"'
    )
    return response


def _translated(piece: Piece, translation: Translation | None) -> Translated:
    return Translated(
        piece, translation, [shown(translation, name, said).state for name, said in piece.english.items()]
    )
