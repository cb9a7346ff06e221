"""Who may open the desk's pages of consultation, surveys and points; and a survey, which anybody may answer."""

from datetime import timedelta

from offers.actions.consulting import add_consultation
from offers.actions.points import add_point
from offers.actions.surveys import Said, answer_survey
from offers.models import Survey
from offers.views.survey import SHORT
from tests.desk.asking import SURVEY, WHO, a_draft, a_survey
from tests.matrix import Row, to
from tests.people import NOW, TODAY

NUMBER = 72  # of a draft of this module's own, so that no other group's rows stand in its way
DRAFT = "manage/offer/<slug:council>/<int:number>/"
CONSULT, POINTS = f"{DRAFT}consult/", f"{DRAFT}points/"
ONE_SURVEY = f"{CONSULT}surveys/<uuid:key>/"
OURS = f"/manage/offer/testshire/{NUMBER}/"
CONSULTING = ("editor", "participation")
# They see the desk of Testshire and consult nobody.
SEEING = ("approver", "manager", "team_manager")


def seen(path: str) -> Row:
    """A page for whoever sees the desk."""
    return Row(OURS + path, to(*CONSULTING, *SEEING))


def of_those_who_consult(path: str, status: int = 200) -> Row:
    """A page for those who consult, refused to who sees the desk; and the same row under another draft: absent."""
    elsewhere = Row(f"/manage/offer/testshire/{NUMBER + 1}/{path}", to(*SEEING, status=403))
    also = elsewhere if "{" in path else None
    return Row(OURS + path, to(*CONSULTING, status=status) | to(*SEEING, status=403), also=also)


def everybody(address: str, status: int = 200) -> Row:
    """A page that anybody may open."""
    return Row(address, otherwise=status, anyone=status)


ROWS = {
    "<slug:council>/survey/<uuid:key>/": everybody("/testshire/survey/{survey}/"),
    "<slug:council>/s/<str:code>/": everybody("/testshire/s/{survey_code}/", 302),
    CONSULT: seen("consult/"),
    f"{CONSULT}add/": of_those_who_consult("consult/add/"),
    f"{CONSULT}<int:row>/": of_those_who_consult("consult/{consultation}/"),
    f"{CONSULT}<int:row>/remove/": of_those_who_consult("consult/{consultation}/remove/"),
    f"{CONSULT}surveys/open/": of_those_who_consult("consult/surveys/open/"),
    ONE_SURVEY: of_those_who_consult("consult/surveys/{survey}/"),
    f"{ONE_SURVEY}change/": of_those_who_consult("consult/surveys/{survey}/change/"),
    f"{ONE_SURVEY}close/": of_those_who_consult("consult/surveys/{survey}/close/"),
    f"{ONE_SURVEY}poster/": of_those_who_consult("consult/surveys/{survey}/poster/"),
    f"{ONE_SURVEY}record/": of_those_who_consult("consult/surveys/{survey}/record/"),
    f"{ONE_SURVEY}csv/": of_those_who_consult("consult/surveys/{survey_closed}/csv/"),
    f"{ONE_SURVEY}words/": of_those_who_consult("consult/surveys/{survey}/words/"),
    f"{ONE_SURVEY}words/<str:kind>/<int:row>/": of_those_who_consult(
        "consult/surveys/{survey}/words/item/{survey_words}/"
    ),
    POINTS: seen("points/"),
    f"{POINTS}add/": of_those_who_consult("points/add/"),
    f"{POINTS}<int:row>/": of_those_who_consult("points/{point}/"),
    f"{POINTS}<int:row>/remove/": of_those_who_consult("points/{point}/remove/"),
}


def more(world):
    """Two drafts; on the first a survey with an answer, one that has closed, a record and a point."""
    edition, by = a_draft(number=NUMBER), world.visitors["editor"]
    a_draft(number=NUMBER + 1)
    survey = a_survey(edition)
    # Whatever the day of the visits is, it is open.
    Survey.objects.filter(pk=survey.pk).update(closes_on=TODAY + timedelta(days=3650))
    last_week = TODAY - timedelta(days=7)
    closed = a_survey(edition, **SURVEY | {"opens_on": last_week, "closes_on": last_week})
    item = edition.items.get(slug="item-1")
    answer = answer_survey(
        survey, key=survey.key, on=TODAY, items={item.identity_id: Said(missing="More.")}, anything_else="Thanks."
    )
    return {
        "survey": survey.key,
        "survey_code": survey.key.hex[:SHORT],
        "survey_closed": closed.key,
        "survey_words": answer.item_answers.get().pk,
        "consultation": add_consultation(edition, said=WHO, by=by, at=NOW).pk,
        "point": add_point(edition, said={"said": "More pans."}, by=by, at=NOW).pk,
    }
