"""The job that calls links: whom it calls and whom never, what it makes of answers, whose turn it is. No test asks the network."""

import threading
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command

from leaving_care import public_hosts
from offers import link_calls
from offers.link_calls import NotCalled, call
from offers.link_checks import A_FEW, check_links, links_of
from offers.models import Edition, LinkCheck
from tests.offers.an_offer import Offer
from tests.people import NOW, TODAY

DAY = timedelta(days=1)
SITE = "http://site.example"


class Site(BaseHTTPRequestHandler):
    """Answers as each path says."""

    asked: list[tuple[str, str, str]] = []

    def do_HEAD(self):
        self.asked.append((self.command, self.path, self.headers["Host"]))
        _, what, *rest = self.path.split("/", 2)
        status = int(what) if what.isdigit() else 200
        if what == "head-refused":
            status = 200 if self.command == "GET" else 405
        if what == "slow":
            self.server.released.wait(20)
        self.send_response(status)
        if what == "302" and rest:
            self.send_header("Location", rest[0])
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"x" * 50_000)

    do_GET = do_HEAD

    def log_message(self, *args):
        """Says nothing."""


@pytest.fixture
def site(monkeypatch):
    """A website on this machine under a name that the guard takes for public; any other name leads where `names` says."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.released = threading.Event()
    Site.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    names = {"site.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"], "both.example": ["127.0.0.1", "10.0.0.1"]}
    is_public = public_hosts.is_public
    monkeypatch.setattr(public_hosts, "addresses_of", lambda host: names.get(host, []))
    monkeypatch.setattr(public_hosts, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    monkeypatch.setattr(link_calls, "PORTS", {"http": server.server_port, "https": server.server_port})
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "path, words",
    [
        ("/200", "it answers"),
        ("/head-refused", "it answers"),
        ("/403", "it answers, and does not let our check in (403)"),
        ("/302//200", "it answers"),
        ("/with a space/é?q=ü", "it answers"),
    ],
)
def test_what_answers(site, path, words):
    assert call(SITE + path) == words
    assert {host for _, _, host in Site.asked} == {"site.example"}


@pytest.mark.parametrize(
    "path, words",
    [
        ("/404", "there is no such page (404)"),
        ("/410", "there is no such page (410)"),
        ("/503", "the website has a fault (503)"),
        ("/302", "it sends us on without saying where"),
        ("/302/http://inside.example/", "it leads into a private network, and is not called"),
        ("/302/http://both.example/", "it leads into a private network, and is not called"),
        ("/302/file:///etc/passwd", "it is no address of a web page"),
        ("/302/http://%20/", "there is no website of this name"),
    ],
)
def test_what_does_not(site, path, words):
    with pytest.raises(NotCalled, match=words.replace("(", r"\(").replace(")", r"\)")):
        call(SITE + path)


def test_a_ring_of_redirections_ends(site):
    with pytest.raises(NotCalled, match="again and again"):
        call(f"{SITE}/302/{'302/' * 20}")


def test_who_answers_slowly_is_cut_off(site, monkeypatch):
    monkeypatch.setattr(link_calls, "SECONDS", 0.2)
    with pytest.raises(NotCalled, match="nothing came back"):
        call(f"{SITE}/slow")


def test_who_is_not_encrypted_as_said_does_not_answer(site):
    with pytest.raises(NotCalled, match="nobody answers there"):
        call("https://site.example/")


INSIDE = """127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.9 169.254.169.254 0.0.0.0 100.64.0.1 127.1 2130706433 0x7f000001 localhost
[::1] [fd00::1] [::ffff:127.0.0.1] [64:ff9b::7f00:1]""".split()


@pytest.mark.parametrize("host", INSIDE)
def test_addresses_of_our_own_network_are_refused(monkeypatch, host):
    def never(*args, **kwargs):
        raise AssertionError("It was called")

    monkeypatch.setattr(link_calls.socket, "create_connection", never)
    with pytest.raises(NotCalled, match=r"private network|no website of this name"):
        call(f"http://{host}/")


@pytest.mark.parametrize(
    "url, words",
    [
        ("ftp://site.example/", "no address of a web page"),
        ("javascript:alert(1)", "no address of a web page"),
        ("https://", "no address of a web page"),
        ("http://user:word@site.example/", "a name or a password"),
        ("http://site.example:22/", "a port of its own"),
        ("http://site.example:x/", "no address"),
        (f"http://{'x' * 300}.example/", "no address"),
        ("http://nowhere.example/", "no website of this name"),
    ],
)
def test_what_is_no_address_to_call(site, url, words):
    with pytest.raises(NotCalled, match=words):
        call(url)
    assert Site.asked == []


def test_the_call_goes_to_the_address_that_was_looked_at(site, monkeypatch):
    """A name that leads elsewhere a moment later (DNS rebinding) is not asked again."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    monkeypatch.setattr(public_hosts, "addresses_of", lambda host: next(answers))
    assert call(f"{SITE}/200") == "it answers" and len(Site.asked) == 1


