"""The public page of what changed: right for everyone, at 16 and 17, and from 21 to 25."""

import re
from datetime import date
from itertools import pairwise

import pytest

from offers.contents import read_contents
from offers.models import Change, Correction, Edition, ItemChange
from offers.rendering.changes import changes_page, sections
from offers.rendering.corrected import corrected
from offers.rendering.pages import PageMaker
from tests.desk.two_editions import ITEMS, PUBLISHED, two_editions
from tests.people import NOW, council, user

pytestmark = pytest.mark.django_db
DAY = date(2027, 4, 2)
# Both move with age: one that only those of 16 and 17 had, one that those from 21 had.
MORE = ITEMS | {
    "trip": ({"name": "A trip", "ages": (16, 17)}, {"name": "A trip", "ages": (21, 25)}),
    "rent": (
        {"name": "Help with rent", "ages": (21, 25), "amount_figure": 50, "amount_each": "week"},
        {"name": "Help with rent", "ages": (21, 25), "amount_figure": 60, "amount_each": "week"},
    ),
}


@pytest.fixture
def draft():
    _, draft = two_editions(council(), MORE)
    gym = draft.authority.item_identities.get(key="gym")
    ItemChange.objects.create(
        edition=draft, identity=gym, reason="The gym closed.", decided_by="Cabinet", decided_on=date(2026, 11, 3)
    )
    return draft


def page(draft):
    contents = corrected(read_contents(draft))
    return changes_page(PageMaker(council(), contents, DAY), contents).render().decode()


def told(draft):
    """Section → heading of the kind → names."""
    contents = read_contents(draft)
    return {
        section.slug: {heading.split()[0]: [line.name for line in lines] for heading, lines in section.kinds}
        for section in sections(PageMaker(council(), contents, DAY), contents)
    }


def test_each_age_group_reads_what_changed_for_it(draft):
    said = told(draft)
    assert said["everyone"] == {"Less": ["Communication allowance"], "Said": ["Your first home"]}
    assert said["16-17"] == {"New": ["A laptop", "A bus pass"], "Ended": ["A trip"]}
    assert said["18-20"] == {"Ended": ["A gym pass"]}
    assert said["21-25"] == {"New": ["A trip"], "Better": ["Help with rent"], "Ended": ["A gym pass"]}


def test_ended_and_less_are_said_honestly_with_the_reason(draft):
    said = page(draft)
    assert "The gym closed. Decided by Cabinet on 3 November 2026." in said
    assert "£15 a month before; £12 a month now." in said
    assert "Why: not recorded yet." in said
    assert 'href="/testshire/complaints/"' in said


def test_headings_are_in_order_and_the_page_is_light(draft):
    said = page(draft)
    levels = [int(level) for level in re.findall(r"<h(\d)", said[said.index("<main") : said.index("</main>")])]
    assert levels[0] == 1 and all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(said.encode()) < 100_000


def test_an_editors_own_line_stands_in_its_place(draft):
    phone = draft.authority.item_identities.get(key="phone")
    ItemChange.objects.create(edition=draft, identity=phone, words="We pay <b>less</b> for your phone.")
    said = page(draft)
    assert "We pay &lt;b&gt;less&lt;/b&gt; for your phone." in said and "£15" not in said


def test_lines_of_the_edition_itself_stay(draft):
    Change.objects.create(edition=draft, kind="better", text="More trips.", ages_from=18, position=0)
    said = page(draft)
    assert "What the council adds" in said and "More trips. (for ages 18 and over)" in said


def test_a_first_edition_has_nothing_to_compare_with(draft):
    first = Edition.objects.get(number=1)
    assert told(first) == {}
    assert "This is the first edition here" in page(first)


def test_what_a_correction_did_since_is_no_change_of_the_edition(draft):
    Edition.objects.filter(pk=draft.pk).update(published_at=PUBLISHED.replace(year=2027))
    draft.refresh_from_db()
    for key, kind in (("same", "marked"), ("bus", "removed")):
        asked = Correction.objects.create(
            edition=draft,
            identity=draft.authority.item_identities.get(key=key),
            kind=kind,
            note="Wrong.",
            asked_at=NOW,
            asked_by=user(),
        )
        asked.approved_at, asked.approved_by = PUBLISHED.replace(year=2027, month=5), user()
        asked.save()
    said = page(draft)
    assert "A friend" not in said and "A bus pass" not in said and "A laptop" in said
