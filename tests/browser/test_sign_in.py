"""Signing in, as people do it: a code, an app, a passkey, the council's own sign-on. Each screen is put before axe."""

import re

import httpx
import oidc_provider_mock
import pytest
from django.core import mail
from playwright.sync_api import Locator, Page, expect

from leaving_care.actions.invitations import invite_staff
from leaving_care.models import Event, Role, StaffSignOn, User
from tests.browser.axe import faults
from tests.browser.keyboard import stop, tab_to
from tests.browser.steps import click_through
from tests.people import NOW, council, member, user, young
from tests.sign_in.ways import app_code, code_in_mail, fresh_limits

pytestmark = pytest.mark.django_db(transaction=True)
WORK = "pat.example@testshire.example.gov.uk"


@pytest.fixture
def site(site, settings):
    """The address of the portal by a name, which passkeys ask for."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    fresh_limits()
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def base_url(site):
    return site


@pytest.fixture
def adviser(site):
    return member(Role.PERSONAL_ADVISER, who=user(email=WORK)).user


@pytest.fixture
def provider():
    """An identity provider of a council's, which knows two people."""
    with oidc_provider_mock.run_server_in_thread() as server:
        address = f"http://localhost:{server.server_port}"
        for who in (WORK, "stranger@testshire.example.gov.uk", "pat.example@elsewhere.example"):
            said = {"email": who, "email_verified": True}
            httpx.put(f"{address}/users/{who.replace('@', '%40')}", json=said).raise_for_status()
        yield address


def fits(page: Page) -> None:
    """Nothing is wider than the screen, axe finds nothing, and there is one main heading."""
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("h1").count() == 1


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def press(page: Page, name: str) -> None:
    """Presses a button, and comes to another page."""
    click_through(page, button(page, name))


def sign_in_by_code(page: Page, who: User) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Your email address or mobile number").fill(who.email)
    press(page, "Send me a code")
    page.get_by_label("Code", exact=True).fill(code_in_mail(who.email))
    press(page, "Sign in")


