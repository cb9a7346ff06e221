"""A page with a form as a test fills it in: what a browser without scripts would send, read from the page's own HTML."""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

import tinyhtml5
from django.test import Client

from tests.pages.reading import words


@dataclass
class Filled:
    """An answered page, with what can be pressed on it."""

    client: Client
    response: object

    @property
    def html(self) -> str:
        return self.response.content.decode()

    @cached_property
    def tree(self) -> Element:
        return tinyhtml5.parse(self.html, namespace_html_elements=False)

    @property
    def main(self) -> Element:
        return next(self.tree.iter("main"))

    @property
    def heading(self) -> str:
        return words(next(self.main.iter("h1")))

    @property
    def title(self) -> str:
        return words(next(self.tree.iter("title")))

    @property
    def text(self) -> str:
        return re.sub(r" ([.,:;)])", r"\1", words(self.main))

    @property
    def errors(self) -> list[str]:
        """The messages next to fields."""
        found = [each for each in self.main.iter("p") if "govuk-error-message" in each.get("class", "")]
        return [words(each).removeprefix("Error: ") for each in found]

    @property
    def summary(self) -> list[tuple[str, str]]:
        """The error summary: each message with where its link leads."""
        found = [each for each in self.main.iter("div") if each.get("class") == "govuk-error-summary"]
        return [(words(link), link.get("href", "")) for each in found for link in each.iter("a")]

    @property
    def facts(self) -> dict[str, str]:
        """What its lists of facts say, by name."""
        said: dict[str, str] = {}
        for each in self.main.iter():
            if each.tag == "dt":
                name = words(each)
            elif each.tag == "dd":
                said[name] = re.sub(r" ([.,:;)])", r"\1", words(each))
        return said

    def named(self, name: str) -> list[Element]:
        """The inputs with this name."""
        return [each for each in self.main.iter("input") if each.get("name") == name]

    def value(self, name: str) -> str:
        """What stands in a box, or which radio is chosen."""
        found = self.named(name)
        if found and found[0].get("type") == "radio":
            found = [each for each in found if each.get("checked") is not None]
        return found[0].get("value", "") if found else ""

    def press(self, button: str, **answers: object) -> "Filled":
        """Fills in (underscores for hyphens: born__day) and presses a button, by its words."""
        pressed = next(each for each in self.tree.iter("button") if words(each) == button)
        form = self._form_of(pressed)
        sent = self._sent(form)
        for name, value in answers.items():
            name = name.replace("__", "-")
            assert self.named(name), f"There is no field called {name} on “{self.heading}”."
            sent[name] = value if isinstance(value, list) else [str(value)]
        if pressed.get("name"):
            sent[pressed.get("name")] = [pressed.get("value", "")]
        return Filled(self.client, self.client.post(form.get("action"), sent))

    def go_on(self, **answers: object) -> "Filled":
        """Continue."""
        return self.press("Continue", **answers)

    def _form_of(self, button: Element) -> Element:
        if button.get("form"):
            return next(form for form in self.tree.iter("form") if form.get("id") == button.get("form"))
        return next(form for form in self.tree.iter("form") if button in form.iter("button"))

    def _sent(self, form: Element) -> dict[str, list[str]]:
        sent: dict[str, list[str]] = {}
        for each in form.iter("input"):
            ticked = each.get("type") not in ("radio", "checkbox") or each.get("checked") is not None
            if each.get("name") and ticked:
                sent.setdefault(each.get("name"), []).append(each.get("value", ""))
        return sent
