"""Nothing that the councils print was overlooked: every line is some row's."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from offers.loading.edition import FURNITURE
from tests.offers.offer_files import COUNCILS, FIXTURES, read
from tests.offers.printed import DERBY, bands

# How many lines each source has.
LENGTHS = {"000": 78, "001": 939, "002": 41, "003": 15, "004": 102}
TABLE = range(196, 907)  # the lines of Derby's table of what it offers
RANGE = re.compile(r"(\d{3}):(\d+)(?:-(\d+))?")


def sources(value):
    """Every source inside a value."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    here = [value["source"]] if isinstance(value, dict) and "source" in value else []
    return here + [source for one in inside for source in sources(one)]


def ranges(source):
    """The (document, first line, last line) triples of a source."""
    found = [RANGE.fullmatch(part) for part in source.split("; ")]
    assert all(found), source
    return [(match[1], int(match[2]), int(match[3] or match[2])) for match in found]


def lines(value, document):
    """How often each line of a document is named inside a value."""
    return Counter(
        line
        for source in sources(value)
        for name, first, last in ranges(source)
        if name == document
        for line in range(first, last + 1)
    )


def files():
    return [(council, name, data) for council in COUNCILS for name, data in read(council).items()]


@pytest.mark.parametrize(
    ("council", "name", "data"), files(), ids=[f"{council}/{name}" for council, name, _ in files()]
)
def test_sources_name_lines_that_there_are(council, name, data):
    for source in sources(data):
        for document, first, last in ranges(source):
            assert 1 <= first <= last <= LENGTHS[document], source


def test_furniture_is_of_the_kinds_that_are_documented():
    documented = re.search(r'what = "heading"\s*# (.*)', (FIXTURES.parent / "docs" / "fixtures.md").read_text())[1]
    assert tuple(documented.split(", ")) == FURNITURE
    kinds = {row["what"] for council in COUNCILS for row in read(council)["edition.toml"].get("furniture", [])}
    assert kinds <= set(FURNITURE) and {"heading", "blank", "column-heads"} <= kinds


def test_every_line_of_derbys_table_is_an_items_or_furniture():
    claimed = lines(list(DERBY.values()), "001")
    furniture = lines(read("derby")["edition.toml"]["furniture"], "001")
    assert [line for line in TABLE if line not in claimed and line not in furniture] == []
    assert [line for line in TABLE if line in claimed and line in furniture] == []
    assert [line for line, times in furniture.items() if times > 1] == []


@pytest.mark.parametrize(("council", "document"), [("derby", "001"), ("derbyshire", "000"), ("staffordshire", "004")])
def test_every_line_of_a_councils_own_source_is_some_rows(council, document):
    claimed = lines(read(council), document)
    assert [line for line in range(1, LENGTHS[document] + 1) if line not in claimed] == []


def test_no_council_claims_the_lines_of_another():
    documents = {
        council: {name for source in sources(read(council)) for name, _, _ in ranges(source)} for council in COUNCILS
    }
    assert documents == {"derby": {"001"}, "derbyshire": {"000", "002", "003"}, "staffordshire": {"004"}}


# Derby's table row by row: the item, the line where it begins, and its ages
ROWS = """
leaving-care-service 199 16-25
personal-adviser 201 16-20 21-25
coming-back 220 21-25
taking-part-in-your-plan 225
pathway-assessment 232 16-20 21-25
pathway-plan 239 16-20 21-25
review-meetings 249 16-20 21-25
other-support 264 16-25
visits 284 16-20 16-17
calls-between-visits 303 16-20
staying-in-touch-after-21 305 21-25
yearly-letter 308 21-25
ask-for-us-again 311 21-25
higher-education-bursary 324 18-25
somewhere-to-stay-in-the-holidays 327 18-25 18-25
careers-guidance 334 16-25
special-needs 341 16-25
costs-of-learning 346 16-25
council-apprenticeships 351 16-25
college-bursary 353 16-25
skills-for-work 396 16-25
celebrating-what-you-do 400 16-20 21-25
aiming-high 405 16-25
open-days 411 16-25
somewhere-suitable-to-live 454 16-17 18-25
housing-priority-points 468 18-25
council-tax 471 18-25
setting-up-home-grant 475 18-25
starter-pack 476 16-25
tv-licence 493 16-25
independence-training 498 16-25
health-passport 520 18-20
doctor-dentist-optician 523 16-25
emotional-wellbeing 528 16-25
getting-to-appointments 534 16-25
young-parents 537 16-25
drugs-alcohol-and-violence-at-home 539 16-25
leisure-and-culture 544 16-25
where-the-amounts-are 584
money-to-live-on 590 16-17
birthdays-and-festivals 592 16-20
money-advice 594
communication-allowance 598 16-20
basic-income 603 18-20
emergency-money 647 16-20 21-25
applications-and-claims 670 18-25
money-for-family-time 675 16-25
hobbies 693 16-25
things-to-do-together 703 16-21
getting-around 710 18-20
people-who-matter-to-you 730 16-25
support-with-family-time 736 16-20 16-25
passport-and-papers 756 16-20
asylum-claim 761 18-20
bank-account 767 16-20
events-and-volunteering 791 16-25
local-area-coordinators 800
voting 804 18-25
your-rights 841 16-25
telling-us-what-you-think 845 16-25
advocate 856 16-25
seeing-your-files 863 16-25 25-
complaining 869 16-25
care-leavers-forum 873 16-25
activities-to-stay-in-touch 901
""".split("\n")[1:-1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split()[0])
def test_each_row_of_derbys_table_is_an_item_with_its_ages(row):
    slug, line, *ages = row.split()
    assert bands(DERBY[slug]) == ages
    assert int(line) in lines(DERBY[slug], "001")


def test_derby_has_the_whole_table():
    assert len(DERBY) >= 55
    assert sorted(DERBY) == sorted(row.split()[0] for row in ROWS)


def test_no_private_person_is_in_the_files():
    # One source is a letter to and from people by name; only what it says of the offer is kept.
    invented = {FIXTURES / "people", FIXTURES / "desk"}
    councils = [path for path in FIXTURES.rglob("*.toml") if not invented & set(path.parents)]
    assert [path for path in councils if "@" in path.read_text()] == []


def test_the_files_are_what_people_can_edit():
    for path in Path(FIXTURES).rglob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))
        assert "\t" not in path.read_text() and path.read_text().endswith("\n"), path
