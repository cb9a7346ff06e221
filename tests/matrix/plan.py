"""Who may open the pages on which a plan is written."""

from pathways.actions import plan_rows, plans
from pathways.models import Goal, PlanAction
from pathways.versions import being_written
from tests.matrix import Row, to
from tests.people import NOW, TODAY

WORKERS = ("adviser", "covering", "social_worker", "manager")  # of Kai, on the day
READERS = (*WORKERS, "data_officer")
WITH_A_LIST = ("adviser", "ended", "colleague", "covering", "social_worker", "manager", "team_manager", "partner")
WITH_A_LIST += ("data_officer", *(f"elsewhere_{role}" for role in ("personal_adviser", "social_worker", "manager")))
WITH_A_LIST += ("elsewhere_partner", "elsewhere_data_officer")


def more(world):
    """A draft of Kai's plan with a row of each kind."""
    kai, by = world.kai, world.visitors["adviser"]
    version = being_written(kai) or plans.begin(kai, "after_care", by=by, at=NOW)
    home = version.plansection_rows.get(section="home")
    goal = plan_rows.add(Goal, home, {"text": "A flat"}, by=by, at=NOW)
    action = plan_rows.add(PlanAction, home, {"what": "Ask", "owner_kind": "young_person"}, by=by, at=NOW)
    told = plan_rows.tell(version, {"section": "home", "text": "Nearer", "said_on": TODAY}, by=by, at=NOW)
    source = plan_rows.link_source(version, {"kind": "care"}, by=by, at=NOW)
    names = {"goal": goal, "action": action, "told": told, "source": source, "version": version}
    return {f"plan_{name}": row.key for name, row in names.items()}


def reading(*able):
    """Those who may, and those who see the record and may not."""
    seeing = {*READERS, "clinician", "partner"}
    return to(*able) | to(*sorted(seeing - set(able)), status=403)


def posting(status, *able):
    """The same, for a form."""
    return reading(*able) | to(*able, status=status)


ROUTE, PLAN = "work/people/<uuid:key>/plan/", "/work/people/{kai}/plan/"
HOME = f"{PLAN}sections/home/"


def written(address, **post):
    """A page with a form that writes: read, and sent empty or wrong."""
    return Row(address, reading(*WORKERS), also=Row(address, reading(*WORKERS), post=post))


def removal(kind, name):
    """The page that takes a row out, read and sent."""
    address = f"{PLAN}{kind}/{{plan_{name}}}/remove/"
    return Row(address, reading(*WORKERS), also=Row(address, posting(302, *WORKERS), post={}))


ROWS = {
    "work/plans-that-cite/": Row("/work/plans-that-cite/", to(*WITH_A_LIST), otherwise=403),
    ROUTE: Row(PLAN, reading(*READERS)),
    f"{ROUTE}<uuid:version>/": Row(f"{PLAN}{{plan_version}}/", reading(*READERS)),
    f"{ROUTE}begin/": Row(
        f"{PLAN}begin/", posting(302, *WORKERS), also=Row(f"{PLAN}begin/", reading(*WORKERS), post={"kind": "none"})
    ),
    f"{ROUTE}share/": Row(
        f"{PLAN}share/", reading(*WORKERS), also=Row(f"{PLAN}share/", posting(302, *WORKERS), post={})
    ),
    f"{ROUTE}send/": written(f"{PLAN}send/"),
    f"{ROUTE}things/": Row(
        f"{PLAN}things/", reading(*WORKERS), also=Row(f"{PLAN}things/", posting(302, *WORKERS), post={"thing": "none"})
    ),
    f"{ROUTE}words/add/": written(f"{PLAN}words/add/"),
    f"{ROUTE}sources/add/": written(f"{PLAN}sources/add/"),
    f"{ROUTE}actions/<uuid:row>/cite/": Row(f"{PLAN}actions/{{plan_action}}/cite/", posting(302, *WORKERS), post={}),
    f"{ROUTE}sections/<slug:section>/": written(HOME),
    f"{ROUTE}sections/<slug:section>/goals/add/": written(f"{HOME}goals/add/"),
    f"{ROUTE}sections/<slug:section>/actions/add/": written(f"{HOME}actions/add/"),
    f"{ROUTE}goals/<uuid:row>/": written(f"{PLAN}goals/{{plan_goal}}/"),
    f"{ROUTE}actions/<uuid:row>/": written(f"{PLAN}actions/{{plan_action}}/"),
    f"{ROUTE}goals/<uuid:row>/remove/": removal("goals", "goal"),
    f"{ROUTE}actions/<uuid:row>/remove/": removal("actions", "action"),
    f"{ROUTE}words/<uuid:row>/remove/": removal("words", "told"),
    f"{ROUTE}sources/<uuid:row>/remove/": removal("sources", "source"),
}
