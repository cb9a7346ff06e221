"""What pages weigh, and whether every answer says what it should."""

from collections.abc import Iterable
from dataclasses import dataclass

import brotli

from leaving_care.front import PERMISSIONS_POLICY
from leaving_care.store import StoredFile
from tests.bench.asking import Answer, ask, bare_text, fetched_parts
from tests.bench.running import Server


@dataclass(frozen=True)
class Weight:
    """A page on its way to a browser. `markup`: the page's bytes over its bare words', both in brotli."""

    address: str
    body: int
    wire: int
    markup: float


def weights(servers: list[Server], addresses: Iterable[str]) -> list[Weight]:
    """What each page weighs, at the server that says most in its headers."""
    found = []
    for address in addresses:
        answers = [ask(server, address) for server in servers]
        words = bare_text(brotli.decompress(answers[0].body).decode())
        body = max(len(answer.body) for answer in answers)
        found.append(
            Weight(address, body, max(answer.wire for answer in answers), body / len(brotli.compress(words.encode())))
        )
    return found


def heaviest(found: list[Weight]) -> Weight:
    """The one with most bytes on the wire."""
    return max(found, key=lambda weight: weight.wire)


def second_requests(server: Server, addresses: Iterable[str]) -> list[str]:
    """The pages that a browser cannot show with what one request brings."""
    return [
        f"{address} fetches {part}"
        for address in addresses
        for part in fetched_parts(ask(server, address, encoding="").body.decode())
    ]


def wrong_answers(server: Server, files: Iterable[StoredFile]) -> list[str]:
    """Every stored file in every encoding, with and without its tag, by GET and HEAD: where an answer is not as it should be."""
    faults = []
    for file in files:
        for encoding in ("br", "gzip", "") if file.is_compressed else ("br",):
            got = ask(server, file.address, encoding=encoding)
            head = ask(server, file.address, "HEAD", encoding=encoding)
            again = ask(server, file.address, encoding=encoding, If_None_Match=got.headers.get("etag", ""))
            for what, fault in (
                ("GET", _of_page(got, file, encoding)),
                ("304", _of_304(again, got)),
                ("HEAD", _of_head(head, got)),
            ):
                if fault:
                    faults.append(f"{server.name}, {what} {file.address} in {encoding or 'plain'}: {fault}")
    return faults


def _of_page(got: Answer, file: StoredFile, encoding: str) -> str:
    wanted = {
        "etag": got.headers.get("etag") or "a tag",
        "vary": "Accept-Encoding" if file.is_compressed else None,
        "set-cookie": None,
        "cache-control": file.cache,
        "content-encoding": encoding if encoding and file.is_compressed else None,
        "x-content-type-options": "nosniff",
        "content-security-policy": "frame-ancestors 'none'",
        "referrer-policy": "no-referrer",
        "permissions-policy": PERMISSIONS_POLICY,
    }
    if got.status != 200 or got.repeated:
        return f"{got.status}, twice: {got.repeated}"
    if not encoding and len(got.body) != file.size:
        return f"{len(got.body)} bytes for {file.size}"
    if file.type.startswith("text/html") and got.headers.get("content-type") != file.type:
        return f"content-type: {got.headers.get('content-type')}"
    return _unlike(got, wanted)


def _of_304(again: Answer, got: Answer) -> str:
    kept = ("etag", "vary", "cache-control", "set-cookie")
    if again.status != 304 or again.body:
        return f"{again.status} with {len(again.body)} bytes"
    return _unlike(
        again, {name: got.headers.get(name) for name in kept} | {"content-encoding": None, "content-type": None}
    )


def _of_head(head: Answer, got: Answer) -> str:
    if head.status != got.status or head.body:
        return f"{head.status} with {len(head.body)} bytes"
    return _unlike(head, {name: value for name, value in got.headers.items() if name != "date"})


def _unlike(answer: Answer, wanted: dict[str, str | None]) -> str:
    wrong = [
        f"{name}: {answer.headers.get(name)}" for name, value in wanted.items() if answer.headers.get(name) != value
    ]
    return ", ".join(wrong)


def wrong_doors(nginx: Server, is_running: bool) -> list[str]:
    """What nginx answers beside the pages, with the application behind it running or not."""
    expected = [
        ("GET", "/derby", 301, "location", "/derby/"),
        ("GET", "/derby/offer?from=a", 301, "location", "/derby/offer/?from=a"),
        ("GET", "/privacy", 301, "location", "/privacy/"),
        ("GET", "/derby/no-such-page/", 404, "page", "Derby"),
        ("GET", "/derby/offer/no-such-page", 404, "page", "Derby"),
        ("GET", "/derby/files/no-such-file.pdf", 404, "page", "Derby"),
        ("GET", "/no-such-council/", 404, "page", "All councils"),
        ("GET", "/_site/index.html", 404, "page", "All councils"),
        ("GET", "/_site/", 404, "page", "All councils"),
        ("GET", "/.lock", 404, "page", "All councils"),
        ("POST", "/derby/no-such-page/", 404, "page", "Derby"),
        ("GET", "/derby/search/?q=rent", 200 if is_running else 404, "page", "Derby"),
    ]
    faults = []
    for method, address, status, where, words in expected:
        got = ask(nginx, address, method, encoding="")
        said = got.headers.get("location", "") if where == "location" else got.body.decode("utf-8", "replace")
        right = said == words if where == "location" else words in said
        if got.status != status or not right or "set-cookie" in got.headers or got.repeated:
            faults.append(f"{method} {address} gives {got.status}, {where} {said[:80]!r}, twice: {got.repeated}")
        if status == 404 and "immutable" in got.headers.get("cache-control", ""):
            faults.append(f"{address}: a missing file would be kept for ever")
    return faults
