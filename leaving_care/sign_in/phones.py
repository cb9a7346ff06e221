"""Mobile numbers as people type them, and as they are kept: +447700900123."""

import phonenumbers


def mobile(typed: str) -> str | None:
    """The number that somebody typed, as it is kept; None if it is no UK mobile number nor one with its country's code."""
    try:
        number = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number) or any(letter.isalpha() for letter in typed):
        return None
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.country_code == 44 and not written.startswith("+447"):
        return None
    return written if len(written) <= 16 else None


def as_people_write(number: str) -> str:
    """07700 900123 for +447700900123; as it is, where it is no number."""
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return number
    kind = "NATIONAL" if parsed.country_code == 44 else "INTERNATIONAL"
    return phonenumbers.format_number(parsed, getattr(phonenumbers.PhoneNumberFormat, kind))
