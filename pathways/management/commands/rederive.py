"""manage.py rederive"""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from leaving_care.dates import uk_day
from pathways.rederiving import rederive

DIFFERS = 1


class Command(BaseCommand):
    help = (
        "Works everybody's status and every duty out from the facts, compares with what is kept, tells each difference by "
        "the record's key and the names of what differs, and puts it right. For every night. It ends with 0 where nothing "
        "differed, and with 1 where something did."
    )

    def handle(self, **options):
        people = past = differences = 0
        for tally in rederive(uk_day(timezone.now())):
            people, past, differences = people + tally.people, past + tally.past, differences + len(tally.differences)
            for key, names in tally.differences.items():
                self.stdout.write(f"{key}: {', '.join(names)}")
        self.stdout.write(f"{people:,} people worked out anew: {differences:,} differed, and were put right.")
        if past:
            self.stdout.write(f"{past:,} were past the last day of their summary, and were worked out.")
        if differences:
            sys.exit(DIFFERS)
