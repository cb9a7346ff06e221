"""A council's files as data, so that a test can change one value and write them out: one row of every kind."""

import copy
import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[2] / "fixtures"
COUNCILS = ("derby", "derbyshire", "staffordshire")
HOME = "themes/01-home.toml"

# The way to some of the values below, for `put`.
ITEM, RULE, AMOUNT = f"{HOME}/items/0", f"{HOME}/items/0/rules/0", f"{HOME}/items/0/amount"
COUNCIL, EDITION = "authority.toml/authority", "edition.toml/edition"
CONTACT, STATEMENT = "contacts.toml/contacts/0", "statements.toml/statements/0"
NUMBER, DISTRICT = f"{CONTACT}/numbers/0/number", "authority.toml/districts/0"

OFFER: dict[str, dict[str, Any]] = {
    "authority.toml": {
        "authority": {
            "slug": "wessex",
            "name": "Wessex County Council",
            "short_name": "Wessex",
            "tier": "county",
            "gss_code": "E10000099",
            "starts_on": datetime.date(1974, 4, 1),
            "accent": "#00538a",
            "website": "https://www.wessex.example",
        },
        "role_titles": [{"role": "manager", "title": "manager"}],
        "words": [{"instead_of": "LAC", "say": "child in care"}],
        "languages": [{"code": "ur"}],
        "districts": [
            {
                "slug": "casterbridge",
                "name": "Casterbridge Council",
                "short_name": "Casterbridge",
                "gss_code": "E07000991",
            },
            {"slug": "melchester", "name": "Melchester Council", "short_name": "Melchester"},
        ],
    },
    "edition.toml": {
        "edition": {
            "number": 1,
            "title": "Local offer",
            "effective_from": datetime.date(2026, 4, 1),
            "legal_basis": ["cswa2017-s2"],
            "foreword": "You matter to us.",
        },
        "consultations": [{"who": "Care leavers", "people": 12}],
        "approvals": [{"body": "Cabinet", "approved_on": datetime.date(2026, 2, 1)}],
        "changes": [{"kind": "new", "text": "All of it.", "ages_from": 16, "ages_to": 25}],
        "documents": [{"key": "money-policy", "title": "Money policy", "url": "https://www.wessex.example/money"}],
        "furniture": [{"source": "001:1-2; 001:4", "what": "blank"}],
    },
    HOME: {
        "theme": {"slug": "home", "name": "Your home", "areas": ["accommodation"], "icon": "home"},
        "items": [
            {
                "slug": "starter-pack",
                "identity": "wessex-starter-pack",
                "kind": "money",
                "name": "Home starter pack",
                "also_in": ["money"],
                "what_we_offer": "Things for your first home.",
                "duty": "must",
                "provision": "ca1989-s23c",
                "policy": "money-policy",
                "in_plan": True,
                "source": "001:475-477; 001:490",
                "amount": {"figure": 15.5, "each": "month", "at_most": True, "set_in": "money-policy"},
                "rules": [{"age_from": 16, "age_to": 20, "last_year_included": True, "statuses": ["eligible"]}],
                "providers": [{"name": "The Furniture Shed", "gives": "furniture"}, {"authority": "casterbridge"}],
            },
            {"slug": "advice", "identity": "wessex-advice", "name": "Advice", "what_we_offer": "We listen."},
        ],
    },
    "themes/02-money.toml": {"theme": {"slug": "money", "name": "Money"}},
    "contacts.toml": {
        "contacts": [
            {
                "key": "team",
                "kind": "team",
                "name": "Leaving Care Team",
                "address": ["1 High Street", "Casterbridge"],
                "districts": ["casterbridge"],
                "numbers": [{"number": "01632 960001", "language": "en"}],
                "emails": [{"email": "help@wessex.example"}],
            },
            {"key": "night", "kind": "out_of_hours", "name": "At night", "numbers": [{"as_printed": "0163296XXXX"}]},
        ]
    },
    "statements.toml": {
        "statements": [
            {"key": "pledge", "kind": "pledge", "title": "To find you a home"},
            {"key": "choice", "kind": "pledge", "text": "A choice of two.", "parent": "pledge"},
            {"key": "wording", "kind": "status_wording", "title": "Eligible", "status": "eligible", "age_from": 16},
        ]
    },
}


def an_offer() -> dict[str, dict[str, Any]]:
    """The files of a small county's offer."""
    return copy.deepcopy(OFFER)


def read(council: str) -> dict[str, dict[str, Any]]:
    """The files of a real council's offer."""
    folder = FIXTURES / council
    return {path.relative_to(folder).as_posix(): tomllib.loads(path.read_text()) for path in folder.rglob("*.toml")}


def put(files: dict, place: str, value: Any) -> dict:
    """Sets one value, by the way to it: "edition.toml/edition/number", or (with `DROP`) takes it away."""
    file, *way, last = _steps(files, place)
    holder = files[file]
    for step in way:
        holder = holder[step]
    if value is DROP:
        del holder[last]
    else:
        holder[last] = value
    return files


DROP = object()


def _steps(files: dict, place: str) -> list:
    file = next(name for name in files if place.startswith(name))
    rest = place.removeprefix(file).strip("/")
    return [file, *(int(step) if step.isdecimal() else step for step in rest.split("/"))]


def write(folder: Path, files: dict[str, dict[str, Any]]) -> Path:
    """Writes the files out; what lay in the folder before goes."""
    for path in folder.rglob("*.toml"):
        path.unlink()
    (folder / "themes").mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_text(as_toml(data), encoding="utf-8", newline="\n")
    return folder


def as_toml(data: dict[str, Any]) -> str:
    """A file's data as TOML."""
    return "".join(f"{_text(key)} = {_value(value)}\n" for key, value in data.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)} = {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _text(value: str) -> str:
    # JSON writes texts as TOML does, but for one sign.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
