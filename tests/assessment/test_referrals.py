"""Being referred to other services, and a clinician's advice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from pathways.actions import service_referrals as actions
from pathways.actions.advice import advise
from pathways.models import Advice, ServiceReferral
from tests.assessment.conftest import boxes, errors, once, opened
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TALKED = {"service": "Invented Counselling", "for_what": "Sleep", "discussed_on": TODAY - 5 * DAY}
AGREED = {"consent": True, "consent_on": TODAY - 4 * DAY}


@pytest.fixture
def row(kai, adviser):
    return actions.add_referral(kai, TALKED, by=adviser.user, at=NOW)


def test_talked_about_then_agreed_then_sent(kai, adviser, row):
    for wrong in (
        {"sent_on": TODAY},
        {"consent": False, "consent_on": TODAY, "sent_on": TODAY},
        {"consent": True},
        {"consent": True, "consent_on": TODAY - 6 * DAY},
        AGREED | {"sent_on": TODAY - 5 * DAY},
    ):
        with pytest.raises(ValidationError):
            actions.change_referral(row, wrong, by=adviser.user, at=NOW, edit=actions.edit_of(row))
    edit = actions.edit_of(row)
    actions.change_referral(row, AGREED | {"sent_on": TODAY}, by=adviser.user, at=NOW, edit=edit)
    with pytest.raises(ChangedMeanwhile):
        actions.change_referral(row, {"outcome": "x"}, by=adviser.user, at=NOW, edit=edit)
    row.refresh_from_db()
    with pytest.raises(ValidationError, match="sent already"):
        no = {"consent": False, "consent_on": TODAY, "sent_on": None}
        actions.change_referral(row, no, by=adviser.user, at=NOW, edit=actions.edit_of(row))
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceReferral.objects.update(consent=False)


def test_nobody_else_and_once(kai, adviser, others, row):
    for who in others.values():
        with pytest.raises(NotAllowed):
            actions.add_referral(kai, TALKED, by=who, at=NOW)
        with pytest.raises(NotAllowed):
            actions.change_referral(row, {"outcome": "x"}, by=who, at=NOW, edit=actions.edit_of(row))
    token = once()
    actions.add_referral(kai, TALKED, by=adviser.user, at=NOW, once=token)
    with pytest.raises(AlreadyDone):
        actions.add_referral(kai, TALKED, by=adviser.user, at=NOW, once=token)


def test_the_pages(as_, kai, adviser, at_most):
    client, listed = as_(adviser), f"/work/people/{kai.key}/referrals/"
    assert "no other service was talked about" in client.get(listed).content.decode()
    said = {
        "service": "Invented Counselling",
        "for_what": "Sleep",
        "consent": "not_asked",
        **boxes("discussed_on", TODAY),
    }
    sent = opened(client, f"{listed}add/", **said)
    for _ in range(2):
        assert client.post(f"{listed}add/", sent)["Location"] == listed
    row = ServiceReferral.objects.get()
    address = f"{listed}{row.key}/"
    wrong = said | {"consent": "yes", **boxes("sent_on", TODAY)}
    assert errors(client.post(address, opened(client, address, **wrong))) == {"agreed_on": "Say when they agreed"}
    early = wrong | boxes("agreed_on", TODAY - DAY)
    assert "before you talked" in errors(client.post(address, opened(client, address, **early)))["agreed_on"]
    client.post(address, {**opened(client, address), "drop": "1"})
    right = wrong | boxes("agreed_on", TODAY)
    stale = opened(client, address, **said, outcome="Stale words")
    assert client.post(address, opened(client, address, **right)).status_code == 302
    assert "Stale words" in client.post(address, stale).content.decode()
    row.refresh_from_db()
    assert (row.consent, row.consent_on, row.sent_on) == (True, TODAY, TODAY)
    with at_most(12):
        assert "Yes, 20 November 2026" in client.get(listed).content.decode()
    assert client.get(f"/work/people/{kai.key}/referrals/{kai.key}/").status_code == 404


@pytest.mark.parametrize("how", ["not_done", "mistake"])
def test_one_that_came_to_nothing_is_marked_and_stays(as_, kai, adviser, others, row, how):
    sent = AGREED | {"sent_on": TODAY - 3 * DAY, "outcome": "They rang once"}
    actions.change_referral(row, sent, by=adviser.user, at=NOW, edit=actions.edit_of(row))
    row.refresh_from_db()
    for who in others.values():
        with pytest.raises(NotAllowed):
            actions.end_referral(row, how, "They closed", by=who, at=NOW, edit=actions.edit_of(row))
    client, listed = as_(adviser), f"/work/people/{kai.key}/referrals/"
    address = f"{listed}{row.key}/end/"
    assert errors(client.post(address, opened(client, address))).keys() == {"how", "why"}
    said = opened(client, address, how=how, why="They closed")
    other = opened(client, f"{listed}{row.key}/")
    for _ in range(2):
        assert client.post(address, said)["Location"] == listed
    row.refresh_from_db()
    assert (row.ended, row.why_ended, row.outcome) == (how, "They closed", "They rang once")
    assert (row.service, row.consent, row.sent_on) == (TALKED["service"], True, TODAY - 3 * DAY)
    page = client.get(listed).content.decode()
    assert row.get_ended_display().capitalize() in page and "They closed" in page and address not in page
    assert client.get(address).status_code == client.get(f"{listed}{row.key}/").status_code == 404
    wrong = {"service": "x", "for_what": "y", "consent": "not_asked", **boxes("discussed_on", TODAY)}
    assert "Invented Counselling" in client.post(f"{listed}{row.key}/", other | wrong).content.decode()
    with pytest.raises(ValidationError, match="marked already"):
        actions.change_referral(row, {"outcome": "x"}, by=adviser.user, at=NOW, edit=actions.edit_of(row))


def test_marking_is_refused_in_words(as_, kai, adviser, row):
    client, address = as_(adviser), f"/work/people/{kai.key}/referrals/{row.key}/end/"
    stale = opened(client, address, how="mistake", why="Stale words")
    actions.change_referral(row, {"outcome": "Rang"}, by=adviser.user, at=NOW, edit=actions.edit_of(row))
    assert "Stale words" in client.post(address, stale).content.decode()
    said = opened(client, address, how="mistake", why="x" * 301)
    assert "why" in errors(client.post(address, said))
    for rubbish in ("\0", "x" * 100_000):
        sent = dict.fromkeys(("how", "why", "version", "once"), rubbish)
        assert client.post(address, sent).status_code == 200
    row.refresh_from_db()
    with pytest.raises(ValidationError, match="gone"):
        actions.end_referral(row, "gone", "x", by=adviser.user, at=NOW, edit=actions.edit_of(row))
    row.refresh_from_db()
    assert row.ended == ""
    assert client.get(f"/work/people/{kai.key}/referrals/{kai.key}/end/").status_code == 404


def test_a_clinician_advises_in_words_that_stay(as_, kai, adviser, clinician, manager):
    token = once()
    advise(kai, section="health", text="Short walks help", by=clinician.user, at=NOW, once=token)
    with pytest.raises(AlreadyDone):
        advise(kai, section="health", text="Short walks help", by=clinician.user, at=NOW, once=token)
    for who in (adviser.user, manager.user, kai.user):
        with pytest.raises(NotAllowed):
            advise(kai, section="", text="x", by=who, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Advice.objects.update(text="x")
    client, address = as_(clinician), f"/work/people/{kai.key}/advice/"
    page = client.get(address).content.decode()
    assert "Short walks help" in page and "Health and how I feel, 20 November 2026" in page
    assert "text" in errors(client.post(address, opened(client, address, section="")))
    assert "section" in errors(client.post(address, opened(client, address, section="none", text="kept")))
    assert client.post(address, opened(client, address, section="", text="Rest")).status_code == 302
    assert Advice.objects.filter(section="", text="Rest", by=clinician.user).count() == 1
