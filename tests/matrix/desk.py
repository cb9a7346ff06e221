"""Who may open the desk of the offer: its first page, and the pages about a draft as a whole."""

from offers.models import Edition, Item, ItemIdentity, ItemTheme, Theme
from tests.leaving_care.rows import build
from tests.matrix import Row, to

NUMBER = 55  # of no edition that another group of addresses builds
COUNCIL = "manage/offer/<slug:council>/"
DRAFT = f"{COUNCIL}<int:number>/"
THEME = f"{DRAFT}themes/<slug:theme>/"
HERE = f"/manage/offer/testshire/{NUMBER}/"
DESK = ("editor", "participation", "approver", "manager", "team_manager")
THEIRS = ("elsewhere_editor", "elsewhere_participation", "elsewhere_approver", "elsewhere_manager")


def seen(path: str, also: Row | None = None) -> Row:
    """A page for whoever sees the desk of Testshire; absent for everybody else, those of the next council too."""
    return Row(HERE + path, to(*DESK), also=also)


def edited(path: str, *, status: int = 200, post: dict | None = None, also: Row | None = None) -> Row:
    """A page for those who edit the offer; refused to who sees the desk alone, absent for everybody else."""
    return Row(HERE + path, to(*DESK, status=403) | to("editor", status=status), post=post, also=also)


ROWS = {
    "manage/offer/": Row("/manage/offer/", to(*DESK, *THEIRS), otherwise=403),
    f"{COUNCIL}start/": Row("/manage/offer/testshire/start/", to(*DESK, status=403) | to("editor")),
    DRAFT: seen(""),
    f"{DRAFT}about/": edited("about/"),
    f"{DRAFT}set-aside/": edited("set-aside/"),
    f"{DRAFT}take-up/": edited("take-up/"),
    f"{DRAFT}dates/": seen("dates/", also=edited("dates/", status=302, post={"row": "item x", "field": "until"})),
    f"{DRAFT}order/": edited("order/", also=edited("order/", post={"move": "nowhere"})),
    f"{DRAFT}add-theme/": edited("add-theme/"),
    THEME: edited("themes/desk/", also=edited("themes/nothing/", status=404)),
    f"{THEME}order/": edited("themes/desk/order/"),
    f"{THEME}remove/": edited("themes/desk/remove/"),
    f"{DRAFT}presence/": edited("presence/", post={"row": "edition"}),
    f"{DRAFT}history/": seen("history/"),
    f"{DRAFT}items/<slug:key>/history/": seen("items/desk-item/history/"),
}


def more(world):
    """A draft with an item under a theme."""
    edition = build(Edition, authority=world.here, number=NUMBER, title="Local offer")
    theme = Theme.objects.create(edition=edition, slug="desk", name="Home", position=0)
    identity = ItemIdentity.objects.create(authority=world.here, key="desk-item")
    item = Item.objects.create(
        edition=edition, identity=identity, slug="desk-item", name="Key", what_we_offer="A key.", position=0
    )
    ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=0)
