"""Adding, changing, ending and removing rows of every kind."""

from datetime import date

import pytest
from django.contrib.messages.storage.base import BaseStorage
from django.http import QueryDict

from leaving_care.actions.facts import ACTIONS, change_row, remove_row
from leaving_care.changing import ChangedMeanwhile, NotAllowed
from leaving_care.models import (
    Event,
    Home,
    OfPerson,
    Part,
)
from offers.conditions import CIRCUMSTANCES
from pathways.forms.work.kinds import KINDS
from pathways.forms.work.life import CIRCUMSTANCE_LABELS
from pathways.views.work.rows import AddRow
from tests.leaving_care.rows import build
from tests.people import LONG_AGO, NOW, TODAY, young
from tests.work.sending import SENT, boxes, opened, to, writer

pytestmark = pytest.mark.django_db


def test_every_kind_of_row_has_a_form_and_an_action():
    of_person = {model for model in OfPerson.__subclasses__() for model in [model, *model.__subclasses__()]}
    ours = {kind.model for kind in KINDS.values()}
    elsewhere = {Part.WORKERS, Part.DATA, Part.PLAN, Part.CONTACTS}  # pages of their own
    for model in of_person:
        if not model._meta.abstract and model.part not in elsewhere and not model.__name__.startswith("Status"):
            assert model in ours and model in ACTIONS
    assert set(SENT) == set(KINDS)
    assert set(CIRCUMSTANCE_LABELS) == set(CIRCUMSTANCES)


@pytest.mark.parametrize("slug", KINDS)
def test_a_row_of_each_kind_is_added_once_however_often_it_is_sent(as_, kai, adviser, slug):
    kind = KINDS[slug]
    client = as_(writer(slug, kai, adviser))
    before = kind.model.objects.filter(person=kai).count()
    assert client.get(to(kai, slug)).status_code == 200
    sent = opened(kai, **SENT[slug])
    for _ in range(2):
        response = client.post(to(kai, slug), sent)
        assert response.status_code == 302
        assert response["Location"] == f"/work/people/{kai.key}/{kind.part.replace('_', '-')}/"
    assert kind.model.objects.filter(person=kai).count() == before + 1
    event = Event.objects.get(person=kai, kind="changed")
    assert (event.what, event.part) == (kind.action, kind.part)
    assert all(field.startswith(f"{kind.model._meta.model_name}.") for field in event.fields)
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("slug", KINDS)
def test_a_form_of_nothing_and_one_of_rubbish_are_refused_in_words(as_, kai, adviser, slug):
    client = as_(writer(slug, kai, adviser))
    before = KINDS[slug].model.objects.count()
    names = [name for name in KINDS[slug].fields]
    rubbish = dict.fromkeys(names, "\0" + "x" * 10_000) | {
        f"{name}-{box}": "99999999" for name in names for box in ("day", "month", "year")
    }
    far = {
        name: value
        for day in ("starts_on", "said_on", "on", "given_on")
        for name, value in boxes(day, date.max).items()
    }
    for sent in ({}, rubbish, SENT[slug] | far if slug != "consent" else {"kind": "x"}, {"version": "x", "once": "x"}):
        response = client.post(to(kai, slug), sent)
        assert response.status_code == 200
        assert "There is a problem" in response.content.decode()
    assert KINDS[slug].model.objects.count() == before


@pytest.mark.parametrize("slug", [slug for slug, kind in KINDS.items() if not kind.is_append_only])
def test_a_row_of_each_kind_is_changed_and_removed(as_, kai, adviser, slug):
    kind = KINDS[slug]
    client = as_(adviser)
    client.post(to(kai, slug), opened(kai, **SENT[slug]))
    row = kind.model.objects.filter(person=kai).latest("pk")
    address = to(kai, slug, row.key)
    assert client.get(address).status_code == 200
    day = "given_on" if slug == "booklet" else "starts_on"
    later = date(2018 if slug == "time-in-care" else 2026, 3, 4)
    sent = SENT[slug] | boxes(day, later)
    assert client.post(address, opened(kai, **sent)).status_code == 302
    row.refresh_from_db()
    assert getattr(row, day) == later
    changed = Event.objects.filter(person=kai, kind="changed").latest("pk")
    assert changed.fields == [f"{kind.model._meta.model_name}.{day}"]
    remove = f"{address}remove/"
    assert client.get(remove).status_code == 200
    assert "Say why it was a mistake" in client.post(remove, opened(kai)).content.decode()
    sent = opened(kai, reason="Somebody else’s")
    assert [client.post(remove, sent).status_code for _ in range(2)] == [302, 302]
    assert not kind.model.objects.filter(pk=row.pk).exists()
    removed = Event.objects.filter(person=kai, kind="changed").latest("pk")
    assert (removed.fields, removed.reason) == ([f"{kind.model._meta.model_name}.removed"], "Somebody else’s")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("slug", [slug for slug, kind in KINDS.items() if kind.is_append_only])
