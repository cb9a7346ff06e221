"""The rules that ask what lies round an edition: links, translations, days that were copied. And what they are read from."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from leaving_care.models import AuthorityLanguage
from offers.around import read_around
from offers.findings import RULES_AROUND, findings
from offers.findings.links import links_in
from offers.models import DateToCheck, ItemIdentity, LinkCheck, Translation
from tests.offers.an_offer import DAY, NUMBER, Offer

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 11, 3, 9, tzinfo=UTC)
CLAIM = "https://example.gov.uk/claim"


def found(offer, code):
    contents = offer.contents()
    return [each for each in findings(contents, DAY, read_around(contents)) if each.code == code]


def called(url=CLAIM, *, answers):
    LinkCheck.objects.create(
        url=url,
        checked_at=MOMENT,
        answers=answers,
        said="it answers" if answers else "there is no such page (404)",
        failing_since=None if answers else MOMENT,
    )


def in_urdu(offer, **english):
    AuthorityLanguage.objects.get_or_create(authority=offer.council, code="ur", position=1)
    item = offer.edition.items.get()
    texts = dict.fromkeys(english, "میرا گھر")
    Translation.objects.create(
        authority=offer.council, language="ur", kind="item", row=item.identity.key, texts=texts, english=english,
        english_on=date(2026, 5, 1), translated_on=date(2026, 5, 2), changed_at=MOMENT,
    )  # fmt: skip
    return offer


def test_they_are_in_the_documentation_and_find_nothing_where_nothing_is_wrong():
    page = (Path(__file__).parents[2] / "docs" / "findings.md").read_text()
    codes = [rule.__name__.replace("_", "-") for rule in RULES_AROUND]
    assert [code for code in codes if f"`{code}`" not in page] == []
    contents = Offer().contents()
    assert findings(contents, DAY, read_around(contents)) == []


def test_without_what_lies_around_they_are_left_out():
    called(answers=False)
    offer = Offer().statement(f"[How to claim]({CLAIM})")
    assert offer.found() == [] and found(offer, "link-does-not-answer")


def test_a_link_that_does_not_answer_is_found_in_each_row_that_has_it():
    called(answers=False)
    offer = Offer().statement(f"[How to claim]({CLAIM}). [Again]({CLAIM})").document(url=CLAIM).item("Other")
    (finding,) = found(offer, "link-does-not-answer")
    assert finding.rows == (f"statement statement-0, link {CLAIM}", f"document money, link {CLAIM}")
    assert "since 3 November 2026: there is no such page (404)" in finding.says


@pytest.mark.parametrize("url, answers", [(CLAIM, True), ("https://example.gov.uk/other", False)])
def test_a_link_that_answers_or_was_never_called_is_left_alone(url, answers):
    called(url, answers=answers)
    assert found(Offer().statement(f"[How to claim]({CLAIM})"), "link-does-not-answer") == []


def test_what_counts_as_a_link_of_an_offer():
    offer = Offer().statement(
        "[A](http://a.example) [B](mailto:b@c.example) https://plain.example [C](https://c.example/x)"
    )
    offer.document("paper", url="").statement(f"[Long](https://a.example/{'x' * 500})")
    assert list(links_in(offer.contents())) == ["http://a.example", "https://c.example/x"]


def test_a_language_without_the_whole_offer_is_advice():
    offer = in_urdu(Offer(), name="A home")
    (finding,) = found(offer, "translation-missing")
    assert "are not in Urdu yet" in finding.says and finding.rows == ("edition, language ur",)
    assert found(offer, "translation-out-of-date") == []


def test_english_is_no_translation():
    offer = Offer()
    AuthorityLanguage.objects.create(authority=offer.council, code="en", position=0)
    assert found(offer, "translation-missing") == []


def test_a_translation_of_other_words_is_out_of_date():
    offer = in_urdu(Offer(), name="A house")
    (finding,) = found(offer, "translation-out-of-date")
    assert finding.rows == ("item kesteven-0, translation",)
    assert "since it was put into Urdu (of 1 May 2026)" in finding.says


def test_a_day_that_was_copied_waits_until_somebody_looked():
    offer = Offer().contact(numbers=[NUMBER])
    waiting = DateToCheck.objects.create(
        edition=offer.edition, row="contact team", field="valid_from", day=date(2026, 1, 1)
    )
    (finding,) = found(offer, "date-not-looked-at")
    assert finding.rows == ("contact team, valid from",) and "1 January 2026 was copied" in finding.says
    DateToCheck.objects.filter(pk=waiting.pk).update(settled_at=MOMENT)
    assert found(offer, "date-not-looked-at") == []


def test_reading_what_lies_around_takes_as_many_queries_for_many_rows(django_assert_max_num_queries):
    offer = in_urdu(Offer(), name="A home")
    for number in range(30):
        offer.statement(f"[A](https://example.gov.uk/{number})")
        called(f"https://example.gov.uk/{number}", answers=False)
        identity = ItemIdentity.objects.create(authority=offer.council, key=f"more-{number}")
        Translation.objects.create(
            authority=offer.council, language="ur", kind="item", row=identity.key, english_on=DAY, translated_on=DAY,
            changed_at=MOMENT,
        )  # fmt: skip
    contents = offer.contents()
    with django_assert_max_num_queries(4):
        around = read_around(contents)
    assert len(around.links) == 30 and len(around.translations["ur"]) == 31
    with django_assert_max_num_queries(0):
        findings(contents, DAY, around)
