"""The rules once more, slowly: every day of a life by itself, as sets of days. What the portal's own way is compared with.

It knows the portal's readings and no others, no care order that stands without a record, and nobody's finding about short breaks.
"""

from datetime import date, timedelta
from functools import cached_property

from leaving_care.care import ARRANGEMENTS, CARE_ORDERS, PARENT, RESPONSIBLE

ONE = timedelta(days=1)


def birthday(born, age):
    """1 March for somebody born on 29 February, where the year has none."""
    year = born.year + age
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, 3, 1) if (born.month, born.day) == (2, 29) and not leap else date(year, born.month, born.day)


def end_of_months(first, months):
    """The last day of so many months that begin with a day."""
    month = first.month + months
    year, month = first.year + (month - 1) // 12, (month - 1) % 12 + 1
    try:
        return date(year, month, first.day) - ONE
    except ValueError:
        return (date(year, month, 28) + 4 * ONE).replace(day=1) - ONE


def days_of(records, until):
    """Every day of some records, as far as `until`."""
    found = set()
    for record in records:
        last = min(record.ends_on or until, until)
        found |= {record.starts_on + number * ONE for number in range((last - record.starts_on).days + 1)}
    return found


def stays_of(records, until):
    """Records that overlap or adjoin as one: first and last day, which is `until` where they go on."""
    days = sorted(days_of(records, until))
    starts = [day for number, day in enumerate(days) if number == 0 or days[number - 1] != day - ONE]
    ends = [day for number, day in enumerate(days) if number + 1 == len(days) or days[number + 1] != day + ONE]
    return list(zip(starts, ends, strict=True))


