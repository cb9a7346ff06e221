"""The marks of a draft's findings, kept in the background after each save: nobody waits for them."""

from datetime import date

from django_tasks import task

from offers.actions import marking
from offers.models import Edition


@task()
def keep_marks(edition: int, on: str) -> None:
    """Keeps the marks of an edition, by its id, as of a day."""
    marking.keep_marks(Edition.objects.select_related("authority").get(pk=edition), date.fromisoformat(on))
