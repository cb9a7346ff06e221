"""Who may open the needs assessment, papers, referrals to services, and a clinician's advice."""

from datetime import timedelta

from pathways.actions import assessments, service_referrals
from pathways.models import Copy
from pathways.sections import AFTER_CARE
from tests.assessment.writing import finished
from tests.matrix import Row
from tests.matrix.me import theirs
from tests.matrix.work import READERS, WORKERS, writing
from tests.people import NOW, TODAY

PERSON = "work/people/<uuid:key>"
ONE = f"{PERSON}/assessment/<uuid:row>"
KAI = "/work/people/{kai}"
DRAFT = f"{KAI}/assessment/{{assessment}}"


def page(path, route=None):
    """A page that shows what is in the plan's part of the record."""
    return {f"{PERSON}/{route or path}": Row(f"{KAI}/{path}", writing(*READERS))}


def form(route, address, *, post):
    """A form of whoever writes the plan: opened, and sent wrong."""
    return {route: Row(address, writing(*WORKERS), also=Row(address, writing(*WORKERS), post=post))}


ROWS = {
    **page("assessment/"),
    ONE + "/": Row(f"{DRAFT}/", writing(*READERS)),
    **form(f"{PERSON}/assessment/start/", f"{KAI}/assessment/start/", post={"kind": "?"}),
    **form(f"{ONE}/matters/<slug:matter>/", f"{DRAFT}/matters/health/", post={"found": "x" * 9000}),
    **form(f"{ONE}/asked/<uuid:asked>/", f"{DRAFT}/asked/{{consulted}}/", post={}),
    **form(f"{ONE}/asked/<uuid:asked>/remove/", f"{DRAFT}/asked/{{consulted}}/remove/", post={"version": "x"}),
    **form(f"{ONE}/asked/<slug:who>/", f"{DRAFT}/asked/school/", post={}),
    **form(f"{ONE}/result/", f"{DRAFT}/result/", post={"result": "x" * 9000}),
    **form(f"{ONE}/finish/", f"{DRAFT}/finish/", post={}),
    # Kai's plan is being written already, and the form says so.
    **form(f"{ONE}/plan/", f"{KAI}/assessment/{{finished_assessment}}/plan/", post={}),
    **page("papers/"),
    **form(f"{PERSON}/papers/<slug:kind>/", f"{KAI}/papers/passport/", post={"state": "getting"}),
    **page("referrals/"),
    **form(f"{PERSON}/referrals/add/", f"{KAI}/referrals/add/", post={}),
    **form(f"{PERSON}/referrals/<uuid:row>/", f"{KAI}/referrals/{{service_referral}}/", post={}),
    **form(
        f"{PERSON}/referrals/<uuid:row>/end/", f"{KAI}/referrals/{{service_referral}}/end/", post={"how": "by itself"}
    ),
    f"{PERSON}/advice/": Row(
        f"{KAI}/advice/", writing("clinician"), also=Row(f"{KAI}/advice/", writing("clinician"), post={"text": ""})
    ),
    "me/papers/": theirs("/me/papers/"),
}


def more(world):
    """A finished assessment of Kai's, one that is being written, somebody who was asked, and a service."""
    adviser = world.visitors["adviser"]
    done = finished(world.kai, adviser, at=NOW - timedelta(days=30))
    draft = assessments.begin(world.kai, AFTER_CARE, by=adviser, at=NOW - timedelta(days=1))
    asked = assessments.consult(draft, "carer", {"not_asked": "There is nobody"}, by=adviser, at=NOW)
    said = {"service": "Invented Counselling", "for_what": "Sleep", "discussed_on": TODAY}
    service = service_referrals.add_referral(world.kai, said, by=adviser, at=NOW)
    assert Copy.objects.filter(assessment=done, given_on=None).exists()
    return {
        "assessment": draft.key,
        "finished_assessment": done.key,
        "consulted": asked.key,
        "service_referral": service.key,
    }
