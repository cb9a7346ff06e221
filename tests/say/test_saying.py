"""What a young person says: written as they sent it, once, and by nobody else."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event
from pathways.actions import plan_rows, saying
from pathways.models import Achievement, Meaning, OwnWords, PlanAction, PreferredWord, Review, Tick
from tests.people import NOW, TODAY, young
from tests.plans import approved, begun

DAY = timedelta(days=1)


@pytest.fixture
def version(kai, adviser, manager):
    """Kai's plan, approved."""
    return approved(kai, adviser.user, manager.user)


def reviewed(version, adviser):
    """That the version was made by a review."""
    return Review.objects.create(
        person=version.person, of=version, made=version, begun_at=NOW, begun_by=adviser.user, held_on=TODAY
    )


def test_words_are_kept_as_sent_and_the_newest_counts(kai):
    saying.say(kai, "home", "One\ntwo  ", by=kai.user, at=NOW, known=0)
    saying.say(kai, "home", "Three", "pl", by=kai.user, at=NOW, known=1)
    assert list(OwnWords.objects.values_list("text", "language", "by")) == [
        ("One\ntwo  ", "", kai.user.pk),
        ("Three", "pl", kai.user.pk),
    ]
    event = Event.objects.filter(kind="changed").last()
    assert (event.what, event.part, event.fields) == ("say_own", "plan", ["ownwords.text"])


def test_words_sent_from_two_tabs_are_looked_at_first(kai):
    saying.say(kai, "home", "One", by=kai.user, at=NOW, known=0)
    with pytest.raises(ChangedMeanwhile):
        saying.say(kai, "home", "Two", by=kai.user, at=NOW, known=0)
    saying.say(kai, "money", "Other heading", by=kai.user, at=NOW, known=0)


def test_words_that_are_nothing_are_refused(kai):
    with pytest.raises(ValidationError):
        saying.say(kai, "home", "", by=kai.user, at=NOW)


def test_what_a_plan_means_is_asked_of_a_version_that_a_review_made(kai, adviser, version):
    with pytest.raises(ValidationError, match="after a review"):
        saying.say_meaning(version, "yes", by=kai.user, at=NOW)
    reviewed(version, adviser)
    version.refresh_from_db()
    saying.say_meaning(version, "partly", "Some of it", by=kai.user, at=NOW)
    assert Meaning.objects.get().said == "partly"


def test_ticking_and_unticking_ones_own_action(kai, adviser, version):
    thread = version.planaction_rows.get().thread
    for done in (True, True, False, False):
        saying.tick(kai, version, thread, done, by=kai.user, at=NOW)
    assert list(Tick.objects.values_list("action", "done")) == [(thread, True), (thread, False)]
    with pytest.raises(ValidationError, match="your own"):
        saying.tick(kai, version, uuid.uuid4(), True, by=kai.user, at=NOW)


def test_what_a_worker_does_is_not_theirs_to_tick(kai, adviser):
    version = begun(kai, adviser.user)
    values = {"what": "Ring", "owner_kind": "worker", "worker": adviser}
    row = plan_rows.add(PlanAction, version.plansection_rows.get(section="home"), values, by=adviser.user, at=NOW)
    with pytest.raises(ValidationError, match="your own"):
        saying.tick(kai, version, row.thread, True, by=kai.user, at=NOW)


def test_something_that_went_well(kai):
    saying.achieve(kai, "Passed my theory test", TODAY, by=kai.user, at=NOW)
    with pytest.raises(ValidationError, match="future"):
        saying.achieve(kai, "Not yet", TODAY + DAY, by=kai.user, at=NOW)
    assert Achievement.objects.get().text == "Passed my theory test"


def test_a_word_once_changed_and_dropped(kai):
    saying.prefer_word(kai, "Placement", by=kai.user, at=NOW)
    saying.prefer_word(kai, "placement", "home", by=kai.user, at=NOW)
    row = PreferredWord.objects.get()
    assert (row.word, row.instead) == ("placement", "home")
    saying.drop_word(row, by=kai.user, at=NOW)
    assert not PreferredWord.objects.exists()


def doors(kai, version):
    """Everything that only they may do."""
    thread = version.planaction_rows.get().thread
    word = PreferredWord.objects.create(person=kai, word="LAC", by=kai.user, at=NOW)
    return [
        lambda **o: saying.say(kai, "home", "Words", **o),
        lambda **o: saying.say_meaning(version, "yes", **o),
        lambda **o: saying.tick(kai, version, thread, True, **o),
        lambda **o: saying.achieve(kai, "Well", TODAY, **o),
        lambda **o: saying.prefer_word(kai, "NEET", **o),
        lambda **o: saying.drop_word(word, **o),
    ]


def test_nobody_else_says_it_for_them(kai, adviser, manager, version):
    reviewed(version, adviser)
    version.refresh_from_db()
    for door in doors(kai, version):
        for other in (adviser.user, manager.user, young(account=True).user):
            with pytest.raises(NotAllowed):
                door(by=other, at=NOW)
        once = uuid.uuid4()
        door(by=kai.user, at=NOW, once=once)
        with pytest.raises(AlreadyDone):
            door(by=kai.user, at=NOW, once=once)
