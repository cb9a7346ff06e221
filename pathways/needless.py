"""Whether a note holds more than is needed: what looks like a number, an address, or is very long. Pure: a question, no rule.

Only what can be named honestly is looked for. It finds no names and no health conditions, and says so nowhere.
"""

import re

LONG = 1_000  # characters
PATTERNS = {
    "an email address": re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+", re.I),
    "a National Insurance number": re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}\s?(?:\d{2}\s?){3}[A-D]\b", re.I),
    "a phone number": re.compile(r"(?<![\d])(?:\+44\s?\(?0?\)?|0)(?:[\s()-]*\d){9,10}(?!\d)"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.I),
}


def needless(note: str) -> list[str]:
    """What in a note may not be needed, in words; empty: nothing that we look for."""
    found = [f"what looks like {what}" for what, pattern in PATTERNS.items() if pattern.search(note)]
    return [*found, f"more than {LONG:,} characters"] if len(note) > LONG else found
