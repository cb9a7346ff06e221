"""What the desk's templates may ask: the sections of a draft, where a row is changed, and who else is in it."""

from django import template

from offers.actions.presence import others_in
from offers.desk_lists import here
from offers.desk_lists.places import place, row_place

register = template.Library()

# The sections of a draft, in order: what the link says, and the page. A page that is not there is left out.
SECTIONS = (
    ("Overview", "offers:edition"),
    ("Contacts", "offers:contacts"),
    ("What we say", "offers:statements"),
    ("Papers", "offers:documents"),
    ("Districts", "offers:districts"),
    ("Asking people", "offers:consultations"),
    ("You said, we did", "offers:points"),
    ("Checked by others", "offers:links"),
    ("Checks", "offers:checks"),
    ("What changed", "offers:compare"),
    ("Agreement", "offers:agree"),
    ("Publish", "offers:publish"),
    ("History", "offers:history"),
)


@register.simple_tag(takes_context=True)
def draft_sections(context, edition):
    """Each section of a draft: what its link says, its address, and for the reader's own "page", or "true" on a page under it."""
    path = context["request"].path
    overview = place("offers:edition", edition.authority.slug, edition.number)
    found = [(text, place(name, edition.authority.slug, edition.number)) for text, name in SECTIONS]
    # A page that lies under no other section lies under the overview.
    here = max((address for _, address in found if address and path.startswith(address)), key=len, default=overview)
    is_here = "page" if path == here else "true"
    return [
        {"text": text, "address": address, "is_here": is_here if address == here else ""}
        for text, address in found
        if address
    ]


@register.simple_tag
def row_address(edition, row):
    """Where a row of a draft is changed; blank where it is not."""
    return row_place(edition, row)


@register.simple_tag(takes_context=True)
def others_here(context, edition, row):
    """Who else is in a row of a draft, in words; blank: nobody. One query."""
    request = context["request"]
    return here.in_words(others_in(edition, row, by=request.user, at=request.now), request.now)


@register.simple_tag
def page_of(name, *args):
    """The address of a page of the desk by its name; blank where there is none."""
    return place(f"offers:{name}", *args)
