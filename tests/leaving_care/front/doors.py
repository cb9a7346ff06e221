"""A front over a store, asked by calls, with a clock and a day that the test moves. No server."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote_to_bytes

from leaving_care.front import KEPT, LOOK_AGAIN_AFTER, Front
from leaving_care.store import Store
from tests.leaving_care.stored import DAY

BOOKLET = os.urandom(KEPT + 1)
LEAFLET = b"%PDF small"


@dataclass
class Answered:
    """What came back. `by_django`: the front handed the visit on."""

    status: int
    headers: dict[str, str]
    body: bytes
    by_django: bool


@dataclass
class Door:
    """A front over a store, with a clock and a day that the test moves."""

    store: Store
    day: date = DAY
    now: float = 0.0
    handed_on: list[dict] = field(default_factory=list)

    def __post_init__(self):
        self.front = Front(
            self.store,
            self._django,
            headers=[("Strict-Transport-Security", "max-age=1")],
            today=lambda: self.day,
            clock=lambda: self.now,
        )

    def _django(self, environ, start_response) -> Iterable[bytes]:
        self.handed_on.append(environ)
        start_response("404 Not Found", [("Set-Cookie", "django=1")])
        return [b"by Django"]

    def visit(self, path="/derby/", method="GET", query="", **headers) -> Answered:
        """One request; `headers` as Accept_Encoding="br". The path's escapes are undone as a server does."""
        environ = {"REQUEST_METHOD": method, "PATH_INFO": unquote_to_bytes(path).decode("latin-1")}
        environ |= {"QUERY_STRING": query} | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        said, handed_on = [], len(self.handed_on)
        body = b"".join(self.front(environ, lambda status, headers, exc_info=None: said.append((status, headers))))
        ((status, pairs),) = said
        assert len({name.lower() for name, _ in pairs}) == len(pairs), "a header was said twice"
        return Answered(int(status[:3]), dict(pairs), body, len(self.handed_on) > handed_on)

    def later(self, seconds=LOOK_AGAIN_AFTER):
        """Lets time pass."""
        self.now += seconds
