"""What is done in the background. A task is told keys and numbers, never anything of a record: what it is told is kept."""

import uuid

from django.utils import timezone
from django_tasks import task

from pathways.archive.making import make
from pathways.documents import making


@task()
def make_archive(key: str, authority_id: int) -> None:
    """Makes the file of an archive that was asked for (pathways.archive.making)."""
    make(uuid.UUID(key), authority_id, at=timezone.now())


@task()
def make_plan_documents(key: str, authority_id: int) -> None:
    """Makes the documents of a version that was approved (pathways.documents.making)."""
    making.make(uuid.UUID(key), authority_id, at=timezone.now())
