"""manage.py check_offer COUNCIL [--on DATE] [--edition N] [--fail]"""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leaving_care.models import Authority
from offers.contents import read_contents
from offers.findings import findings, standing
from offers.findings.report import report
from offers.models import Edition


class Command(BaseCommand):
    help = "Lists what should be put right in a council's offer: what blocks publishing first, then advice."

    def add_arguments(self, parser):
        parser.add_argument("council", help="the first part of the council's addresses, such as derby")
        parser.add_argument("--on", metavar="DATE", help="the day to check for, such as 2026-04-01 (otherwise today)")
        parser.add_argument("--edition", metavar="N", type=int, help="the edition's number (otherwise the newest)")
        parser.add_argument("--fail", action="store_true", help="exit with 1 if something still blocks publishing")

    def handle(self, *, council, on, edition, fail, **options):
        day = _day(on) if on else timezone.localdate()
        contents = read_contents(_edition(_authority(council), edition))
        found = findings(contents, day)
        for line in report(contents, found, day):
            self.stdout.write(line)
        still = standing(found, contents.accepted_faults)
        if fail and still:
            raise CommandError(f"Still in the way of publishing: {len(still)}")


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{text} is not a day. Write it as 2026-04-01: year, month, day.") from None


def _authority(slug):
    council = Authority.objects.with_offers().filter(slug=slug).first()
    if council is None:
        known = ", ".join(Authority.objects.with_offers().order_by("slug").values_list("slug", flat=True))
        raise CommandError(f"No council called {slug} has an offer here. There is: {known or 'none yet'}.")
    return council


def _edition(council, number):
    editions = Edition.objects.filter(authority=council).order_by("number")
    edition = editions.last() if number is None else editions.filter(number=number).first()
    if edition is None:
        known = ", ".join(str(known) for known in editions.values_list("number", flat=True))
        raise CommandError(f"{council.short_name} has no edition {number}. It has: {known}.")
    return edition
