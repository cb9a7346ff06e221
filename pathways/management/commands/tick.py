"""manage.py tick [--every SECONDS]"""

import time

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from leaving_care.dates import uk_day
from leaving_care.standing import reckon_everybody
from offers.actions.publishing import keep_published
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
            for done in keep_published(today=uk_day(now)):
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
            if not every:
                return
            time.sleep(every)
