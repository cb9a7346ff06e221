"""The sections of a draft: districts stand among them where a council has districts, or is one."""

import pytest

from tests.desk.drafts import editor, whole_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
TAB = '<a class="govuk-link govuk-link--no-visited-state" href="/manage/offer/smallton/3/districts/"'


@pytest.mark.parametrize(
    ("path", "here"),
    [("", "Overview"), ("order/", "Overview"), ("history/", "History"), ("links/", "Checked by others")],
)
def test_the_folded_list_says_which_section_this_is(as_, path, here):
    edition = whole_edition()
    page = as_(editor(edition)).get(f"/manage/offer/smallton/3/{path}").content.decode()
    summary = page.partition('<details class="govuk-details desk-sections">')[2].partition("</summary>")[0]
    assert summary.endswith(f">{here}: all sections</span>")


@pytest.mark.parametrize(("tier", "stands"), [("county", True), ("district", True), ("unitary", False)])
def test_districts_stand_where_there_are_any(as_, tier, stands):
    edition = whole_edition()
    edition.authority.tier = tier
    edition.authority.save()
    browser = as_(editor(edition))
    overview = browser.get("/manage/offer/smallton/3/").content.decode()
    assert (TAB in overview) is stands and ("Whose offer this is" in overview) is not stands
    own = browser.get("/manage/offer/smallton/3/districts/")
    assert own.status_code == 200 and TAB in own.content.decode()
