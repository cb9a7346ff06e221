"""Law books that differ from the portal's own, for tests of what would happen if the law were another."""

from datetime import date

from leaving_care.law import Book, read_tables


def starting(**first_days: date) -> Book:
    """The portal's book, but with these provisions in force from these days: `starting(cwsa2026_s7=day)`.

    An id's hyphens are written as underscores.
    """
    tables = read_tables()
    for id, day in first_days.items():
        tables["provisions"][id.replace("_", "-")]["from"] = day
    return Book(tables)
