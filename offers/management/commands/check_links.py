"""manage.py check_links [--most NUMBER]"""

from django.core.management.base import BaseCommand
from django.utils import timezone

from offers.link_checks import check_links


class Command(BaseCommand):
    help = "Calls the links of offers that were not called for a day, and says what happened. The clock (tick) does it too."

    def add_arguments(self, parser):
        parser.add_argument("--most", type=int, default=100, metavar="NUMBER", help="how many links at most")

    def handle(self, *, most, **options):
        checks = check_links(timezone.now(), most)
        for check in checks:
            self.stdout.write(f"{check.url}: {check.said}")
        failing = sum(not check.answers for check in checks)
        self.stdout.write(f"{len(checks)} called, {failing} of them do not work.")
