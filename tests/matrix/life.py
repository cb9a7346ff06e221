"""Who may open the pages of 18, 21 and 25, of the yearly hello, of coming back and of handing over."""

from leaving_care.models import Membership
from pathways.models import CameBack, HandingOver, YearlyHello
from tests.matrix import Row, to
from tests.matrix.contacts import MANAGERS, form
from tests.matrix.work import WORKERS, writing
from tests.people import NOW, TODAY

PERSON = "people/<uuid:key>"
KAI = "/work/people/{kai}"
GREETING = ("adviser", "ended", "colleague", "covering", "social_worker", *MANAGERS)
GREETING += ("elsewhere_personal_adviser", "elsewhere_social_worker")


def more(world):
    """A hello to Kai, that Kai came back, and a change of adviser that is planned for today."""
    adviser, colleague = (Membership.objects.get(user=world.visitors[name]) for name in ("adviser", "colleague"))
    kept = {"person": world.kai, "by": adviser.user}
    workers = {"before": adviser, "after": colleague}
    return {
        "hello": YearlyHello.objects.create(**kept, on=TODAY, how="letter", at=NOW).key,
        "back": CameBack.objects.create(**kept, asked_at=NOW).key,
        "change": HandingOver.objects.create(**kept, **workers, reason="x", on=TODAY, notice_on=TODAY, at=NOW).key,
    }


ROWS = {
    "work/hellos/": Row(
        "/work/hellos/",
        to(*GREETING),
        otherwise=403,
        also=Row("/work/hellos/", to(*GREETING), otherwise=403, post={"do": "file"}),
    ),
    "work/came-back/": Row("/work/came-back/", to(*GREETING), otherwise=403),
    f"work/{PERSON}/at-18/": Row(f"{KAI}/at-18/", writing(*WORKERS)),
    f"work/{PERSON}/at-18/talk/": form(f"{KAI}/at-18/talk/", *WORKERS),
    f"work/{PERSON}/at-18/switch/": form(f"{KAI}/at-18/switch/", *WORKERS),
    f"work/{PERSON}/at-21/": Row(f"{KAI}/at-21/", writing(*WORKERS)),
    f"work/{PERSON}/at-21/choice/": form(f"{KAI}/at-21/choice/", *WORKERS),
    f"work/{PERSON}/at-21/talk/": form(f"{KAI}/at-21/talk/", *WORKERS),
    f"work/{PERSON}/at-21/talk-25/": form(f"{KAI}/at-21/talk-25/", *WORKERS),
    f"work/{PERSON}/at-21/course/": form(f"{KAI}/at-21/course/", *WORKERS),
    f"work/{PERSON}/at-21/stop/": form(f"{KAI}/at-21/stop/", *WORKERS),
    f"work/{PERSON}/closing/": Row(f"{KAI}/closing/", writing(*WORKERS)),
    f"work/{PERSON}/closing/close/": form(f"{KAI}/closing/close/", *WORKERS),
    f"work/{PERSON}/closing/mistake/": form(f"{KAI}/closing/mistake/", *WORKERS),
    f"work/{PERSON}/hellos/": Row(f"{KAI}/hellos/", writing(*WORKERS)),
    f"work/{PERSON}/hellos/<uuid:row>/": Row(
        f"{KAI}/hellos/{{hello}}/",
        writing(*WORKERS),
        also=Row(f"{KAI}/hellos/{{hello}}/", writing(*WORKERS), post={"note": "x" * 301}),
    ),
    f"work/{PERSON}/back/": Row(f"{KAI}/back/", writing("manager")),
    f"work/{PERSON}/back/call/": form(f"{KAI}/back/call/", "manager"),
    f"work/{PERSON}/back/<uuid:row>/": form(f"{KAI}/back/{{back}}/", "manager"),
    f"work/{PERSON}/hand-over/": Row(f"{KAI}/hand-over/", writing(*WORKERS)),
    f"work/{PERSON}/hand-over/plan/": form(f"{KAI}/hand-over/plan/", *WORKERS),
    f"work/{PERSON}/hand-over/<uuid:row>/": form(f"{KAI}/hand-over/{{change}}/", *WORKERS),
    f"work/{PERSON}/hand-over/<uuid:row>/cancel/": form(f"{KAI}/hand-over/{{change}}/cancel/", *WORKERS),
    f"work/{PERSON}/hand-over/<uuid:row>/do/": Row(
        f"{KAI}/hand-over/{{change}}/do/",
        writing("manager"),
        also=Row(f"{KAI}/hand-over/{{change}}/do/", writing("manager") | to("manager", status=302), post={}),
    ),
}
