"""What the three councils' own words come to for a person, where a source leaves something open."""

import pytest

from tests.pages.reading import words

PHONE, TWO = "Phone and email money", "Your adviser and your social worker together"


def test_phone_money_is_promised_at_the_ages_that_the_booklet_names_and_left_open_beyond(visitor):
    for age in (18, 20):
        assert PHONE in visitor(age=age, status="former_relevant").names("For you now")
    page = visitor(age=22, status="former_relevant")
    assert PHONE not in page.names("For you now") and PHONE in page.names("May be for you")
    assert "One part of our offer has this for people of 16 to 20, another names no ages." in page.part(
        "May be for you"
    )
    assert "does not make the ages clear" in page.told_of(PHONE) and "£15 a month" in page.told_of(PHONE)


@pytest.mark.parametrize(
    ("living", "heading"),
    [("semi_independent", "For you now"), ("staying_put", "Later"), ("", "May be for you")],
)
def test_phone_money_in_care_is_for_those_who_live_semi_independently(visitor, living, heading):
    page = visitor(age=16, status="eligible", lives="here", living=living)
    assert PHONE in page.names(heading)


def test_who_has_left_care_has_no_social_worker_beside_the_adviser(visitor):
    page = visitor("staffordshire", age=17, status="relevant")
    assert TWO not in page.names("For you now") + page.names("May be for you") + page.names("Later")
    assert TWO in visitor("staffordshire", age=17, status="eligible").names("For you now")


def test_whom_something_is_meant_for_is_a_sentence(visitor):
    page = visitor("derbyshire", age=19, status="former_relevant")
    assert "It is meant for: People who get fewer chances" in page.part("May be for you")
    assert "little experience." in page.told_of("Internships")


@pytest.mark.parametrize(
    ("name", "nationally"), [("setting-up-home", "£3,000 once"), ("higher-education-bursary", "£2,000 once")]
)
def test_money_whose_figure_stands_elsewhere_is_not_recorded_yet_side_by_side(site, name, nationally):
    page = words(site.pages[f"/compare/national-{name}/"].body)
    assert f"Not recorded yet Nationally: {nationally}" in page and "Not a sum" not in page
