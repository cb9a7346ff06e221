"""What the desk's templates may ask: the sections of a draft, where a row is changed, and who else is in it."""

from django import template

from leaving_care.access import may_in
from leaving_care.models import Authority
from offers.actions.presence import others_in
from offers.desk_lists import here
from offers.desk_lists.places import place, row_place

register = template.Library()

# The sections of a draft, in order: what the link says, and the page. A page that is not there is left out, and so is one
# that the reader may not open (MAY_OPEN).
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
MAY_OPEN = {
    "offers:contacts": "edit_offer",
    "offers:statements": "edit_offer",
    "offers:documents": "edit_offer",
    "offers:links": "edit_offer",
    "offers:bring_in": "edit_offer",
    "offers:suggestions": "moderate",
    "offers:format_requests": "moderate",
    "offers:bodies": "change_bodies",
}


@register.simple_tag(takes_context=True)
def draft_sections(context, edition):
    """Each section of a draft: what its link says, its address, and for the reader's own "page", or "true" on a page under it."""
    request, council = context["request"], edition.authority
    path = request.path
    overview = place("offers:edition", council.slug, edition.number)
    found = [
        (text, place(name, council.slug, edition.number))
        for text, name in SECTIONS
        if _may_open(request, name, council) and not _has_none_of(name, council, path)
    ]
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


@register.simple_tag(takes_context=True)
def page_for_reader(context, name, council):
    """The address of a page of a council's desk; blank where there is none, or the reader may not open it. No query."""
    return place(f"offers:{name}", council.slug) if _may_open(context["request"], f"offers:{name}", council) else ""


def _has_none_of(name, council, path):
    """Whether a section is about districts and the council has none: then it stands only above its own pages.

    Such a council can still give its offer together with another; the overview links to that.
    """
    return name == "offers:districts" and not has_districts(council) and "/districts/" not in path


@register.filter
def has_districts(council):
    """Whether a council is one that districts lie in, or one of them. No query."""
    return council.tier in (Authority.Tier.COUNTY, Authority.Tier.DISTRICT)


def _may_open(request, name, council):
    what = MAY_OPEN.get(name)
    return not what or may_in(request.user, what, council, request.today)


@register.simple_tag
def page_of(name, *args):
    """The address of a page of the desk by its name; blank where there is none."""
    return place(f"offers:{name}", *args)
