"""What templates of pages and booklets in a language may ask: pieces of the offer, in it or in English, marked."""

from django import template

register = template.Library()


@register.simple_tag
def say(spoken, english):
    """One of the portal's own words."""
    return spoken.say(english)


@register.simple_tag
def english(spoken, words):
    """Words that are always English here."""
    return spoken.english(str(words))


@register.simple_tag
def line(spoken, row, name):
    """A field of a line."""
    return spoken.line(row, name)


@register.simple_tag
def passage(spoken, row, name):
    """A field of several lines."""
    return spoken.passage(row, name)


@register.simple_tag
def duty_of(spoken, item):
    """How strong a promise is."""
    return spoken.duty(item)


@register.simple_tag
def facts_of(spoken, item):
    """What is said of an item: label and words."""
    return spoken.facts(item)
