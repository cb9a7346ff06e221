"""What templates may ask about partners' checks of a draft."""

from django import template

from offers.checked import checks_of

register = template.Library()


@register.inclusion_tag("desk/linking/checked.html")
def checked(edition, identity):
    """A line for each partner that confirmed an item: {% checked edition item.identity %}."""
    return {"checks": checks_of(edition, identity.pk).get(identity.pk, [])}


@register.simple_tag
def checked_items(edition):
    """Item identity id → its checks, for a list of items. Two queries, however long the list is."""
    return checks_of(edition)


@register.inclusion_tag("desk/linking/checked_short.html")
def checked_row(checks, identity_id):
    """In a few words, who checked an item of a list, from `checked_items`."""
    return {"checks": checks.get(identity_id, [])}
