"""manage.py tick [--every SECONDS]"""

import time

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from leaving_care.dates import uk_day
from leaving_care.standing import reckon_everybody
from offers.actions.formats import forget_format_reach
from offers.actions.marking import mark_once_a_day
from offers.actions.publishing import keep_published
from offers.actions.timing import begin_due
from offers.link_checks import check_links
from offers.link_tasks import forget_reach, remind_links
from pathways import summaries
from pathways.archive.making import sweep
from pathways.documents.making import make_late
from pathways.importing import uploads
from pathways.reminding import remind_once_a_day


class Command(BaseCommand):
    help = "The clock: moves the day's pointers and repairs what a crash left undone. Run it each minute, or with --every 60."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on until stopped")

    def handle(self, *, every, **options):
        while True:
            now = timezone.now()
            # First, and soon done: what comes after waits for a run that is under way.
            for done in (*begin_due(now), *keep_published(today=uk_day(now))):
                self.stdout.write(done)
            # What is over may hold what somebody was typing.
            SessionStore.clear_expired()
            if number := sweep(at=now):
                self.stdout.write(f"Archives taken away after their last day: {number:,}.")
            uploads.sweep(at=now)
            with transaction.atomic():
                if number := reckon_everybody(now):
                    summaries.outdate_everybody(uk_day(now))
            if number:
                self.stdout.write(f"Status worked out anew for {number:,} people.")
            if number := summaries.catch_up(uk_day(now)):
                self.stdout.write(f"Summaries worked out anew for {number:,} people.")
            if number := make_late(now):
                self.stdout.write(f"Documents made of {number:,} plans.")
            if number := remind_once_a_day(now):
                self.stdout.write(f"Reminders to send: {number:,}.")
            if number := remind_links(now):
                self.stdout.write(f"Reminders of private links: {number:,}.")
            forget_reach(now)
            forget_format_reach(at=now)
            if number := mark_once_a_day(uk_day(now)):
                self.stdout.write(f"Offers looked through: {number:,}.")
            # Last, because others may take their time to answer. A demo calls nobody.
            for check in [] if settings.DEMO else check_links(now):
                if not check.answers:
                    self.stdout.write(f"A link does not work: {check.url}: {check.said}")
            if not every:
                return
            time.sleep(every)
