"""A young person's own pages. Whoever is a young person of a council opens their own; nobody opens somebody else's."""

from datetime import date

from leaving_care.models import WayToReach
from tests.matrix import Row, to

YOUNG = to("kai", "jade", "elsewhere_young_person")


def theirs(address):
    """A page that shows each young person their own record."""
    return Row(address, open_to=YOUNG)


ROWS = {
    "me/": theirs("/me/"),
    "me/status/": theirs("/me/status/"),
    "me/what-can-i-get/": theirs("/me/what-can-i-get/"),
    "me/worker/": theirs("/me/worker/"),
    "me/reach/": theirs("/me/reach/"),
    "me/reach/add/": Row(
        "/me/reach/add/",
        open_to=YOUNG,
        also=Row("/me/reach/add/", open_to=YOUNG, post={"kind": "email", "value": "kai@example.org"}),
    ),
    "me/reach/<uuid:row>/": Row(
        "/me/reach/{way}/", open_to=to("kai"), also=Row("/me/reach/{way}/", open_to=to("kai"), post={"kind": "email"})
    ),
    "me/reach/<uuid:row>/stop/": Row(
        "/me/reach/{way}/stop/", open_to=to("kai"), also=Row("/me/reach/{way}/stop/", open_to=to("kai"), post={})
    ),
    "me/consent/": Row(
        "/me/consent/", open_to=YOUNG, also=Row("/me/consent/", open_to=YOUNG, post={"opportunities": "maybe"})
    ),
    "me/who-looked/": theirs("/me/who-looked/"),
}


def more(world):
    """A way to reach Kai."""
    way = WayToReach.objects.create(
        person=world.kai, kind=WayToReach.Kind.MOBILE, value="07700 900123", starts_on=date(2025, 1, 1)
    )
    return {"way": way.key}
