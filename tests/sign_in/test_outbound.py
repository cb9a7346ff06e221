"""Our server calls identity providers on the open internet, and nowhere else."""

import socket
from types import SimpleNamespace

import pytest
import requests
from urllib3.connection import HTTPSConnection

from leaving_care import public_hosts
from leaving_care.sign_in.outbound import PublicAdapter
from leaving_care.sign_in.sign_on import SignOnAdapter
from leaving_care.sign_in.views.signing_on import _origin


class Reached:
    """What a connection has reached."""

    def __init__(self, address):
        self.address, self.closed = address, False

    def getpeername(self):
        return (self.address, 443)

    def close(self):
        self.closed = True


@pytest.fixture
def session(settings):
    settings.DEMO = False
    made = SignOnAdapter().get_requests_session()
    made.trust_env = False
    return made


@pytest.fixture
def reached(monkeypatch):
    """Connections that would have been made, by the address that they reach in the end."""
    made = []

    def connect(self):
        made.append(Reached("127.0.0.1"))
        return made[-1]

    monkeypatch.setattr(HTTPSConnection, "_new_conn", connect)
    return made


def leads_to(monkeypatch, *addresses):
    monkeypatch.setattr(public_hosts, "addresses_of", lambda host: list(addresses))


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1", "169.254.169.254"])
def test_a_private_address_is_not_even_connected_to(session, reached, monkeypatch, address):
    leads_to(monkeypatch, "8.8.8.8", address)
    with pytest.raises(requests.RequestException):
        session.get("https://login.council.example/keys")
    assert reached == []


def test_nor_is_one_that_the_name_leads_to_a_moment_later(session, reached, monkeypatch):
    leads_to(monkeypatch, "8.8.8.8")
    with pytest.raises(requests.RequestException):
        session.get("https://login.council.example/keys")
    assert [row.closed for row in reached] == [True]


@pytest.mark.parametrize(
    "address", ["http://login.council.example/", "https://127.0.0.1/", "https://2130706433/", "https://[::1]/"]
)
def test_nor_what_the_providers_own_answers_point_to(session, reached, address):
    with pytest.raises(requests.RequestException):
        session.get(address)
    assert reached == []


def test_a_redirection_is_looked_at_too(session, reached, monkeypatch):
    leads_to(monkeypatch, "10.0.0.1")
    response = requests.Response()
    response.status_code, response.headers["location"] = 302, "https://inside.example/"
    response.request = request = requests.Request("GET", "https://login.council.example/").prepare()
    response.url, response.raw = request.url, None
    response._content = b""
    with pytest.raises(requests.exceptions.InvalidURL):
        list(session.resolve_redirects(response, request))
    assert reached == []


def test_a_demo_and_a_test_call_a_provider_beside_them(settings):
    session = SignOnAdapter().get_requests_session()
    assert all(isinstance(session.get_adapter(f"{scheme}://x"), PublicAdapter) for scheme in ("http", "https"))
    settings.STAFF_SIGN_ON_ALLOWS_PRIVATE = True
    assert not isinstance(SignOnAdapter().get_requests_session().get_adapter("https://x"), PublicAdapter)


def test_an_odd_sign_in_page_gets_into_no_header(settings):
    odd = SimpleNamespace(authorize_url="https://login.council.example;script-src */authorize")
    with pytest.raises(ValueError):
        _origin(odd)
    assert (
        _origin(SimpleNamespace(authorize_url="https://login.council.example/a?b")) == "https://login.council.example"
    )


def test_a_name_that_leads_nowhere_has_no_address(monkeypatch):
    def nowhere(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    assert public_hosts.addresses_of("nowhere.example") == []
    public_hosts.raise_unless_public("nowhere.example")
