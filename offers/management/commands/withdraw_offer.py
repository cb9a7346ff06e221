"""manage.py withdraw_offer COUNCIL N --reason REASON [--on DATE]"""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from offers.actions.publishing import PublishRefused, withdraw_edition
from offers.models import Edition


class Command(BaseCommand):
    help = "Takes a published edition out of force, with a reason that the public can read."

    def add_arguments(self, parser):
        parser.add_argument("council")
        parser.add_argument("number", type=int)
        parser.add_argument("--reason", required=True)
        parser.add_argument("--on", type=date.fromisoformat, help="from which day (today)")

    def handle(self, *, council, number, reason, on, **options):
        edition = Edition.objects.filter(authority__slug=council, number=number).first()
        if edition is None:
            raise CommandError("There is no edition of that council and number.")
        try:
            withdraw_edition(
                edition, on=on or timezone.localdate(), reason=reason, at=timezone.now(), by="withdraw_offer"
            )
        except PublishRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{edition}: withdrawn")
