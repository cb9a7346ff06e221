"""manage.py import_people FILE.csv --authority derby --by ADDRESS [--dry-run]"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leaving_care.changing import NotAllowed
from leaving_care.cohort import Unreadable
from pathways.importing.actions import Faulty, check_people, import_people
from pathways.importing.asking import council_and_user
from pathways.importing.progress import Bar

WRONG = 2


class Command(BaseCommand):
    help = "Brings people, times in care, workers and statuses in from a CSV file. docs/importing.md has its columns."
    requires_system_checks = []  # no page is asked for

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--authority", required=True, help="the council, by the name in its address")
        parser.add_argument(
            "--by", required=True, metavar="ADDRESS", help="the data officer who imports, by email address"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done and what is wrong, and do nothing"
        )

    def handle(self, *, file, authority, by, dry_run, **options):
        bar = Bar(self.stderr._out)
        doing = check_people if dry_run else import_people
        try:
            council, user = council_and_user(authority, by)
            report = doing(file, council, by=user, at=timezone.now(), told=bar)
        except NotAllowed:
            raise CommandError(
                "This address may not import people there. Name a data officer of that council.", returncode=WRONG
            ) from None
        except Unreadable as fault:
            raise CommandError(str(fault), returncode=WRONG) from fault
        except Faulty as faulty:
            report = faulty.report
        finally:
            bar.close()
        self._tell(report, dry_run)

    def _tell(self, report, dry_run):
        for note in report.notes:
            self.stderr.write(note)
        for fault in report.faults:
            where = f"line {fault.line}, {fault.column}" if fault.column else f"line {fault.line}"
            self.stderr.write(f"{where}: {fault.why}")
        for name, row in report.rows():
            self.stdout.write(
                f"{name}: {row['new']:,} new, {row['changed']:,} changed, {row['same']:,} the same,"
                f" {row['left']:,} here and not in the file"
            )
        self.stdout.write(f"people of this council who are not in the file: {report.people_left:,}")
        if report.fault_count:
            raise CommandError(f"{report.fault_count:,} faults. Nothing was changed.", returncode=WRONG)
        if dry_run:
            self.stdout.write("This was a dry run. Nothing was changed.")
