"""manage.py law_report [--on DATE] [--unchecked-since DATE]"""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from leaving_care.dates import in_words
from leaving_care.law import FIRST_DAY, Owed, book, listing, saying

COLUMNS = ("what", "since", "checked", "words", "kind", "provision", "value")


class Command(BaseCommand):
    help = "Prints the law book on a day: what is in force, on what it rests, and who last looked when."

    def add_arguments(self, parser):
        parser.add_argument("--on", metavar="DATE", help="the day, as 2026-04-01 (today, if left out)")
        parser.add_argument(
            "--unchecked-since", metavar="DATE", help="only what nobody has looked at since this day, as 2026-04-01"
        )

    def handle(self, *, on, unchecked_since, **options):
        on = _day(on, "--on") or timezone.localdate()
        if on < FIRST_DAY:
            raise CommandError(f"The law book begins on {in_words(FIRST_DAY)}: it knows nothing of {in_words(on)}.")
        since, law = _day(unchecked_since, "--unchecked-since"), book()
        heading = f"The law book on {in_words(on)}"
        self.stdout.write(f"{heading}, as far as nobody has looked since {in_words(since)}" if since else heading)
        lines = listing.in_force(law, on)
        for file in listing.FILES:
            self._table(file, [_line(line) for line in lines if line.file == file], since)
        self._table("areas of a local offer", [_provided(area, law) for area in law.areas_in_force(on)], since)
        areas = [area for area in law.areas.values() if area not in law.areas_in_force(on)]
        self._table("areas not started", [_provided(area, law) for area in areas], since)
        self._table("made law, not started", [_line(line) for line in listing.made_not_started(law, on)], since)
        self._table("announced, not law", [_line(line) for line in listing.announced(law, on)], since)
        provisions = [row for row in law.provisions.values() if row.in_force(on)]
        self._table("provisions in force", [_provision(row) for row in provisions], since)
        waiting = [_provision(row) for row in listing.provisions_not_started(law, on)]
        self._table("provisions not in force", waiting, since)

    def _table(self, title, rows, since):
        """Columns as wide as what is in them, two spaces apart; `rows` are seven texts and a day each."""
        rows = [row for row in rows if since is None or row[-1] < since]
        self.stdout.write(f"\n{title.upper()} ({len(rows)})")
        if not rows:
            return
        texts = [COLUMNS, *[row[:-1] for row in rows]]
        widths = [max(len(row[column]) for row in texts) for column in range(len(COLUMNS))]
        for row in texts:
            self.stdout.write("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


def _line(line):
    row, name = line.row, line.entry.id
    if isinstance(row, Owed):
        ages = f"{row.age_from} and over" if row.age_to is None else f"{row.age_from} to {row.age_to}"
        name = f"{name}, {row.status.replace('_', ' ')}, {ages}"
    value = saying.value(line.entry, row)
    return _columns(name, value, row.provision or row.source, row.kind, row)


def _provision(row):
    return _columns(row.id, row.title, "", row.kind, row)


def _provided(area, law):
    rests_on = law.provisions[area.provision]
    dates = (_since(area), area.checked_on.isoformat())
    return (area.id, *dates, rests_on.sure, rests_on.kind, area.provision, area.name, area.checked_on)


def _columns(name, value, provision, kind, row):
    dates = (_since(row), row.checked_on.isoformat())
    return (name, *dates, row.sure, kind, provision, value, row.checked_on)


def _since(dated):
    return dated.starts_on.isoformat() if dated.starts_on else "no day set"


def _day(said, option):
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as bad:
        raise CommandError(f"{option} takes a day as 2026-04-01, and “{said}” is none.") from bad
