"""The demo's inbox: mails and texts that would have gone, kept in a folder so that they can be read in the browser.

A message is a file of its own, numbered in the order in which they came; the newest 50 are kept. Nothing leaves the machine.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail.backends.console import EmailBackend as ConsoleBackend

from leaving_care.dates import UK
from leaving_care.sign_in.texts import ConsoleSender

KEPT = 50
# An address; or a path alone on its line, which is all of it that is known where no page was asked for (while seeding).
LINK = re.compile(r"(https?://[^\s<>\"]+|^/[^\s<>\"]*$)")
ELSEWHERE = ("//", "/\\")  # with which a path would lead to another host


@dataclass(frozen=True)
class Message:
    """A mail, or a text (`subject` is blank). `at` is when it would have gone."""

    to: str
    subject: str
    text: str
    at: datetime

    def lines(self, host: str) -> Iterator[list[tuple[str, str]]]:
        """Its lines, each in pieces: the words, and where they lead. Only what leads to this host leads anywhere."""
        for line in self.text.splitlines():
            yield [(piece, _leads_to(piece, host)) for piece in LINK.split(line) if piece]


def _leads_to(piece: str, host: str) -> str:
    """The address on this host that a piece of text is; blank for any other words."""
    if not LINK.fullmatch(piece):
        return ""
    try:
        parts = urlsplit(piece)
    except ValueError:
        return ""
    if piece.startswith(ELSEWHERE) or parts.path.startswith(ELSEWHERE):
        return ""
    if parts.netloc != host and not piece.startswith("/"):
        return ""
    return f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"


def keep(to: str, subject: str, text: str) -> None:
    """Adds a message, and drops those that are too many."""
    folder = _folder()
    said = json.dumps({"to": to, "subject": subject, "text": text})
    with tempfile.NamedTemporaryFile("w", dir=folder, encoding="utf-8") as whole:
        whole.write(said)
        whole.flush()
        number = max((int(path.stem) for path in _files(folder)), default=0) + 1
        while True:
            try:
                # Only a whole file gets its name, and two at once get a number each.
                os.link(whole.name, folder / f"{number:08}.json")
                break
            except FileExistsError:
                number += 1
    for path in _files(folder)[KEPT:]:
        path.unlink(missing_ok=True)


def messages() -> list[Message]:
    """Those that are kept, the newest first."""
    found = []
    for path in _files(_folder()):
        try:
            said, sent = json.loads(path.read_text(encoding="utf-8")), path.stat().st_mtime
        except FileNotFoundError:
            continue  # somebody emptied the inbox a moment ago
        found.append(Message(**said, at=datetime.fromtimestamp(sent, UK)))
    return found


def empty() -> None:
    """Throws every message away."""
    for path in _files(_folder()):
        path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.DATA_DIR) / "demo-inbox"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*.json"), reverse=True)


class EmailBackend(ConsoleBackend):
    """Keeps mails for the inbox, and writes them to the console."""

    def send_messages(self, email_messages):
        """How many were kept."""
        for mail in email_messages:
            keep(", ".join(mail.recipients()), mail.subject, mail.body)
        return super().send_messages(email_messages)


class TextSender(ConsoleSender):
    """Keeps texts for the inbox, and writes them to the console."""

    def send(self, number: str, words: str) -> None:
        """Keeps it, and writes it."""
        keep(number, "", words)
        super().send(number, words)
