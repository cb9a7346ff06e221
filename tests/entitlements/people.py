"""People as the rules know them, and small offers to sort for them."""

from datetime import date
from typing import Any

from entitlements.facts import Facts, is_in_care, possible_statuses

DAY = date(2026, 11, 22)


def person(age: int | None = None, said: str = "", **more: Any) -> Facts:
    """Somebody of an age who says which group they are in: "relevant", "" for not sure, "in_care", "none"."""
    if isinstance(more.get("circumstances"), str | list | set):
        told = more["circumstances"]
        more["circumstances"] = frozenset(told.split() if isinstance(told, str) else told)
    known = {"on": DAY, "age": age, "statuses": possible_statuses(said, age), "in_care": is_in_care(said, age)}
    return Facts(**{**known, **more})


def rule(**more: Any) -> dict[str, Any]:
    """A rule of an item as a stored offer has it."""
    blank: dict[str, Any] = {
        "age_from": None, "age_to": None, "last_year_included": None,
        "statuses": [], "circumstances": [], "living": [], "limited": False, "note": "",
    }  # fmt: skip
    assert set(more) <= set(blank)
    return {**blank, **more}


def item(name: str = "A thing", *rules: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An item as a stored offer has it."""
    blank: dict[str, Any] = {
        "name": name, "address": f"/testshire/offer/theme/{name.lower().replace(' ', '-')}/", "theme": "Theme",
        "national": "", "summary": f"{name} in short.", "duty": "choose", "provision": "", "amount": "",
        "amount_set_in": "", "amount_on": "", "how": "Talk to your worker.", "who_decides": "", "within": "",
        "elsewhere": "", "open_to_other_councils": None, "ends_on": "", "rules": list(rules),
    }  # fmt: skip
    return {**blank, **more}


def offer(*items: dict[str, Any]) -> dict[str, Any]:
    """An offer as offers.answering has it, as far as a listing needs it."""
    return {
        "slug": "testshire",
        "name": "Testshire County Council",
        "adviser": "personal adviser",
        "ask_words": "Care Team (01632 960001)",
        "edition": {"number": 1, "title": "Local offer", "from": "2026-04-01"},
        "items": list(items),
    }
