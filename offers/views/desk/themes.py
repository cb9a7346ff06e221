"""Adding a theme, changing one, and taking an empty one out."""

from django.http import Http404

from leaving_care.forms import PageForm
from offers.actions import themes
from offers.actions.editing import label
from offers.desk_lists.said import value_in_words
from offers.forms.desk import DoForm
from offers.forms.themes import ThemeForm
from offers.models import Theme
from offers.views.desk.common import DraftFormView


class AddThemeView(DraftFormView):
    """Adds a theme at the end."""

    form_class = ThemeForm
    title = "Add a theme"
    done = "The theme is added."

    def act(self, form, **opened):
        """Calls the action."""
        themes.add_theme(self.edition, **form.cleaned_data, **opened)


class ThemeView(DraftFormView):
    """Changes a theme."""

    form_class: type[PageForm] = ThemeForm
    template_name = "desk/theme.html"
    title = "Change a theme"
    done = "The theme is changed."
    theme: Theme

    def find(self, request, **kwargs) -> None:
        """The theme, by its draft."""
        super().find(request, **kwargs)
        theme = Theme.objects.filter(edition=self.edition, slug=kwargs["theme"]).first()
        if theme is None:
            raise Http404
        theme.edition = self.edition
        self.theme = theme

    def get_context_data(self, **kwargs):
        """The theme, too."""
        return super().get_context_data(theme=self.theme, **kwargs)

    def get_initial(self):
        """As it is now."""
        return {name: getattr(self.theme, name) for name in ThemeForm.base_fields}

    def version(self):
        """As it is now, in a number."""
        return themes.version_of(self.theme)

    def row(self):
        """The theme."""
        return label(self.theme)

    def says_now(self, form):
        """As it is now."""
        self.theme.refresh_from_db(fields=list(form.fields))
        return [(field.label, value_in_words(getattr(self.theme, name))) for name, field in form.fields.items()]

    def act(self, form, **opened):
        """Calls the action."""
        themes.change_theme(self.theme, **form.cleaned_data, **opened)


class RemoveThemeView(ThemeView):
    """Takes a theme out. One with items stays."""

    form_class = DoForm
    template_name = "desk/form.html"
    title = "Take a theme out"
    lead = ("Only a theme without items can be taken out. Move its items to another theme first.",)
    done = "The theme is taken out."

    def get_initial(self):
        """Nothing is asked."""
        return {}

    def version(self):
        """Nothing can be overtaken: a theme that has items by now stays."""
        return None

    def get_form_kwargs(self):
        """What the button says."""
        return super().get_form_kwargs() | {"button": "Take it out"}

    def act(self, form, **opened):
        """Calls the action."""
        themes.remove_theme(self.theme, **opened)
