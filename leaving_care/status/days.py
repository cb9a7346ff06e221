"""The days somebody was looked after. Records are merged, so that overlapping and split ones of the same days count once."""

from dataclasses import dataclass

from leaving_care.care import CARE_ORDERS, NATIONS, SECTION_17, SHORT_BREAKS, Care
from leaving_care.status.figures import Figures
from leaving_care.status.readings import Readings
from leaving_care.status.runs import FAR, Run, begun, merged
from leaving_care.status.short_breaks import by_regulation_48

# These make a child looked after from their first moment; accommodation does only after 24 hours (section 22(2)).
FROM_THE_FIRST_MOMENT = CARE_ORDERS | {"J1"}


@dataclass(slots=True)
class LookedAfter:
    """The runs known on a day. `last` of a run may lie after the day, and is FAR where the record is open.

    `counted`: every day in care; `full`: those that can make somebody eligible, without short breaks under regulation 48;
    `breaks`: the short breaks under regulation 48; `outside`: everything but short breaks; `stays`: every short break of
    which the days are recorded; `wales`: looked after by a council in Wales.
    """

    counted: list[Run]
    full: list[Run]
    breaks: list[Run]
    outside: list[Run]
    stays: list[Run]
    wales: list[Run]

    @property
    def every(self) -> list[Run]:
        """Every day looked after in England, by whatever rule."""
        return [*self.counted, *self.full, *self.breaks]


def looked_after(care: Care, until: int, adult: int, figures: Figures, readings: Readings) -> LookedAfter:
    """The runs that begin on or before the day `until`, and before the 18th birthday `adult`.

    A record that joins another without a gap belongs to the same run, even where it begins after the day.
    """
    outside: list[Run] = []
    stays: list[Run] = []
    agreements: list[Run] = []
    wales: list[Run] = []
    single = False
    for period in care.periods:
        first = period.starts_on.toordinal()
        last = FAR if period.ends_on is None else period.ends_on.toordinal()
        legal = period.legal
        if period.nation != NATIONS[0] and not readings.other_nations_count:
            if period.nation == NATIONS[1]:
                wales.append((first, last))
        elif legal == SECTION_17 and not readings.section_17_counts:
            pass
        elif legal in SHORT_BREAKS and not care.under_care_order:
            (stays if legal == "V3" or readings.agreement_days_count else agreements).append((first, last))
            single = single or first == last
        else:
            outside.append((first, last))
            single = single or first == last
    outside = merged(outside)
    stays = merged(stays) if stays else stays
    if care.under_care_order:
        outside = _going_on(begun(outside, adult - 1))
    if single and not readings.same_day_stays_count:
        doubtful = _same_day(care, merged(outside + stays))
        outside = [run for run in outside if run not in doubtful]
        stays = [run for run in stays if run not in doubtful]
    until = min(until, adult - 1)
    outside = begun(outside, until)
    wales = begun(merged(wales), until) if wales else wales
    if not stays and not agreements:
        return LookedAfter(outside, outside, [], outside, [], wales)
    stays, agreements = begun(stays, until), begun(merged(agreements), until)
    beyond, within = by_regulation_48(stays, until, care, figures, readings)
    full = merged(outside + beyond)
    counted = full if readings.subtract_short_breaks else merged(outside + stays)
    return LookedAfter(counted, full, within + agreements, outside, stays, wales)


def _going_on(runs: list[Run]) -> list[Run]:
    """While a care order stands the last care goes on, whatever end was recorded (section 22(1)(a))."""
    return [*runs[:-1], (runs[-1][0], FAR)] if runs else runs


def _same_day(care: Care, runs: list[Run]) -> set[Run]:
    """Stays that began and ended on one date: nobody can tell whether they lasted for the 24 hours of section 22(2)."""
    sure = {period.starts_on.toordinal() for period in care.periods if period.legal in FROM_THE_FIRST_MOMENT}
    return {run for run in runs if run[0] == run[1] and run[0] not in sure}
