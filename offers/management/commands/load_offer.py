"""manage.py load_offer DIR [--publish]"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from offers.actions.publishing import PublishRefused, publish_edition
from offers.loading import FaultyFiles, load_offer


class Command(BaseCommand):
    help = "Loads a council's offer from a folder of TOML files: all of it, or none with every fault listed."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--publish", action="store_true", help="publish the edition as well")
        parser.add_argument(
            "--accept-source-faults",
            metavar="REASON",
            default="",
            help="publish a first import although its source has faults that block; the reason is kept with the edition",
        )

    def handle(self, *, folder, publish, accept_source_faults, **options):
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        try:
            loaded = load_offer(folder)
        except FaultyFiles as refused:
            faults = "\n".join(f"  {folder.name}/{fault}" for fault in refused.faults)
            raise CommandError(f"Nothing was loaded. Faults: {len(refused.faults)}\n{faults}") from refused
        edition = loaded.edition
        self.stdout.write(f"{edition}: {'loaded' if loaded.changed else 'nothing to change'}")
        if not publish:
            return
        if not edition.is_draft:
            self.stdout.write(f"{edition}: published already")
            return
        try:
            publish_edition(
                edition,
                at=timezone.now(),
                by="load_offer",
                accept_source_faults=accept_source_faults,
                report=lambda step: self.stdout.write(f"  {step}"),
            )
        except PublishRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{edition}: published")
