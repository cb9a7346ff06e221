"""What the offer has done in the background. A task is told keys alone: what it is told is kept."""

import uuid

from django.utils import timezone
from django_tasks import task

from offers.actions import runs


@task(queue_name="publishing")
def publish(key: str) -> None:
    """Publishes the edition of a run that was begun (offers.actions.timing)."""
    runs.run(uuid.UUID(key), clock=timezone.now)
