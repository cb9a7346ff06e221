"""The notices of a council, as its published pages have them."""

from datetime import date
from typing import Any

from leaving_care.models import Authority
from offers.models import Notice


def notices_of(council: Authority) -> list[Notice]:
    """Those that were put up and not taken down, the newest first. One query."""
    return list(Notice.objects.filter(authority=council, taken_down_at=None))


def standing(notices: list[Notice], on: date) -> list[Notice]:
    """Those whose last day is not over."""
    return [notice for notice in notices if notice.until >= on]


def state(council: Authority) -> list[Any]:
    """What of notices the published pages hang on: which there are. Their words never change."""
    return [[notice.pk, notice.until] for notice in notices_of(council)]