def test_what_is_only_ever_added_has_no_page_to_change_it(as_, kai, adviser, slug):
    who = writer(slug, kai, adviser)
    client = as_(who)
    client.post(to(kai, slug), opened(kai, **SENT[slug]))
    row = KINDS[slug].model.objects.get(person=kai)
    assert client.get(to(kai, slug, row.key)).status_code == 404
    for change in (
        lambda: change_row(row, {}, by=who.user, at=NOW),
        lambda: remove_row(row, reason="x", by=who.user, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_a_change_that_changes_nothing_writes_nothing(as_, kai, adviser):
    home = build(Home, person=kai, kind="family", starts_on=LONG_AGO)
    sent = opened(kai, kind="family", **boxes("starts_on", LONG_AGO))
    assert as_(adviser).post(to(kai, "home", home.key), sent).status_code == 302
    kai.refresh_from_db()
    assert kai.version == sent["version"] and not Event.objects.filter(kind="changed").exists()


def test_two_tabs_the_second_is_told_and_loses_nothing(as_, kai, adviser):
    home = build(Home, person=kai, kind="family", address="1 Invented Street", starts_on=LONG_AGO)
    client, sent = (
        as_(adviser),
        opened(kai, kind="hospital", address="2 Invented Street", **boxes("starts_on", LONG_AGO)),
    )
    change_row(home, {"address": "3 Invented Street"}, by=adviser.user, at=NOW)
    told = client.post(to(kai, "home", home.key), sent)
    said = told.content.decode()
    assert told.status_code == 200
    assert "The record was changed (perhaps by you in another tab)" in said
    assert "3 Invented Street" in said and "2 Invented Street" in said
    # The same form again, on what it now shows.
    carried = told.context["carried"].initial
    assert client.post(to(kai, "home", home.key), sent | carried).status_code == 302
    home.refresh_from_db()
    assert home.address == "2 Invented Street"


def test_a_form_without_a_version_changes_nothing(as_, kai, adviser):
    said = as_(adviser).post(to(kai, "home"), SENT["home"]).content.decode()
    assert "The record was changed (perhaps by you in another tab)" in said and not Home.objects.exists()


def test_what_was_written_of_a_row_that_was_removed_meanwhile_can_be_added(as_, kai, adviser):
    home = build(Home, person=kai, starts_on=LONG_AGO)
    client, sent = as_(adviser), opened(kai, **SENT["home"])
    remove_row(home, reason="x", by=adviser.user, at=NOW)
    told = client.post(to(kai, "home", home.key), sent)
    said = told.content.decode()
    assert "Somebody removed this entry while you were writing" in said and "Robin Invented" in said
    assert f'action="{to(kai, "home")}"' in said
    assert client.post(to(kai, "home"), sent | told.context["carried"].initial).status_code == 302
    assert Home.objects.get().carer == "Robin Invented"
    assert client.post(to(kai, "home", f"{home.key}/remove"), opened(kai, reason="x")).status_code == 404
    assert client.get(to(kai, "home", home.key)).status_code == 404
    with pytest.raises(ChangedMeanwhile):
        change_row(home, {"kind": "family"}, by=adviser.user, at=NOW)


def test_another_persons_row_is_not_found_under_this_one(as_, kai, adviser):
    home = build(Home, person=young(adviser=None), starts_on=LONG_AGO)
    assert as_(adviser).get(to(kai, "home", home.key)).status_code == 404
    assert as_(adviser).get(to(kai, "nonsense")).status_code == 404


def test_what_was_kept_from_a_session_that_ended_is_shown_and_not_saved(kai, adviser, rf):
    request = rf.get(to(kai, "home"))
    request.user, request.now, request.today = adviser.user, NOW, TODAY
    request.kept, request._messages = QueryDict("carer=Robin+Invented"), BaseStorage(request)
    page = AddRow.as_view()(request, key=kai.key, kind="home")
    assert page.context_data["kept"] and page.context_data["form"].data["carer"] == "Robin Invented"
    assert not Home.objects.exists()
