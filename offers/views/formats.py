"""Where anybody, without an account, asks for the offer in another format or language."""

from csp.decorators import csp_exempt
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from leaving_care.models import Authority
from offers.actions.formats import ask_for_format
from offers.answering import answer, offer_on
from offers.forms.formats import AskForFormatForm
from offers.forms.suggesting import page_of
from offers.helplines import helplines
from offers.open_forms import drawn

TITLE = "Ask for another format or language"


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # anybody may send it, and no session says who does: a signed token in the form takes the place
@login_not_required
@csp_exempt()  # type: ignore[arg-type]  # the page carries its own policy, which is stricter
@sensitive_post_parameters()
def formats_view(request: HttpRequest, council: str) -> HttpResponse:
    """The form; or that it was sent; and, where it reads like a call for help, whom to ring now."""
    today, at = request.today, request.now  # type: ignore[attr-defined]  # TodayMiddleware put them there
    offer, posted = offer_on(council, today), request.method == "POST"
    page = page_of(council, (request.POST if posted else request.GET).get("page", ""))
    form = AskForFormatForm(request.POST if posted else None, at=at)
    if posted and form.lets_in(request, council):
        said = {name: form.cleaned_data[name] for name in ("wanted", "reach", "words")}
        authority = get_object_or_404(Authority, slug=council)
        row, needs_help = ask_for_format(authority, page=page, at=at, once=form.once, **said)
        title = "Help now" if needs_help else "Thank you"
        told = {"row": row, "needs_help": needs_help, "helplines": helplines()}
        response = answer(offer, "public/formats_sent.html", title, **told)
    else:
        title = f"Error: {TITLE}" if form.errors else TITLE
        response = answer(offer, "public/formats.html", title, form=form, fields=drawn(form), page=page)
        response.status_code = 429 if form.is_too_many else 200
    response["X-Robots-Tag"] = "noindex"
    return response
