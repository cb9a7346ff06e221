"""GOV.UK Frontend's own examples: for each component, sets of options and the HTML they make."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.utils.safestring import mark_safe

FOLDER = settings.BASE_DIR / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"


@dataclass
class Example:
    """A set of options and the HTML that GOV.UK Frontend makes of it."""

    component: str
    name: str
    options: dict[str, Any]
    html: str

    def __str__(self):
        return f"{self.component}: {self.name}"


def examples(component):
    """All of a component's examples. Fails, and does not skip, where GOV.UK Frontend is not installed."""
    try:
        said = json.loads((FOLDER / component / "fixtures.json").read_text())
    except FileNotFoundError:
        pytest.fail(f"{FOLDER} has no fixtures for {component}: run `make css`, which installs GOV.UK Frontend.")
    return [Example(component, each["name"], each["options"], each["html"]) for each in said["fixtures"]]


class Options:
    """A set of options, taken one by one: what nobody took is what the pack has nothing for."""

    def __init__(self, said):
        self.said = json.loads(json.dumps(said))

    def take(self, path, otherwise=None):
        """An option, such as "label.text", which is then gone."""
        *above, last = path.split(".")
        inside = self.said
        for name in above:
            inside = inside.get(name) or {}
        return inside.pop(last, otherwise)

    def words(self, path):
        """Words given as text, or as HTML, which takes the place of text."""
        html, text = self.take(f"{path}.html"), self.take(f"{path}.text", "")
        return mark_safe(html) if html else text  # noqa: S308

    def size(self, path, stem):
        """The size in a label's or legend's classes; any other class stays."""
        classes = self.take(path, "")
        size = classes.removeprefix(f"{stem}--")
        if size in ("", "s", "m", "l", "xl"):
            return size
        self.said[f"{path}={classes}"] = True
        return ""

    @property
    def left(self):
        """What nobody took."""
        return list(_paths(self.said))


def _paths(said, above=""):
    for name, value in said.items():
        if isinstance(value, dict):
            yield from _paths(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def written(value):
    """A value as JavaScript writes it into HTML."""
    return str(value).lower() if isinstance(value, bool) else str(value)
