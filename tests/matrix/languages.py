"""Who may open the desk's pages of languages, easy read and other formats; asking for one is for everybody."""

import uuid

from leaving_care.models import AuthorityLanguage
from offers.models import Edition, FormatRequest, Item, ItemIdentity, ItemTheme, Picture, Theme
from offers.pictures import drawn_anew
from tests.matrix import Row, to
from tests.matrix.public import everybody
from tests.offers.test_easy_read import picture
from tests.people import NOW, user

NUMBER = 9800  # of a draft of this module's own: the newest, which is the one that is translated
DESK = "manage/offer/<slug:council>/"
SEE = ("editor", "approver", "participation", "manager", "team_manager")


def desk(path: str, *visitors: str, seeing=SEE, post=None, status=200) -> Row:
    """A page of Testshire's desk: refused to who sees the desk and may not, absent for everybody else."""
    refused = tuple(who for who in seeing if who not in visitors)
    return Row(f"/manage/offer/testshire/{path}", to(*visitors, status=status) | to(*refused, status=403), post=post)


ROWS = {
    f"{DESK}languages/": desk("languages/", *SEE),
    f"{DESK}languages/add/": desk("languages/add/", "editor"),
    f"{DESK}languages/<slug:language>/end/": desk("languages/ur/end/", "editor"),
    f"{DESK}languages/<slug:language>/": desk("languages/ur/", *SEE),
    f"{DESK}languages/<slug:language>/file/": desk("languages/ur/file/", *SEE),
    f"{DESK}languages/<slug:language>/bring-in/": desk("languages/ur/bring-in/", "editor"),
    f"{DESK}languages/<slug:language>/take-in/": desk("languages/ur/take-in/", "editor", post={}, status=302),
    f"{DESK}languages/<slug:language>/<slug:kind>/<slug:row>/": desk("languages/ur/item/a-translated-item/", "editor"),
    f"{DESK}easy-read/": desk("easy-read/", *SEE),
    f"{DESK}easy-read/items/<slug:key>/": desk("easy-read/items/a-translated-item/", "editor"),
    f"{DESK}easy-read/pictures/": desk("easy-read/pictures/", "editor"),
    f"{DESK}easy-read/pictures/<uuid:key>/": desk("easy-read/pictures/{picture}/", *SEE),
    f"{DESK}easy-read/pictures/<uuid:key>/remove/": desk(
        "easy-read/pictures/{picture}/remove/", "editor", post={"once": str(uuid.UUID(int=98))}, status=302
    ),
    f"{DESK}formats/": desk("formats/", "editor", "participation"),
    f"{DESK}formats/<uuid:key>/": desk("formats/{asked_for_format}/", "editor", "participation"),
    "<slug:council>/formats/": everybody("/testshire/formats/"),
}


def more(world):
    """Testshire has a language, a draft with an item to translate, a picture, and somebody asked for Braille."""
    AuthorityLanguage.objects.create(authority=world.here, code="ur", position=0)
    edition = Edition.objects.create(authority=world.here, number=NUMBER, title="Translated offer")
    identity = ItemIdentity.objects.create(authority=world.here, key="a-translated-item")
    theme = Theme.objects.create(edition=edition, slug="home", name="Home", position=0)
    item = Item.objects.create(
        edition=edition, identity=identity, slug="a-translated-item", name="An item", what_we_offer="Words.", position=0
    )
    ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=0)
    drawn = drawn_anew(picture())
    kept = Picture.objects.create(
        authority=world.here,
        alt="A pan",
        content=drawn.content,
        width=drawn.width,
        height=drawn.height,
        added_at=NOW,
        added_by=user("A drawer"),
    )
    asked = FormatRequest.objects.create(authority=world.here, wanted="Braille", at=NOW)
    return {"picture": kept.key, "asked_for_format": asked.key}
