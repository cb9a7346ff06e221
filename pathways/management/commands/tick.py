"""manage.py tick [--every SECONDS]"""

import time

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.utils import timezone

from leaving_care.dates import uk_day
from leaving_care.standing import reckon_everybody
from offers.actions.publishing import keep_published
from pathways.archive.making import sweep
from pathways.importing import uploads


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
            if number := reckon_everybody(now):
                self.stdout.write(f"Status worked out anew for {number:,} people.")
            if not every:
                return
            time.sleep(every)
