"""Persons qualifying for advice and assistance (Children Act 1989, section 24)."""

from datetime import date

from leaving_care.dates import last_day_of_months
from leaving_care.status.detained import straight_before
from leaving_care.status.reckoning import Reckoning
from leaving_care.status.runs import Run, merged, run_of

HEALTH, FOSTERED = ("hospital", "education_accommodation"), "privately_fostered"
# Stays of one kind that adjoin are one stay. Both kinds of section 24(2)(d) are one: a hospital and a residential school.
KINDS = (("voluntary_org",), ("private_childrens_home",), HEALTH, (FOSTERED,))


def qualifying_route(case: Reckoning) -> str:
    """By which route somebody qualifies, whatever their age; "" for none."""
    if under_guardianship(case):
        return "guardianship"
    stays = _stays(case)
    if not case.readings.each_setting_alone and case.day < case.b18 and any(last >= case.day for _, last, _ in stays):
        return ""
    if _left_care_after_16(case):
        return "in_care_after_16"
    # "Is no longer": as long as they are a child, somebody who is there still does not qualify by it.
    grown = case.day >= case.b18
    return next((kind for _, last, kind in stays if case.after_16(last) and (grown or last < case.day)), "")


def under_guardianship(case: Reckoning) -> bool:
    """Section 24(1A): a special guardianship order made straight from care is in force, or was on turning 18.

    No 13 weeks are needed, no care since 14, and no care at 16 or 17.
    """
    day = min(case.day, case.b18 - 1)
    return any(
        first <= day <= last and straight_before(case, case.runs.counted, first)
        for first, last in merged([run_of(order) for order in case.care.guardianship])
    )


def _left_care_after_16(case: Reckoning) -> bool:
    """Section 24(1B) and (2)(a): looked after at 16 or 17, for however short a time, and not looked after in Wales since."""
    runs = case.runs
    able = [*runs.full, *runs.breaks] if case.readings.short_breaks_qualify else runs.full
    left = [last for _, last in able if case.after_16(last)]
    return bool(left) and not any(first > max(left) for first, _ in runs.wales)


def _stays(case: Reckoning) -> list[tuple[int, int, str]]:
    """The stays of section 24(2)(b) to (e) that are long enough by the day: first day, last day (to come, even), kind."""
    if not case.care.settings:
        return []
    found = []
    for kinds in KINDS:
        settings = [setting for setting in case.care.settings if setting.kind in kinds]
        for first, last in merged([run_of(setting) for setting in settings]):
            if first <= case.day and first < case.b18 and _long_enough(case, kinds[0], (first, last)):
                kind = next(setting.kind for setting in settings if first <= setting.starts_on.toordinal() <= last)
                found.append((first, last, kind))
    return found


def _long_enough(case: Reckoning, kind: str, stay: Run) -> bool:
    """Section 24(2)(d): three months in one piece, which may begin before 16. Section 66: 28 days of private fostering."""
    figures, readings, first = case.figures, case.readings, stay[0]
    last = min(stay[1], case.day, case.b18 - 1)
    exact = 0 if readings.exact_stays_count else 1
    if kind in HEALTH:
        return last >= last_day_of_months(date.fromordinal(first), figures.health_setting_months).toordinal() + exact
    if kind == FOSTERED:
        if not case.care.disabled and not readings.private_fostering_at_16_counts:
            return False
        return last - first + 1 >= figures.private_fostering_days + exact or readings.short_private_fostering_counts
    return True
