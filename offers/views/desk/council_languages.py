"""The desk's pages on which a council adds a language, or ends one."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from leaving_care.council_views import CouncilFormView, was_done
from offers.actions import languages as actions
from offers.forms.languages import AddLanguageForm, EndLanguageForm
from offers.languages import LANGUAGES
from offers.models import Translation
from offers.speaking import language_named
from offers.views.desk.common import EDIT, find_council


class _LanguagesFormView(CouncilFormView):
    """A form about a council's languages."""

    what = EDIT
    template_name = "desk/form.html"

    def find(self, request, **kwargs):
        """The council that the address names."""
        self.council = find_council(request, kwargs["council"], self.what)

    def back(self):
        """All languages."""
        return reverse("offers:languages", args=[self.council.slug])

    def get_context_data(self, **kwargs):
        """The council, too."""
        return super().get_context_data(council=self.council, **kwargs)


class AddLanguageView(_LanguagesFormView):
    """Adding a language."""

    form_class = AddLanguageForm
    title = "Add a language"
    lead = (
        "It is named where you say which languages you offer. It has pages and a booklet as soon as a person has"
        " translated anything.",
    )
    done = "The language is added."

    def get_form_kwargs(self):
        """The languages that are left to choose from."""
        there = {row.code for row in self.council.languages.all()} | {actions.ENGLISH}
        left = [language for code, language in LANGUAGES.items() if code not in there]
        # One that is there by now can still be sent, and is then refused in words.
        if self.request.method == "POST":
            left = [language for code, language in LANGUAGES.items() if code != actions.ENGLISH]
        return super().get_form_kwargs() | {"languages": left}

    def act(self, form, **opened):
        """Adds it."""
        actions.add_language(self.council, code=form.cleaned_data["code"], **opened)


class EndLanguageView(_LanguagesFormView):
    """Ending a language. What was translated stays."""

    form_class = EndLanguageForm
    title = "End a language"
    done = "The language is ended."
    is_grave = True

    def dispatch(self, request, *args, **kwargs):
        """As everywhere. The second half of a double click leads back, as the first did."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if request.method != "POST" or not was_done(request):
                raise
            return redirect(self.back())

    def find(self, request, **kwargs):
        """The language that the address names, if the council offers it."""
        super().find(request, **kwargs)
        code = kwargs["language"]
        if code == actions.ENGLISH or not any(row.code == code for row in self.council.languages.all()):
            raise Http404
        self.language = language_named(code)
        self.heading = f"End {self.language.english}"
        translated = Translation.objects.filter(authority=self.council, language=code).exists()
        self.lead = (
            "You then no longer say that you offer your information in it.",
            "Its pages stay, so that no link breaks. A text whose English changes says so, and a changed amount, age or"
            " date is shown in English."
            if translated
            else "Nothing is translated into it yet, so it has no pages.",
        )

    def act(self, form, **opened):
        """Ends it."""
        actions.end_language(self.council, code=self.language.code, **opened)
