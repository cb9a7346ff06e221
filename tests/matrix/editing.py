"""Who may open the forms of a draft's items, contacts, statements and papers: the council's editors."""

from offers.models import Contact, Document, Edition, Item, ItemIdentity, ItemTheme, Statement, Theme
from tests.matrix import Row, to

DRAFT = "manage/offer/<slug:council>/<int:number>/"
HERE = "/manage/offer/testshire/61/"
# Who sees the desk and edits nothing.
SEEING = ("participation", "approver", "manager", "team_manager")
NOTHING = {"once": "x"}


def page(path: str, at: str, *, post: dict | None = None, status: int = 200) -> dict[str, Row]:
    """A page of the draft's editors; with `post`, its form sent too, and what that gets."""
    refused = to(*SEEING, status=403)
    sent = Row(HERE + at, to("editor", status=status) | refused, post=post) if post is not None else None
    return {DRAFT + path: Row(HERE + at, to("editor") | refused, also=sent)}


def rows(kind: str, key: str, adding: str = "add/", add_at: str = "add/") -> dict[str, Row]:
    """A list, and the forms that add a row, change it and take it out."""
    return {
        **page(f"{kind}/", f"{kind}/"),
        **page(f"{kind}/{adding}", f"{kind}/{add_at}", post=NOTHING),
        **page(f"{kind}/<slug:key>/", f"{kind}/{key}/", post=NOTHING),
        **page(f"{kind}/<slug:key>/remove/", f"{kind}/{key}/remove/", post=NOTHING, status=302),
    }


ROWS = {
    **page("items/add/", "items/add/", post=NOTHING),
    **page("items/add/preview/", "items/add/preview/", post=NOTHING),
    **page("items/<slug:key>/", "items/edited/", post=NOTHING),
    # Whoever sees the desk reads an item as it is saved; what is typed is drawn for editors alone.
    f"{DRAFT}items/<slug:key>/preview/": Row(
        f"{HERE}items/edited/preview/",
        to("editor", *SEEING),
        also=Row(f"{HERE}items/edited/preview/", to("editor") | to(*SEEING, status=403), post=NOTHING),
    ),
    **page("items/<slug:key>/end/", "items/edited/end/", post=NOTHING),
    **rows("contacts", "team"),
    **rows("statements", "phones", "add/<slug:kind>/", "add/notice/"),
    **rows("documents", "policy"),
}


def more(world):
    """A draft of Testshire's with one row of each kind."""
    edition = Edition.objects.create(authority=world.here, number=61, title="Edited")
    theme = Theme.objects.create(edition=edition, slug="home", name="Home", position=0)
    identity = ItemIdentity.objects.create(authority=world.here, key="edited")
    item = Item.objects.create(
        edition=edition, identity=identity, slug="edited", name="Edited", what_we_offer="x", position=0
    )
    ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=0)
    Contact.objects.create(edition=edition, key="team", kind="team", name="Team", position=0)
    Statement.objects.create(edition=edition, key="phones", kind="notice", title="Phones", position=0)
    Document.objects.create(edition=edition, key="policy", title="Policy", position=0)
