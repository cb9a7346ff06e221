"""A young person's own data."""

from tests.matrix import Row, to
from tests.rights.making import made

YOUNG = ("kai", "jade", "elsewhere_young_person")
ASKED = {"about": "homes", "wrong": "The street", "right": ""}

ROWS = {
    "me/data/": Row("/me/data/", to(*YOUNG), also=Row("/me/data/", to(*YOUNG, status=302), post={})),
    "me/data/correction/": Row(
        "/me/data/correction/", to(*YOUNG), also=Row("/me/data/correction/", to(*YOUNG, status=302), post=ASKED)
    ),
    "me/data/archives/<uuid:archive>/": Row("/me/data/archives/{archive}/", to("kai")),
}


def more(world):
    """A file of Kai's that can be taken."""
    return {"archive": made(world.kai).key}
