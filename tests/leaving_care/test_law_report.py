"""manage.py law_report: the book on a day, in columns."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from leaving_care.law import Book, book, listing, read_tables, using
from tests.leaving_care.law_books import starting


@pytest.fixture
def report(capsys):
    def run(*options):
        call_command("law_report", *options)
        return capsys.readouterr().out

    return run


def under(said, title):
    """The lines below a title."""
    return next(part for part in said.split("\n\n") if part.startswith(title)).splitlines()[2:]


def test_each_row_in_force_is_in_it_with_what_it_rests_on(report):
    day = date(2026, 11, 21)
    said = report("--on", "2026-11-21")
    assert said.startswith("The law book on 21 November 2026\n")
    for line in listing.in_force(book(), day):
        assert any(
            row.startswith(line.entry.id) and line.row.provision in row and line.row.starts_on.isoformat() in row
            for row in said.splitlines()
        ), line.entry.id
    weeks = next(row.split() for row in under(said, "FIGURES") if row.startswith("looked-after-weeks"))
    assert weeks == "looked-after-weeks 2011-04-01 2026-11-21 read regulation cpr2010-reg40 13 weeks".split()


def test_it_tells_what_is_not_in_force_apart(report):
    said = report("--on", "2026-11-21")
    assert "staying-close" in "".join(under(said, "MADE LAW, NOT STARTED"))
    assert "staying-close" not in "".join(under(said, "DUTIES"))
    assert "financial_literacy" in "".join(under(said, "AREAS NOT STARTED"))
    assert [row.split()[0] for row in under(said, "ANNOUNCED, NOT LAW")] == ["nhs-charges-to-25"]
    with using(starting(cwsa2026_s7=date(2027, 4, 1))):
        assert "staying-close" in "".join(under(report("--on", "2027-04-01"), "DUTIES"))
        assert "staying-close" not in "".join(under(report("--on", "2027-03-31"), "DUTIES"))


def test_a_past_day_has_its_own_values(report):
    then = "".join(under(report("--on", "2022-01-01"), "AMOUNTS"))
    assert "£2,000 once" in then and "£1,000 once" in then and "338.58" not in then


def test_only_what_nobody_has_looked_at_since(report):
    assert under(report("--unchecked-since", "2026-11-21"), "FIGURES") == []
    tables = read_tables()
    tables["figures"]["home-months"]["values"][0]["checked_on"] = date(2026, 1, 1)
    with using(Book(tables)):
        rows = under(report("--on", "2026-11-21", "--unchecked-since", "2026-11-21"), "FIGURES")
    assert [row.split()[0] for row in rows] == ["home-months"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--on", "tomorrow"], "--on takes a day as 2026-04-01, and “tomorrow” is none"),
        (["--on", "2026-02-30"], "2026-02-30"),
        (["--unchecked-since", "1.4.2026"], "--unchecked-since takes a day"),
        (["--on", "2011-03-31"], "begins on 1 April 2011"),
    ],
)
def test_a_bad_day_is_told_in_words(options, said):
    with pytest.raises(CommandError, match=said):
        call_command("law_report", *options)
