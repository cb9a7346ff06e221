"""A plan that was approved, with everything that a document can hold."""

from datetime import date, timedelta

import pytest

from leaving_care.models import ConsultationNote, Role
from pathways.actions import plan_rows, plans
from pathways.models import Achievement, Advice, OwnWords, Paper
from tests.people import NOW, TODAY, member, young
from tests.plans import written


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Documents lie in a folder of their own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def adviser(db):
    """Kai's adviser."""
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def manager(adviser):
    """A manager who wrote nothing."""
    return member(Role.MANAGER)


@pytest.fixture
def kai(adviser):
    """The young person."""
    return young(adviser=adviser, account=True, name_used="Kai Invented")


@pytest.fixture
def draft(kai, adviser, manager):
    """A draft with words of Kai's, in two languages, what Kai told, advice, an achievement, papers and a restricted note."""
    by = {"by": kai.user, "at": NOW}
    OwnWords.objects.create(person=kai, section="home", text="I want to live\nnearer to my friends.", **by)
    OwnWords.objects.create(person=kai, section="identity", text="أنا أتكلم العربية", language="ar", **by)
    OwnWords.objects.create(person=kai, section="", text="Ask me first.", **by)
    version = written(kai, adviser.user)
    told = {"section": "money", "text": "It is tight by Sunday.", "said_on": TODAY}
    plan_rows.tell(version, told, by=adviser.user, at=NOW)
    plan_rows.link_source(version, {"kind": "care", "dated_on": date(2026, 3, 1)}, by=adviser.user, at=NOW)
    Advice.objects.create(person=kai, section="health", text="Short walks each day.", by=adviser.user, at=NOW)
    Achievement.objects.create(person=kai, on=TODAY, text="Passed the theory test", by=kai.user, at=NOW)
    Paper.objects.create(person=kai, kind="passport", state="have", by=adviser.user, at=NOW)
    ConsultationNote.objects.create(person=kai, on=TODAY, text="RESTRICTED", by=adviser.user, at=NOW)
    return version


@pytest.fixture
def version(draft, adviser, manager):
    """The same, approved."""
    plans.send(draft, copy_how="pdf", by=adviser.user, at=NOW)
    plans.approve(draft, by=manager.user, at=NOW + timedelta(hours=1))
    draft.refresh_from_db()
    return draft
