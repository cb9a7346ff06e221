"""A guest's page: the whole draft, theme by theme, and a comment on any of it, until the link's last day."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from leaving_care.law import provisions
from offers.actions.link_answers import comment
from offers.contents import read_contents
from offers.forms.partner import GuestForm
from offers.helplines import helplines
from offers.models import Link
from offers.views.private_pages import shown

TITLE = "Read our next offer and tell us what you think"


def guest(request: HttpRequest, link: Link, here: str) -> HttpResponse:
    """The draft's themes, or the items of one (?theme=), with a form. Looking changes nothing."""
    at = request.now  # type: ignore[attr-defined]
    contents = read_contents(link.edition)
    theme = next((row for row in contents.themes if row.slug == request.GET.get("theme")), None)
    items = contents.entries[theme.pk] if theme else contents.items
    posted = request.method == "POST"
    form = GuestForm(
        request.POST if posted else None, at=at, items=items, initial={"about": request.GET.get("about", "")}
    )
    told: dict[str, Any] = {"council": contents.authority, "contents": contents, "link": link}
    if posted and form.lets_in(request, contents.authority.slug):
        needs_help = comment(link, at=at, **form.said())
        lines = helplines() if needs_help else []
        return shown(request, "guest_sent", "Thank you for your comment", helplines=lines, here=here, **told)
    return shown(
        request,
        "guest",
        f"Error: {TITLE}" if form.errors else TITLE,
        status=429 if form.is_too_many else 200,
        theme=theme,
        parts=[(item, provisions().get(item.provision)) for item in items] if theme else [],
        form=form,
        here=here,
        **told,
    )
