"""Settings of a council: the actions and their pages."""

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions import council as actions
from leaving_care.actions import sign_on
from leaving_care.changing import NotAllowed
from leaving_care.models import AuthorityWord, Event, Role, RoleTitle, StaffSignOn
from tests.manage.sending import errors, opened, send
from tests.people import NOW, council, member

pytestmark = pytest.mark.django_db
SIGN_ON = {
    "name": "your council account",
    "server_url": "https://login.example.gov.uk/v2",
    "client_id": "portal",
    "domains": "@Example.gov.uk\r\nstaff.example.gov.uk example.gov.uk",
}


@pytest.mark.parametrize(("colour", "ratio"), [("#ffffff", 1), ("#000000", 21), ("#767676", 4.54), ("#777777", 4.48)])
def test_how_much_a_colour_stands_out_from_white(colour, ratio):
    assert actions.contrast_with_white(colour) == pytest.approx(ratio, abs=0.01)


def test_a_colour_on_which_white_words_can_be_read(as_administrator):
    address = "/manage/settings/colour/"
    assert "darker" in errors(send(as_administrator, address, accent="#777777"))["accent"]
    for odd in ("red", "#12345", "#12345g", "#00538a\n0", "\x00", "#" * 10_000):
        assert "accent" in errors(send(as_administrator, address, accent=odd))
    assert send(as_administrator, address, accent="#767676").status_code == 302
    assert council().accent == "#767676"
    assert send(as_administrator, address, accent="#00538A").url == "/manage/settings/?council=testshire"
    assert council().accent == "#00538a"
    assert send(as_administrator, address, accent="").status_code == 302
    assert council().accent == ""
    assert [event.fields for event in Event.objects.filter(what="change_settings")] == [["accent"]] * 3


def test_titles_are_changed_and_taken_away(as_administrator):
    RoleTitle.objects.create(authority=council(), role="manager", title="head", plural="heads", source="001:1")
    address = "/manage/settings/titles/"
    carried = opened(as_administrator, address)
    said = {"personal_adviser": "leaving care coach", "manager": ""}
    assert send(as_administrator, address, carried, **said).status_code == 302
    assert actions.titles_of(council()) == {"personal_adviser": "leaving care coach"}
    assert "leaving care coach" in as_administrator.get("/manage/settings/").content.decode()
    event = Event.objects.get(what="change_settings")
    assert event.fields == ["title of manager", "title of personal_adviser"]
    response = send(as_administrator, address, carried | {"once": ""}, personal_adviser="other")
    assert "__all__" in errors(response)
    assert ("Personal adviser", "leaving care coach") in response.context["now"]
    assert send(as_administrator, address, personal_adviser="leaving care coach").status_code == 302
    assert Event.objects.filter(what="change_settings").count() == 1, "nothing was changed"


def test_words_are_these_and_no_others(as_administrator):
    AuthorityWord.objects.create(authority=council(), instead_of="contact", say="family time")
    address = "/manage/settings/words/"
    assert "contact = family time" in as_administrator.get(address).content.decode()
    for odd, words in (
        ("no equals sign", "Line 1"),
        ("a = b\n\n = c", "Line 3"),
        ("a = b\r\na = c", "Line 2"),
        ("x" * 61 + " = y", "60 letters"),
        ("\x00", "cannot be shown"),
    ):
        assert words in errors(send(as_administrator, address, words=odd))["words"]
    assert send(as_administrator, address, words="care leaver = care experienced = person\r\n").status_code == 302
    assert actions.words_of(council()) == {"care leaver": "care experienced = person"}
    assert send(as_administrator, address, words="").status_code == 302
    assert actions.words_of(council()) == {}


def test_times_have_their_bounds(as_administrator):
    address = "/manage/settings/times/"
    for odd in ("4", "121", "x", "", "\x00", "9" * 5000, "10.5"):
        assert "staff_idle_minutes" in errors(
            send(as_administrator, address, staff_idle_minutes=odd, young_idle_minutes="60")
        )
    stale = opened(as_administrator, address)
    assert send(as_administrator, address, staff_idle_minutes="120", young_idle_minutes="5").status_code == 302
    assert (council().staff_idle_minutes, council().young_idle_minutes) == (120, 5)
    response = send(as_administrator, address, stale, staff_idle_minutes="30", young_idle_minutes="60")
    assert "__all__" in errors(response)
    assert council().staff_idle_minutes == 120


def test_sign_on_is_set_up_and_turned_off(as_administrator, settings):
    settings.STAFF_SIGN_ON_SECRETS = {}
    address = "/manage/settings/sign-on/"
    assert "STAFF_SIGN_ON_SECRETS" in as_administrator.get(address).content.decode()
    assert as_administrator.get(f"{address}end/").status_code == 404
    assert set(errors(send(as_administrator, address))) == set(SIGN_ON)
    assert send(as_administrator, address, **SIGN_ON).status_code == 302
    made = StaffSignOn.objects.get(authority=council())
    assert made.domains == "example.gov.uk\nstaff.example.gov.uk"
    assert made.allows("a@Example.gov.uk")
    assert "the secret is not set" in as_administrator.get("/manage/settings/").content.decode()
    settings.STAFF_SIGN_ON_SECRETS = {"testshire": "x"}
    assert "the secret is not set" not in as_administrator.get("/manage/settings/").content.decode()
    carried = opened(as_administrator, f"{address}end/")
    for _ in range(2):
        assert send(as_administrator, f"{address}end/", carried).status_code == 302
    assert not StaffSignOn.objects.exists()


