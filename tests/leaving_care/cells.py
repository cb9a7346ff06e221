"""A row of a council's list with some cells of the test's own, read into facts or refused."""

import pytest

from leaving_care.cohort import BadCell, read_case

BORN = "2009-05-14"
AS_OF = "2026-01-10"


def read(flags="", periods="", **more):
    """The case of a row."""
    row = {"id": "1", "date_of_birth": BORN, "as_of": AS_OF, "care_periods": periods, "flags": flags}
    return read_case(row | more)


def care(*args, **more):
    """The facts of a row."""
    return read(*args, **more).care


def refused(*args, **more):
    """Why a row is not read."""
    with pytest.raises(BadCell) as bad:
        read(*args, **more)
    return bad.value
