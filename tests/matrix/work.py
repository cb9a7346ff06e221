"""Who may open the pages of those who work with young people."""

from datetime import timedelta

from leaving_care.models import ConsultationNote, Home, Part
from tests.leaving_care.rows import build
from tests.matrix import Row, to
from tests.people import LONG_AGO, NOW, TODAY

DAY = timedelta(days=1)
WORKERS = ("adviser", "covering", "social_worker", "manager")  # of Kai, on the day
READERS = (*WORKERS, "data_officer")
WITH_A_LIST = ("adviser", "ended", "colleague", "covering", "social_worker", "manager", "team_manager", "clinician")
WITH_A_LIST += ("other_clinician", "partner", "data_officer")
ELSEWHERE = ("personal_adviser", "social_worker", "manager", "clinician", "partner", "data_officer")
ADDING = ("adviser", "ended", "colleague", "covering", "manager", "team_manager", "data_officer")
ADDING += ("elsewhere_personal_adviser", "elsewhere_manager", "elsewhere_data_officer")


def more(world):
    """A home of Kai's, to change and remove."""
    home = build(Home, person=world.kai, kind="family", starts_on=LONG_AGO)
    build(ConsultationNote, person=world.kai, on=TODAY - DAY, text="We talked", at=NOW)
    return {"home": home.key}


def writing(*able):
    """Those who may do it, and those who see the record and may not."""
    seeing = {*READERS, "clinician", "partner"}
    return to(*able) | to(*sorted(seeing - set(able)), status=403)


PERSON = "people/<uuid:key>"
HOME = "/work/people/{kai}/home"
ROWS = {
    "work/": Row("/work/", to(*WITH_A_LIST, *(f"elsewhere_{role}" for role in ELSEWHERE)), otherwise=403),
    "work/people/add/": Row("/work/people/add/", to(*ADDING), otherwise=403),
    f"work/{PERSON}/": Row("/work/people/{kai}/", to(*READERS, "clinician", "partner")),
    f"work/{PERSON}/about/": Row("/work/people/{kai}/about/", writing(*WORKERS)),
    f"work/{PERSON}/settle/": Row("/work/people/{kai}/settle/", writing("manager")),
    f"work/{PERSON}/invite/": Row("/work/people/{kai}/invite/", writing("adviser", "covering", "manager")),
    f"work/{PERSON}/<slug:name>/": Row(
        f"/work/people/{{kai}}/{Part.HOMES.value}/",
        writing(*READERS, "partner"),
        also=Row("/work/people/{kai}/notes/", writing(*WORKERS, "clinician")),
    ),
    f"work/{PERSON}/<slug:kind>/add/": Row(
        f"{HOME}/add/", writing(*WORKERS), also=Row("/work/people/{kai}/note/add/", writing("clinician"))
    ),
    f"work/{PERSON}/<slug:kind>/<uuid:row>/": Row(
        f"{HOME}/{{home}}/", writing(*WORKERS), also=Row(f"{HOME}/{{home}}/", writing(*WORKERS), post={})
    ),
    f"work/{PERSON}/<slug:kind>/<uuid:row>/remove/": Row(f"{HOME}/{{home}}/remove/", writing(*WORKERS)),
}
