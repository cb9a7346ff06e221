"""A plan's documents are made once, when it is approved, and handed out to those who may see the plan."""

from datetime import timedelta

import pytest

from leaving_care.models import Event, Part, Role
from pathways import plan_files
from pathways.documents import making
from pathways.models import PlanDocument
from tests.people import NOW, member, sign_in, young

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def made(version):
    """The version, with its three documents."""
    making.make(version.key, version.person.authority_id, at=LATER)
    return version


def test_each_is_made_once(made):
    rows = list(made.document_rows.order_by("kind"))
    assert {row.kind for row in rows} == set(PlanDocument.Kind.values)
    assert all(row.size == plan_files.path_of(row.file).stat().st_size > 0 for row in rows)
    making.make(made.key, made.person.authority_id, at=LATER)
    assert list(made.document_rows.order_by("kind")) == rows
    assert len(list(plan_files.folder().iterdir())) == 3


def test_approving_has_them_made(version, django_capture_on_commit_callbacks):
    from django_tasks_db.models import DBTaskResult

    tasks = DBTaskResult.objects.filter(task_path="pathways.tasks.make_plan_documents")
    assert [row.args_kwargs["kwargs"]["key"] for row in tasks] == [str(version.key)]


def test_the_clock_makes_what_was_left(version):
    assert making.make_late(version.approved_at) == 0
    assert making.make_late(LATER) == 1
    assert making.make_late(LATER) == 0


def test_a_draft_gets_none(draft):
    making.make(draft.key, draft.person.authority_id, at=LATER)
    assert not PlanDocument.objects.exists()


def test_what_goes_wrong_says_nothing_of_the_plan(version, monkeypatch):
    def spoilt(contents):
        raise RuntimeError(contents.name)

    monkeypatch.setitem(making.MAKERS, PlanDocument.Kind.DOCX, spoilt)
    with pytest.raises(making.NotMade) as wrong:
        making.make(version.key, version.person.authority_id, at=LATER)
    assert "Kai" not in str(wrong.value)
    assert PlanDocument.objects.get(kind=PlanDocument.Kind.DOCX).fault == making.FAULT


@pytest.mark.parametrize("kind", PlanDocument.Kind.values)
def test_their_own_copy(client, made, kai, kind):
    sign_in(client, kai.user)
    response = client.get(f"/me/plan/{made.key}/documents/{kind}/")
    assert response.status_code == 200 and b"".join(response.streaming_content)
    assert "Kai" not in response["Content-Disposition"] and response["Cache-Control"] == "no-store"


def test_a_worker_s_look_is_noted(client, made, kai, adviser):
    sign_in(client, adviser.user)
    response = client.get(f"/work/people/{kai.key}/plan/{made.key}/documents/pdf/")
    assert b"".join(response.streaming_content)[:5] == b"%PDF-"
    assert Event.objects.filter(person=kai, by=adviser.user, kind=Event.Kind.LOOKED, part=Part.PLAN).exists()


def test_nobody_else_takes_it(client, made, kai):
    other = young(account=True)
    for who, address in (
        (other.user, f"/me/plan/{made.key}/documents/pdf/"),
        (member(Role.PERSONAL_ADVISER).user, f"/work/people/{kai.key}/plan/{made.key}/documents/pdf/"),
    ):
        sign_in(client, who)
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["odt", "pdf2", "large-print"])
def test_a_kind_that_there_is_not(client, made, kai, kind):
    sign_in(client, kai.user)
    assert client.get(f"/me/plan/{made.key}/documents/{kind}/").status_code == 404


def test_one_person_s_version_is_not_found_under_another(client, made, adviser):
    other = young(adviser=adviser)
    sign_in(client, adviser.user)
    assert client.get(f"/work/people/{other.key}/plan/{made.key}/documents/pdf/").status_code == 404


def test_while_it_is_being_made_the_page_says_so(client, version, kai):
    sign_in(client, kai.user)
    response = client.get(f"/me/plan/{version.key}/documents/pdf/")
    assert response.status_code == 200 and "is being made" in response.content.decode()
