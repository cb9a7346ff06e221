"""Lists that are searched for people: what is typed stays out of addresses, which are kept in histories and logs."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

SEARCHED = "searched"
LONGEST = 4000  # characters of a form that are kept


def searched(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A list whose form is sent by POST, kept in the session, and answered by a page that "Back" leads to as to any other.

    The view finds what is asked in `request.asked`; the address says no more than that something was (`?searched=1`).
    """

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        kept = f"{SEARCHED} {request.path}"
        if request.method == "POST":
            typed = request.POST.copy()
            typed.pop("csrfmiddlewaretoken", None)
            request.session[kept] = typed.urlencode()[:LONGEST]
            council = {"council": str(typed["council"])} if typed.get("council") else {}
            return HttpResponseRedirect(f"{request.path}?{urlencode({SEARCHED: '1', **council})}")
        again = QueryDict(request.session.get(kept, "")) if SEARCHED in request.GET else request.GET
        request.asked = again  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return page


def query_without_page(request: HttpRequest) -> str:
    """What else the address asks for, to go before "page=2"."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return f"{asked.urlencode()}&" if asked else ""
