"""The 13 weeks, and being an eligible child (Children Act 1989, Schedule 2, paragraph 19B; CPR 2010, regulation 40)."""

from leaving_care.status.reckoning import Reckoning


def count(case: Reckoning, until: int) -> tuple[int, int | None]:
    """Days looked after since the 14th birthday, by a day, and the day on which they came to 13 weeks; None: not yet.

    Each date counts once, the first and the last too, in one time or several added together. Days before 14 are left out;
    they spoil nothing.
    """
    needed, dates, worth, reached = case.figures.looked_after_days, 0, 0, None
    readings, b14 = case.readings, case.b14
    lost = 0 if readings.count_dates else 1  # a run of dates has one night less
    for first, last in case.runs.counted:
        if first < b14:
            if last < case.b16 and not readings.clip_at_14:
                continue
            first = b14
        if last > until:
            last = until
        if last < first:
            continue
        days = last - first + 1
        dates += days
        if reached is None and worth + days - lost >= needed:
            reached = first + needed - worth - 1 + lost
        worth += days - lost
    return dates, reached


def nights_can_matter(case: Reckoning) -> bool:
    """Whether it can make a difference to count nights, one fewer than dates in each time. Says yes where it is not sure.

    It makes none where the dates fall short, nor where the nights before 16 are enough.
    """
    needed = case.figures.looked_after_days
    if case.care.away or not (case.readings.clip_at_14 and case.readings.count_dates):
        return True
    if case.counted < needed:
        return False
    nights = (min(last, case.b16 - 1) - max(first, case.b14) for first, last in case.runs.counted)
    return sum(count for count in nights if count > 0) < needed


def first_eligible(case: Reckoning) -> int | None:
    """The first day, by the day asked about, on which the person was an eligible child; None: never so far.

    Eligible: 16 or 17, in care that day otherwise than on a short break under regulation 48, and 13 weeks since 14, of which
    some lies after turning 16. The weeks need not be in one piece, and what lies after 16 may be a single day.
    """
    if case.reached is None:
        return None
    from_day = max(case.b16, case.reached)
    until = min(case.day, case.b18 - 1)
    for first, last in case.runs.full:
        if case.after_16(last) and max(from_day, first) <= min(last, until):
            return max(from_day, first)
    return None


def is_eligible(case: Reckoning) -> bool:
    """Whether the person is an eligible child on the day: has come to the weeks, and is in care now."""
    day = case.day
    return case.first_eligible is not None and any(
        first <= day <= last and case.after_16(last) for first, last in case.runs.full
    )
