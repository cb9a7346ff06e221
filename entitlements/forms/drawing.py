"""Forms drawn once, and filled in for each visitor: drawing one takes longer than sorting a whole offer."""

from functools import cache

from crispy_forms.utils import render_crispy_form
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from leaving_care.forms import GovukForm
from leaving_care.forms.drawing import control_for
from leaving_care.forms.groups import Radios


def filled(form_class: type[GovukForm], told: dict[str, object]) -> SafeString:
    """A form's HTML with these answers in it: texts, radios, checkboxes and what goes along unseen."""
    html, boxes = _blank(form_class)
    for name, value in told.items():
        if value in (None, "", [], False):
            continue
        for each in value if isinstance(value, list) else [value]:
            place = boxes.get((name, str(each)))
            if place:
                html = html.replace(place, f"{place} checked", 1)
            elif (name, "") in boxes:
                html = html.replace(boxes[name, ""], f'{boxes[name, ""]} value="{escape(each)}"', 1)
    return mark_safe(html)  # noqa: S308  (the form's own HTML, and answers escaped)


@cache
def _blank(form_class: type[GovukForm]) -> tuple[str, dict[tuple[str, str], str]]:
    """An empty form's HTML, and what stands there once for each answer: by the question and the answer, "" for any."""
    form = form_class()
    boxes: dict[tuple[str, str], str] = {}
    for bound in form:
        drawn = control_for(bound)
        if isinstance(drawn, Radios) and not bound.is_hidden:
            values = [str(value) for value, _ in bound.field.widget.choices]
            boxes |= {(bound.name, value): f'id="{item.id}"' for value, item in zip(values, drawn.items(), strict=True)}
        else:
            boxes[bound.name, ""] = f'name="{bound.html_name}"'
    return " ".join(render_crispy_form(form).split()), boxes
