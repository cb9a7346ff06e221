"""manage.py setup_demo"""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from offers.models import Edition

COUNCILS = ("derby", "derbyshire", "staffordshire")
REASON = "The council's own printed offer, shown with its faults until the council mends them."


class Command(BaseCommand):
    help = "Loads and publishes the three councils' offers that come with the portal. A second time it changes nothing."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("This is for the demo only: set PORTAL_DEMO=1.")
        call_command("migrate", verbosity=0)
        for council in COUNCILS:
            folder = settings.BASE_DIR / "fixtures" / council
            published = Edition.objects.published().filter(authority__slug=council).exists()
            try:
                call_command("load_offer", str(folder), publish=True, accept_source_faults=REASON, stdout=self.stdout)
            except CommandError as refused:
                if not published:
                    raise
                # The demo's edition is published, and what is published stays: other files need another number.
                self.stderr.write(f"{council}: kept as it is published.\n{refused}")
        call_command("tick", stdout=self.stdout)
