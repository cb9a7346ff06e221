"""What a value of a file must be to go into a model's field, said so that whoever wrote it can mend it."""

import datetime
import math
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

from offers import text
from offers.loading.faults import shown

KINDS: tuple[tuple[type[models.Field], tuple[type, ...], str], ...] = (
    (models.DateField, (datetime.date,), "a day without quotes, such as 2026-04-01"),
    (models.BooleanField, (bool,), "true or false"),
    (models.IntegerField, (int,), "a whole number"),
    (models.DecimalField, (int, float), "a number"),
    (models.JSONField, (list,), 'a list of texts, such as ["a", "b"]'),
    (models.CharField, (str,), "text in quotes"),
    (models.TextField, (str,), "text in quotes"),
)
YEARS = range(1000, 3000)  # a year outside is a slip of the pen, and days are counted on from these
AS_PRINTED = "If that is what is printed, put it under “as printed” instead."
EMPTY = "Leave it out when it is not known; an empty text says nothing."

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_LINES = re.compile(r"[0-9]{3}:([0-9]+)(?:-([0-9]+))?")

# What would be right, where the model's own message only says that it is wrong.
_REMEDIES = {
    "accent": "Write a colour as # and six of the signs 0 to 9 and a to f, such as #00538a.",
    "email": "Write a whole email address, such as help@example.gov.uk.",
    "url": "Write the whole address, such as https://www.example.gov.uk/offer.",
    "website": "Write the whole address, such as https://www.example.gov.uk.",
    "provider_ends_after_it_starts": "The last day is before the first.",
    "a_statement_says_something": "Give it a title or a text.",
    "a_statement_status_is_one_of_four": "One of: eligible, relevant, former_relevant, qualifying.",
    "an_email_or_what_is_printed": "Give the address, or what is printed in its place.",
}

# What the model says in other words than those of whoever wrote the value.
_TOO_LARGE = "{0} is too large a figure. At most 9999999.99 will do."
_SAID_OTHERWISE = {
    "max_length": "It is {length} characters long, and at most {most} will do.",
    "max_digits": _TOO_LARGE,
    "max_whole_digits": _TOO_LARGE,
    "max_decimal_places": "{0} has more than two figures after the point.",
    "number": f"{{0}} is not a whole telephone number. {AS_PRINTED}",
    "unknown_provision": "{0} is not in the law book.",
    "unknown_national": "{0} is no duty or amount of the law book.",
}


def fault_of(field: models.Field, value: Any) -> str:
    """What is wrong with a value as what goes into this field; "" when nothing is. The model's own rules come on top."""
    fits, words = next((types, words) for kind, types, words in KINDS if isinstance(field, kind))
    # A bool is an int to Python, and a moment is a day: neither is meant.
    if not isinstance(value, fits) or isinstance(value, datetime.datetime):
        return f"{shown(value)} will not do here. It should be {words}."
    if (isinstance(value, bool) and bool not in fits) or (isinstance(value, float) and not math.isfinite(value)):
        return f"{shown(value)} will not do here. It should be {words}."
    if isinstance(value, datetime.date):
        return "" if value.year in YEARS else f"The year {value.year} cannot be right."
    if isinstance(field, models.IntegerField) and isinstance(value, int):
        # The same on every database, some of which would take more.
        low, high = BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()]
        return "" if low <= value <= high else f"{shown(value)} will not do here. It should be from {low} to {high}."
    if isinstance(value, list):
        return next((wrong for one in value if (wrong := _line_fault(one, words))), "")
    return _text_fault(field, value) if isinstance(value, str) else ""


def _line_fault(value: Any, words: str) -> str:
    if not isinstance(value, str):
        return f"{shown(value)} will not do here. It should be {words}."
    if not value:
        return EMPTY
    return f"{shown(value)} holds a line break or a sign that cannot be printed." if _not_one_line(value) else ""


def _text_fault(field: models.Field, value: str) -> str:
    if not value:
        return EMPTY
    if field.name == "source":
        return source_fault(value)
    if isinstance(field, models.SlugField) and not _SLUG.fullmatch(value):
        return f"{shown(value)} will not do here. Use small letters, numbers and hyphens, such as starter-pack."
    if isinstance(field, models.TextField):
        if _UNPRINTABLE.search(value):
            return f"{shown(value)} holds a sign that cannot be printed. Take it out."
        if len(value) > text.LONGEST:
            return f"It is {len(value)} characters long, and at most {text.LONGEST} will do. Make several rows of it."
        return ""
    return f"{shown(value)} should be one plain line." if _not_one_line(value) else ""


def _not_one_line(value: str) -> bool:
    return bool(_UNPRINTABLE.search(value) or "\n" in value or "\t" in value)


def source_fault(value: Any) -> str:
    """What is wrong with a row's `source`: a document and its lines, several joined with "; ". "" when nothing is."""
    parts = [_LINES.fullmatch(part) for part in value.split("; ")] if isinstance(value, str) else [None]
    if not all(parts):
        return f"{shown(value)} should be a document and its lines, such as 001:199-212; 001:229."
    backwards = [part[0] for part in parts if part and part[2] and len(part[0]) < 30 and int(part[2]) < int(part[1])]
    return f"The first line is after the last: {', '.join(backwards)}." if backwards else ""


def remedies(field: models.Field, error: ValidationError, value: Any) -> list[str]:
    """What the model says about a value that it refuses, each with what would be right."""
    said = []
    for one in error.error_list:
        if one.code in _SAID_OTHERWISE:
            said.append(_SAID_OTHERWISE[one.code].format(shown(value), length=len(str(value)), most=field.max_length))
        elif one.code == "invalid" and field.name in _REMEDIES:
            said.append(f"{shown(value)} will not do here. {_REMEDIES[field.name]}")
        elif one.code == "invalid_choice":
            said.append(f"{' '.join(one.messages)} One of: {', '.join(str(key) for key, _ in field.flatchoices)}.")
        else:
            said.append(" ".join([*one.messages, *([_REMEDIES[field.name]] if field.name in _REMEDIES else [])]))
    return said


def constraint_remedy(constraint: models.BaseConstraint) -> str:
    """What a broken constraint means, in words."""
    return _REMEDIES.get(constraint.name) or str(constraint.get_violation_error_message())
