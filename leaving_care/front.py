"""Our own server's front: answers published pages from the stored folder, before Django and without the database."""

import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from leaving_care.store import SITE, Store, StoredFile

UK = ZoneInfo("Europe/London")
LOOK_AGAIN_AFTER = 0.5  # seconds: how long a publication may go unseen
SMALL = 512 * 1024  # what is larger is read from the disk each time
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))

Environ = dict[str, Any]
Headers = list[tuple[str, str]]


def uk_today() -> date:
    """The day in the UK."""
    return datetime.now(UK).date()


class Answer:
    """A stored file in one encoding, ready to send."""

    __slots__ = ("body", "etag", "headers", "path", "short_headers")

    def __init__(self, file: StoredFile, path: Path, encoding: str, extra: Headers):
        self.path = path
        size = path.stat().st_size
        self.etag = f'"{file.sha[:20]}{"-" + encoding if encoding else ""}"'
        self.body = path.read_bytes() if size <= SMALL else None
        self.short_headers: Headers = [("ETag", self.etag), ("Cache-Control", file.cache)]
        if file.is_compressed:
            self.short_headers.append(("Vary", "Accept-Encoding"))
        self.headers: Headers = [("Content-Type", file.type), ("Content-Length", str(size)), *self.short_headers, *extra]
        if encoding:
            self.headers.append(("Content-Encoding", encoding))


class Release:
    """One release as it is served: its files by address, and the answers made so far."""

    def __init__(self, store: Store, name: str, digest: str, extra: Headers):
        self.store, self.name, self.digest, self.extra = store, name, digest, extra
        self.files = store.files(name, digest)
        self.answers: dict[tuple[str, str], Answer] = {}

    def answer(self, address: str, encoding: str) -> Answer | None:
        """The answer for an address in the encoding asked for, or in the plain when the file has no other."""
        file = self.files.get(address)
        if file is None:
            return None
        suffix = dict(ENCODINGS).get(encoding, "") if file.is_compressed else ""
        path = self.store.path(self.name, self.digest, file, suffix)
        answer = self.answers[address, encoding] = Answer(file, path, encoding if suffix else "", self.extra)
        return answer


class Front:
    """A WSGI application that answers what is published and hands everything else to `app`.

    A visit to a published page reads no file it has read before, runs no template and makes no query. Which release is
    served is looked up again every half second, by the day in the UK: an edition takes over at midnight by itself.
    """

    def __init__(self, store: Store, app: Callable, *, headers: Iterable[tuple[str, str]] = (), today=uk_today):
        self.store, self.app, self.today = store, app, today
        self.headers = [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Content-Security-Policy", "frame-ancestors 'none'"),
            *headers,
        ]
        self.releases: dict[str, tuple[float, Any, Release | None]] = {}
        self.encodings: dict[str, str] = {}

    def __call__(self, environ: Environ, start_response: Callable) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method != "GET" and method != "HEAD":
            return self.app(environ, start_response)
        path = environ["PATH_INFO"]
        release = self.release(path)
        if release is None:
            return self.app(environ, start_response)
        encoding = self.encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        answer = release.answers.get((path, encoding)) or release.answer(path, encoding)
        if answer is None:
            if path + "/" in release.files:
                start_response("301 Moved Permanently", [("Location", path + "/"), ("Content-Length", "0")])
                return []
            return self.app(environ, start_response)
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked and (asked == answer.etag or _matches(asked, answer.etag)):
            start_response("304 Not Modified", answer.short_headers.copy())
            return []
        start_response("200 OK", answer.headers.copy())
        if method == "HEAD":
            return []
        if answer.body is None:
            return environ.get("wsgi.file_wrapper", _chunks)(answer.path.open("rb"), 65536)
        return [answer.body]

    def release(self, path: str) -> Release | None:
        """The release that answers for a path today: its council's, or else the portal's own."""
        name = path[1 : path.find("/", 1)] if path.count("/") > 1 else path[1:]
        return (self._look(name) if name and name[0] not in "._" else None) or self._look(SITE)

    def _look(self, name: str) -> Release | None:
        now = time.monotonic()
        known = self.releases.get(name)
        if known and now < known[0]:
            return known[2]
        stamp = self.store.stamp(name) if name.replace("-", "").replace("_", "").isalnum() else None
        if stamp is None:
            # Nothing is remembered of a name that is not there: strangers cannot fill the memory with names.
            self.releases.pop(name, None)
            return None
        key = (stamp, self.today())
        release = known[2] if known and known[1] == key else self._open(name, known[2] if known else None)
        self.releases[name] = (now + LOOK_AGAIN_AFTER, key, release)
        return release

    def _open(self, name: str, current: Release | None) -> Release | None:
        schedule = self.store.schedule(name)
        if schedule is None:
            return None
        digest = schedule.on(self.today())
        return current if current and current.digest == digest else Release(self.store, name, digest, self.headers)

    def encoding(self, accepted: str) -> str:
        """The best of our encodings that a browser accepts: br, gzip or "" for the plain file."""
        known = self.encodings.get(accepted)
        if known is None:
            known = _best(accepted)
            if len(self.encodings) < 256:
                self.encodings[accepted] = known
        return known


def _best(accepted: str) -> str:
    offered = {}
    for part in accepted.lower().split(","):
        coding, _, quality = part.partition(";")
        offered[coding.strip()] = quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    for encoding, _ in ENCODINGS:
        if offered.get(encoding, offered.get("*", False)):
            return encoding
    return ""


def _matches(asked: str, etag: str) -> bool:
    return asked.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in asked.split(","))


def _chunks(file, size: int) -> Iterable[bytes]:
    with file:
        while chunk := file.read(size):
            yield chunk
