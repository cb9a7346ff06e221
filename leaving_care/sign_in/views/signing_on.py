"""A council's own sign-on: the page that starts it, and where its answer comes in."""

from urllib.parse import urlsplit

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from requests import RequestException

from leaving_care.public_hosts import is_plain
from leaving_care.sign_in.sign_on import refused_page

UNREADABLE = (RequestException, AttributeError, LookupError, TypeError, ValueError)


@login_not_required
def start(request, provider_id: str):
    """GET asks first, so that nobody is signed in by a link; POST goes to the provider.

    This page, and no other, may send a form on to the provider's host.
    """
    adapter = OpenIDConnectOAuth2Adapter(request, provider_id)
    try:
        provider, host = adapter.get_provider(), _origin(adapter)
        if request.method == "POST":
            return oidc.login(request, provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except UNREADABLE:
        return render(request, "sign_in/no_answer.html", status=502)
    response = render(request, "socialaccount/login.html", {"provider": provider, "next": request.GET.get("next", "")})
    response._csp_update = {"form-action": host}  # type: ignore[attr-defined]
    return response


@login_not_required
def answer(request, provider_id: str):
    """What the provider says. Whatever it is that cannot be read, nobody is let in."""
    try:
        return oidc.callback(request, provider_id)
    except UNREADABLE:
        return refused_page(request)


def _origin(adapter: OpenIDConnectOAuth2Adapter) -> str:
    """The provider's own address for its sign-in page, as it goes into a header. Raises ValueError for one that is odd."""
    where = urlsplit(adapter.authorize_url)
    origin = f"{where.scheme}://{where.netloc}"
    if not (is_plain(origin) or settings.STAFF_SIGN_ON_ALLOWS_PRIVATE):
        raise ValueError("The provider's sign-in page has no plain address.")
    return origin
