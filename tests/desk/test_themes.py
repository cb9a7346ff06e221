"""Themes of a draft, and what is said of a draft as a whole."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Role
from offers.actions import editions, themes
from offers.models import DistrictItem, Edit, ItemTheme, Theme, Timed
from tests.desk.drafts import editor, publish, whole_edition
from tests.people import NOW, council, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def draft():
    return whole_edition()


@pytest.fixture
def by(draft):
    return editor(draft)


@pytest.fixture
def home(draft):
    return Theme.objects.select_related("edition__authority").get(edition=draft, slug="home")


def test_a_theme_is_added_at_the_end_with_an_address_of_its_own(draft, by):
    made = [themes.add_theme(draft, name=name, by=by, at=NOW) for name in ("Your home!", "Your home", "Whole", "Home")]
    assert [(theme.slug, theme.position) for theme in made] == [
        ("your-home", 2), ("your-home-2", 3), ("whole-2", 4), ("home-2", 5),
    ]  # fmt: skip
    assert Edit.objects.filter(edition=draft).last().row == "theme your-home"
    with pytest.raises(ValidationError, match="letters"):
        themes.add_theme(draft, name="!?", by=by, at=NOW)
    with pytest.raises(ValidationError):
        themes.add_theme(draft, name="Fun", areas=["fun"], by=by, at=NOW)


def test_a_theme_keeps_its_address_when_it_is_changed(home, by):
    version = themes.version_of(home)
    said = {"name": "A place to live", "intro": "Yours.", "areas": ["relationships"], "icon": "home"}
    themes.change_theme(home, **said, version=version, by=by, at=NOW)
    home.refresh_from_db()
    assert (home.slug, home.name, home.areas, home.icon) == ("home", "A place to live", ["relationships"], "home")
    edit = Edit.objects.get(row="theme home")
    assert (edit.before["name"], edit.after["name"], "position" in edit.before) == (
        "Your home",
        "A place to live",
        False,
    )
    with pytest.raises(ChangedMeanwhile):
        themes.change_theme(home, **said | {"name": "Another"}, version=version, by=by, at=NOW)


def test_only_an_empty_theme_is_taken_out(draft, home, by):
    with pytest.raises(ValidationError, match="still items"):
        themes.remove_theme(home, by=by, at=NOW)
    ItemTheme.objects.filter(theme=home).delete()
    DistrictItem.objects.update(theme_slug="home")
    with pytest.raises(ValidationError, match="Districts"):
        themes.remove_theme(home, by=by, at=NOW)
    DistrictItem.objects.update(theme_slug="")
    themes.remove_theme(home, by=by, at=NOW)
    assert not Theme.objects.filter(edition=draft, slug="home").exists()
    with pytest.raises(ValidationError, match="not in the draft any more"):
        themes.remove_theme(home, by=by, at=NOW)


def test_what_is_said_of_the_whole_is_changed_and_what_was_printed_goes_with_its_day(draft, by):
    version = editions.version_of(draft)
    editions.change_edition(
        draft, title="The offer", review_due_on=date(2027, 2, 1), effective_from=None, version=version, by=by, at=NOW
    )
    draft.refresh_from_db()
    assert (draft.title, draft.review_due_on, draft.review_due_as_printed, draft.effective_from) == (
        "The offer", date(2027, 2, 1), "", None,
    )  # fmt: skip
    assert draft.foreword
    edit = Edit.objects.get()
    assert set(edit.after) == {"title", "review_due_on", "review_due_as_printed", "effective_from"}
    with pytest.raises(ChangedMeanwhile):
        editions.change_edition(draft, title="Mine", version=version, by=by, at=NOW)
    with pytest.raises(ValidationError):
        editions.change_edition(draft, title="", by=by, at=NOW)


def test_a_draft_that_goes_out_at_a_set_time_is_not_set_aside(draft, by):
    timed = Timed.objects.create(edition=draft, goes_out_at=NOW, set_at=NOW, set_by=by)
    with pytest.raises(ValidationError, match="Cancel that first"):
        editions.set_aside(draft, by=by, at=NOW)
    timed.cancelled_at = NOW
    timed.save()
    once = uuid.uuid4()
    editions.set_aside(draft, by=by, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        editions.set_aside(draft, by=by, at=NOW, once=once)
    with pytest.raises(ValidationError, match="set aside"):
        themes.add_theme(draft, name="More", by=by, at=NOW)


CHANGES = [
    lambda draft, home, **said: themes.add_theme(draft, name="More", **said),
    lambda draft, home, **said: themes.change_theme(home, name="More", **said),
    lambda draft, home, **said: themes.remove_theme(home, **said),
    lambda draft, home, **said: editions.change_edition(draft, title="More", **said),
    lambda draft, home, **said: editions.set_aside(draft, **said),
    lambda draft, home, **said: editions.take_up(draft, **said),
    lambda draft, home, **said: editions.settle_date(draft, row="x", field="on", **said),
]


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_else_changes_anything_and_nobody_a_published_edition(draft, home, by, change):
    for role in (Role.PARTICIPATION, Role.APPROVER, Role.MANAGER, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            change(draft, home, by=member(role, draft.authority).user, at=NOW)
    with pytest.raises(NotAllowed):
        change(draft, home, by=member(Role.EDITOR, council("elsewhere")).user, at=NOW)
    publish(draft)
    with pytest.raises(ValidationError, match="published"):
        change(draft, home, by=by, at=NOW)
    assert not Edit.objects.exists()


def test_the_forms_save_and_show_what_somebody_else_saved(draft, home, by, as_):
    client, address = as_(by), "/manage/offer/smallton/3/themes/home/"
    page = client.get(address)
    carried = {name: page.context["carried"].initial[name] for name in ("once", "version")}
    themes.change_theme(home, name="Theirs", by=editor(draft), at=NOW)
    answer = client.post(address, {"name": "Mine", "intro": "", "icon": "", **carried})
    text = answer.content.decode()
    assert "Theirs" in text and 'value="Mine"' in text
    carried = {name: answer.context["carried"].initial[name] for name in ("once", "version")}
    assert client.post(address, {"name": "Mine", "intro": "", "icon": "", **carried}).status_code == 302
    home.refresh_from_db()
    assert home.name == "Mine"


def test_the_second_half_of_a_double_click_that_took_a_theme_out_leads_back(draft, by, as_):
    theme = themes.add_theme(draft, name="Empty", by=by, at=NOW)
    client, address = as_(by), f"/manage/offer/smallton/3/themes/{theme.slug}/remove/"
    once = client.get(address).context["carried"].initial["once"]
    assert [client.post(address, {"once": once}).status_code for _ in range(2)] == [302, 302]
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("typed", ["a\0b", "x" * 5_000_000, "<script>alert(1)</script>" * 10])
def test_bad_input_is_answered_in_words(draft, by, as_, typed):
    client = as_(by)
    for path, name in (("themes/home/", "name"), ("add-theme/", "name"), ("about/", "subtitle")):
        answer = client.post(f"/manage/offer/smallton/3/{path}", {name: typed, "version": "x", "once": "y"})
        assert answer.status_code in (200, 400)
    draft.refresh_from_db()
    assert draft.subtitle == "What you can expect from us"
