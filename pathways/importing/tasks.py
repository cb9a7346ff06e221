"""The work on files that were sent, in the background. A task is told a key, and never anything of a record."""

import uuid

from django.utils import timezone
from django_tasks import task

from pathways.importing import working


@task()
def check_file(key: str) -> None:
    """Looks through a file (working.check)."""
    working.check(uuid.UUID(key), clock=timezone.now)


@task()
def import_file(key: str) -> None:
    """Imports a file (working.bring_in)."""
    working.bring_in(uuid.UUID(key), clock=timezone.now)