def with_a_passkey(page: Page) -> None:
    """Gives the browser a device that has passkeys and whose owner is there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def refused_by_policy(page: Page) -> list[str]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "Content Security Policy" in message.text else None)
    return said


def test_a_young_person_by_code_on_a_phone(phone, site):
    page, policy = phone, refused_by_policy(phone)
    who = young(account=True).user
    page.goto("/me/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    fits(page)
    press(page, "Send me a code")
    expect(page.get_by_text("There is a problem")).to_be_visible()
    fits(page)
    page.get_by_label("Your email address or mobile number").fill(who.email)
    press(page, "Send me a code")
    fits(page)
    page.get_by_label("Code", exact=True).fill("1234")
    press(page, "Sign in")
    expect(page.locator(".govuk-error-message")).to_contain_text("That code is not right")
    fits(page)
    page.get_by_label("Code", exact=True).fill(code_in_mail(who.email))
    press(page, "Sign in")
    expect(page).to_have_url(f"{site}/me/")
    for address in (
        "",
        "email/",
        "phone/",
        "devices/",
        "second-factor/",
        "second-factor/app/",
        "logout/",
        "second-factor/passkeys/",
    ):
        page.goto(f"/accounts/{address}")
        fits(page)
    for address in ("email/", "phone/", "devices/", "second-factor/app/"):
        page.goto(f"/accounts/{address}")
        click_through(page, page.locator("main button[type=submit]").first)
        expect(page.get_by_text("There is a problem")).to_be_visible()
        fits(page)
    page.goto("/accounts/")
    press(page, "Sign out")
    page.goto("/me/")
    expect(page).to_have_url(f"{site}/accounts/login/?next=/me/")
    assert policy == []


def test_the_same_without_a_script(no_script, site):
    page = no_script
    who = young(account=True).user
    sign_in_by_code(page, who)
    expect(page).to_have_url(f"{site}/me/")
    page.goto("/accounts/second-factor/passkeys/add/")
    expect(page.get_by_text("Set up an app instead")).to_be_visible()
    page.goto("/accounts/")
    press(page, "Sign out")
    expect(page).to_have_url(f"{site}/accounts/login/")


def test_the_same_by_keyboard_alone(phone, site):
    page = phone
    who = young(account=True).user
    page.goto("/accounts/login/")
    tab_to(page, "Skip to the main part")
    page.keyboard.press("Enter")
    tab_to(page, "Your email address or mobile number")
    page.keyboard.type(who.email)
    tab_to(page, "Send me a code")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/login/code/"))
    tab_to(page, "Code")
    page.keyboard.type(code_in_mail(who.email))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/me/"))
    page.goto("/accounts/")
    tab_to(page, "Sign out")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/login/")
    assert stop(page) is None


def test_an_adviser_with_an_app(phone, site, adviser):
    page, policy = phone, refused_by_policy(phone)
    sign_in_by_code(page, adviser)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second step")
    fits(page)
    click_through(page, page.get_by_role("link", name="Set up an app"))
    expect(page.locator(".portal-qr")).to_have_js_property("complete", True)
    fits(page)
    secret = page.locator("#key").inner_text()
    page.get_by_label("Code that the app shows").fill("000000")
    press(page, "Use this app")
    expect(page.locator(".govuk-error-message")).to_be_visible()
    assert page.locator("#key").inner_text() == secret, "the key that was scanned still counts"
    page.get_by_label("Code that the app shows").fill(app_code(secret))
    press(page, "Use this app")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes")
    fits(page)
    click_through(page, page.get_by_role("link", name="Continue"))
    expect(page).to_have_url(f"{site}/work/")
    for address in ("app/remove/", "codes/new/", ""):
        page.goto(f"/accounts/second-factor/{address}")
        fits(page)
    press(page, "Sign out")
    fresh_limits()
    sign_in_by_code(page, adviser)
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    fits(page)
    page.get_by_label("Code from your app").fill("000000")
    press(page, "Continue")
    expect(page.locator(".govuk-error-message").last).to_be_visible()
    fits(page)
    page.get_by_label("Code from your app").fill(app_code(secret))
    press(page, "Continue")
    expect(page).to_have_url(f"{site}/work/")
    assert policy == []


def test_an_adviser_with_a_passkey(phone, site, adviser):
    page, policy = phone, refused_by_policy(phone)
    with_a_passkey(page)
    sign_in_by_code(page, adviser)
    click_through(page, page.get_by_role("link", name="Set up a passkey"))
    fits(page)
    page.get_by_label("What do you want to call it?").fill("my phone")
    press(page, "Set it up")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes")
    click_through(page, page.get_by_role("link", name="Continue"))
    expect(page).to_have_url(f"{site}/work/")
    page.goto("/accounts/second-factor/passkeys/")
    expect(page.get_by_text("my phone").first).to_be_visible()
    fits(page)
    press(page, "Sign out")
    page.goto("/accounts/login/?next=/work/")
    press(page, "Sign in with a passkey")
    expect(page).to_have_url(f"{site}/work/")
    assert Event.objects.filter(kind="signed_in", reason="passkey").count() == 1
    # The code first, and the passkey as the second step.
    page.goto("/accounts/")
    press(page, "Sign out")
    sign_in_by_code(page, adviser)
    press(page, "Use a passkey")
    expect(page).to_have_url(f"{site}/work/")
    assert policy == []


def test_a_passkey_of_nobody_is_said_in_words(phone, site):
    page = phone
    with_a_passkey(page)
    page.goto("/accounts/login/")
    button(page, "Sign in with a passkey").click()
    expect(page.locator("#passkey-problem")).to_contain_text("That did not work")
    fits(page)


def sign_on(page: Page, who: str) -> None:
    page.goto("/accounts/login/")
    click_through(page, page.get_by_role("link", name=re.compile("Testshire Council")))
    press(page, "Continue")
    page.get_by_placeholder("sub").fill(who)
    press(page, "Authorize")


def test_the_councils_own_sign_on(phone, site, adviser, provider, settings):
    page, policy = phone, refused_by_policy(phone)
    settings.STAFF_SIGN_ON_SECRETS = {"testshire": "a secret"}
    settings.STAFF_SIGN_ON_ALLOWS_PRIVATE = True  # the provider is beside us
    StaffSignOn.objects.create(
        authority=council(), server_url=provider, client_id="portal", domains="testshire.example.gov.uk"
    )
    page.goto("/accounts/council/testshire/")
    fits(page)
    sign_on(page, WORK)
    expect(page).to_have_url(f"{site}/work/")
    press(page, "Sign out")
    for stranger in ("stranger@testshire.example.gov.uk", "pat.example@elsewhere.example"):
        page.context.clear_cookies()
        sign_on(page, stranger)
        expect(page.get_by_role("heading", level=1)).to_have_text("We could not sign you in")
        fits(page)
        page.goto("/work/")
        expect(page).to_have_url(f"{site}/accounts/login/?next=/work/")
    assert User.objects.count() == 1 and policy == []


def test_coming_in_by_an_invitation(phone, site, settings):
    page, settings.SITE_ADDRESS = phone, site
    invite_staff(
        council(), email="new.person@example.org", name="", role=Role.EDITOR, by=member(Role.MANAGER).user, at=NOW
    )
    link = re.search(r"http\S+", mail.outbox[-1].body)[0]
    page.goto(link)
    fits(page)
    press(page, "Send me a code")
    fits(page)
    page.get_by_label("Code", exact=True).fill(code_in_mail("new.person@example.org"))
    press(page, "Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second step")
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("This invitation does not work")
    fits(page)


def nearly_over(route) -> None:
    """Answers for the server that less than two minutes are left; what is sent to it goes through."""
    if route.request.method == "GET":
        route.fulfill(json={"left": 110})
    else:
        route.continue_()


def test_who_does_nothing_is_warned_and_can_stay(phone, site, adviser):
    page, policy = phone, refused_by_policy(phone)
    page.clock.install()
    sign_in_by_code(page, young(account=True).user)
    page.goto("/accounts/")
    dialog = page.locator("#session-ending")
    expect(dialog).to_be_hidden()
    # The server's own clock stands where it was: told so, the page waits on.
    with page.expect_response("**/accounts/stay/") as asked:
        page.clock.fast_forward(59 * 60 * 1000)
    assert asked.value.json()["left"] > 3000
    page.evaluate("new Promise(done => Promise.resolve().then(done))")
    expect(dialog).to_be_hidden()
    page.route("**/accounts/stay/", nearly_over)
    page.clock.fast_forward(59 * 60 * 1000)
    expect(dialog).to_be_visible()
    fits(page)
    assert stop(page).name == "Stay signed in"
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    page.unroute("**/accounts/stay/")
    page.route("**/accounts/stay/", lambda route: route.fulfill(status=302, headers={"location": "/accounts/login/"}))
    page.clock.fast_forward(59 * 60 * 1000)
    expect(dialog).to_contain_text("What you typed is still on this page")
    fits(page)
    button(page, "Close").click()
    expect(dialog).to_be_hidden()
    assert policy == []
