"""manage.py export_offer FILE --council SLUG [--edition N]"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from offers.bringing.taking_out import rows_of
from offers.bringing.writing import write
from offers.contents import read_contents
from offers.models import Edition


class Command(BaseCommand):
    help = "Writes an edition as the spreadsheet that import_offer and the desk's page read; without --edition, the newest."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--council", required=True, metavar="SLUG", help="the council's word in addresses")
        parser.add_argument("--edition", type=int, metavar="N")

    def handle(self, *, file, council, edition, **options):
        found = Edition.objects.filter(authority__slug=council).order_by("-number")
        chosen = found.filter(number=edition).first() if edition else found.first()
        if chosen is None:
            raise CommandError(f"{council} has no such edition.")
        try:
            file.write_bytes(write(rows_of(read_contents(chosen)), made_on=timezone.localdate()))
        except OSError as wrong:
            raise CommandError(f"{file} cannot be written: {wrong.strerror}.") from None
        self.stdout.write(f"{chosen}: written to {file}")
