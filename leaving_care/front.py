"""Our own server's front: answers published pages from the stored folder, before Django and without the database."""

import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from zoneinfo import ZoneInfo

from leaving_care.store import SITE, Published, StoredFile

UK = ZoneInfo("Europe/London")
LOOK_AGAIN_AFTER = 0.5  # seconds: how long a publication may go unseen
KEPT = 128 * 1024  # bytes: pages stay in memory; larger files (booklets) are read from the disk each time
# Of a device's powers a page may use passkeys, and nothing else.
PERMISSIONS_POLICY = ", ".join(
    [
        *(
            f"{power}=()"
            for power in "accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation".split()
        ),
        *(f"{power}=()" for power in "gyroscope magnetometer microphone midi payment screen-wake-lock usb".split()),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]
)
ENCODINGS = {"br": ".br", "gzip": ".gz"}  # the best first

Headers = list[tuple[str, str]]
Known = tuple[float, object, "Release | None"]


def uk_today() -> date:
    """The day in the UK."""
    return datetime.now(UK).date()


class Answer:
    """A stored file in one encoding, ready to send."""

    __slots__ = ("_kept", "etag", "headers", "path", "short_headers")

    def __init__(self, file: StoredFile, path: Path, encoding: str, extra: Headers):
        self.path = path
        size = path.stat().st_size
        self._kept = path.read_bytes() if size <= KEPT else None
        self.etag = f'"{file.sha[:20]}{"-" + encoding if encoding else ""}"'
        self.short_headers: Headers = [("ETag", self.etag), ("Cache-Control", file.cache)]
        if file.is_compressed:
            self.short_headers.append(("Vary", "Accept-Encoding"))
        self.headers: Headers = [
            ("Content-Type", file.type),
            ("Content-Length", str(size)),
            *self.short_headers,
            *extra,
        ]
        if encoding:
            self.headers.append(("Content-Encoding", encoding))

    def body(self) -> bytes:
        """The file's bytes, always whole: a body sent in pieces holds one of the few threads until a slow phone has it."""
        return self.path.read_bytes() if self._kept is None else self._kept


class Release:
    """One release as it is served: its files by address, and the answers made so far."""

    def __init__(self, store: Published, name: str, digest: str, extra: Headers):
        self.store, self.name, self.digest, self.extra = store, name, digest, extra
        self.files = store.files(name, digest)
        self.answers: dict[tuple[str, str], Answer] = {}

    def answer(self, address: str, encoding: str) -> Answer | None:
        """The answer for an address in the encoding asked for, or in the plain when the file has no other."""
        file = self.files.get(address)
        if file is None:
            return None
        if encoding and not file.is_compressed:
            answer = self.answers.get((address, "")) or self.answer(address, "")
        else:
            path = self.store.path(self.name, self.digest, file, ENCODINGS.get(encoding, ""))
            answer = Answer(file, path, encoding, self.extra)
        if answer:
            self.answers[address, encoding] = answer
        return answer


class Front:
    """A WSGI application that answers what is published and hands everything else to `app`.

    A visit to a published page reads no file it has read before, runs no template and makes no query. Which release is
    served is looked up again every half second, by the day in the UK: an edition takes over at midnight by itself.
    """

    def __init__(
        self,
        store: Published,
        app: WSGIApplication,
        *,
        headers: Iterable[tuple[str, str]] = (),
        today: Callable[[], date] = uk_today,
        clock: Callable[[], float] = time.monotonic,
    ):
        self.store, self.app, self.today, self.clock = store, app, today, clock
        self.headers: Headers = [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Permissions-Policy", PERMISSIONS_POLICY),
            ("Content-Security-Policy", "frame-ancestors 'none'"),
            *headers,
        ]
        self.releases: dict[str, Known] = {}
        self.encodings: dict[str, str] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method == "GET" or method == "HEAD":
            for _ in range(2):
                try:
                    body = self._published(environ, start_response)
                except FileNotFoundError:
                    # Another release took over, and this one was swept away, since the last look: look now.
                    self._forget(environ["PATH_INFO"])
                    continue
                if body is None:
                    break
                return body
        return self.app(environ, start_response)

    def _published(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes] | None:
        path = environ["PATH_INFO"]
        release = self.release(path)
        if release is None:
            return None
        encoding = self.encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        answer = release.answers.get((path, encoding)) or release.answer(path, encoding)
        if answer is None:
            return _to_the_page(environ, start_response) if path + "/" in release.files else None
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked and (asked == answer.etag or _matches(asked, answer.etag)):
            start_response("304 Not Modified", answer.short_headers.copy())
            return []
        body = [answer.body()] if environ["REQUEST_METHOD"] == "GET" else []
        start_response("200 OK", answer.headers.copy())
        return body

    def release(self, path: str) -> Release | None:
        """The release that answers for a path today: its council's, or else the portal's own."""
        name = path[1 : path.find("/", 1)] if path.count("/") > 1 else path[1:]
        return (self._look(name) if name and name != SITE else None) or self._look(SITE)

    def _forget(self, path: str) -> None:
        for name in (path[1:].partition("/")[0], SITE):
            self.releases.pop(name, None)

    def _look(self, name: str) -> Release | None:
        now = self.clock()
        known = self.releases.get(name)
        if known and now < known[0]:
            return known[2]
        stamp = self.store.stamp(name)
        if stamp is None:
            # Nothing is remembered of a name that is not there: strangers cannot fill the memory with names.
            self.releases.pop(name, None)
            return None
        day = self.today()
        release = known[2] if known else None
        if not known or known[1] != (stamp, day):
            release = self._open(name, day, release)
        self.releases[name] = (now + LOOK_AGAIN_AFTER, (stamp, day), release)
        return release

    def _open(self, name: str, day: date, current: Release | None) -> Release | None:
        schedule = self.store.schedule(name)
        if schedule is None:
            return None
        digest = schedule.on(day)
        return current if current and current.digest == digest else Release(self.store, name, digest, self.headers)

    def encoding(self, accepted: str) -> str:
        """The best of our encodings that a browser accepts: br, gzip or "" for the plain file."""
        known = self.encodings.get(accepted)
        if known is None:
            known = _best(accepted)
            if len(self.encodings) < 256 and len(accepted) < 256:
                self.encodings[accepted] = known
        return known


def _best(accepted: str) -> str:
    offered = {}
    for part in accepted.lower().split(","):
        coding, _, quality = part.partition(";")
        offered[coding.strip()] = "".join(quality.split()) not in ("q=0", "q=0.", "q=0.0", "q=0.00", "q=0.000")
    for encoding in ENCODINGS:
        if offered.get(encoding, offered.get("*", False)):
            return encoding
    return ""


def _matches(asked: str, etag: str) -> bool:
    return asked.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in asked.split(","))


def _to_the_page(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    # The slash is missing. Without a host, the browser stays on the one it knows, whatever stands between it and us.
    asked = environ.get("QUERY_STRING")
    address = f"{environ['PATH_INFO']}/{'?' + asked if asked else ''}"
    start_response(
        "301 Moved Permanently", [("Location", address), ("Content-Length", "0"), ("Cache-Control", "no-cache")]
    )
    return []
