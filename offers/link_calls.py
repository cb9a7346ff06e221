"""Calls one link, and says in words what happened. It calls nothing but the open internet.

What a link says was typed by somebody: so the name is looked up once, every address that it leads to has to be public, and the
call goes to that very address. A redirection is looked at in the same way before it is followed. A call is cut off after ten
seconds, however slowly an answer drips in.
"""

import socket
import ssl
import threading
from contextlib import closing
from functools import cache
from http.client import HTTPConnection, HTTPException
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from requests.certs import where

from leaving_care import public_hosts

SECONDS = 10
MOST_BYTES = 2_000
MOST_MOVES = 4  # redirections that are followed
PORTS = {"http": 80, "https": 443}
HEADERS = {
    "User-Agent": "Care leavers' offer link check (once a day; no page is kept)",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
MOVED = (301, 302, 303, 307, 308)
NOT_FOR_US = (401, 403, 405, 406, 429, 451)  # it is there, and does not let a machine in
LATE = f"nothing came back in {SECONDS} seconds"


class NotCalled(Exception):
    """A link is not called, or leads to nothing. The message says why, in words."""


def call(url: str) -> str:
    """What happened when a link was called, in words. Raises NotCalled, in words, where it leads to nothing."""
    for _ in range(MOST_MOVES + 1):
        status, moved_to = _ask("HEAD", url)
        if status >= 400:  # some answer only who asks for the page itself
            status, moved_to = _ask("GET", url)
        if status not in MOVED:
            return _said(status)
        if not moved_to:
            raise NotCalled("it sends us on without saying where")
        try:
            url = urljoin(url, moved_to)
        except ValueError:
            raise NotCalled("it sends us on to what is no address") from None
    raise NotCalled("it sends us on again and again")


def _ask(method: str, url: str) -> tuple[int, str]:
    """The status of an answer, and where it sends us on."""
    parts, host = _plain(url)
    address = _public_address(host)
    path = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*") + (
        f"?{quote(parts.query, safe='/%:=&~+!$,;?@()*[]')}" if parts.query else ""
    )
    try:
        line = socket.create_connection((address, PORTS[parts.scheme]), SECONDS)
        if parts.scheme == "https":
            line = _trusted().wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
    except TimeoutError:
        raise NotCalled(LATE) from None
    except (OSError, ValueError):
        raise NotCalled("nobody answers there") from None
    end = threading.Timer(SECONDS, _cut_off, [line])
    end.daemon = True
    with closing(line):
        end.start()
        try:
            return _answer(line, host, method, path)
        except ssl.SSLCertVerificationError:
            raise NotCalled("its certificate is not in order") from None
        except (HTTPException, OSError, ValueError) as wrong:
            late = isinstance(wrong, TimeoutError) or end.finished.is_set()
            raise NotCalled(LATE if late else "nobody answers there") from None
        finally:
            end.cancel()


def _answer(line: socket.socket, host: str, method: str, path: str) -> tuple[int, str]:
    if isinstance(line, ssl.SSLSocket):
        line.do_handshake()
    talk = HTTPConnection(host)
    talk.sock = line
    talk.request(method, path, headers=HEADERS)
    answer = talk.getresponse()
    answer.read(MOST_BYTES)
    return answer.status, answer.headers.get("Location", "")


def _cut_off(line: socket.socket) -> None:
    try:
        # Past what an encrypted line would say in goodbye.
        socket.socket.shutdown(line, socket.SHUT_RDWR)
    except OSError:
        pass


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=where())


def _plain(url: str) -> tuple[SplitResult, str]:
    """The parts of an address that may be called, and its name as the network knows it."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").encode("idna").decode()
    except ValueError:
        raise NotCalled("it is no address") from None
    if parts.scheme not in PORTS or not host:
        raise NotCalled("it is no address of a web page")
    if parts.username or parts.password:
        raise NotCalled("it holds a name or a password, and is not called")
    if port is not None and port != PORTS[parts.scheme]:
        raise NotCalled("it names a port of its own, and is not called")
    return parts, host


def _public_address(host: str) -> str:
    """The address that is called for a name: every one that it leads to is public."""
    found = public_hosts.addresses_of(host)
    if not found:
        raise NotCalled("there is no website of this name")
    if not all(public_hosts.is_public(address) for address in found):
        raise NotCalled("it leads into a private network, and is not called")
    return found[0]


def _said(status: int) -> str:
    if status < 300:
        return "it answers"
    if status in NOT_FOR_US:
        return f"it answers, and does not let our check in ({status})"
    if status in (404, 410):
        raise NotCalled(f"there is no such page ({status})")
    raise NotCalled(f"the website has a fault ({status})")
