"""A date of which the day may be left blank."""

from typing import Any

from entitlements.questions import PartDate
from leaving_care.forms import DateField


class PartDateField(DateField):
    """Three boxes, as DateField has them; the month and the year are enough. The value is a PartDate, or None for nothing."""

    def to_python(self, value: Any) -> PartDate | None:  # type: ignore[override]
        """What was typed. Raises ValidationError where the month or the year is missing, or it is no date."""
        if not value:
            return None
        day, month, year = (str(text or "").strip() for text in value)
        if not day and (month or year):
            known = super().to_python(["1", month, year])
            return PartDate(known.year, known.month) if known else None
        known = super().to_python([day, month, year])
        return PartDate.of(known) if known else None
