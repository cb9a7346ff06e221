"""A book with a fault is told so in words, and the portal does not start with it."""

from copy import deepcopy
from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from leaving_care.law import Book, BookError, read_tables, using
from leaving_care.law.faults import faults

OWN = read_tables()


def first(tables, file, id, rows="values"):
    return tables[file][id][rows][0]


def undated(tables):
    del first(tables, "figures", "home-months")["checked_on"]


def unsourced(tables):
    del first(tables, "amounts", "junior-isa")["provision"]


def unsure(tables):
    first(tables, "figures", "home-months")["sure"] = "perhaps"


def unknown_provision(tables):
    first(tables, "timetable", "first-visit")["provision"] = "clr2010-r99"


def unknown_kind(tables):
    tables["provisions"]["clr2010-r8"]["kind"] = "bylaw"


def unknown_status(tables):
    first(tables, "duties", "visits", "owed")["status"] = "looked-after"


def unknown_group(tables):
    first(tables, "amounts", "junior-isa")["groups"] = ["eligible", "adopted"]


def unknown_condition(tables):
    first(tables, "duties", "visits", "owed")["when"] = "on-sundays"


def unknown_word(tables):
    tables["figures"]["home-months"]["vlaue"] = 6


def text_for_a_number(tables):
    first(tables, "figures", "home-months")["value"] = "six"


def true_for_a_number(tables):
    first(tables, "figures", "home-months")["value"] = True


def an_hour_with_a_day(tables):
    first(tables, "figures", "home-months")["from"] = datetime(2011, 4, 1, 9)


def blank(tables):
    tables["provisions"]["clr2010-r8"]["about"] = ""


def no_values(tables):
    tables["figures"]["home-months"]["values"] = []


def no_table(tables):
    tables["figures"]["home-months"] = 6


def no_table_for_a_row(tables):
    tables["figures"]["home-months"]["values"] = [6]


def overlapping(tables):
    del first(tables, "amounts", "setting-up-home")["to"]


def owed_twice(tables):
    rows = tables["duties"]["visits"]["owed"]
    rows.append({**rows[0], "age_from": 17})


def ends_first(tables):
    first(tables, "figures", "home-months")["to"] = date(2010, 1, 1)


def before_its_provision(tables):
    first(tables, "figures", "support-to-age")["from"] = date(2018, 3, 31)


def without_its_provision(tables):
    tables["areas"]["financial_literacy"]["from"] = date(2027, 4, 1)


def past_its_provision(tables):
    tables["provisions"]["clr2010-reg3-5"]["to"] = date(2027, 3, 31)
    first(tables, "figures", "home-months")["to"] = date(2027, 4, 1)


def announced_and_started(tables):
    first(tables, "amounts", "nhs-charges-to-25")["from"] = date(2027, 4, 1)


def neither_figure_nor_words(tables):
    del first(tables, "amounts", "council-tax")["words"]


def a_figure_without_how_often(tables):
    del first(tables, "amounts", "junior-isa")["each"]


def a_number_where_the_rule_has_none(tables):
    tables["timetable"]["first-visit"]["rule"] = "soon"


def ages_the_wrong_way_round(tables):
    first(tables, "duties", "visits", "owed")["age_to"] = 15


@pytest.mark.parametrize(
    ("spoil", "where", "what"),
    [
        (undated, "figures.toml, home-months, values 1", "checked_on is missing"),
        (unsourced, "amounts.toml, junior-isa, values 1", "neither a provision nor a source"),
        (unsure, "figures.toml, home-months", "no sure “perhaps”"),
        (unknown_provision, "timetable.toml, first-visit", "no provision “clr2010-r99”"),
        (unknown_kind, "provisions.toml, clr2010-r8", "no kind “bylaw”"),
        (unknown_status, "duties.toml, visits, owed 1", "no status “looked-after”"),
        (unknown_group, "amounts.toml, junior-isa, values 1", "no status “adopted”"),
        (unknown_condition, "duties.toml, visits, owed 1", "no when “on-sundays”"),
        (unknown_word, "figures.toml, home-months", "“vlaue” is not a word of the book"),
        (text_for_a_number, "figures.toml, home-months", "not a whole number"),
        (true_for_a_number, "figures.toml, home-months", "not a whole number"),
        (an_hour_with_a_day, "figures.toml, home-months", "not a day"),
        (blank, "provisions.toml, clr2010-r8", "about is blank"),
        (no_values, "figures.toml, home-months", "no values"),
        (no_table, "figures.toml, home-months", "it is no table"),
        (no_table_for_a_row, "figures.toml, home-months, values 1", "it is no table"),
        (overlapping, "amounts.toml, setting-up-home", "two values hold on the same day"),
        (owed_twice, "duties.toml, visits", "two values hold on the same day"),
        (ends_first, "figures.toml, home-months", "ends on 1 January 2010, before it starts"),
        (before_its_provision, "figures.toml, support-to-age", "before ca1989-s23czb does"),
        (without_its_provision, "areas.toml, financial_literacy", "cwsa2026-s8 has no first day"),
        (past_its_provision, "figures.toml, home-months", "after clr2010-reg3-5 ends"),
        (announced_and_started, "amounts.toml, nhs-charges-to-25", "only announced, and has a first day"),
        (neither_figure_nor_words, "amounts.toml, council-tax", "neither a figure nor words"),
        (a_figure_without_how_often, "amounts.toml, junior-isa", "how often"),
        (a_number_where_the_rule_has_none, "timetable.toml, first-visit", "the rule “soon” has a number"),
        (ages_the_wrong_way_round, "duties.toml, visits", "last age is below the first"),
    ],
)
def test_a_fault_is_told_in_words(spoil, where, what):
    tables = deepcopy(OWN)
    spoil(tables)
    assert [said for said in faults(tables) if where in said and what in said], faults(tables)


def test_the_portals_own_book_has_none():
    assert faults(OWN) == []


@pytest.mark.django_db
def test_the_portal_does_not_start_with_a_fault():
    tables = deepcopy(OWN)
    undated(tables)
    with using(Book(tables)), pytest.raises(SystemCheckError, match=r"leaving_care\.E003.*checked_on is missing"):
        call_command("check")
    call_command("check")


def test_an_id_that_stands_twice_is_refused(tmp_path):
    (tmp_path / "figures.toml").write_text("[home-months]\n[home-months]\n")
    with pytest.raises(BookError, match=r"figures\.toml cannot be read"):
        read_tables(tmp_path)


def test_an_entry_that_cannot_be_read_is_named():
    tables = deepcopy(OWN)
    undated(tables)
    with pytest.raises(BookError, match=r"figures\.toml, home-months: .*checked_on"):
        Book(tables).figures  # noqa: B018  (it is read on first use)


def test_a_book_may_lie_in_another_folder(tmp_path):
    (tmp_path / "areas.toml").write_text(
        '[pets]\nname = "Pets"\nprovision = "none-yet"\nchecked_on = 2026-11-21\n', "utf-8"
    )
    assert list(Book(read_tables(tmp_path)).areas) == ["pets"]
