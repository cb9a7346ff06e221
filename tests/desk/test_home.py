"""The desk: how each edition stands, what needs someone now, what goes out when; and an edition's overview."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leaving_care.models import Role
from offers.actions.copying import copy_edition
from offers.actions.editions import set_aside
from offers.desk_lists.needs import with_the_bodies
from offers.desk_lists.states import State, editions_of
from offers.models import (
    ApprovingBody,
    BodyDecision,
    Document,
    Edit,
    Edition,
    FindingMark,
    FormatRequest,
    Item,
    ItemIdentity,
    LinkCheck,
    ProposedChange,
    Publishing,
    Statement,
    Submission,
    Suggestion,
    Survey,
    Timed,
    Translation,
    Withdrawal,
)
from tests.desk.drafts import editor, publish, whole_edition
from tests.desk.test_copying import more_items
from tests.people import NOW, TODAY, member, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DAY = timedelta(days=1)


@pytest.fixture
def public():
    """The edition in force."""
    return publish(whole_edition())


@pytest.fixture
def by(public):
    return editor(public)


@pytest.fixture
def draft(public, by):
    return copy_edition(public, by=by, at=NOW - DAY, effective_from=date(2027, 4, 1))


def states(council):
    return {each.edition.number: each.state for each in editions_of(council, on=TODAY, now=NOW)}


def test_an_edition_goes_through_its_states(draft, public, by):
    council, boss = draft.authority, user()
    body = ApprovingBody.objects.create(authority=council, position=0, name="Board")

    def stands():
        return states(council)[draft.number]

    assert states(council)[public.number] is State.IN_FORCE
    assert stands() is State.DRAFT
    put = Submission.objects.create(edition=draft, number=1, fingerprint="x", at=NOW, by=by)
    assert stands() is State.SUBMITTED
    decided = {"submission": put, "body": body, "fingerprint": "x", "decided_on": TODAY, "at": NOW, "by": boss}
    BodyDecision.objects.create(decision="approved", **decided)
    assert stands() is State.APPROVED
    Timed.objects.create(edition=draft, goes_out_at=NOW + DAY, set_at=NOW, set_by=by)
    assert stands() is State.TIMED
    Edit.objects.create(edition=draft, row="edition", what="changed", at=NOW + timedelta(seconds=1), by=by)
    assert stands() is State.DRAFT
    run = Publishing.objects.create(edition=draft, begun_at=NOW, begun_by=by, seen_at=NOW)
    assert stands() is State.GOING_OUT
    Publishing.objects.filter(pk=run.pk).update(seen_at=NOW - timedelta(minutes=11))
    assert stands() is State.DRAFT  # that run was killed
    publish(draft, NOW)
    assert stands() is State.PUBLISHED
    Edition.objects.filter(pk=draft.pk)
    Withdrawal.objects.create(edition=draft, withdrawn_on=TODAY, reason="Wrong", by="Board", recorded_at=NOW)
    assert stands() is State.WITHDRAWN


def test_a_return_a_draft_set_aside_and_an_earlier_edition(draft, public, by):
    put = Submission.objects.create(edition=draft, number=1, fingerprint="x", at=NOW, by=by)
    body = ApprovingBody.objects.create(authority=draft.authority, position=0, name="Board")
    BodyDecision.objects.create(
        submission=put, body=body, decision="returned", comments="Too long.", fingerprint="x", decided_on=TODAY, at=NOW, by=user()
    )  # fmt: skip
    assert states(draft.authority)[4] is State.RETURNED
    set_aside(draft, by=by, at=NOW)
    assert states(draft.authority)[4] is State.SET_ASIDE
    later = copy_edition(public, by=by, at=NOW, effective_from=date(2026, 10, 1))
    publish(later, NOW)
    assert states(draft.authority) == {3: State.EARLIER, 4: State.SET_ASIDE, 5: State.IN_FORCE}


def test_whoever_agrees_is_told_that_a_body_is_asked(draft, public, by):
    for position, name in enumerate(("Senior team", "Board")):
        body = ApprovingBody.objects.create(authority=draft.authority, position=position, name=name)

    def told():
        (standing,) = [each for each in editions_of(draft.authority, on=TODAY, now=NOW) if each.edition.pk == draft.pk]
        return [(need.says, need.page, need.since) for need in with_the_bodies(standing)]

    assert told() == []
    put = Submission.objects.create(edition=draft, number=1, fingerprint="x", at=NOW, by=by)
    assert told() == [("Edition 4 waits for Senior team.", "agree", TODAY)]
    decided = {"submission": put, "fingerprint": "x", "decided_on": TODAY, "at": NOW, "by": user()}
    first = ApprovingBody.objects.get(name="Senior team")
    BodyDecision.objects.create(decision="approved", body=first, **decided)
    assert told() == [("Edition 4 waits for Board.", "agree", TODAY)]
    BodyDecision.objects.create(decision="returned", comments="Too long.", body=body, **decided)
    assert told() == [("Edition 4 was returned with comments. Mend it, then submit it again.", "agree", TODAY)]
    again = Submission.objects.create(edition=draft, number=2, fingerprint="x", at=NOW, by=by)
    for each in (first, body):
        BodyDecision.objects.create(decision="approved", body=each, **decided | {"submission": again})
    assert told() == [("Edition 4 is agreed by all. Say when it goes out.", "publish", TODAY)]


def needs(page):
    return {(each["need"].kind, each["need"].says): (each["owner"], each["days"]) for each in page.context["needs"]}


def kinds(page):
    return {kind for kind, _ in needs(page)}


def test_what_needs_someone_is_told_with_who_and_for_how_long(draft, public, by, as_):
    council = draft.authority
    council.owner_post = "Head of leaving care"
    council.save()
    FindingMark.objects.create(
        edition=draft, code="unfinished-number", row="contact night, number 0163296XXXX", first_on=TODAY - 3 * DAY,
        owner=user("Grace Sample"),
    )  # fmt: skip
    identity = ItemIdentity.objects.get(authority=council, key="advice")
    LinkCheck.objects.create(
        url="https://www.moneyhelper.example/", checked_at=NOW, answers=False, said="no such page", failing_since=NOW - 2 * DAY
    )  # fmt: skip
    LinkCheck.objects.create(url="https://elsewhere.example/", checked_at=NOW, answers=False, said="no answer")
    Translation.objects.create(
        authority=council, language="ur", kind="item", row="advice", english_on=TODAY - 400 * DAY, translated_on=TODAY,
        changed_at=NOW,
    )  # fmt: skip
    Suggestion.objects.create(authority=council, kind="listing", words="A club", at=NOW - 5 * DAY)
    Suggestion.objects.create(authority=council, kind="listing", words="Done", at=NOW, state="refused")
    ProposedChange.objects.create(edition=draft, identity=identity, words="More", made_at=NOW)
    FormatRequest.objects.create(authority=council, wanted="Braille", at=NOW - DAY)
    page = as_(by).get("/manage/offer/")
    found = needs(page)
    blocking = {says: rest for (kind, says), rest in found.items() if kind == "Holds back publishing"}
    assert ("Grace Sample", 3) in blocking.values()
    assert ("Head of leaving care", None) in blocking.values()
    told = {kind: rest for (kind, _), rest in found.items()}
    assert told["Broken link"] == ("Head of leaving care", 2)
    assert told["Oldest translation"][1] == 400
    assert told["Suggestion from outside"][1] == 5
    assert told["Proposed change"][1] == 0
    assert told["Asked for another format"][1] == 1
    assert told["Days to check"][1] == 1
    assert ("Suggestion from outside", "Suggestions that nobody has looked at: 1.") in found
    assert [says for kind, says in found if kind == "Broken link"] == [
        "https://www.moneyhelper.example/: no such page."
    ]
    assert "Grace Sample" not in page.content.decode().split("</title>")[0]


@pytest.mark.parametrize(("days_ago", "is_late"), [(1, True), (0, False), (-1, False)])
def test_what_has_a_day_is_late_from_the_day_after(days_ago, is_late, as_):
    edition, day = whole_edition(), TODAY - days_ago * DAY
    Statement.objects.filter(edition=edition, kind="promise").update(due_on=day)
    Statement.objects.filter(edition=edition, kind="notice").update(until=day)
    Document.objects.filter(edition=edition).update(review_due_on=day)
    Item.objects.filter(edition=edition, slug="laptop").update(funding_ends_on=day)
    Edition.objects.filter(pk=edition.pk).update(review_due_on=day)
    page = as_(editor(publish(edition))).get("/manage/offer/")
    late = {"Looked at again late", "Promised and not done", "Notice that is over", "Money that has ended"}
    assert late & kinds(page) == (late if is_late else set())
    assert len([entry for entry in page.context["entries"] if entry.on == day]) == (0 if is_late else 5)
    if is_late:
        assert ("Director", 1) in needs(page).values()


def test_a_promise_that_was_kept_waits_for_nobody(as_):
    edition = whole_edition()
    Statement.objects.filter(edition=edition, kind="promise").update(due_on=TODAY - DAY, state="done")
    assert "Promised and not done" not in kinds(as_(editor(publish(edition))).get("/manage/offer/"))


def test_the_calendar_says_what_goes_out_when(draft, by, as_):
    moment = datetime(2027, 3, 31, 8, 30, tzinfo=UTC)  # half past nine: the clocks have changed
    Timed.objects.create(edition=draft, goes_out_at=moment, set_at=NOW, set_by=by)
    Survey.objects.create(
        edition=draft, title="Tell us", opens_on=date(2026, 12, 1), closes_on=date(2026, 12, 14), made_at=NOW, made_by=by
    )  # fmt: skip
    page = as_(by).get("/manage/offer/")
    said = [(entry.on, entry.says) for entry in page.context["entries"]]
    assert said == sorted(said)
    assert {
        (date(2026, 12, 1), "The survey opens: Tell us"),
        (date(2026, 12, 14), "The survey closes: Tell us"),
        (date(2026, 12, 31), "The notice ends: The office is closed"),
        (date(2027, 3, 31), "Edition 4 goes out"),
        (date(2027, 4, 1), "Edition 4 is meant to apply from this day"),
    } <= set(said)
    assert "31 March 2027, 09:30" in page.content.decode()


def test_a_council_without_an_edition_is_told_how_to_begin(as_):
    page = as_(member(Role.EDITOR)).get("/manage/offer/").content.decode()
    assert "There is no edition yet." in page and "/manage/offer/testshire/start/" in page
    page = as_(member(Role.APPROVER)).get("/manage/offer/").content.decode()
    assert "/start/" not in page


@pytest.mark.parametrize("number", [1, 150])
def test_the_desk_and_the_overview_ask_few_questions_however_long_the_offer_is(draft, by, as_, at_most, number):
    more_items(draft, number)
    LinkCheck.objects.create(url="https://www.moneyhelper.example/", checked_at=NOW, answers=False, said="no such page")
    client = as_(by)
    client.get("/manage/offer/")  # the checks are worked out once
    with at_most(15):
        assert client.get("/manage/offer/").status_code == 200
    with at_most(14):
        page = client.get("/manage/offer/smallton/4/").content.decode()
    assert page.count("/history/") > number


def test_what_was_changed_is_checked_anew(draft, by, as_):
    client = as_(by)
    before = client.get("/manage/offer/").context["found"]
    draft.contacts.filter(key="night").delete()
    assert client.get("/manage/offer/").context["found"] == before
    Edit.objects.create(edition=draft, row="contact night", what="removed", at=NOW, by=by)
    assert len(client.get("/manage/offer/").context["found"].blocking) < len(before.blocking)


def test_an_editor_lands_on_the_desk(as_, by):
    client = as_(by)
    assert client.get("/accounts/home/", follow=True).redirect_chain[-1][0] == "/manage/offer/"
    assert 'href="/manage/offer/"' in client.get("/manage/").content.decode()


def test_an_edition_is_started_from_a_form(public, by, as_):
    client, address = as_(by), "/manage/offer/smallton/start/"
    once = client.get(address).context["carried"].initial["once"]
    wrong = client.post(address, {"once": once, "start_from": "nothing", "title": ""})
    assert "Give the edition a title" in wrong.content.decode()
    sent = {
        "once": once,
        "start_from": "3",
        "title": "",
        "effective_from_0": "1",
        "effective_from_1": "4",
        "effective_from_2": "2027",
    }
    assert [client.post(address, sent).url for _ in range(2)] == ["/manage/offer/smallton/4/"] * 2
    again = client.post(address, {**sent, "once": ""})
    assert "one draft at a time" in again.content.decode()
    draft = Edition.objects.get(authority=public.authority, number=4)
    assert (draft.copied_from, draft.items.count()) == (public, 4)


def test_a_day_that_is_still_right_is_said_so(draft, by, as_):
    client, address = as_(by), "/manage/offer/smallton/4/dates/"
    page = client.get(address)
    assert "Still right" in page.content.decode() and len(page.context["dates"]) == 7
    for sent in ({"row": "item laptop", "field": "funding_ends_on"}, {"row": "a\0", "field": "x"}, {}):
        assert client.post(address, sent).status_code == 302
    assert len(client.get(address).context["dates"]) == 6
