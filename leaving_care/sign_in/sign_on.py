"""A council's own single sign-on: an OpenID Connect provider for each, from its row, for its own staff alone."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.shortcuts import render

from leaving_care import audit
from leaving_care.models import Event, StaffSignOn, User
from leaving_care.sign_in.outbound import PublicAdapter
from leaving_care.sign_in.roles import staff_memberships
from leaving_care.walls import within

PROVIDER = "openid_connect"


class SignOnAdapter(DefaultSocialAccountAdapter):
    """Lets in who has an account already, an address of the council's domains, and a role there on the day.

    Everybody else gets one and the same page, which does not say what was missing. No account is ever made, and no link
    to the provider's account is kept: each time, the address says who it is.
    """

    def list_apps(self, request, provider=None, client_id=None) -> list[SocialApp]:
        """The councils' providers, each called by its council's slug."""
        rows = StaffSignOn.objects.select_related("authority").order_by("authority__name")
        if provider and provider != PROVIDER:
            rows = rows.filter(authority__slug=provider)
        if client_id:
            rows = rows.filter(client_id=client_id)
        return [_app(row) for row in rows]

    def is_open_for_signup(self, request, sociallogin) -> bool:
        """Nobody signs up."""
        return False

    def authenticate_by_email(self, sociallogin):
        """The user whom the provider vouches for; None for a stranger."""
        council, said = sociallogin.account.provider, sociallogin.account.extra_data
        row = StaffSignOn.objects.filter(authority__slug=council).first()
        user = vouched_for(row, said, self.request.today) if row else None
        return (user, user.email) if user else None

    def pre_social_login(self, request, sociallogin) -> None:
        """Ends here for everybody who is not let in. Connecting a provider to an account is not offered."""
        if sociallogin.is_existing and sociallogin.state.get("process") == "login":
            return
        note_refused(request, sociallogin.account.provider)
        raise ImmediateHttpResponse(refused_page(request))

    def get_requests_session(self):
        """How providers are called: on the open internet alone, unless the settings allow our own network."""
        session = super().get_requests_session()
        if not settings.STAFF_SIGN_ON_ALLOWS_PRIVATE:
            for scheme in ("https://", "http://"):
                session.mount(scheme, PublicAdapter())
        return session

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        """What the provider says went wrong is not shown."""
        raise ImmediateHttpResponse(refused_page(request))


def vouched_for(row: StaffSignOn, said: dict, on) -> User | None:
    """The member of the council's staff on a day of whom its provider said this, if it said enough. Else None."""
    person = said.get("userinfo") or said.get("id_token") or {}
    signed = said.get("id_token") or {}
    email = person.get("email")
    # The answer to the second question has to be about whom the first was about.
    if signed and signed.get("sub") != person.get("sub"):
        return None
    if not isinstance(email, str) or person.get("email_verified") is not True or not row.allows(email):
        return None
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user and any(membership.authority_id == row.authority_id for membership in staff_memberships(user, on)):
        return user
    return None


def note_refused(request, council: str) -> None:
    """Notes, for the council's auditors, that its sign-on let nobody in."""
    row = StaffSignOn.objects.filter(authority__slug=council).select_related("authority").first()
    if row:
        with within(row.authority_id, on=request.today):
            audit.done(row.authority, "staff_sign_on", by=None, at=request.now, kind=Event.Kind.REFUSED)


def refused_page(request):
    """The one page for whoever is not let in."""
    return render(request, "sign_in/could_not.html", status=403)


def _app(row: StaffSignOn) -> SocialApp:
    council = row.authority
    return SocialApp(
        provider=PROVIDER,
        provider_id=council.slug,
        name=council.short_name,
        client_id=row.client_id,
        secret=settings.STAFF_SIGN_ON_SECRETS.get(council.slug, ""),
        settings={"server_url": row.server_url, "oauth_pkce_enabled": True},
    )
