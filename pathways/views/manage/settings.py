"""The settings of a council: a page that shows them, and a form for each group."""

from abc import abstractmethod

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.actions import council as actions
from leaving_care.actions import sign_on
from leaving_care.council_views import CouncilFormView, Signed, address, choice_of_councils, council_for
from leaving_care.models import RoleTitle
from pathways.forms.manage import settings as forms

PUBLISHED = "Pages of the offer that are published already take it when the offer is next published."


@require_safe
def settings_view(request: Signed) -> HttpResponse:
    """All of them, as they are."""
    council = council_for(request, actions.SETTINGS)
    titles = actions.titles_of(council)
    told = {
        "council": council,
        "councils": choice_of_councils(request, actions.SETTINGS, council),
        "titles": [(word, titles.get(role, "")) for role, word in RoleTitle.ROLES],
        "words": actions.words_of(council),
        "sign_on": sign_on.sign_on_of(council),
        "has_secret": council.slug in settings.STAFF_SIGN_ON_SECRETS,
    }
    return render(request, "manage/settings.html", told)


class SettingsFormView(CouncilFormView):
    """One group of settings; "Back" leads to all of them."""

    what = actions.SETTINGS
    done = "The settings are changed."

    def back(self):
        """All of them."""
        return address("manage_settings", council=self.council)

    @abstractmethod
    def values(self) -> dict:
        """What the form changes, as it is now: what the fields are called → what is in them."""

    def get_initial(self):
        """As it is now."""
        return self.values()

    def version(self):
        """As it is now, in a number."""
        return actions.fingerprint(*self.values().values())

    def says_now(self, form):
        """As it is now."""
        values = self.values()
        return [(form.fields[name].label, str(values.get(name) or "Not recorded yet")) for name in form.fields]


class ColourView(SettingsFormView):
    """The council's colour."""

    form_class = forms.ColourForm
    title = "Colour"
    lead = (PUBLISHED,)

    def values(self):
        """The colour."""
        self.council.refresh_from_db(fields=["accent"])
        return {"accent": self.council.accent}

    def act(self, form, **opened):
        """Calls the action."""
        actions.change_colour(self.council, **form.cleaned_data, **opened)


class TitlesView(SettingsFormView):
    """What the council calls each job."""

    form_class = forms.TitlesForm
    title = "What you call each job"
    lead = ("Leave a box empty to use the plain word above it.", PUBLISHED)

    def values(self):
        """The titles."""
        return actions.titles_of(self.council)

    def version(self):
        """All of the titles, in a number."""
        return actions.fingerprint(self.values())

    def act(self, form, **opened):
        """Calls the action."""
        actions.change_titles(self.council, **form.action_fields(), **opened)


class WordsView(SettingsFormView):
    """Words that the council says instead of others."""

    form_class = forms.WordsForm
    title = "Words to use"
    lead = ("Those who write the offer are shown these words.",)

    def values(self):
        """The words."""
        return {"words": actions.words_of(self.council)}

    def get_initial(self):
        """As the box shows them."""
        return {"words": forms.WordsForm.written(self.values()["words"])}

    def says_now(self, form):
        """As it is now."""
        return [("Words to use", forms.WordsForm.written(self.values()["words"]) or "None yet")]

    def act(self, form, **opened):
        """Calls the action."""
        actions.change_words(self.council, **form.cleaned_data, **opened)


class TimesView(SettingsFormView):
    """When somebody who does nothing is signed out."""

    form_class = forms.TimesForm
    title = "When somebody is signed out"
    lead = ("Longer is easier. Shorter is safer where others use the same computer.",)

    def values(self):
        """The minutes."""
        names = ["staff_idle_minutes", "young_idle_minutes"]
        self.council.refresh_from_db(fields=names)
        return {name: getattr(self.council, name) for name in names}

    def act(self, form, **opened):
        """Calls the action."""
        actions.change_times(self.council, **form.cleaned_data, **opened)


class SignOnView(SettingsFormView):
    """The council's own identity provider."""

    form_class = forms.SignOnForm
    title = "Sign in with your council’s own accounts"
    is_grave = True
    lead = (
        "Whoever runs this provider decides who signs in as your staff. Check each line with your IT team.",
        "The secret is not kept here. Whoever runs the portal sets it in STAFF_SIGN_ON_SECRETS.",
    )

    def values(self):
        """How it is set up."""
        return sign_on.sign_on_of(self.council)

    def version(self):
        """All of it, in a number."""
        return actions.fingerprint(self.values())

    def act(self, form, **opened):
        """Calls the action."""
        sign_on.change_sign_on(self.council, **form.cleaned_data, **opened)


class EndSignOnView(SettingsFormView):
    """Turning the council's own sign-on off."""

    form_class = forms.EndSignOnForm
    title = "Turn off signing in with your council’s own accounts"
    lead = ("Staff then sign in by a code to their email address and a second step.",)
    done = "It is turned off."

    def find(self, request, **kwargs):
        """There has to be one; after a double click there was one."""
        super().find(request, **kwargs)
        if request.method == "GET" and not sign_on.sign_on_of(self.council):
            raise Http404

    def values(self):
        """Nothing is filled in."""
        return {}

    def version(self):
        """Nothing can be overtaken."""
        return None

    def act(self, form, **opened):
        """Calls the action."""
        sign_on.end_sign_on(self.council, **opened)
