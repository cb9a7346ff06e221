"""Where anybody, without an account, suggests something for a council's offer or says that something is wrong with a page."""

from csp.decorators import csp_exempt
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from leaving_care.models import Authority
from offers.actions.suggestions import suggest
from offers.answering import answer, offer_on
from offers.forms.suggesting import SuggestForm, page_of
from offers.helplines import helplines
from offers.open_forms import drawn
from offers.survey_results import open_surveys

TITLE = "Tell us what is wrong or missing"


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # anybody may send it, and no session says who does: a signed token in the form takes the place
@login_not_required
@csp_exempt()  # type: ignore[arg-type]  # the page carries its own policy, which is stricter
@sensitive_post_parameters()
def suggest_view(request: HttpRequest, council: str) -> HttpResponse:
    """The form; what was sent; or, where it reads like a call for help, whom to ring now."""
    today, at = request.today, request.now  # type: ignore[attr-defined]  # TodayMiddleware put them there
    offer, posted = offer_on(council, today), request.method == "POST"
    page = page_of(council, (request.POST if posted else request.GET).get("page", ""))
    form = SuggestForm(request.POST if posted else None, at=at)
    if posted and form.lets_in(request, council):
        said = form.cleaned_data
        row = suggest(
            get_object_or_404(Authority, slug=council),
            kind=said["kind"],
            words=said["words"],
            reach=said["reach"],
            page=page,
            at=at,
            once=form.once,
        )
        title = "Help now" if row.needs_help else "Thank you"
        response = answer(offer, "public/suggest_sent.html", title, row=row, helplines=helplines())
    else:
        title = f"Error: {TITLE}" if form.errors else TITLE
        told = {"form": form, "fields": drawn(form), "page": page, "surveys": open_surveys(council, today)}
        response = answer(offer, "public/suggest.html", title, **told)
        response.status_code = 429 if form.is_too_many else 200
    response["X-Robots-Tag"] = "noindex"
    return response
