"""What every form on a draft does alike: closed editions, two people at once, and a form that is sent twice."""

import uuid

import pytest

from leaving_care.models import Role
from offers.actions import points, themes
from offers.actions.consulting import change_consultation
from offers.actions.editing import PUBLISHED, SET_ASIDE
from offers.actions.editions import set_aside
from offers.models import Edit, Theme
from offers.views.desk.drafting import MEANWHILE
from tests.desk.drafts import editor, publish
from tests.desk.filling import fields_of, said_wrong, send
from tests.people import NOW, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
FORMS = [
    "about/", "set-aside/", "add-theme/", "themes/home/", "themes/home/remove/", "items/add/", "items/starter-pack/",
    "items/starter-pack/end/", "contacts/add/", "contacts/team/", "contacts/team/remove/", "statements/add/about/",
    "statements/about/", "statements/about/remove/", "documents/add/", "documents/money/", "documents/money/remove/",
    "consult/add/", "consult/{consultation}/", "consult/{consultation}/remove/", "consult/surveys/open/", "points/add/",
    "points/{point}/", "points/{point}/remove/", "joint/", "joint/littleton/remove/",
]  # fmt: skip


def at(edition, path=""):
    path = path.format(consultation=edition.consultations.get().pk, point=edition.points.first().pk)
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/{path}"


@pytest.mark.parametrize("path", FORMS)
def test_in_an_edition_that_is_closed_every_form_says_so(edition, grace, desk, path):
    assert fields_of(desk.get(at(edition, path)))["once"]
    if path != "set-aside/":
        set_aside(edition, by=grace, at=NOW)
        assert SET_ASIDE in desk.get(at(edition, path)).content.decode()
    publish(edition)
    opened, sent = desk.get(at(edition, path)), desk.post(at(edition, path), {"once": uuid.uuid4()})
    assert (opened.status_code, sent.status_code) == (200, 409)
    assert PUBLISHED in opened.content.decode() and PUBLISHED in sent.content.decode()


def test_a_draft_that_was_set_aside_can_be_taken_up(edition, grace, desk):
    set_aside(edition, by=grace, at=NOW)
    opened = fields_of(desk.get(at(edition, "take-up/")))
    for _ in range(2):
        assert send(desk, at(edition, "take-up/"), opened).headers["Location"] == at(edition)
    edition.refresh_from_db()
    assert edition.set_aside_at is None


CHANGES = {
    "themes/home/": lambda edition, **by: themes.change_theme(edition.themes.get(slug="home"), intro="Theirs", **by),
    "points/{point}/": lambda edition, **by: points.change_point(
        edition.points.first(), said={"said": "Theirs", "did": "We did."}, looked=True, **by
    ),
    "consult/{consultation}/": lambda edition, **by: change_consultation(
        edition.consultations.get(), said={"heard": "Theirs"}, **by
    ),
}


@pytest.mark.parametrize("path", CHANGES)
def test_who_saves_second_sees_both_and_saves_again(edition, desk, path):
    opened = fields_of(desk.get(at(edition, path)))
    CHANGES[path](edition, by=editor(edition), at=NOW)
    name = {"themes/home/": "intro", "points/{point}/": "said"}.get(path, "heard")
    answer = send(desk, at(edition, path), opened, did="We did.", **{name: "Mine"})
    assert MEANWHILE in said_wrong(answer) and "Theirs" in answer.content.decode()
    assert fields_of(answer)[name] == ["Mine"]
    assert send(desk, at(edition, path), fields_of(answer), looked="on").status_code == 302
    assert Edit.objects.order_by("pk").last().after[name] == "Mine"


@pytest.mark.parametrize("version", ["", "x", "\0", "9" * 40])
def test_a_form_that_does_not_say_what_it_was_opened_on_was_opened_on_something_else(edition, desk, version):
    for path in ("themes/home/", "contacts/team/", "items/starter-pack/"):
        answer = send(desk, at(edition, path), version=version, name="Mine")
        assert MEANWHILE in said_wrong(answer), path
    assert not Edit.objects.exists()


def test_the_second_half_of_a_double_click_leads_back_and_opens_nothing_else(edition, grace, desk):
    theme = themes.add_theme(edition, name="Empty", by=grace, at=NOW)
    address = at(edition, f"themes/{theme.slug}/remove/")
    opened = fields_of(desk.get(address))
    for _ in range(2):
        assert send(desk, address, opened).headers["Location"] == at(edition)
    assert not Theme.objects.filter(pk=theme.pk).exists()
    elsewhere = council("elsewhere")
    assert desk.post(f"/manage/offer/{elsewhere.slug}/1/themes/home/remove/", opened).status_code == 404
    nowhere = desk.post(at(edition, "districts/nowhere/remove/council-tax/"), opened)
    assert nowhere.headers["Location"] == at(edition, "districts/nowhere/")
    publish(edition)
    assert desk.post(address, opened).headers["Location"] == at(edition)


@pytest.mark.parametrize("role", [Role.APPROVER, Role.MANAGER])
def test_whoever_may_not_do_it_does_not_learn_whether_it_is_closed(client, edition, role):
    publish(edition)
    browser = sign_in(client, member(role, edition.authority).user, NOW)
    for path in FORMS:
        assert browser.get(at(edition, path)).status_code == 403, path
