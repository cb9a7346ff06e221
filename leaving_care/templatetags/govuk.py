"""What the templates in templates/govuk/ ask for. `leaving_care.forms` has the answers."""

from django import template

from leaving_care.forms import drawing

register = template.Library()

register.filter("govuk_fields", drawing.drawn_fields)
register.filter("govuk_problems", drawing.problems)


@register.simple_tag(takes_context=True)
def govuk_control(context, bound):
    """A field as the pack draws it (leaving_care.forms.control.Control), with what the layout says of its looks."""
    drawn = getattr(bound.form, "rendered_fields", None)
    if drawn is not None:
        drawn.add(bound.name)  # so that crispy-forms does not take a revealed field for a forgotten one
    return drawing.control_for(
        bound,
        show_errors=context.get("form_show_errors") is not False,
        show_label=context.get("form_show_labels") is not False,
        heading=context.get("govuk_heading", False),
        size=context.get("govuk_size", ""),
        group_class=context.get("wrapper_class") or "",
    )


@register.filter
def has_own_summary(form):
    """Whether the error summary comes with the form: a form may leave it to the page."""
    return getattr(form, "error_summary", True)


@register.filter
def govuk_button_classes(classes):
    """The classes of one of crispy-forms' own buttons, without those it has for Bootstrap."""
    return " ".join(name for name in str(classes).split() if not name.startswith("btn"))
