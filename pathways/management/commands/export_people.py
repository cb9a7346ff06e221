"""manage.py export_people --authority derby --by ADDRESS > FILE.csv"""

import shutil
import sys
import tempfile

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leaving_care.changing import NotAllowed
from leaving_care.dates import uk_day
from leaving_care.walls import within
from pathways.importing.asking import council_and_user
from pathways.importing.exporting import export_people, without_a_number

WRONG = 2


class Command(BaseCommand):
    help = "Writes a council's people to standard output, as the CSV file that import_people reads."
    requires_system_checks = []  # no page is asked for

    def add_arguments(self, parser):
        parser.add_argument("--authority", required=True, help="the council, by the name in its address")
        parser.add_argument(
            "--by", required=True, metavar="ADDRESS", help="the data officer who exports, by email address"
        )

    def handle(self, *, authority, by, **options):
        at = timezone.now()
        # Not straight to where it goes: what has left cannot be brought back if the record of it cannot be written.
        with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as file:
            try:
                council, user = council_and_user(authority, by)
                count = export_people(council, file, by=user, at=at)
            except NotAllowed:
                raise CommandError(
                    "This address may not export people there. Name a data officer of that council.", returncode=WRONG
                ) from None
            file.seek(0)
            out = self.stdout._out
            if out is sys.stdout and hasattr(out, "reconfigure"):
                out.reconfigure(encoding="utf-8", newline="\n")
            shutil.copyfileobj(file, out)
            out.flush()
        with within(council.pk, on=uk_day(at)):
            left_out = without_a_number(council).count()
        self.stderr.write(f"{count:,} people written.")
        if left_out:
            self.stderr.write(f"{left_out:,} people have no number of the council's own, and are left out.")
