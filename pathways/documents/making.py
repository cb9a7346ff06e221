"""Making the documents of an approved version, once, in the background; and finding those that a crash left unmade."""

import traceback
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from leaving_care.dates import uk_day
from leaving_care.models import Authority
from leaving_care.walls import within
from pathways import plan_files
from pathways.documents import paper, word
from pathways.documents.contents import Contents, contents_of
from pathways.models import PlanDocument, PlanVersion

Kind = PlanDocument.Kind
FAULT = "The file could not be made. Tell those who run the portal."
ENDING = {Kind.PDF: "pdf", Kind.LARGE_PRINT: "pdf", Kind.DOCX: "docx"}
MAKERS: dict[Kind, Callable[[Contents], bytes]] = {
    Kind.PDF: paper.pdf,
    Kind.LARGE_PRINT: lambda contents: paper.pdf(contents, large=True),
    Kind.DOCX: word.docx,
}
LATE = timedelta(minutes=10)  # until then the background worker is thought to be at it
AT_ONCE = 20  # versions that one tick looks after in a council


class NotMade(Exception):
    """A document could not be made. The message holds the kind of error and the places in the code: nothing of the plan."""


def make(key: uuid.UUID, authority_id: int, *, at: datetime) -> None:
    """Makes those documents of a version that are not there yet. Nothing happens where it is gone, or a draft. Raises NotMade."""
    with transaction.atomic(), within(authority_id, on=uk_day(at)):
        version = PlanVersion.objects.select_related("person__authority").filter(key=key).first()
        if version is None or version.approved_at is None:
            return
        made = set(version.document_rows.exclude(file="").values_list("kind", flat=True))
        wanted = [kind for kind in Kind if kind not in made]
        if not wanted:
            return
        contents = contents_of(version)
    for kind in wanted:
        try:
            _keep(version, kind, plan_files.write(MAKERS[kind](contents), ENDING[kind]), authority_id, at)
        except Exception as wrong:
            _note(version, kind, authority_id, at)
            # The message of an exception may hold what it stumbled over, and tasks that failed are kept.
            places = "".join(traceback.format_tb(wrong.__traceback__))
            raise NotMade(f"{type(wrong).__name__}\n{places}") from None


def make_late(at: datetime) -> int:
    """Makes what a crash, or a worker that was away, left unmade; returns of how many versions. For the clock. Raises NotMade."""
    late = _unmade(at)
    for key, authority_id in late:
        make(key, authority_id, at=at)
    return len(late)


def _unmade(at: datetime) -> list[tuple[uuid.UUID, int]]:
    """Versions approved a while ago that lack a document and of which none failed: key and authority."""
    found: list[tuple[uuid.UUID, int]] = []
    for authority_id in Authority.objects.values_list("pk", flat=True):
        with transaction.atomic(), within(authority_id, on=uk_day(at)):
            done = PlanDocument.objects.filter(kind=Kind.DOCX).values("version")
            rows = PlanVersion.objects.filter(approved_at__lte=at - LATE, person__authority=authority_id)
            keys = rows.exclude(pk__in=done).values_list("key", flat=True)[:AT_ONCE]
            found += [(key, authority_id) for key in keys]
    return found


def _keep(version: PlanVersion, kind: Kind, name: str, authority_id: int, at: datetime) -> None:
    """Notes a file. Where another process was quicker, or the record was erased meanwhile, the file goes again."""
    size = plan_files.path_of(name).stat().st_size
    with transaction.atomic(), within(authority_id, on=uk_day(at)):
        there = PlanVersion.objects.select_for_update().filter(pk=version.pk).exists()
        taken = there and PlanDocument.objects.filter(version=version, kind=kind).exclude(file="").exists()
        if there and not taken:
            values = {"person_id": version.person_id, "file": name, "size": size, "made_at": at, "fault": ""}
            PlanDocument.objects.update_or_create(version=version, kind=kind, defaults=values)
            return
    plan_files.remove(name)


def _note(version: PlanVersion, kind: Kind, authority_id: int, at: datetime) -> None:
    with transaction.atomic(), within(authority_id, on=uk_day(at)):
        if PlanVersion.objects.filter(pk=version.pk).exists():
            values = {"person_id": version.person_id, "fault": FAULT}
            PlanDocument.objects.update_or_create(version=version, kind=kind, defaults=values)
