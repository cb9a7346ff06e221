"""Translating one row on the desk, and taking a translator's file in."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leaving_care.changing import AlreadyDone
from leaving_care.council_views import CouncilFormView, Signed
from offers.actions import translating as actions
from offers.contents import read_contents
from offers.forms.translating import FileForm, TakeInForm, TranslateForm, carried
from offers.models import Edition, Translation
from offers.speaking import translations_of
from offers.translating import pieces
from offers.views.desk.common import EDIT, find_council, once_of
from offers.views.desk.languages import edition_to_translate, find_language
from offers.xliff import read

MOST_SHOWN = 200
NOTHING = "Nothing was typed: nothing is saved."
AS_IT_WAS = "Nothing was changed: the translation is as it was."
AT_ONCE = "The pages say it within a minute."
LATER = "The pages say it once an edition with these words is published."
NOT_KEPT = "We no longer have the file. Send it again: nothing was changed."


class TranslateView(CouncilFormView):
    """One row: each field beside its English."""

    what = EDIT
    form_class = TranslateForm
    template_name = "desk/languages/translate.html"

    def find(self, request, **kwargs):
        """The row that the address names, as the newest edition has it."""
        self.council = find_council(request, kwargs["council"], self.what)
        self.language = find_language(self.council, kwargs["language"])
        self.edition = edition_to_translate(self.council)
        every = pieces(read_contents(self.edition))
        name = (kwargs["kind"], kwargs["row"])
        piece = next((piece for piece in every if (piece.kind, piece.row) == name), None)
        if piece is None:
            raise Http404
        self.piece = piece
        self.translation = Translation.objects.filter(
            authority=self.council, language=self.language.code, kind=piece.kind, row=piece.row
        ).first()
        self.title = f"Translate into {self.language.english}"
        self.heading = f"{self.piece.called}, in {self.language.english}"

    def get_form_kwargs(self):
        """The row, its language and what there is."""
        about = {"piece": self.piece, "language": self.language, "translation": self.translation}
        return super().get_form_kwargs() | about

    def back(self):
        """All rows of the language."""
        return reverse("offers:language", args=[self.council.slug, self.language.code])

    def version(self):
        """The English and the translation, in a number."""
        return actions.version_of(self.piece, self.translation)

    def says_now(self, form):
        """The English and the translation as they are now."""
        now = self.translation.texts if self.translation else {}
        return [
            pair
            for name, english in self.piece.english.items()
            for pair in (
                (f"{self.piece.label(name)}, in English", english),
                (self.piece.label(name), now.get(name) or "Not translated yet"),
            )
        ]

    def act(self, form, **opened):
        """Saves what was changed or looked at."""
        texts = [actions.Text(*said) for said in form.texts()]
        by_whom = form.cleaned_data["translator"]
        said = (self.council, self.language.code, self.piece, texts)
        if actions.translate(*said, translator=by_whom, **opened):
            messages.success(self.request, f"The translation is saved. {_seen(self.edition)}")
        else:
            messages.warning(self.request, AS_IT_WAS if self.translation and self.translation.texts else NOTHING)

    def get_context_data(self, **kwargs):
        """The language and the translation, too."""
        about = {"language": self.language, "edition": self.edition, "translation": self.translation}
        return super().get_context_data(**about, **kwargs)


@require_http_methods(["GET", "HEAD", "POST"])
def import_view(request: Signed, council: str, language: str) -> HttpResponse:
    """Sending a translator's file, and what it would change. Nothing is changed here."""
    authority = find_council(request, council, EDIT)
    spoken = find_language(authority, language)
    edition = edition_to_translate(authority)
    told = {"council": authority, "language": spoken, "edition": edition}
    if request.method != "POST":
        return render(request, "desk/languages/upload.html", told | {"form": FileForm()})
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "desk/languages/upload.html", told | {"form": form})
    content = form.cleaned_data["file"]
    found = _read(content, authority, spoken.code, edition)
    told |= {"found": found, "shown": found.changes[:MOST_SHOWN], "form": form}
    if found.changes:
        about = {"carried": carried(content), "translator": form.cleaned_data["translator"]}
        told["take_in"] = TakeInForm(initial=about)
        told["once"] = uuid.uuid4()
    return render(request, "desk/languages/read.html", told)


@require_http_methods(["POST"])
def take_in_view(request: Signed, council: str, language: str) -> HttpResponse:
    """Takes a file in that was looked through, all of it or nothing. Pressed twice, it is done once."""
    authority = find_council(request, council, EDIT)
    spoken = find_language(authority, language)
    edition = edition_to_translate(authority)
    told = {"council": authority, "language": spoken, "edition": edition}
    form = TakeInForm(request.POST)
    if not form.is_valid():
        messages.error(request, NOT_KEPT)
        return redirect("offers:import_language", authority.slug, spoken.code)
    found = _read(form.cleaned_data["carried"], authority, spoken.code, edition)
    back = redirect("offers:language", authority.slug, spoken.code)
    if found.faults:
        return render(request, "desk/languages/read.html", told | {"found": found, "shown": []})
    texts = [(change.piece, actions.Text(change.field, change.english, change.after)) for change in found.changes]
    try:
        number = actions.take_in(
            authority,
            spoken.code,
            texts,
            english_on=found.english_on or request.today,
            translator=form.cleaned_data["translator"],
            by=request.user,
            at=request.now,
            once=once_of(request),
        )
    except AlreadyDone:
        return back
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return back
    messages.success(request, f"Texts taken in: {number}. {_seen(edition)}")
    return back


def _seen(edition: Edition) -> str:
    return LATER if edition.is_draft else AT_ONCE


def _read(content, authority, code, edition):
    every = list(pieces(read_contents(edition)))
    return read(content, authority.slug, code, every, translations_of(authority).get(code, {}))