class Life:
    """One person, and every day up to `HORIZON` years old."""

    HORIZON = 30

    def __init__(self, care):
        self.care = care
        self.b14, self.b16, self.b18, self.b21, self.b25 = (
            birthday(care.date_of_birth, age) for age in (14, 16, 18, 21, 25)
        )
        self.end = birthday(care.date_of_birth, self.HORIZON)
        here = [period for period in care.periods if period.nation == "England"]
        self.short = [period for period in here if period.legal == "V3"]
        self.other = [period for period in here if period.legal not in ("V3", "V4", "S17")]
        self.agreed = days_of([period for period in here if period.legal == "V4"], self.end)
        self.wales = days_of([period for period in care.periods if period.nation == "Wales"], self.end)

    @cached_property
    def looked_after(self):
        """Every day in care in England whose stay was longer than a date, or began with an order or remand."""
        sure = {period.starts_on for period in self.other if period.legal in (*CARE_ORDERS, "J1")}
        stays = stays_of([*self.short, *self.other], self.end)
        alone = {first for first, last in stays if first == last} - sure
        return days_of([*self.short, *self.other], self.end) - alone

    @cached_property
    def short_stays(self):
        """First and last day of each stay of short breaks."""
        return [stay for stay in stays_of(self.short, self.end) if stay[0] in self.looked_after]

    @cached_property
    def outside_short_breaks(self):
        return days_of(self.other, self.end) & self.looked_after

    def regulation_48(self, day):
        """Whether the regulation reaches the stays of a day: none that has begun is over 17 days, nor any year over 75."""
        stays = [stay for stay in self.short_stays if stay[0] <= day]
        open_ended = {period.starts_on for period in self.short if period.ends_on is None}
        clipped = []
        for first, last in stays:
            goes_on = any(first <= start <= last for start in open_ended)
            clipped.append((first, min(last, day) if goes_on else last))
        if any((last - first).days + 1 > 17 for first, last in clipped):
            return False
        days = {first + number * ONE for first, last in clipped for number in range((last - first).days + 1)}
        for last in {last for _, last in clipped}:
            year_before = birthday(last, -1) if (last.month, last.day) != (2, 29) else date(last.year - 1, 2, 28)
            if sum(year_before < one <= last for one in days) > 75:
                return False
        return True

    @cached_property
    def eligible_days(self):
        found, count = set(), 0
        for day in sorted(one for one in self.looked_after if self.b14 <= one < self.b18):
            count += 1
            able = day in self.outside_short_breaks or not self.regulation_48(day)
            if count >= 91 and day >= self.b16 and able:
                found.add(day)
        return found

    @cached_property
    def long_home(self):
        """Every day on which somebody has been at home for six months with a parent or the like."""
        found = set()
        for carer in (PARENT, RESPONSIBLE, ARRANGEMENTS):
            for first, last in stays_of([spell for spell in self.care.home if spell.with_whom == carer], self.end):
                day = end_of_months(first, 6) + ONE
                found |= {day + number * ONE for number in range((last - day).days + 1)}
        return found

    @cached_property
    def away_at_16(self):
        """Custody or hospital on the 16th birthday, straight from 13 weeks of care, a series of short stays left out."""
        if any(
            p.legal in CARE_ORDERS and p.starts_on <= self.b16 <= (p.ends_on or self.end) for p in self.care.periods
        ):
            return False
        for spell in self.care.away:
            if not spell.starts_on <= self.b16 <= (spell.ends_on or self.end):
                continue
            yield_to = self.looked_after
            known = [stay for stay in self.short_stays if stay[0] <= self.b16]
            if all((last - first).days + 1 <= 28 for first, last in known):
                yield_to = self.outside_short_breaks
            days = {day for day in yield_to if self.b14 <= day <= min(spell.starts_on, self.b16)}
            if spell.starts_on - ONE in yield_to and len(days) >= 91:
                return True
        return False

    def relevant(self, day):
        """Section 23A and regulation 3, for whoever is not in care; on a day after 18, whether they would be."""
        was_eligible = any(one <= day for one in self.eligible_days)
        return (was_eligible and day not in self.long_home) or self.away_at_16

    def guardianship(self, day):
        day = min(day, self.b18 - ONE)
        orders = stays_of(self.care.guardianship, self.end)
        return any(first <= day <= last and first - ONE in self.looked_after for first, last in orders)

    def left_another_way(self, day):
        """Section 24(1B): looked after at 16 or 17 and not in Wales since, or in a place of section 24(2) and gone from it."""
        child = {one for one in self.looked_after | self.agreed if self.b16 <= one < self.b18 and one <= day}
        if child:
            after = [first for first, _ in stays_of([p for p in self.care.periods if p.nation == "Wales"], self.end)]
            recorded = max(
                last for first, last in self._runs() if first <= day and first < self.b18 and last >= self.b16
            )
            if not any(recorded < first <= day and first < self.b18 for first in after):
                return True
        groups = (
            ("voluntary_org",),
            ("private_childrens_home",),
            ("hospital", "education_accommodation"),
            ("privately_fostered",),
        )
        for kinds in groups:
            for first, last in stays_of([place for place in self.care.settings if place.kind in kinds], self.end):
                known = min(last, day, self.b18 - ONE)
                if first > day or first >= self.b18 or last < self.b16 or (day < self.b18 and last >= day):
                    continue
                if "hospital" in kinds and known < end_of_months(first, 3):
                    continue
                if kinds == ("privately_fostered",) and (known - first).days + 1 < 28:
                    continue
                return True
        return False

    def _runs(self):
        runs = stays_of([*self.short, *self.other], self.end)
        agreed = [p for p in self.care.periods if p.nation == "England" and p.legal == "V4"]
        return [run for run in runs if run[0] in self.looked_after] + stays_of(agreed, self.end)

    def studies(self, day, **which):
        return any(
            (course.starts_on or day) <= day <= (course.ends_on or day)
            and all(getattr(course, name) == value for name, value in which.items())
            and (not which or (course.starts_on or self.b16) < self.b25)
            for course in self.care.courses
        )

    def status(self, day):
        if day < self.b16:
            return "none"
        if day < self.b18:
            if day in self.looked_after or day in self.agreed:
                if day in self.eligible_days:
                    return "eligible"
                return "qualifying" if self.guardianship(day) else "none"
            if day in self.wales:
                return "none"
            if self.relevant(day):
                return "relevant"
            return "qualifying" if self.guardianship(day) or self.left_another_way(day) else "none"
        at_18 = self.b18 - ONE in self.eligible_days and self.b18 in self._in_full_care_on_record()
        days_since = (self.b18 + number * ONE for number in range((day - self.b18).days + 1))
        if at_18 or any(self.relevant(one) for one in days_since):
            return "former_relevant" if day < self.b25 or self.studies(day, continues=True) else "too_old"
        if self.guardianship(day) or self.left_another_way(day):
            return "qualifying" if day < self.b21 or (day < self.b25 and self.studies(day)) else "too_old"
        return "none"

    def _in_full_care_on_record(self):
        """Days on record in care that is not a short break within the limits."""
        return days_of(self.other if self.regulation_48(self.b18 - ONE) else [*self.other, *self.short], self.end)
