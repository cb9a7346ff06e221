"""The address /law/: the law book as it stands today."""

from datetime import date
from functools import lru_cache

from csp.decorators import csp_exempt
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from leaving_care.law import Book, book
from leaving_care.store import ASK_AGAIN
from offers.rendering.law_page import law_page


@require_safe
@csrf_exempt  # it changes nothing, whatever the method
@login_not_required
@csp_exempt()  # the page carries its own policy, which is stricter
@gzip_page
@conditional_page
def law_view(request: HttpRequest) -> HttpResponse:
    """The law of today, in plain words. It is not stored: a day that is set for a law to start needs no publishing."""
    response = HttpResponse(_made(book(), request.today))  # type: ignore[attr-defined]  # TodayMiddleware put it there
    response["Cache-Control"] = ASK_AGAIN
    return response


@lru_cache(maxsize=4)
def _made(law: Book, today: date) -> bytes:
    return law_page(law, today).render()
