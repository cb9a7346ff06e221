"""What templates may ask about an offer that several councils share."""

from django import template

register = template.Library()


@register.simple_tag
def otherwise_in(contents, where, item):
    """The places in which an item of the county is otherwise."""
    rows = [row for row in contents.district_items if row.differs_from_id == item.identity_id]
    return _places(where, rows)


@register.simple_tag
def more_in(contents, where, theme):
    """The places that have something more under a theme."""
    return _places(where, [row for row in contents.district_items if row.theme_slug and row.theme_slug == theme.slug])


@register.simple_tag
def otherwise_here(contents):
    """The items that are otherwise, or added, where the reader lives."""
    return [item for item in contents.items if hasattr(item, "here")]


@register.simple_tag
def open_to_others(contents):
    """The items that people can have whom another council looked after; none where there is no offer."""
    return [item for item in contents.items if item.open_to_other_councils] if contents else []


@register.simple_tag
def joint_with(contents):
    """The councils whose offer this is too, beside the one that keeps it."""
    return [row.authority for row in contents.joint_authorities] if contents else []


def _places(where, rows):
    wanted = {row.district.short_name for row in rows}
    return [place for place in where.places if place.name in wanted]
