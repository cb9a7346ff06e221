"""What the documents of a full plan cost: processor time in a warm process, and bytes."""

import time
from datetime import timedelta
from typing import Any

from tests.bench.lives import LONG_AGO, NOW, TODAY

ROUNDS = 3
WORDS = (
    "Invented words about how things are, what helps, and what somebody would like to change before the next review. "
)
SHORT, LONG = WORDS * 2, WORDS * 8  # about 220 and 900 characters


def measure(here) -> dict[str, dict[str, Any]]:
    """Each kind of document of a plan that says something at length everywhere: its seconds and bytes."""
    from pathways.documents import paper, word
    from pathways.documents.contents import contents_of

    contents = contents_of(_full(here))
    kinds = {
        "PDF": lambda: paper.pdf(contents),
        "PDF in large print": lambda: paper.pdf(contents, large=True),
        "Word": lambda: word.docx(contents),
    }
    return {name: _figures(make) for name, make in kinds.items()}


def _figures(make) -> dict[str, Any]:
    took = []
    for _ in range(ROUNDS):
        start = time.process_time()
        made = make()
        took.append(time.process_time() - start)
    return {"cpu": min(took[1:]), "bytes": len(made)}


def _full(here):
    """A plan that was approved: words of theirs, the state of things, three goals and six actions under every heading."""
    from leaving_care.models import Allocation, Membership, Role, User, YoungPerson
    from leaving_care.standing import reckon
    from pathways.actions import plans
    from pathways.models import Goal, OwnWords, PlanAction, PlanSection
    from tests.plans import kept_once, written

    people = Membership.objects.filter(authority=here).select_related("user")
    adviser, manager = people.filter(role=Role.PERSONAL_ADVISER).last(), people.get(role=Role.MANAGER)
    account = User.objects.create_user("invented@example.org", name="Invented Person")
    person = YoungPerson.objects.create(
        authority=here, user=account, council_id="D1", name_used="Invented Person",
        date_of_birth=TODAY - timedelta(days=19 * 365),
    )  # fmt: skip
    Allocation.objects.create(
        person=person, worker=adviser, role=Role.PERSONAL_ADVISER, is_main=True, starts_on=LONG_AGO
    )
    reckon(person)
    with kept_once(person, NOW):
        version = written(person, adviser.user, at=NOW)
        sections = list(version.plansection_rows.all())
        for section in sections:
            section.now = LONG
            OwnWords.objects.create(person=person, section=section.section, text=LONG, by=person.user, at=NOW)
            for place in range(3):
                goal = Goal.objects.create(
                    person=person, version=version, section=section.section, text=SHORT, position=place
                )
                for _ in range(2):
                    PlanAction.objects.create(
                        person=person, version=version, section=section.section, goal=goal, what=SHORT,
                        owner_kind="young_person", due_on=TODAY + timedelta(days=30),
                    )  # fmt: skip
        PlanSection.objects.bulk_update(sections, ["now"])
        plans.send(version, copy_how="pdf", by=adviser.user, at=NOW)
        plans.approve(version, by=manager.user, at=NOW)
    version.refresh_from_db()
    return version
