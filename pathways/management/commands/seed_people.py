"""manage.py seed_people [--on DAY]"""

from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leaving_care.dates import uk_day
from leaving_care.models import Authority
from pathways.demo.desk.seeding import seed_desk
from pathways.demo.people import COUNCILS
from pathways.demo.seeding import seed


class Command(BaseCommand):
    help = (
        "Makes the demo's invented people, for every role and status in the three councils, and next year's offer at each desk."
        " A second time it changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--on", type=date.fromisoformat, help="The day from which ages are reckoned (2026-11-20); today."
        )

    def handle(self, *, on, **options):
        if not settings.DEMO:
            raise CommandError("This is for the demo only: set PORTAL_DEMO=1.")
        at = timezone.now()
        for slug in COUNCILS:
            council = Authority.objects.filter(slug=slug).first()
            if council is None:
                raise CommandError(f"There is no council called {slug} yet. Run `manage.py setup_demo` first.")
            day = on or uk_day(at)
            made = seed(council, day, at=at)
            self.stdout.write(
                f"{slug}: {made} invented young people." if made else f"{slug}: its people are there already."
            )
            if draft := seed_desk(council, day, at=at):
                self.stdout.write(f"{slug}: edition {draft.number} begun at the desk.")
