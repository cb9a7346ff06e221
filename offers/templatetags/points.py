"""What templates may ask about "you said, we did"."""

from django import template

from offers.rendering import points
from offers.small_groups import FEWEST

register = template.Library()


@register.simple_tag
def told_points(contents):
    """The points that an edition tells."""
    return points.told_points(contents)


@register.simple_tag
def points_about(contents, item):
    """Those that are about an item."""
    return points.points_about(contents, item)


@register.filter
def few_or(people):
    """How many people, in words where there are fewer than five."""
    return "Fewer than 5" if people is not None and people < FEWEST else people
