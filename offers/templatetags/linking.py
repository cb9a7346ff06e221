"""What templates may ask about partners' checks of a draft."""

from django import template

from offers.checked import checks_of

register = template.Library()


@register.inclusion_tag("desk/linking/checked.html")
def checked(edition, identity):
    """A line for each partner that confirmed an item: {% checked edition item.identity %}."""
    return {"checks": checks_of(edition, identity.pk).get(identity.pk, [])}
