"""manage.py import_offer FILE --council SLUG --by EMAIL"""

from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from leaving_care.models import Authority, User
from offers.actions.bringing import bring
from offers.bringing.booklet import read_docx, read_text
from offers.bringing.reading import read
from offers.bringing.saying import called
from offers.bringing.unpacking import LARGEST, TOO_LARGE
from offers.models import Bringing

READERS = {
    ".xlsx": (Bringing.Kind.SPREADSHEET, read),
    ".docx": (Bringing.Kind.BOOKLET, read_docx),
    ".txt": (Bringing.Kind.BOOKLET, read_text),
}


class Command(BaseCommand):
    help = (
        "Makes rows of a spreadsheet (.xlsx) or of a booklet's text (.docx, .txt), to be looked at one by one on the page that "
        "it names. Nothing goes into an offer before an editor has looked at each row there."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--council", required=True, metavar="SLUG", help="the council's word in addresses")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the editor on whose behalf it is prepared")

    def handle(self, *, file, council, by, **options):
        authority, editor = Authority.objects.filter(slug=council).first(), User.objects.filter(email=by).first()
        if authority is None:
            raise CommandError(f"There is no council {council}.")
        if editor is None:
            raise CommandError("Nobody here has this email address.")
        if file.suffix.lower() not in READERS:
            raise CommandError(f"We read {', '.join(READERS)}.")
        kind, reader = READERS[file.suffix.lower()]
        try:
            if file.stat().st_size > LARGEST:
                raise CommandError(TOO_LARGE)
            found = reader(file.read_bytes())
            made = bring(authority, found, kind=kind, file_name=file.name, by=editor, at=timezone.now())
        except OSError as wrong:
            raise CommandError(f"{file} cannot be opened: {wrong.strerror}.") from None
        except PermissionDenied:
            raise CommandError("They are no editor of this council.") from None
        except ValidationError as refused:
            faults = "\n".join(f"  {fault}" for fault in refused.messages)
            raise CommandError(f"Nothing was kept. Faults: {len(refused.messages)}\n{faults}") from None
        rows = list(made.rows.all())
        faulty = [row for row in rows if row.faults]
        self.stdout.write(f"Rows to look at: {len(rows)}. With something wrong: {len(faulty)}.")
        for row in faulty:
            where = row.source_text if kind == Bringing.Kind.SPREADSHEET else called(row.sheet, row.values)
            for fault in row.faults:
                self.stdout.write(f"  {where}: {fault}")
        self.stdout.write(f"Look at them here: {reverse('offers:brought', args=[authority.slug, made.key])}")
