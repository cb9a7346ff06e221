"""What the desk's pages share: the draft or edition that a page is about, and what the reader may do with it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from leaving_care.access import authorities
from leaving_care.council_views import Signed
from leaving_care.models import Authority
from leaving_care.record_views import OpenedForm
from offers.models import Edition

SEE = "see_desk"
EDIT = "edit_offer"


def find_council(request: Signed, slug: str, what: str = SEE) -> Authority:
    """The council that an address names, for doing `what`.

    Raises Http404 where the reader sees no desk of it, or there is none: one and the same; PermissionDenied where they see its
    desk and may not do this.
    """
    request.doing = what
    seen = [council for council in authorities(request.user, SEE, request.today) if council.slug == slug]
    if not seen:
        raise Http404
    if what != SEE and seen[0] not in authorities(request.user, what, request.today):
        raise PermissionDenied(what)
    return seen[0]


def find_edition(request: Signed, council: str, number: int, what: str = SEE) -> Edition:
    """The edition that an address names, published or not, for doing `what`. Raises as `find_council`."""
    authority = find_council(request, council, what)
    edition = Edition.objects.select_related("authority").filter(authority=authority, number=number).first()
    if edition is None:
        raise Http404
    return edition


def may(request: Signed, what: str, authority: Authority) -> bool:
    """Whether the reader may do `what` for a council today. No query."""
    return authority in authorities(request.user, what, request.today)


def once_of(request: Signed) -> Any:
    """The token of the form that was sent; None where it has none, or a spoilt one."""
    sent = OpenedForm(request.POST)
    sent.is_valid()
    return sent.cleaned_data.get("once")
