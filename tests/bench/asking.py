"""Single visits, byte by byte, as a browser makes them."""

import re
import socket
from dataclasses import dataclass
from html.parser import HTMLParser

from tests.bench.running import Server

BROWSER = {
    "User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.9",
}


@dataclass(frozen=True)
class Answer:
    """What came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes
    wire: int  # bytes, with the headers
    repeated: tuple[str, ...] = ()  # headers said more than once


def ask(server: Server, address: str, method: str = "GET", encoding: str = "br", **headers: str) -> Answer:
    """One request on a connection of its own; `headers` as If_None_Match="..."."""
    lines = {"Host": f"127.0.0.1:{server.port}", **BROWSER, "Accept-Encoding": encoding, "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    request = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as one:
        one.sendall(f"{method} {address} HTTP/1.1\r\n{request}\r\n".encode())
        received = b"".join(iter(lambda: one.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    status, *said = head.decode("latin-1").split("\r\n")
    pairs = [(name.lower(), value.strip()) for name, _, value in (one.partition(":") for one in said)]
    names = [name for name, _ in pairs]
    repeated = tuple(sorted({name for name in names if names.count(name) > 1}))
    return Answer(int(status.split()[1]), dict(pairs), body, len(received), repeated)


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("style", "script")

    def handle_endtag(self, tag):
        self.silent -= tag in ("style", "script")

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.words.append(" ".join(data.split()))


def bare_text(html: str) -> str:
    """The words of a page, without any markup."""
    words = _Words()
    words.feed(html)
    return "\n".join(words.words)


class _Parts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[str] = []
        self.in_style = False

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.in_style = tag == "style"
        fetched = [said.get(name) for name in ("src", "srcset", "poster", "data", "background")]
        if tag == "link" and (said.get("rel") or "") not in ("canonical", "alternate", "license", "next", "prev"):
            fetched.append(said.get("href"))
        self.found += [one for one in fetched if one and not one.startswith("data:")]
        self._in_css(said.get("style") or "")

    def handle_data(self, data):
        if self.in_style:
            self._in_css(data)

    def _in_css(self, css):
        self.found += [
            one for one in re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", css) if not one.startswith("data:")
        ]


def fetched_parts(html: str) -> list[str]:
    """What a browser must fetch beside the page itself before it can show it."""
    parts = _Parts()
    parts.feed(html)
    return parts.found