def link_to(*paths):
    return " ".join(f"[Page]({SITE}/{path})" for path in paths)


@pytest.mark.django_db
def test_each_link_is_called_once_a_day_and_never_called_ones_first(site):
    Offer().statement(link_to("200", "404")).document(url=f"{SITE}/200/paper")
    assert [check.said for check in check_links(NOW, 2)] == ["it answers", "there is no such page (404)"]
    assert [check.url for check in check_links(NOW, 2)] == [f"{SITE}/200/paper"]
    assert check_links(NOW + DAY / 2) == []
    assert len(check_links(NOW + DAY)) == A_FEW


@pytest.mark.django_db
def test_since_when_a_link_fails_is_kept_until_it_answers(site):
    Offer().statement(link_to("404"))
    for later in range(3):
        (check,) = check_links(NOW + later * DAY)
    assert (check.failing_since, check.checked_at, check.answers) == (NOW, NOW + 2 * DAY, False)
    site.RequestHandlerClass = type(
        "Mended", (Site,), {"do_HEAD": lambda self: (self.send_response(200), self.end_headers())}
    )
    (check,) = check_links(NOW + 3 * DAY)
    assert check.answers and check.failing_since is None


@pytest.mark.django_db
def test_links_of_drafts_and_editions_in_force_alone_and_others_are_forgotten(django_assert_max_num_queries):
    offer = Offer().statement(link_to("a")).item(to_know=link_to("b")).document(url=f"{SITE}/c").document("d", url="")
    offer.change(foreword=link_to("e"))
    with django_assert_max_num_queries(8):
        assert sorted(links_of(TODAY)) == [f"{SITE}/{path}" for path in "abce"]
    LinkCheck.objects.create(url=f"{SITE}/gone", checked_at=NOW, answers=True, said="it answers")
    check_links(NOW, 0)
    assert not LinkCheck.objects.exists()
    offer.change(set_aside_at=NOW)
    assert links_of(TODAY) == []
    offer.change(set_aside_at=None, published_at=NOW, effective_from=date(2026, 11, 1))
    assert len(links_of(TODAY)) == 4
    later = Edition.objects.create(authority=offer.council, number=2, title="Next", effective_from=date(2026, 11, 2))
    Edition.objects.filter(pk=later.pk).update(published_at=NOW + DAY)
    assert links_of(TODAY) == []


@pytest.mark.django_db
def test_the_command_says_what_happened(site, capsys):
    Offer().statement(link_to("200", "404"))
    call_command("check_links")
    said = capsys.readouterr().out
    assert f"{SITE}/404: there is no such page (404)" in said and "2 called, 1 of them do not work." in said


@pytest.mark.django_db
@pytest.mark.parametrize("demo, asked", [(False, 1), (True, 0)])
def test_the_clock_calls_links_but_in_a_demo_nobody(site, settings, demo, asked):
    """A demo's offers are those of real councils: it must not say of them that they cannot be reached."""
    settings.DEMO = demo
    Offer().statement(link_to("200"))
    call_command("tick")
    assert (len(Site.asked), LinkCheck.objects.count()) == (asked, asked)
