"""What can I get? The offer and the law, sorted for one person's answers. Nothing is kept of them."""

from typing import Any

from csp.decorators import csp_exempt
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from entitlements.facts import ELSEWHERE, OLDEST, YOUNGEST
from entitlements.forms.drawing import filled
from entitlements.forms.what_can_i_get import AddForm, AnswersForm, MoreForm
from entitlements.listing import listing
from leaving_care.law import statuses
from offers.answering import answer, offer_on

TITLE = "What can I get?"
FORM, LIST = "public/what_can_i_get/form.html", "public/what_can_i_get/list.html"


@gzip_page  # safe here: nothing in the page is a secret that its length could betray
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # nothing changes, and the token's cookie would be the only one on the public pages
@login_not_required
@csp_exempt()  # type: ignore[arg-type]  # the page carries its own policy, which is stricter
@sensitive_post_parameters()
def what_can_i_get_view(request: HttpRequest, council: str, district: str = "") -> HttpResponse:
    """The form, or the list for its answers. Circumstances, and answers from the status questions, come by POST alone.

    `district`: where in the county somebody said that they live; the list is of the offer as it is there.
    """
    today = request.today  # type: ignore[attr-defined]  # TodayMiddleware put it there
    offer = offer_on(council, today, district)
    title = f"{TITLE[:-1]} in {offer['here']['name']}?" if district else TITLE
    posted = request.method == "POST"
    data = request.POST if posted else request.GET
    if not any(name in data for name in MoreForm.base_fields):
        return answer(offer, FORM, title, form=AnswersForm(), again=None)
    form = MoreForm(data) if posted else AnswersForm(data)
    if not form.is_valid():
        return answer(offer, FORM, f"Error: {title}", form=form, again=None)
    facts, told = form.facts(today), form.cleaned_data
    # What a district has otherwise is for whoever lives there.
    outside = offer["here"] if district and facts.lives == ELSEWHERE else None
    if outside:
        offer = offer_on(council, today)
    group = statuses()[facts.groups[0]] if len(facts.statuses) == 1 else None
    # Who has told what no address may hold, changes it where no address holds it.
    has_told_all = facts.circumstances is not None
    return answer(
        offer,
        LIST,
        TITLE if outside else title,
        found=listing(offer, facts),
        facts=facts,
        said=form.said(),
        group=group,
        outside=outside,
        again=None if facts.lives == ELSEWHERE else _again(form, data),
        is_young=facts.age is not None and facts.age < YOUNGEST,
        is_over=facts.age is not None and facts.age >= OLDEST,
        change=filled(MoreForm if has_told_all else AnswersForm, told),
        add="" if has_told_all else filled(AddForm, {**told, "asked": "1"}),
    )


def _again(form: AnswersForm, data: QueryDict) -> dict[str, Any]:
    """The answers, to be sent once more by the buttons of other places: how, and what."""
    return {"method": form.method, "sent": [(name, value) for name in form.fields for value in data.getlist(name)]}
