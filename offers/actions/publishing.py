"""Publishing an edition, withdrawing one, and keeping the stored pages true to the records.

The order is: make every page and file beside those that are served; commit the decision; swap. A crash before the commit
changes nothing, and one between commit and swap is repaired by `keep_published` (manage.py tick).

One process at a time writes to the published pages, from the first page made to the swap (`Store.writing`). Whoever holds a
row of the database must not wait for that: these functions are called outside of any transaction.
"""

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from leaving_care.models import Authority
from leaving_care.store import SITE, Schedule, Store
from offers import agreeing
from offers.contents import Contents, read_contents
from offers.findings import Finding, findings, standing
from offers.models import AcceptedFault, Edition, Withdrawal
from offers.rendering.council import CouncilRendering
from offers.rendering.site import render_site
from offers.rendering.state import published_editions, state_of
from offers.rendering.version import version

Report = Callable[[str], None]


class PublishRefused(Exception):
    """An edition may not go out as it is. The message says why; `findings` are those that stand in the way."""

    def __init__(self, why: str, findings: list[Finding] | None = None):
        self.findings = findings or []
        lines = [f"  {', '.join(finding.rows)}: {finding.says}" for finding in self.findings]
        super().__init__("\n".join([why, *lines]))


def the_store() -> Store:
    """Where the published pages lie."""
    return Store(settings.PUBLISHED_DIR)


def publish_edition(
    edition: Edition,
    *,
    at: datetime,
    by: str,
    accept_source_faults: str = "",
    must_be_agreed: bool = False,
    report: Report = lambda step: None,
) -> None:
    """Publishes a draft at the moment `at`: pages, booklets and records together, or nothing.

    The bodies of its council have to have agreed to its very text. A council's first edition, an import of what it has
    printed, needs that only where `must_be_agreed` says so, as the desk does; and so does one of a council that has recorded
    no bodies, whose offers come in from files alone.

    Raises PublishRefused when the edition is no draft, has no first day, is not agreed, has findings that block (unless it is
    the council's first and `accept_source_faults` gives the reason), or when something else changed while it was being made.
    """
    store = the_store()
    # Whoever publishes at the same moment waits here, and then finds what was published.
    with store.writing():
        edition.refresh_from_db()
        _publish(store, edition, at, by, accept_source_faults, must_be_agreed, report)


def _publish(
    store: Store,
    edition: Edition,
    at: datetime,
    by: str,
    accept_source_faults: str,
    must_be_agreed: bool,
    report: Report,
) -> None:
    today = timezone.localdate(at)
    report("checking")
    contents = read_contents(edition)
    if not edition.is_draft:
        raise PublishRefused(f"{edition} is published already.")
    if edition.set_aside_at:
        raise PublishRefused(f"{edition} was set aside. Take it up again before you publish it.")
    if edition.effective_from is None:
        raise PublishRefused(f"{edition} does not say from which day it applies.")
    editions = published_editions(contents.authority)
    _raise_unless_agreed(edition, contents, must_be_agreed, is_first=not editions)
    blocking = standing(findings(contents, today), contents.accepted_faults)
    if blocking and not (accept_source_faults and not editions):
        raise PublishRefused(
            f"{edition} cannot be published. Findings that stand in the way: {len(blocking)}", blocking
        )
    said = contents.fingerprint()

    # What is about to be published, as it will stand; the row itself is still a draft.
    edition.published_at = at
    try:
        rendering = CouncilRendering(store, contents.authority, [*editions, edition], report, read=contents)
        schedule = rendering.schedule(today)
    finally:
        edition.published_at = None

    report("deciding")
    with transaction.atomic():
        council = Authority.objects.select_for_update().get(pk=contents.authority.pk)
        current = Edition.objects.select_for_update().get(pk=edition.pk)
        others = published_editions(council)
        contents = read_contents(current)
        if not current.is_draft or contents.fingerprint() != said or others != editions:
            raise PublishRefused(f"{edition} changed while it was being made. Look at it again and publish once more.")
        _raise_unless_agreed(current, contents, must_be_agreed, is_first=not editions)
        for finding in blocking:
            AcceptedFault.objects.create(
                edition=current, code=finding.code, row=", ".join(finding.rows)[:200], reason=accept_source_faults
            )
        current.published_at = at
        current.published_by = by
        current.save(update_fields=["published_at", "published_by"])
    edition.refresh_from_db()
    report("swapping")
    _swap(store, council, schedule, today)
    report("done")


def _raise_unless_agreed(edition: Edition, contents: Contents, must_be_agreed: bool, *, is_first: bool) -> None:
    """PublishRefused, in words, where the council's bodies have to have agreed to the text as it is now, and have not."""
    now = agreeing.state(edition, contents)
    if not now.is_agreed and (must_be_agreed or (now.bodies and not is_first)):
        raise PublishRefused(f"{edition} cannot be published. {now.why_not}")


def withdraw_edition(
    edition: Edition, *, on: date, reason: str, at: datetime, by: str, report: Report = lambda step: None
) -> Withdrawal:
    """Takes a published edition out of force from the day `on`, with a public reason. Its pages are removed that day.

    Raises PublishRefused for a draft, and for an edition that is withdrawn already.
    """
    store, today = the_store(), timezone.localdate(at)
    council = Authority.objects.get(pk=edition.authority_id)
    with store.writing():
        editions = published_editions(council)
        current = next((row for row in editions if row.pk == edition.pk), None)
        if current is None:
            raise PublishRefused(f"{edition} is a draft. There is nothing to withdraw.")
        if getattr(current, "withdrawal", None):
            raise PublishRefused(f"{edition} is withdrawn already.")
        withdrawal = Withdrawal(edition=current, withdrawn_on=on, reason=reason, by=by, recorded_at=at)
        schedule = CouncilRendering(store, council, editions, report).schedule(today)
        with transaction.atomic():
            Authority.objects.select_for_update().get(pk=council.pk)
            withdrawal.save(force_insert=True)
        _swap(store, council, schedule, today)
    return withdrawal


def render_council(
    council: Authority, *, today: date, fresh: tuple[int, ...] = (), report: Report = lambda step: None
) -> None:
    """Makes a council's published files anew from its frozen rows, and swaps. `fresh`: ids of editions whose booklets are
    made again even where nothing they are made from has changed."""
    store = the_store()
    with store.writing():
        editions = published_editions(council)
        schedule = CouncilRendering(store, council, editions, report, fresh=fresh).schedule(today)
        _swap(store, council, schedule, today)


def keep_published(*, today: date, report: Report = lambda step: None) -> list[str]:
    """Keeps what is served true to the records: repairs after a crash, moves the day's pointer. Returns what was done."""
    store, done = the_store(), []
    councils = Authority.objects.filter(editions__published_at__isnull=False).distinct()
    for council in councils.prefetch_related("role_titles", "languages", "districts"):
        schedule = store.schedule(council.slug)
        if schedule is None or schedule.state != state_of(council, published_editions(council)):
            render_council(council, today=today, report=report)
            done.append(f"{council.slug}: made again")
        elif store.point(council.slug, today):
            done.append(f"{council.slug}: pointer moved")
    site = store.schedule(SITE)
    if (done or site is None or site.state != version()) and render_site(store, today):
        done.append("the portal's own pages: made again")
    return done


def _swap(store: Store, council: Authority, schedule: Schedule, today: date) -> None:
    store.publish(council.slug, schedule, today)
    render_site(store, today)
    store.sweep(council.slug)
    store.sweep_pool()
