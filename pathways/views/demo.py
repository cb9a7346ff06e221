"""The demo's own pages: who there is to be, and what would have been sent. Not there where it is not the demo."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View

from leaving_care.models import Authority, Role, User
from leaving_care.titles import role_title
from pathways.demo import inbox
from pathways.demo.door import let_in, must_be_open, somebody
from pathways.demo.people import COUNCILS, to_sign_in_as


def see_other(address: str) -> HttpResponseRedirect:
    """On to a page to be read, after something was done."""
    return HttpResponseRedirect(address, status=303)


@method_decorator(login_not_required, name="dispatch")
class DemoView(View):
    """A page of the demo: for everybody, and only in the demo."""

    def dispatch(self, request, *args, **kwargs):
        """404 first."""
        must_be_open()
        return super().dispatch(request, *args, **kwargs)


class PeopleView(DemoView):
    """Everybody there is to sign in as, by council."""

    def get(self, request):
        """The page. Where nobody was seeded, it says how to."""
        return render(request, "demo/people.html", {"councils": _councils()})


class BeView(DemoView):
    """Signs in as somebody. `who` is the address of one of the invented people; anybody else is not found."""

    def post(self, request):
        """Signs in, and goes to their own first page."""
        let_in(request, somebody(request.POST.get("who", "")))
        return see_other(settings.LOGIN_REDIRECT_URL)


class InboxView(DemoView):
    """The mails and texts that would have gone, the newest first."""

    def get(self, request):
        """The page."""
        host = request.get_host()
        kept = [(message, list(message.lines(host))) for message in inbox.messages()]
        return render(request, "demo/inbox.html", {"kept": kept})


class EmptyView(DemoView):
    """Empties the inbox."""

    def post(self, request):
        """Throws everything away."""
        inbox.empty()
        messages.success(request, "The inbox is empty.")
        return see_other("/demo/inbox/")


def _councils() -> list[dict]:
    """The councils whose people are there: staff with the council's own titles, and young people. Three queries."""
    found = {
        council.slug: council for council in Authority.objects.filter(slug__in=COUNCILS).prefetch_related("role_titles")
    }
    everybody = {slug: to_sign_in_as(slug) for slug in COUNCILS if slug in found}
    emails = [one.email for people in everybody.values() for one in people]
    there = set(User.objects.filter(email__in=emails, is_active=True).values_list("email", flat=True))
    return [
        {
            "slug": slug,
            "name": found[slug].name,
            "staff": [
                (role_title(found[slug], one.role), one)
                for one in people
                if one.role != Role.YOUNG_PERSON and one.email in there
            ],
            "young": [one for one in people if one.role == Role.YOUNG_PERSON and one.email in there],
        }
        for slug, people in everybody.items()
        if any(one.email in there for one in people)
    ]
