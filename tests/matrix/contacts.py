"""Who may open the pages of contact and visits, of holds and of agreed intervals."""

from datetime import timedelta

from pathways.models import AgreedInterval, Contact, DutyHeld, VisitPlanned
from tests.matrix import Row, to
from tests.matrix.work import READERS, WORKERS, writing
from tests.people import NOW, TODAY

PERSON = "people/<uuid:key>"
MANAGERS = ("manager", "team_manager", "elsewhere_manager")  # of whatever they manage, Kai or not


def more(world):
    """A contact, a visit, a hold that waits and an interval of Kai's."""
    adviser, until = world.visitors["adviser"], TODAY + timedelta(days=30)
    kept = {"person": world.kai, "by": adviser}
    held = {"duties": ["plan-review"], "reason": "abroad", "starts_on": TODAY, "ends_on": until}
    return {
        "contact": Contact.objects.create(**kept, at=NOW, how="call", outcome="tried", written_at=NOW).key,
        "visit": VisitPlanned.objects.create(**kept, on=TODAY, made_at=NOW).key,
        "hold": DutyHeld.objects.create(person=world.kai, asked_by=adviser, asked_at=NOW, **held).key,
        "interval": AgreedInterval.objects.create(
            **kept, at=NOW, duty="plan-review", number=3, unit="months", starts_on=TODAY, ends_on=until, reason="x"
        ).key,
    }


def form(address, *able):
    """A page with a form: who may open it may send it, too. What an empty form lacks is said on the same page."""
    return Row(address, writing(*able), also=Row(address, writing(*able), post={}))


KAI = "/work/people/{kai}"
ROWS = {
    "work/holds/": Row("/work/holds/", to(*MANAGERS), otherwise=403),
    f"work/{PERSON}/contacts/": Row(f"{KAI}/contacts/", writing(*READERS)),
    f"work/{PERSON}/contacts/add/": form(f"{KAI}/contacts/add/", *WORKERS),
    f"work/{PERSON}/contacts/<uuid:row>/": Row(f"{KAI}/contacts/{{contact}}/", writing(*READERS)),
    f"work/{PERSON}/contacts/<uuid:row>/mistaken/": form(f"{KAI}/contacts/{{contact}}/mistaken/", *WORKERS),
    f"work/{PERSON}/contacts/<uuid:row>/note/": Row(
        f"{KAI}/contacts/{{contact}}/note/",
        writing(*WORKERS),
        # Whoever wrote it may leave it empty; the others are told on the page that it is not theirs to change.
        also=Row(f"{KAI}/contacts/{{contact}}/note/", writing(*WORKERS) | to("adviser", status=302), post={}),
    ),
    f"work/{PERSON}/visits/add/": form(f"{KAI}/visits/add/", *WORKERS),
    f"work/{PERSON}/visits/<uuid:row>/cancel/": form(f"{KAI}/visits/{{visit}}/cancel/", *WORKERS),
    f"work/{PERSON}/holds/": Row(f"{KAI}/holds/", writing(*WORKERS)),
    f"work/{PERSON}/holds/add/": form(f"{KAI}/holds/add/", *WORKERS),
    f"work/{PERSON}/holds/<uuid:row>/check/": form(f"{KAI}/holds/{{hold}}/check/", "manager"),
    f"work/{PERSON}/holds/<uuid:row>/end/": form(f"{KAI}/holds/{{hold}}/end/", *WORKERS),
    f"work/{PERSON}/intervals/": Row(f"{KAI}/intervals/", writing(*WORKERS)),
    f"work/{PERSON}/intervals/add/": form(f"{KAI}/intervals/add/", "manager"),
    f"work/{PERSON}/intervals/<uuid:row>/end/": form(f"{KAI}/intervals/{{interval}}/end/", "manager"),
}
