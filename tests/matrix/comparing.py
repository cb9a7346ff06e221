"""Who may open the pages that compare editions, those of corrections and those of notices."""

from datetime import date

from offers.models import Correction, Edition, Item, ItemIdentity, ItemTheme, Notice, Theme
from tests.matrix import Row, to
from tests.people import NOW

# A published edition and a draft of this module's own; the first is in force on no day of the tests.
FIRST, SECOND = 83, 84
COMPARE = "manage/offer/<slug:council>/<int:number>/compare/"
CORRECTIONS = "manage/offer/<slug:council>/corrections/"
NOTICES = "manage/offer/<slug:council>/notices/"
SEE = ("editor", "approver", "participation", "manager", "team_manager")


def only(who: str, address: str, status: int = 200, *, post: dict | None = None, also: Row | None = None) -> Row:
    """A page for one of those who see the desk, refused to the others, absent for everybody else."""
    others = to(*(other for other in SEE if other != who), status=403)
    return Row(f"/manage/offer/testshire/{address}", to(who, status=status) | others, post=post, also=also)


def publishers(address: str, *, post: dict | None = None, also: Row | None = None) -> Row:
    """A page for those who publish, refused to the others who see the desk."""
    others = to(*(other for other in SEE if other not in ("editor", "approver")), status=403)
    return Row(f"/manage/offer/testshire/{address}", to("editor", "approver") | others, post=post, also=also)


ROWS = {
    COMPARE: Row(f"/manage/offer/testshire/{SECOND}/compare/", to(*SEE)),
    f"{COMPARE}<slug:key>/": only(
        "editor",
        f"{SECOND}/compare/comparing-item/",
        also=only("editor", f"{SECOND}/compare/no-such-item/", 404),
    ),
    CORRECTIONS: Row("/manage/offer/testshire/corrections/", to(*SEE)),
    f"{CORRECTIONS}ask/<int:number>/": only(
        "editor",
        f"corrections/ask/{FIRST}/",
        also=only("editor", f"corrections/ask/{FIRST}/", post={}),
    ),
    f"{CORRECTIONS}<uuid:key>/": only(
        "approver",
        "corrections/{wrong_item}/",
        also=only("approver", "corrections/{wrong_item}/", post={}),
    ),
    NOTICES: Row("/manage/offer/testshire/notices/", to(*SEE)),
    f"{NOTICES}put-up/": publishers("notices/put-up/", also=publishers("notices/put-up/", post={})),
    f"{NOTICES}<uuid:key>/take-down/": publishers("notices/{notice}/take-down/"),
}


def more(world):
    """An edition and its next draft with one item that changed; a correction that waits."""
    identity = ItemIdentity.objects.create(authority=world.here, key="comparing-item")
    editions = []
    for number in (FIRST, SECOND):
        edition = Edition.objects.create(
            authority=world.here, number=number, title="Compared", effective_from=date(2090, 4, 1)
        )
        theme = Theme.objects.create(edition=edition, slug="all", name="All of it", position=0)
        item = Item.objects.create(
            edition=edition,
            identity=identity,
            slug="item",
            name="An item",
            what_we_offer=f"Words of {number}.",
            duty="choose",
            position=0,
        )
        ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=0)
        editions.append(edition)
    Edition.objects.filter(pk=editions[0].pk).update(published_at=NOW)
    asked = Correction.objects.create(
        edition=editions[0],
        identity=identity,
        kind="removed",
        note="It is wrong.",
        asked_at=NOW,
        asked_by=world.visitors["editor"],
    )
    notice = Notice.objects.create(
        authority=world.here, text="Shut.", until=NOW.date(), put_up_at=NOW, put_up_by=world.visitors["editor"]
    )
    return {"wrong_item": asked.key, "notice": notice.key}
