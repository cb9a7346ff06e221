"""The surveys that a council's front page leads to while they are open."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from leaving_care.models import Authority
from offers.models import Edition, Survey


def surveys_of(council: Authority, published: Iterable[Edition]) -> list[Survey]:
    """Those about a draft that nobody closed or set aside, by what closes first. One query.

    `published`: the editions that are, or are about to be: what is asked about one of those is over.
    """
    rows = Survey.objects.filter(edition__authority=council, edition__set_aside_at=None, closed_at=None)
    return list(rows.exclude(edition__in=[edition.pk for edition in published]).order_by("closes_on", "pk"))


def asked_on(surveys: list[Survey], on: date) -> list[Survey]:
    """Those that are open on a day."""
    return [survey for survey in surveys if survey.opens_on <= on <= survey.closes_on]


def changing_days(surveys: list[Survey]) -> set[date]:
    """The days on which one opens or is over."""
    opens = {survey.opens_on for survey in surveys}
    # After the last day that a calendar has there is none.
    return opens | {survey.closes_on + timedelta(days=1) for survey in surveys if survey.closes_on < date.max}


def state(council: Authority, published: Iterable[Edition]) -> list[Any]:
    """What of surveys the published pages hang on: which there are, what they are called, and their days."""
    rows = surveys_of(council, published)
    return [[survey.pk, survey.title, survey.opens_on, survey.closes_on] for survey in rows]
