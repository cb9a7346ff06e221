"""Who may open the pages of what districts add or have otherwise, and of offers that councils share."""

from leaving_care.models import Authority
from offers.models import DistrictItem, Edition, Item, ItemIdentity, ItemTheme, JointAuthority, Theme
from tests.matrix import Row, to

NUMBER = 85  # a draft of this module's own
DRAFT = "manage/offer/<slug:council>/<int:number>/"
IN = f"{DRAFT}districts/<slug:district>/"
SEE = ("editor", "approver", "participation", "manager", "team_manager")


def seen(path: str) -> Row:
    """A page for everybody who sees the desk."""
    return Row(f"/manage/offer/testshire/{NUMBER}/{path}", to(*SEE))


def edits(path: str, status: int = 200, *, post: dict | None = None, also: Row | None = None) -> Row:
    """A page for an editor, refused to the others who see the desk, absent for everybody else."""
    others = to(*(other for other in SEE if other != "editor"), status=403)
    return Row(f"/manage/offer/testshire/{NUMBER}/{path}", to("editor", status=status) | others, post=post, also=also)


def form(path: str, answer: int = 200) -> Row:
    """A page with a form, opened and sent empty."""
    return edits(path, also=edits(path, answer, post={}))


ROWS = {
    f"{DRAFT}districts/": seen("districts/"),
    IN: seen("districts/sharing-low/"),
    f"{IN}add/": form("districts/sharing-low/add/"),
    f"{IN}differ/<slug:item>/": form("districts/sharing-low/differ/sharing-item/"),
    f"{IN}change/<slug:key>/": form("districts/sharing-low/change/sharing-row/"),
    f"{IN}remove/<slug:key>/": form("districts/sharing-low/remove/sharing-row/", 302),
    f"{DRAFT}joint/": form("joint/"),
    f"{DRAFT}joint/<slug:other>/remove/": form("joint/sharing-other/remove/", 302),
}


def more(world):
    """A draft with an item, a district that adds something to it, and a council that shares it."""
    edition = Edition.objects.create(authority=world.here, number=NUMBER, title="Shared")
    theme = Theme.objects.create(edition=edition, slug="all", name="All of it", position=0)
    identity = ItemIdentity.objects.create(authority=world.here, key="sharing-item")
    item = Item.objects.create(
        edition=edition, identity=identity, slug="item", name="An item", what_we_offer="Words.", position=0
    )
    ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=0)
    said = {"name": "Low", "short_name": "Low"}
    low = Authority.objects.create(slug="sharing-low", tier="district", county=world.here, **said)
    other = Authority.objects.create(slug="sharing-other", name="Other", short_name="Other", tier="unitary")
    DistrictItem.objects.create(
        edition=edition,
        district=low,
        key="sharing-row",
        name="Added",
        what_we_offer="Words.",
        theme_slug="all",
        position=0,
    )
    JointAuthority.objects.create(edition=edition, authority=other)
