"""How often somebody tried to be in touch since a young person was last reached, in words for every page."""

from leaving_care.dates import in_words
from pathways.models import Summary


def tried(summary: Summary) -> str:
    """Tried 3 times since then, last on 20 November 2026. Blank: not since the day on which they were reached, or at all."""
    if not summary.tries or summary.tried_on is None:
        return ""
    times = "once" if summary.tries == 1 else f"{summary.tries} times"
    since, last = " since then" if summary.last_contact_on else "", "on" if summary.tries == 1 else "last on"
    return f"Tried {times}{since}, {last} {in_words(summary.tried_on)}"
