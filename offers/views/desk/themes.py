"""Adding a theme, changing one, and taking an empty one out."""

from django.shortcuts import get_object_or_404

from offers.actions import themes
from offers.actions.editing import label
from offers.desk_lists.values import value_in_words
from offers.forms.themes import ThemeForm
from offers.views.desk.drafting import DraftFormView, RemoveView


class AddThemeView(DraftFormView):
    """Adds a theme at the end."""

    form_class = ThemeForm
    title = "Add a theme"
    done = "The theme is added."

    def act(self, form, **opened):
        """Calls the action."""
        themes.add_theme(self.edition, **form.cleaned_data, **opened)


class OfTheme(DraftFormView):
    """A page about one theme of the draft."""

    def find(self, request, **kwargs) -> None:
        """The theme, by its draft."""
        self.row = get_object_or_404(self.edition.themes, slug=kwargs["theme"])

    def called(self):
        """The theme."""
        return label(self.row)


class ThemeView(OfTheme):
    """Changes a theme."""

    form_class = ThemeForm
    template_name = "desk/theme.html"
    title = "Change a theme"
    done = "The theme is changed."

    def get_context_data(self, **kwargs):
        """The theme, too."""
        return super().get_context_data(theme=self.row, **kwargs)

    def get_initial(self):
        """As it is now."""
        return {name: getattr(self.row, name) for name in ThemeForm.base_fields}

    def version(self):
        """As it is now, in a number."""
        return themes.version_of(self.row)

    def says_now(self, form):
        """As it is now."""
        return [(field.label, value_in_words(getattr(self.row, name))) for name, field in form.fields.items()]

    def act(self, form, **opened):
        """Calls the action."""
        themes.change_theme(self.row, **form.cleaned_data, **opened)


class RemoveThemeView(RemoveView, OfTheme):
    """Takes a theme out. One with items stays."""

    title = "Take a theme out"
    lead = ("Only a theme without items can be taken out. Move its items to another theme first.",)
    done = "The theme is taken out."

    def names(self):
        """The theme."""
        return self.row.name

    def act(self, form, **opened):
        """Calls the action."""
        themes.remove_theme(self.row, **opened)
