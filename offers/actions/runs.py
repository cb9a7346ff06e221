"""One run that publishes an edition in the background, or makes a published one's pages anew, and says how far it is."""

import traceback
import uuid
from collections.abc import Callable
from datetime import datetime

from leaving_care.dates import uk_day
from offers.actions.publishing import PublishRefused, publish_edition, render_council
from offers.models import Edition, Publishing

Clock = Callable[[], datetime]
FAULT = (
    "Something went wrong while the pages were made. Nothing was published, and what was published before stands. Publish once"
    " more. If it happens again, tell those who run the portal."
)
PUBLISHED = "It is published. Its pages are put in place within minutes."
ROUND = 5  # steps of a run beside its pages and booklets


class NotPublished(Exception):
    """A run failed. The message holds the kind of error and the places in the code alone."""


class GivenUp(Exception):
    """Another run has taken the place of this one."""


class Progress:
    """Notes on the run's row that it lives, and at which step it is. Raises GivenUp where the row was ended by another."""

    def __init__(self, run: Publishing, clock: Clock):
        self.run, self.clock, self.done = run, clock, 0
        self.steps = ROUND + run.edition.themes.count() + run.edition.authority.languages.count()

    def __call__(self, step: str) -> None:
        """A step begins."""
        # How many booklets have to be made shows only as they are: the number of steps grows with them.
        self.steps = max(self.steps, self.done + 1)
        if not self._keep(step=step[:120], steps_done=self.done, steps=self.steps):
            raise GivenUp
        self.done += 1

    def end(self, *, step: str, failed: str = "") -> None:
        """The run is over."""
        done = self.done if failed else self.steps
        self._keep(step=step, steps_done=done, steps=self.steps, ended_at=self.clock(), failed=failed)

    def _keep(self, **values) -> bool:
        return bool(Publishing.objects.filter(pk=self.run.pk, ended_at=None).update(seen_at=self.clock(), **values))


def run(key: uuid.UUID, *, clock: Clock) -> None:
    """Publishes the edition of a run that was begun; one that was published by then has its council's pages made anew.

    Nothing happens where the run has ended, or another took its place.

    Raises NotPublished where something broke; the run says so in plain words.
    """
    row = Publishing.objects.select_related("edition__authority", "begun_by").filter(key=key, ended_at=None).first()
    if row is None:
        return
    progress = Progress(row, clock)
    edition = row.edition
    try:
        if edition.published_at and edition.published_at <= row.begun_at:
            render_council(edition.authority, today=uk_day(clock()), report=progress)
        else:
            by = (row.begun_by.name or "An editor")[:120]
            publish_edition(edition, at=clock(), by=by, must_be_agreed=True, report=progress)
    except GivenUp:
        return
    except PublishRefused as refused:
        progress.end(step="not published", failed=str(refused))
    except Exception as wrong:
        if Edition.objects.filter(pk=row.edition_id, published_at=None).exists():
            progress.end(step="not published", failed=FAULT)
        else:
            progress.end(step=PUBLISHED)  # decided; the clock puts the pages in place (keep_published)
        places = "".join(traceback.format_tb(wrong.__traceback__))
        raise NotPublished(f"{type(wrong).__name__}\n{places}") from None
    else:
        progress.end(step="done")
