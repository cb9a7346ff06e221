"""Assessments for tests, clearly invented: begun, written and finished through the actions that pages use."""

from pathways import matters
from pathways.actions import assessments
from pathways.models import Assessment
from pathways.sections import AFTER_CARE
from tests.people import NOW, TODAY


def written(person, by, *, kind=AFTER_CARE, at=NOW) -> Assessment:
    """One that could be finished: every matter says something, everybody was asked or it says why not, and a result."""
    made = assessments.begin(person, kind, by=by, at=at)
    for row in made.matter_rows.all():
        if not matters.BY_KEY[row.matter].only_for:
            said = {"theirs": f"I say {row.matter}", "found": f"Found {row.matter}", "needs": f"Needs {row.matter}"}
            assessments.write_matter(row, said, by=by, at=at, edit=row.edit)
    for each in matters.asked_in(kind):
        if each.is_needed:
            assessments.consult(made, each.key, {"name": "Alex", "asked_on": TODAY, "said": "Yes"}, by=by, at=at)
    assessments.write_result(made, {"discussed": "", "result": "It is known now"}, by=by, at=at, edit=1)
    made.refresh_from_db()
    return made


def finished(person, by, *, kind=AFTER_CARE, at=NOW, copy_how="paper") -> Assessment:
    """One that nobody changes any more."""
    made = written(person, by, kind=kind, at=at)
    assessments.finish(made, copy_how=copy_how, by=by, at=at)
    made.refresh_from_db()
    return made
