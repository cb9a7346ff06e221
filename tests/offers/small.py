"""A small council's files, and a press that prints nothing, for tests that publish."""

from hashlib import sha256
from pathlib import Path

from offers.booklets import Pdf
from offers.loading import load_offer

AUTHORITY = """
[authority]
slug = "{slug}"
name = "{name} Council"
short_name = "{name}"
tier = "unitary"
accent = "#00538a"
[[languages]]
code = "ur"
"""
EDITION = """
[edition]
number = {number}
title = "Local offer"
effective_from = {effective_from}
foreword = "Hello from edition {number}."
[[consultations]]
who = "Care leavers"
"""
THEME = """
[theme]
slug = "home"
name = "Your home"
areas = ["accommodation"]
[[items]]
slug = "starter-pack"
identity = "starter-pack"
name = "Starter pack"
what_we_offer = "{words}"
duty = "choose"
[[items.rules]]
age_from = 16
age_to = 25
last_year_included = false
"""
CONTACTS = """
[[contacts]]
key = "team"
kind = "team"
name = "Leaving Care Team"
[[contacts.numbers]]
number = "{number}"
[[contacts]]
key = "complaints"
kind = "complaints"
name = "Complaints"
[[contacts.numbers]]
number = "01632 960002"
[[contacts]]
key = "advocacy"
kind = "advocacy"
name = "Advocates"
[[contacts.numbers]]
number = "01632 960003"
"""
NOTICE = """
[[statements]]
key = "phones"
kind = "notice"
title = "Our phones are down"
until = {until}
"""


def write_council(
    folder: Path,
    *,
    slug="smallton",
    name="Smallton",
    number=1,
    effective_from="2026-04-01",
    words="Things for your first home.",
    phone="01632 960001",
    until="",
) -> Path:
    """Writes a whole small offer into `folder`."""
    (folder / "themes").mkdir(parents=True, exist_ok=True)
    (folder / "authority.toml").write_text(AUTHORITY.format(slug=slug, name=name))
    (folder / "edition.toml").write_text(EDITION.format(number=number, effective_from=effective_from))
    (folder / "themes" / "01-home.toml").write_text(THEME.format(words=words))
    (folder / "contacts.toml").write_text(CONTACTS.format(number=phone))
    (folder / "statements.toml").write_text(NOTICE.format(until=until) if until else "")
    return folder


def draft(folder: Path, **said):
    """A draft edition of a small council."""
    return load_offer(write_council(folder, **said)).edition


def blank_press(html: str) -> Pdf:
    """A press that prints nothing but the hash of what it was given, quickly."""
    return Pdf(b"%PDF-1.7 " + sha256(html.encode()).digest(), 1)
