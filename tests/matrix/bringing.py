"""Who may bring an offer in, and take one out: editors of the council. The desk refuses who sees it and may not."""

from leaving_care.models import Role
from offers.actions.bringing import bring
from offers.bringing.booklet import read_text
from offers.models import Edition
from tests.matrix import Row, to
from tests.people import NOW, member

NUMBER = 9_700  # of an edition of this module's own, which was set aside so that it stands in nobody's way
BRING = "manage/offer/<slug:council>/bring-in/"
ONE = f"{BRING}<uuid:key>/"
SEE = ("approver", "participation", "manager", "team_manager")
OURS = "/manage/offer/testshire/bring-in/"


def editors(path: str, *, post=None, status=200) -> Row:
    """A page for editors."""
    return Row(OURS + path, to("editor", status=status) | to(*SEE, status=403), post=post)


ROWS = {
    BRING: editors(""),
    f"{BRING}template/": editors("template/"),
    f"{BRING}editions/<int:number>/": editors(f"editions/{NUMBER}/"),
    ONE: editors("{brought}/"),
    f"{ONE}rows/<int:position>/": editors("{brought}/rows/2/"),
    f"{ONE}rows/<int:position>/turn/": editors("{brought}/rows/2/turn/"),
    f"{ONE}take-in/": editors("{brought}/take-in/"),
    f"{ONE}drop/": editors("{brought}/drop/"),
}


def more(world):
    """Testshire has a file that is being looked at, and an edition of its own."""
    Edition.objects.create(authority=world.here, number=NUMBER, title="Set aside", set_aside_at=NOW)
    by = member(Role.EDITOR, world.here).user
    found = read_text("Our offer\n\nHome\n\nA place\n\nWe help.")
    return {"brought": bring(world.here, found, kind="booklet", file_name="a.txt", by=by, at=NOW).key}
