"""Drawing forms in tests."""

from django.template import Context, Template

from tests.leaving_care.govuk.markup import parse


def crispy(form, **context):
    """The tree of `{% crispy form %}`."""
    return drawn("{% crispy form %}", form=form, **context)


def drawn(template, **context):
    """The tree of a template in which crispy-forms' tags are loaded."""
    return parse(html_of(template, **context))


def html_of(template, **context):
    """What such a template makes."""
    return Template("{% load crispy_forms_tags %}" + template).render(Context(context))


def bare(form, *items):
    """The tree of a form without its tag, summary and button: fields alone, laid out as said or in turn."""
    form.button, form.error_summary, form.layout = "", False, items or None
    form.helper.form_tag = False
    return crispy(form)
