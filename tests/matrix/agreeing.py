"""Who may open the pages of the bodies that agree an offer, and of publishing it."""

from datetime import timedelta

from offers.contents import read_contents
from offers.models import ApprovingBody, Edition, Submission
from tests.leaving_care.rows import build
from tests.matrix import Row, to
from tests.people import NOW

DRAFT = "manage/offer/<slug:council>/<int:number>/"
BODIES = "manage/offer/<slug:council>/bodies/"
HERE = "/manage/offer/{council}/{agreeing_number}/"
LIST = "/manage/offer/{council}/bodies/"
DESK = ("editor", "participation", "approver", "manager", "team_manager")
PUBLISHERS = ("editor", "approver")
KEEPERS = ("administrator", "approver")


def of_draft(path: str, *visitors: str, status: int = 200, post: dict | None = None) -> Row:
    """A page about a draft: refused to who sees the desk and may not do this, absent for everybody else."""
    return Row(f"{HERE}{path}", to(*DESK, status=403) | to(*visitors, status=status), post=post)


def of_bodies(path: str, *, status: int = 200, post: dict | None = None) -> Row:
    """A page about the list of bodies: refused to who sees the desk alone, absent for everybody else."""
    return Row(f"{LIST}{path}", to(*DESK, status=403) | to(*KEEPERS, status=status), post=post)


ROWS = {
    BODIES: of_bodies(""),
    f"{BODIES}add/": of_bodies("add/"),
    f"{BODIES}<uuid:key>/": of_bodies("{body}/"),
    f"{BODIES}<uuid:key>/move/": of_bodies("{body}/move/", status=302, post={"to": "down"}),
    f"{BODIES}<uuid:key>/end/": of_bodies("{body}/end/"),
    f"{DRAFT}read/": of_draft("read/", *DESK),
    f"{DRAFT}agree/": of_draft("agree/", *DESK),
    f"{DRAFT}agree/submit/": of_draft("agree/submit/", "editor"),
    # The world's draft was submitted and waits for a body.
    f"{DRAFT}agree/agreed/": of_draft("agree/agreed/", "approver"),
    f"{DRAFT}agree/returned/": of_draft("agree/returned/", "approver"),
    f"{DRAFT}publish/": of_draft("publish/", *DESK),
    # As it is not agreed, they lead to the page that says why it may not go out.
    f"{DRAFT}publish/now/": of_draft("publish/now/", *PUBLISHERS, status=302),
    f"{DRAFT}publish/time/": of_draft("publish/time/", *PUBLISHERS, status=302),
    f"{DRAFT}publish/time/cancel/": of_draft("publish/time/cancel/", *PUBLISHERS),
}


def more(world):
    """A body, and a draft that waits for it."""
    body = build(ApprovingBody, authority=world.here, name="Board", position=1)
    number = 90  # of no edition that another group of addresses builds
    edition = build(Edition, authority=world.here, number=number, title="Local offer")
    Submission.objects.create(
        edition=edition,
        number=1,
        fingerprint=read_contents(edition).text_fingerprint(),
        at=NOW - timedelta(days=1),
        by=world.visitors["editor"],
    )
    return {"body": body.key, "agreeing_number": number}
