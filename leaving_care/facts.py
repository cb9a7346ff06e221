"""A young person's record as the plain facts that status is worked out from."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from leaving_care import care
from leaving_care.models import (
    Course,
    Guardianship,
    Home,
    OtherAccommodation,
    ShortBreakView,
    StatusSettled,
    SupportAsked,
    TimeAtHome,
    TimeAway,
    TimeInCare,
    YoungPerson,
)

# What `prefetch_related` needs so that `care_of` makes no query of its own.
RECORDS = (
    "timeincare_rows",
    "timeathome_rows",
    "timeaway_rows",
    "guardianship_rows",
    "otheraccommodation_rows",
    "course_rows",
    "shortbreakview_rows",
    "supportasked_rows",
    "home_rows",
)


def care_of(person: YoungPerson) -> care.Care:
    """The facts. One query for each of RECORDS that was not fetched ahead."""
    looked = max(person.shortbreakview_rows.all(), key=lambda row: (row.said_on, row.pk), default=None)
    asked = max(person.supportasked_rows.all(), key=lambda row: (row.said_on, row.pk), default=None)
    home = max(
        (row for row in person.home_rows.all() if row.ends_on is None), key=lambda row: row.starts_on, default=None
    )
    return care.Care(
        date_of_birth=person.date_of_birth,
        periods=tuple(
            care.CarePeriod(row.starts_on, row.ends_on, row.legal, row.placement, row.authority, row.nation)
            for row in person.timeincare_rows.all()
        ),
        home=tuple(care.HomeSpell(row.starts_on, row.ends_on, row.with_whom) for row in person.timeathome_rows.all()),
        away=tuple(care.Away(row.starts_on, row.ends_on, row.kind) for row in person.timeaway_rows.all()),
        guardianship=tuple(care.Period(row.starts_on, row.ends_on) for row in person.guardianship_rows.all()),
        settings=tuple(
            care.Setting(row.starts_on, row.ends_on, row.kind) for row in person.otheraccommodation_rows.all()
        ),
        courses=tuple(care.Course(row.starts_on, row.ends_on, row.continues) for row in person.course_rows.all()),
        disabled=person.disabled is True,
        short_breaks_within_limits=looked.within_limits if looked else None,
        adopted_on=person.adopted_on,
        lives_in=home.council if home else "",
        asked_for_support=asked.wanted if asked else None,
    )


def cares(ids: Iterable[int]) -> dict[int, care.Care]:
    """The same for many people, by their ids, from values and not from models: with those it would take twice as long.

    As many queries as there are tables.
    """
    wanted = list(ids)
    period = ("starts_on", "ends_on")

    def of(model: type[Model], *names: str) -> dict[int, list[tuple[Any, ...]]]:
        return rows_of(model, wanted, *names)

    times = of(TimeInCare, *period, "legal", "placement", "authority", "nation")
    at_home, away, guardianship = (
        of(TimeAtHome, *period, "with_whom"),
        of(TimeAway, *period, "kind"),
        of(Guardianship, *period),
    )
    settings, courses = of(OtherAccommodation, *period, "kind"), of(Course, *period, "continues")
    looked, asked = of(ShortBreakView, "said_on", "pk", "within_limits"), of(SupportAsked, "said_on", "pk", "wanted")
    homes = of(Home, *period, "council")
    people = YoungPerson.objects.filter(pk__in=wanted).order_by()
    found = {}
    for pk, born, disabled, adopted_on in people.values_list("pk", "date_of_birth", "disabled", "adopted_on"):
        home = max((row for row in homes.get(pk, ()) if row[1] is None), key=lambda row: row[0], default=None)
        found[pk] = care.Care(
            date_of_birth=born,
            periods=tuple(care.CarePeriod(*row) for row in times.get(pk, ())),
            home=tuple(care.HomeSpell(*row) for row in at_home.get(pk, ())),
            away=tuple(care.Away(*row) for row in away.get(pk, ())),
            guardianship=tuple(care.Period(*row) for row in guardianship.get(pk, ())),
            settings=tuple(care.Setting(*row) for row in settings.get(pk, ())),
            courses=tuple(care.Course(*row) for row in courses.get(pk, ())),
            disabled=disabled is True,
            short_breaks_within_limits=max(looked[pk])[2] if pk in looked else None,
            adopted_on=adopted_on,
            lives_in=home[2] if home else "",
            asked_for_support=max(asked[pk])[2] if pk in asked else None,
        )
    return found


def settled_of(ids: Iterable[int]) -> dict[int, list[StatusSettled]]:
    """What was settled about people's statuses, by their ids, in the order in which it was; nobody of whom nothing was."""
    found: dict[int, list[StatusSettled]] = defaultdict(list)
    for row in StatusSettled.objects.filter(person__among=ids):
        found[row.person_id].append(row)
    return dict(found)


def rows_of(model: type[Model], ids: Iterable[int], *names: str, **only: Any) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of a model for some people, as values, in the model's order: person → rows; nobody who has none. One query."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for person, *row in model._default_manager.filter(person__among=ids, **only).values_list("person_id", *names):
        found[person].append(tuple(row))
    return dict(found)
