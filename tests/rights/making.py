"""Files of archives for tests that are not about how they are made."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from leaving_care.models import Archive
from pathways.archive import files
from tests.people import NOW


def made(person, content=b"a zip", **values):
    """An archive that was made a day ago, with a file that can be taken for six more."""
    expires_at = NOW + timedelta(days=6)
    name = files.write(content, authority_id=person.authority_id, expires_at=expires_at)
    at = NOW - timedelta(days=1)
    told = {
        "by": person.user,
        "made_at": at,
        "asked_at": at,
        "expires_at": expires_at,
        "progress": 100,
        "file": name,
        "size": len(content),
    }
    return Archive.objects.create(person=person, **(told | values))


def run_tasks():
    """As the worker does."""
    for task in DBTaskResult.objects.ready():
        task.task.call(**task.args_kwargs["kwargs"])
