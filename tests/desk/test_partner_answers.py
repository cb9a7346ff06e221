"""A partner's page: their items and no other, answered once; then the link is dead."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from offers.actions import link_answers, links
from offers.actions.link_answers import Said, answer
from offers.actions.links import LinkGone
from offers.checked import checks_of
from offers.models import Edit, ItemRule, LinkAnswer, ProposedChange
from tests.desk.checking import a_draft, an_editor, identity, in_force, partner_link
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
WHO = {"name": "Robin Sample", "organisation": "Testshire housing"}


@pytest.fixture
def draft():
    return a_draft()


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def opened(client, secret) -> dict[str, str]:
    """What the form of a page that was opened carries unseen."""
    text = client.get(f"/check/{secret}/").content.decode()
    return {"seen": re.search(r'name="seen" value="(\w+)"', text).group(1)}


# The action


def test_an_answer_closes_the_link_and_proposes_what_is_to_change(draft):
    link, secret = partner_link(draft, "starter-pack", "laptop", "advice")
    pack, laptop, advice = (identity(draft, key) for key in ("starter-pack", "laptop", "advice"))
    said = [Said(pack, "confirm"), Said(laptop, "correct", "Two laptops."), Said(advice, "ask", "Who pays?")]
    answer(link, said=said, at=NOW, **WHO)
    assert [row.what for row in LinkAnswer.objects.all()] == ["confirm", "correct", "ask"]
    proposed = ProposedChange.objects.values_list("identity", "words", "edition")
    assert list(proposed) == [(laptop.pk, "Two laptops.", draft.pk), (advice.pk, "Who pays?", draft.pk)]
    link.refresh_from_db()
    assert link.answered_by == "Robin Sample, Testshire housing"
    for _ in range(2):
        with pytest.raises(LinkGone):
            answer(link, said=said, at=NOW, **WHO)
    with pytest.raises(LinkGone):
        links.standing(secret, at=NOW)
    assert LinkAnswer.objects.count() == 3


def test_an_item_that_is_not_theirs_cannot_be_answered(draft):
    link, _ = partner_link(draft, "starter-pack")
    theirs = identity(a_draft("elsewhere"))
    for said in ([Said(identity(draft, "laptop"), "confirm")], [Said(theirs, "confirm")], []):
        with pytest.raises(ValidationError):
            answer(link, said=said, at=NOW, **WHO)
    assert not LinkAnswer.objects.exists()


def test_a_long_name_and_organisation_fit(draft):
    link, _ = partner_link(draft)
    answer(link, said=[Said(identity(draft), "confirm")], at=NOW, name="n" * 55, organisation="o" * 60)
    link.refresh_from_db()
    assert link.answered_by == "n" * 55 + ", " + "o" * 60


def test_a_confirmation_is_shown_at_the_item_and_whether_it_was_changed_since(draft, at_most):
    link, _ = partner_link(draft)
    pack = identity(draft)
    answer(link, said=[Said(pack, "confirm")], at=NOW, **WHO)
    with at_most(2):
        [check] = checks_of(draft, pack.pk)[pack.pk]
    assert (check.by, check.on, check.changed_since) == ("Testshire housing", TODAY, False)
    Edit.objects.create(
        edition=draft,
        identity=pack,
        row="item starter-pack",
        what="changed",
        at=NOW + timedelta(hours=1),
        by=an_editor(),
    )
    assert checks_of(draft)[pack.pk][0].changed_since
    assert checks_of(a_draft("elsewhere")) == {}


# The page


def test_they_see_their_items_and_no_other(draft, client, at_most):
    ItemRule.objects.create(item=draft.items.get(slug="laptop"), age_from=16, age_to=20, position=0)
    a_draft("elsewhere")
    _, secret = partner_link(draft, "laptop", note="Please look at\nthe ages.")
    with at_most(30):
        page = client.get(f"/check/{secret}/")
    text = page.content.decode()
    assert page.status_code == 200 and "What A laptop is in testshire." in text and "the ages." in text
    assert "Starter pack" not in text and "Advice about money" not in text and "elsewhere" not in text
    assert len(page.content) < 100_000
    headers = page.headers
    assert headers["Referrer-Policy"] == "no-referrer" and headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex" and not page.cookies
    assert 'content="no-referrer"' in text and "<script" not in text


def test_the_number_of_queries_does_not_grow_with_the_items(draft, client, at_most):
    _, secret = partner_link(draft, "starter-pack", "laptop", "advice")
    with at_most(30):
        client.get(f"/check/{secret}/")


def test_answered_once_by_the_page(draft, client):
    _, secret = partner_link(draft)
    data = {**opened(client, secret), **WHO, "starter-pack-what": "confirm", "starter-pack-words": ""}
    # A field of another item, and of another council's, is nobody's question here.
    data |= {"laptop-what": "correct", "laptop-words": "Nothing.", "items": "laptop"}
    done = client.post(f"/check/{secret}/", data, follow=True)
    assert done.status_code == 410 and "we have your answer" in done.content.decode()
    assert "Starter pack" not in done.content.decode() and "leaving care team of Testshire" in done.content.decode()
    assert client.post(f"/check/{secret}/", data, follow=True).status_code == 410
    assert [(row.identity.key, row.said_by) for row in LinkAnswer.objects.all()] == [("starter-pack", "Robin Sample")]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"starter-pack-what": ""}, "Say whether “Starter pack” is right"),
        ({"starter-pack-what": "comment"}, "Say whether “Starter pack” is right"),
        ({"starter-pack-what": "correct", "starter-pack-words": " "}, "Write what “Starter pack” should say"),
        ({"starter-pack-what": "confirm", "starter-pack-words": "But"}, "You wrote something about “Starter pack”"),
        (
            {"starter-pack-what": "ask", "starter-pack-words": "<script>x</script>" + "x" * 9_000},
            "4,000 characters or fewer",
        ),
        ({"starter-pack-what": "ask", "starter-pack-words": "\x00"}, "Take out the character that cannot be shown"),
        ({"name": ""}, "Enter your name"),
        ({"organisation": "x" * 61}, "60 characters or fewer"),
        ({"seen": "other"}, "The draft was changed while you had it open"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_lost(draft, client, wrong, words):
    _, secret = partner_link(draft)
    data = {**opened(client, secret), **WHO, "starter-pack-what": "ask", "starter-pack-words": "One\nTwo"} | wrong
    page = client.post(f"/check/{secret}/", data)
    text = page.content.decode()
    assert page.status_code == 200 and words in text and text.count("There is a problem") == 1
    assert "<title>Error: " in text and "<script" not in text
    if "starter-pack-words" not in wrong:
        assert "One&#10;Two</textarea>" in text
    assert not LinkAnswer.objects.exists()


def test_what_was_changed_meanwhile_is_shown_and_then_answered(draft, client):
    _, secret = partner_link(draft)
    data = {**opened(client, secret), **WHO, "starter-pack-what": "confirm"}
    draft.items.filter(slug="starter-pack").update(what_we_offer="Something else.")
    text = client.post(f"/check/{secret}/", data).content.decode()
    assert "The draft was changed while you had it open" in text and "Something else." in text
    data["seen"] = re.search(r'name="seen" value="(\w+)"', text).group(1)
    assert client.post(f"/check/{secret}/", data).status_code == 302
    assert LinkAnswer.objects.count() == 1


@pytest.mark.parametrize("over", ["ended", "answered", "published", "no item left"])
def test_the_calm_page_shows_nothing_of_the_draft(draft, client, over):
    link, secret = partner_link(draft, ends_on=TODAY)
    data = opened(client, secret) | WHO | {"starter-pack-what": "confirm"}
    at = NOW
    if over == "answered":
        answer(link, said=[Said(identity(draft), "confirm")], at=NOW, **WHO)
    elif over == "published":
        in_force(draft)
    elif over == "no item left":
        draft.items.get(slug="starter-pack").delete()
    else:
        at = NOW + timedelta(days=1)
    before = LinkAnswer.objects.count()
    with time_machine.travel(at, tick=False):
        pages = [client.get(f"/check/{secret}/"), client.post(f"/check/{secret}/", data)]
    for page in pages:
        text = page.content.decode()
        assert page.status_code == 410 and "Testshire Council" in text and "Ask " in text
        assert "tarter pack" not in text and "Local offer" not in text.replace("Local offers", "")
    assert LinkAnswer.objects.count() == before


@pytest.mark.parametrize("guess", ["x", "A" * 43, "x/y", "%00", "%ff%fe", "é", "x" * 3000])
def test_a_guess_is_a_calm_page_too(draft, client, guess):
    partner_link(draft)
    page = client.get(f"/check/{guess}/")
    assert page.status_code == 404 and "This link does not work" in page.content.decode()
    assert "Testshire" not in page.content.decode()


def test_no_log_has_the_secret(draft, client, caplog):
    _, secret = partner_link(draft)
    with caplog.at_level(logging.DEBUG):
        client.get(f"/check/{secret}/")
        client.put(f"/check/{secret}/")
        client.get(f"/check/{secret}")
        client.get(f"/check/{secret}/more/")
        client.get(f"/check/{secret}x/")
        with time_machine.travel(NOW + timedelta(days=100), tick=False):
            client.get(f"/check/{secret}/")
    assert "/check/private/" in caplog.text  # they were logged
    assert secret not in caplog.text


def test_the_items_of_a_link_stay_in_the_drafts_order(draft):
    link, _ = partner_link(draft, "advice", "starter-pack")
    assert [each.key for each in link_answers.items_of(link)] == ["starter-pack", "advice"]
