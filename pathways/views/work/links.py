"""Numbers and addresses as links that call or write. What is not safe to use is never one tap away."""

import re
from urllib.parse import quote

from leaving_care.models import WayToReach

NUMBER = re.compile(r"\+?[\d\s().-]+")  # no words: "ext 12" is not dialled


def link_of(way: WayToReach) -> str:
    """Where a way to reach somebody leads; blank for one that is not to be used, and for what no link can reach."""
    if way.safe == WayToReach.Safe.NO:
        return ""
    if way.kind == WayToReach.Kind.MOBILE:
        return phone_link(way.value)
    return f"mailto:{quote(way.value, safe='@+')}" if way.kind == WayToReach.Kind.EMAIL else ""


def phone_link(number: str) -> str:
    """tel:07700900123 for 07700 900123; blank for what is no number alone."""
    if not NUMBER.fullmatch(number):
        return ""
    digits = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    return f"tel:{digits}" if digits.strip("+") else ""