@pytest.mark.parametrize(
    "server_url",
    [
        "http://login.example.gov.uk",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://localhost",
        "https://user:secret@login.example.gov.uk",
        "https://login.example.gov.uk/?a=b",
        "javascript:alert(1)",
        "https://[",
        "https://login.example.gov.uk:22/",
        "https://login.example.gov.uk:4430/",
        "https://login.example.gov.uk./",
        "https://login.example.gov.uk:443@inside.example.gov.uk",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://a.localhost/",
        "https://printer.local",
        "https://metadata.google.internal/",
        "https://LOGIN.INTERNAL",
        "https://login_example.gov.uk",
        "https://login.example.gov.uk/a b",
        "https://login.example.gov.uk;script-src",
        "https://login.example.gov.uk/a;b",
        "https://login.example.gov.uk/a,b",
        "https://login.example.gov.uk/'",
        'https://login.example.gov.uk/"',
        "https://login.example.gov.uk/%0d%0a",
        "https://login.example.gov.uk/\r\nb",
        "https://login.example.gov.uk\\@inside.example",
        "https://login.exampl\u017f.gov.u\u212a",
        f"https://{'a' * 64}.example",
        "\x00",
        "x" * 301,
    ],
)
def test_a_provider_that_our_server_does_not_call(as_administrator, server_url):
    response = send(as_administrator, "/manage/settings/sign-on/", **SIGN_ON | {"server_url": server_url})
    assert set(errors(response)) == {"server_url"}
    assert not StaffSignOn.objects.exists()


@pytest.mark.parametrize(
    "server_url",
    [
        "https://login.example.gov.uk",
        "https://Login.example.gov.uk:443/realms/staff/",
        "https://login.example.com/3f0c-1/v2.0/.well-known/openid-configuration",
    ],
)
def test_a_provider_that_our_server_calls(as_administrator, server_url, names):
    names["login.example.gov.uk"] = ["8.8.8.8", "2606:4700::1"]
    response = send(as_administrator, "/manage/settings/sign-on/", **SIGN_ON | {"server_url": server_url})
    assert response.status_code == 302
    assert StaffSignOn.objects.get().server_url == server_url


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "224.0.0.1",
        "240.0.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::",
        "64:ff9b::7f00:1", "2001:0:1::1",
    ],
)  # fmt: skip
def test_a_name_that_leads_into_a_private_network(as_administrator, administrator, names, address):
    names["login.example.gov.uk"] = ["8.8.8.8", address]
    words = "This name leads into a private network. We cannot call it"
    assert errors(send(as_administrator, "/manage/settings/sign-on/", **SIGN_ON)) == {"server_url": words}
    with pytest.raises(ValidationError, match="private network"):
        sign_on.change_sign_on(council(), **SIGN_ON, by=administrator.user, at=NOW)
    assert not StaffSignOn.objects.exists()


@pytest.mark.parametrize("domains", ["localhost", "*", "a b", "exa mple.gov.uk", "a@b@c.uk", "@"])
def test_domains_that_are_none(as_administrator, domains):
    assert set(errors(send(as_administrator, "/manage/settings/sign-on/", **SIGN_ON | {"domains": domains}))) == {
        "domains"
    }


CHANGES = [
    lambda by: actions.change_colour(council(), accent="", by=by, at=NOW),
    lambda by: actions.change_times(council(), staff_idle_minutes=30, young_idle_minutes=60, by=by, at=NOW),
    lambda by: actions.change_titles(council(), titles={}, by=by, at=NOW),
    lambda by: actions.change_words(council(), words={}, by=by, at=NOW),
    lambda by: sign_on.change_sign_on(council(), **SIGN_ON, by=by, at=NOW),
    lambda by: sign_on.end_sign_on(council(), by=by, at=NOW),
]


@pytest.mark.parametrize("change", CHANGES)
def test_only_an_administrator_of_the_council_changes_settings(change):
    actors = [member(role) for role in Role if role not in (Role.ADMINISTRATOR, Role.YOUNG_PERSON)]
    for actor in [*actors, member(Role.ADMINISTRATOR, council("elsewhere"))]:
        with pytest.raises(NotAllowed):
            change(actor.user)
    change(member(Role.ADMINISTRATOR).user)


def test_the_database_refuses_minutes_out_of_bounds_in_words(administrator):
    with pytest.raises(ValidationError, match="5 to 120"):
        actions.change_times(council(), staff_idle_minutes=4, young_idle_minutes=60, by=administrator.user, at=NOW)
