"""Pages behind a private link: in the public pages' look, kept by nobody, listed nowhere, and in no log."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from leaving_care.models import Authority
from offers.answering import offer_on
from offers.contents import Contents
from offers.models import Link
from offers.rendering.html import finish
from offers.rendering.pages import Page, PageMaker

HIDDEN = "/check/private/"
_TEXTAREA = re.compile(r"<textarea\b.*?</textarea>", re.S)


def hide(request: HttpRequest) -> None:
    """From here on nothing that is logged of the request has the secret in it."""
    request.path = request.path_info = HIDDEN


def shown(
    request: HttpRequest,
    template: str,
    title: str,
    *,
    council: Authority | None = None,
    contents: Contents | None = None,
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    """A page for whoever has the link. `contents`: the draft that it shows; None: it shows nothing of it."""
    if council:
        page = PageMaker(council, contents, request.today).page("", template, title, **told)  # type: ignore[attr-defined]
    else:
        page = Page("", f"public/{template}.html", title, told)
    accent = council.accent if council else ""
    html: str = render_to_string(page.template, {**page.context, "page": page, "accent": accent})
    # A page is put on one line: the lines of a long text stay.
    html = _TEXTAREA.sub(lambda box: box.group().replace("\n", "&#10;"), html)
    response = HttpResponse(finish(html, accent), status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def gone(request: HttpRequest, link: Link | None) -> HttpResponse:
    """A calm page for a link that opens nothing: what became of it, as far as we know, and whom to ask. Nothing of the draft."""
    if link is None:
        return shown(request, "partner_gone", "This link does not work", status=404)
    council = link.edition.authority
    title = "Thank you, we have your answer" if link.answered_at else "This link no longer works"
    return shown(
        request, "partner_gone", title, council=council, link=link, ask=_ask_words(request, council), status=410
    )


def _ask_words(request: HttpRequest, council: Authority) -> str:
    try:
        return offer_on(council.slug, request.today)["ask_words"]  # type: ignore[attr-defined]
    except Http404:
        return f"the leaving care team of {council.name}"
