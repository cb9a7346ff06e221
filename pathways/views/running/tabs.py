"""The lists that a manager's people are on: what each is called, and where its number leads. One set for every page."""

from typing import NamedTuple

from django.urls import reverse


class Tab(NamedTuple):
    """A list, by its name in pathways.team_counts. `about`: one sentence; `more`: a page where it is seen to, by its route.

    `group`: the lists that it stands with.
    """

    group: str
    name: str
    text: str
    about: str
    more: str = ""
    more_text: str = ""


NOW, DAYS, PEOPLE, BIRTHDAYS = "For you now", "Last days", "People", "Birthdays"
TABS = (
    Tab(NOW, "overdue", "Overdue", "The last day of something has passed, and nothing keeps it waiting."),
    Tab(
        NOW,
        "help_waiting",
        "Help not given yet",
        "They said on an earlier day that they need help. Nobody has written an answer or reached them since.",
    ),
    Tab(
        NOW,
        "came_back",
        "Came back",
        "They want help again after 21. Nobody has settled who works with them, or nobody has reached them since.",
        "work_came_back",
        "Settle who works with them",
    ),
    Tab(
        NOW,
        "awaiting_approval",
        "Waiting for approval",
        "A plan was sent to be approved.",
        "manage_plans",
        "Plans to approve",
    ),
    Tab(
        NOW,
        "disagreements",
        "Disagreements",
        "They do not agree with something in their plan, and nobody has replied yet.",
        "manage_disagreements",
        "Reply to disagreements",
    ),
    Tab(
        NOW,
        "holds_to_check",
        "Holds to check",
        "Somebody asked for something to wait, and a second person has to agree.",
        "work_holds_to_check",
        "Holds to check",
    ),
    Tab(DAYS, "reviews_late", "Reviews overdue", "The last day of a review of the plan has passed, on hold or not."),
    Tab(
        DAYS, "visits_late", "Visits overdue", "The last day of a visit, or of seeing them, has passed, on hold or not."
    ),
    Tab(DAYS, "due_this_week", "Due this week", "The next last day comes within seven days, and nothing is overdue."),
    Tab(DAYS, "due_soon", "Due in four weeks", "The next last day comes within four weeks, and nothing is overdue."),
    Tab(PEOPLE, "people", "Everybody", "Everybody whom you manage."),
    Tab(PEOPLE, "on_hold", "On hold", "Something waits for a time, for a reason that two people agreed to."),
    Tab(PEOPLE, "stepped_back", "Stepped back", "They chose to step back, or to stop."),
    Tab(PEOPLE, "without_plan", "No plan yet", "They have a right to a pathway plan, and there has been none."),
    Tab(PEOPLE, "no_contact", "No contact recorded", "Nobody is recorded to have reached them yet."),
    Tab(BIRTHDAYS, "turning_16", "16th birthdays", "Their 16th birthday is today, or within three months."),
    Tab(BIRTHDAYS, "turning_18", "18th birthdays", "Their 18th birthday is today, or within three months."),
    Tab(BIRTHDAYS, "turning_21", "21st birthdays", "Their 21st birthday is today, or within three months."),
    Tab(BIRTHDAYS, "turning_25", "25th birthdays", "Their 25th birthday is today, or within three months."),
)
BY_NAME = {tab.name: tab for tab in TABS}
FIRST = "overdue"


def numbered(counts: dict[str, int], adviser: str = "") -> list[tuple[Tab, int, str]]:
    """Each list with how many are on it, and the address that opens them. `adviser`: of one alone, by key."""
    of_one = f"&adviser={adviser}" if adviser else ""
    return [(tab, counts[tab.name], f"{reverse('manage_due')}?show={tab.name}{of_one}") for tab in TABS]
