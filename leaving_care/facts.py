"""A young person's record as the plain facts that status is worked out from."""

from leaving_care import care
from leaving_care.models import YoungPerson

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
