"""Plans for tests, clearly invented: a version begun, written, sent and approved through the actions that pages use."""

from contextlib import contextmanager
from datetime import timedelta

from django.test import override_settings

from leaving_care import after
from leaving_care.dates import uk_day
from pathways.actions import plan_rows, plans
from pathways.models import Goal, PlanAction, PlanSection, PlanVersion
from pathways.sections import AFTER_CARE
from tests.people import NOW, TODAY


def begun(person, by, *, kind=AFTER_CARE, at=NOW) -> PlanVersion:
    """A draft with its headings, nothing written yet."""
    return plans.begin(person, kind, by=by, at=at)


@contextmanager
def kept_once(person, at):
    """For many changes at once: what is kept of the record is kept in the end, and not after each."""
    with override_settings(KEPT_OF_A_RECORD=[]):
        yield
    after.keep(person, uk_day(at))


def written(person, by, *, kind=AFTER_CARE, at=NOW, due_on=TODAY + timedelta(days=60)) -> PlanVersion:
    """A draft that could be sent: every heading says something; under home a goal and an action."""
    with kept_once(person, at):
        version = begun(person, by, kind=kind, at=at)
        home, *others = sorted(version.plansection_rows.all(), key=lambda row: row.section != "home")
        plan_rows.write_section(home, {"now": f"Invented: {home.heading}."}, by=by, at=at, edit=home.edit)
        for section in others:
            section.now, section.edit = f"Invented: {section.heading}.", section.edit + 1
            section.changed_by, section.changed_at = by, at
        PlanSection.objects.bulk_update(others, ["now", "edit", "changed_by", "changed_at"])
        if not version.goal_rows.filter(section="home").exists():
            goal = plan_rows.add(Goal, home, {"text": "A flat nearer to college"}, by=by, at=at)
            said = {
                "what": "Ask about the housing register",
                "owner_kind": "young_person",
                "due_on": due_on,
                "goal": goal,
            }
            plan_rows.add(PlanAction, home, said, by=by, at=at)
    return version


def sent(person, by, *, at=NOW, copy_how="online", **more) -> PlanVersion:
    """A version that waits for a manager."""
    version = written(person, by, at=at, **more)
    plans.send(version, copy_how=copy_how, by=by, at=at)
    version.refresh_from_db()
    return version


def approved(person, by, manager, *, at=NOW, **more) -> PlanVersion:
    """A version that a manager (a user) approved. `by`: the user who wrote it."""
    with kept_once(person, at):
        version = sent(person, by, at=at, **more)
        plans.approve(version, by=manager, at=at)
    version.refresh_from_db()
    return version
