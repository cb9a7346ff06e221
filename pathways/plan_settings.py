"""What a council set for its timetable, as the timetable reads it."""

from collections.abc import Iterable

from leaving_care.law import timetable as law_timetable
from leaving_care.readings_setting import readings
from pathways.models import PlanSettings
from pathways.timetable import PAPERS, Length, Settings
from pathways.timetable.own import MAY_BE_LEFT_OUT, OWN
from pathways.timetable.settings import WITHOUT_CLOCK


def settings_of(authority: int) -> Settings:
    """The settings of one council, by its id; the defaults where it has set nothing. One query."""
    return settings_by([authority])[authority]


def settings_by(authorities: Iterable[int]) -> dict[int, Settings]:
    """The settings of some councils, by their ids. One query."""
    ids = set(authorities)
    rows = {row.authority_id: row for row in PlanSettings.objects.filter(authority__in=ids)}
    return {authority: as_timetable(rows.get(authority) or PlanSettings()) for authority in ids}


def as_timetable(row: PlanSettings) -> Settings:
    """A row as the timetable reads it, saved or not.

    What is in it and the timetable does not know any more, since an entry of the law book went, is passed over: it can be
    about nothing, and nobody is to be without a timetable for it.
    """
    known = {*law_timetable(), *OWN}
    kinds = tuple(kind for kind in PAPERS if kind in row.papers)
    return Settings(
        clocks={id: Length(*length) for id, length in row.clocks.items() if id in known - WITHOUT_CLOCK},
        lead_days=row.lead_days,
        leads={id: days for id, days in row.leads.items() if id in known},
        left_out=frozenset(row.left_out) & MAY_BE_LEFT_OUT,
        papers=kinds or tuple(PAPERS),
        born_29_february_ages_on_28=readings().born_29_february_ages_on_28,
        records_from=row.records_from,
    )
