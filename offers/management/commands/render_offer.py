"""manage.py render_offer COUNCIL [--edition N]"""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leaving_care.models import Authority
from offers.actions.publishing import render_council


class Command(BaseCommand):
    help = "Makes a council's published pages and booklets anew from its frozen editions (after an upgrade, say)."

    def add_arguments(self, parser):
        parser.add_argument("council", help="the council's address, such as derby")
        parser.add_argument("--edition", type=int, metavar="N", help="make only this edition's booklets anew")

    def handle(self, *, council, edition, **options):
        found = Authority.objects.filter(slug=council).first()
        editions = found.editions.published() if found else []
        if edition is not None and found:
            editions = editions.filter(number=edition)
        if not editions:
            raise CommandError("There is no published edition of that council and number.")
        render_council(
            found,
            today=timezone.localdate(),
            fresh=tuple(row.pk for row in editions),
            report=lambda step: self.stdout.write(f"  {step}"),
        )
