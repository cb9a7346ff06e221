"""A young person's answers before a review: their own, and nobody else's."""

from pathways.versions import being_written, newest_approved
from tests.matrix import Row, to
from tests.matrix.me import theirs
from tests.plans import approved

HELD = "/me/review/held/{held_review}"  # of tests/matrix/review.py


def more(world):
    """A plan of Kai's; nobody else has one."""
    if newest_approved(world.kai) is None and being_written(world.kai) is None:
        approved(world.kai, world.visitors["adviser"], world.visitors["manager"])


def kais(address, post, status):
    """A page for whoever has a plan: to open it, and to send it."""
    return Row(address, to("kai"), also=Row(address, to("kai", status=status), post=post))


ROWS = {
    "me/review/": theirs("/me/review/"),
    "me/review/held/<uuid:row>/": Row(f"{HELD}/", to("kai")),
    "me/review/held/<uuid:row>/read/": Row(f"{HELD}/read/", to("kai", status=302), post={}),
    "me/review/check/": kais("/me/review/check/", {}, 200),
    "me/review/say/<slug:section>/": kais("/me/review/say/home/", {"words": "Invented words"}, 302),
}
