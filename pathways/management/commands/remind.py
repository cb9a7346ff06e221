"""manage.py remind"""

from django.core.management.base import BaseCommand
from django.utils import timezone

from pathways.reminding import remind


class Command(BaseCommand):
    help = (
        "Reminds advisers, and young people who can safely be told, of what is due within seven days: of each last day once. "
        "The clock (tick) does it each day from nine in the morning; the background worker sends."
    )

    def handle(self, **options):
        self.stdout.write(f"Reminders to send: {remind(timezone.now()):,}.")
