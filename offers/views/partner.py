"""What a private link opens: a partner's own items, to be answered once. Nobody signs in: the secret in the address is the key."""

from csp.decorators import csp_exempt
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from leaving_care.law import provisions
from offers.actions.link_answers import answer
from offers.actions.links import LinkGone, standing
from offers.contents import read_contents
from offers.forms.partner import PartnerForm
from offers.models import Link
from offers.views.guest import guest
from offers.views.private_pages import gone, hide, shown

TITLE = "Please check what we say"


@csrf_exempt  # nobody can forge what is sent to an address that nobody else knows; there is no session to borrow
@login_not_required
@csp_exempt()  # type: ignore[arg-type]  # the page carries its own policy, which is stricter
@sensitive_post_parameters()
@sensitive_variables("secret")
def partner(request: HttpRequest, secret: str) -> HttpResponse:
    """What the link is to, while it stands; else the calm page. A guest's link has its own page at the same address."""
    hide(request)
    return _partner(request, secret)


@require_http_methods(["GET", "HEAD", "POST"])
def _partner(request: HttpRequest, secret: str) -> HttpResponse:
    try:
        link = standing(secret, at=request.now)  # type: ignore[attr-defined]
        return (_check if link.kind == Link.Kind.PARTNER else guest)(
            request, link, reverse("offers:partner", args=[secret])
        )
    except LinkGone as closed:
        return gone(request, closed.link)


@csrf_exempt
@login_not_required
@csp_exempt()  # type: ignore[arg-type]
def spoilt(request: HttpRequest, spoilt: str) -> HttpResponse:
    """An address that is not quite one: it may hold the secret."""
    hide(request)
    return gone(request, None)


def _check(request: HttpRequest, link: Link, here: str) -> HttpResponse:
    contents = read_contents(link.edition)
    asked = set(link.items.values_list("pk", flat=True))
    items = [item for item in contents.items if item.identity_id in asked]
    if not items:
        # All of them were taken out of the draft.
        raise LinkGone(link)
    form = PartnerForm(
        request.POST if request.method == "POST" else None,
        items=items,
        initial={"organisation": link.organisation[:60]},
    )
    if form.is_valid():
        told = form.cleaned_data
        answer(
            link,
            said=form.said(),
            name=told["name"],
            organisation=told["organisation"],
            at=request.now,  # type: ignore[attr-defined]
        )
        return HttpResponseRedirect(here)
    return shown(
        request,
        "partner",
        f"Error: {TITLE}" if form.errors else TITLE,
        council=contents.authority,
        contents=contents,
        link=link,
        form=form,
        parts=[(item, provisions().get(item.provision), what, words) for item, what, words in form.parts()],
    )
