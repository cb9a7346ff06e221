"""The private links of a draft: the list, making one, making it anew, taking it back."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from leaving_care.council_views import CouncilFormView, Signed, paged
from offers.actions import links
from offers.actions.editing import EDIT
from offers.forms.links import AnewForm, LinkForm
from offers.models import Edition, Link
from offers.views.desk.common import find_edition

TWO_WEEKS = timedelta(days=14)
# What carries a new link's secret to the page that shows it: nothing else is sent it, and it is gone once it was shown.
COOKIE = "private-link"
TO_BE_SHOWN = timedelta(minutes=10)


@require_safe
def link_list(request: Signed, council: str, number: int) -> HttpResponse:
    """Every link of an edition, the newest first, with its state."""
    edition = find_edition(request, council, number, EDIT)
    rows = edition.links.select_related("edition").prefetch_related("items", "answers")
    page = paged(request, rows)
    for link in page:
        link.state = state(link, request.today)
    return render(request, "desk/linking/links.html", {"edition": edition, "page": page, "is_open": is_open(edition)})


def state(link: Link, today) -> str:
    """Where a link stands, in a word: answered, taken back, ended, commented, reminded, waiting."""
    if link.answered_at:
        return "answered"
    if link.ended_at:
        return "taken back"
    if link.ends_on < today or not is_open(link.edition):
        return "ended"
    if link.answers.all():
        return "commented"
    return "reminded" if link.reminded_at else "waiting"


def is_open(edition: Edition) -> bool:
    """Whether anybody can still be asked about an edition."""
    return edition.is_draft and not edition.set_aside_at


def find_link(request: Signed, edition: Edition, key: Any) -> Link:
    """A link of the draft. Raises Http404."""
    link = edition.links.select_related("edition__authority").filter(key=key).first()
    if link is None:
        raise Http404
    return link


@require_POST
def end_link(request: Signed, council: str, number: int, key: Any) -> HttpResponse:
    """Takes a link back."""
    edition = find_edition(request, council, number, EDIT)
    links.take_back(find_link(request, edition, key), by=request.user, at=request.now)
    messages.success(request, "The link is closed. Whoever has it finds a page that says whom to ask.")
    return redirect("offers:links", council, number)


@require_safe
def link_made(request: Signed, council: str, number: int, key: Any) -> HttpResponse:
    """The address of a link, shown once to whom has just made it; after that, where a new one is made."""
    edition = find_edition(request, council, number, EDIT)
    link = find_link(request, edition, key)
    secret = request.COOKIES.get(COOKIE, "")
    is_new = links.digest(secret) == link.secret_hash
    address = request.build_absolute_uri(reverse("offers:partner", args=[secret])) if is_new else ""
    told = {"edition": edition, "link": link, "address": address, "is_open": is_open(edition)}
    response = render(request, "desk/linking/made.html", told)
    response.delete_cookie(COOKIE, path=request.path, samesite="Strict")
    return response


class _LinkFormView(CouncilFormView):
    """A form that ends in an address which is shown once, on the page that it leads to (`link_made`)."""

    what = EDIT
    secret = ""
    link: Link | None = None

    def find(self, request, **kwargs):
        """The draft that the address names."""
        self.edition = find_edition(request, kwargs["council"], kwargs["number"], EDIT)
        self.council = self.edition.authority

    def back(self) -> str:
        """The list."""
        return reverse("offers:links", args=[self.council.slug, self.edition.number])

    def post(self, request, *args, **kwargs):
        """To the address, if one was made. Sent a second time, it leads to the list: nobody can read the address again."""
        response = super().post(request, *args, **kwargs)
        if not self.secret:
            if response.status_code == 302:
                messages.success(request, "This link was made before. If nobody has its address, make it anew.")
            return response
        made = redirect("offers:link_made", self.council.slug, self.edition.number, self.link.key)
        made.set_cookie(
            COOKIE,
            self.secret,
            max_age=TO_BE_SHOWN,
            path=made.url,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
        return made

    def get_context_data(self, **kwargs):
        """The draft, for the tabs."""
        return super().get_context_data(edition=self.edition, **kwargs)


class MakeLinkView(_LinkFormView):
    """For whom the link is, and to what."""

    form_class = LinkForm
    title = "Make a private link"
    lead = (
        "Whoever has the link sees what it is to, with no account. It opens nothing else, and stops by itself.",
        "We keep no copy of the address: you see it once, on the next page.",
    )

    def get_form_kwargs(self):
        """The draft's items to choose from."""
        items = self.edition.items.select_related("identity")
        return super().get_form_kwargs() | {"items": items, "today": self.request.today}

    def get_initial(self):
        """Two weeks, unless somebody says otherwise."""
        return {"ends_on": self.request.today + TWO_WEEKS, "kind": Link.Kind.PARTNER}

    def act(self, form, *, by, at, once=None):
        """Makes it."""
        self.link, self.secret = links.make(self.edition, **form.said(), by=by, at=at, once=once)


class MakeAnewView(_LinkFormView):
    """A new address for a link whose own was lost, or is over."""

    form_class = AnewForm
    title = "Make the link anew"
    lead = ("The old address stops working at once. You see the new one once, on the next page.",)

    def find(self, request, **kwargs):
        """The link, too."""
        super().find(request, **kwargs)
        self.link = find_link(request, self.edition, kwargs["key"])

    def get_initial(self):
        """Its own last day, or two weeks from now if that is over."""
        over = self.link.ends_on < self.request.today
        return {"ends_on": self.request.today + TWO_WEEKS if over else self.link.ends_on}

    def act(self, form, *, by, at, once=None):
        """Makes it."""
        self.secret = links.make_anew(self.link, ends_on=form.cleaned_data["ends_on"], by=by, at=at, once=once)
        self.link.refresh_from_db()
