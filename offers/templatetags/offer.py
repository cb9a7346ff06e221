"""What templates may ask about an offer. The wording is in `offers.words`; nothing is worded here."""

from django import template

from offers import text, words
from offers.findings.contacts import has_what_was_promised
from offers.languages import LANGUAGES, Language

register = template.Library()

for name in ("duty", "ages", "conditions", "age_bands", "figure", "amount", "number", "tel", "day"):
    register.filter(name, getattr(words, name))
register.filter("markdown", text.html)
register.filter("plain", text.plain)


@register.filter
def still_promised(contact):
    """What was promised about a contact and is not there yet; blank once it is."""
    return "" if has_what_was_promised(contact) else contact.promised


@register.filter
def duty_explained(item):
    """What the duty's label means, in a sentence."""
    return words.DUTY_EXPLAINED[item.duty]


@register.simple_tag
def item_address(at, item):
    """Where an item's page is."""
    return at.item(item)


@register.simple_tag
def theme_address(at, theme):
    """Where a theme's page is."""
    return at.theme(theme)


@register.simple_tag
def edition_address(at, edition):
    """Where an edition's own pages begin."""
    return at.of_edition(edition.number)


@register.simple_tag
def entries(contents, theme):
    """The items listed under a theme."""
    return contents.entries[theme.pk]


@register.simple_tag
def also_in(contents, item):
    """The other themes an item is listed under."""
    return contents.also_in[item.pk]


@register.simple_tag
def first_theme(contents, item):
    """The theme under which an item has its address."""
    return contents.first_theme[item.pk]


@register.simple_tag
def parts_of(contents, statement):
    """The parts of a statement."""
    return contents.parts_of(statement)


@register.simple_tag
def said(contents, *kinds):
    """The statements of these kinds; none where there is no offer."""
    return contents.said(*kinds) if contents else []


@register.simple_tag
def reached_by(contents, *kinds):
    """The contacts of these kinds; none where there is no offer."""
    return contents.reached_by(*kinds) if contents else []


@register.filter
def language(code):
    """A language's names and direction by its code; a code we do not know names itself."""
    return LANGUAGES.get(code) or Language(code, code, code)
