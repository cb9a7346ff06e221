"""Who may have a calendar of what is due: those who have people of their own to work with. Its address asks for nobody."""

from pathways.actions import calendars
from tests.matrix import Row, to
from tests.matrix.world import VISITORS
from tests.people import NOW

WITH_A_CASELOAD = ("adviser", "ended", "colleague", "covering", "social_worker")
WITH_A_CASELOAD += ("elsewhere_personal_adviser", "elsewhere_social_worker")


def more(world):
    """The secret of an adviser's calendar."""
    return {"calendar": calendars.make(by=world.visitors["colleague"], at=NOW)}


ROWS = {
    "work/calendar/": Row(
        "/work/calendar/",
        to(*WITH_A_CASELOAD),
        otherwise=403,
        also=Row("/work/calendar/", to(*WITH_A_CASELOAD), otherwise=403, post={}),
    ),
    "work/calendar/end/": Row("/work/calendar/end/", to(*WITH_A_CASELOAD, status=302), otherwise=403, post={}),
    "work/calendar/<str:secret>.ics": Row("/work/calendar/{calendar}.ics", to(*VISITORS), anyone=200),
    "work/calendar/<path:spoilt>": Row("/work/calendar/{calendar}.ics/", anyone=404),
}
