"""Who may open the pages of holding a review."""

from pathways.actions import reviews
from pathways.models import ChangeInLife, Copy, Review
from pathways.versions import being_written, newest_approved
from tests.matrix import Row, to
from tests.matrix.work import READERS, WORKERS, writing
from tests.people import NOW, TODAY
from tests.plans import approved

OF = "/work/people/{kai}/review/"
ROUTE = "work/people/<uuid:key>/review/"


def more(world):
    """A review of Kai's plan under way, one that was held, of which a copy is owed, and a change in Kai's life."""
    adviser = world.visitors["adviser"]
    of = newest_approved(world.kai) or approved(world.kai, adviser, world.visitors["manager"])
    if being_written(world.kai) is None:
        reviews.begin(world.kai, because="six months", by=adviser, at=NOW)
    else:
        made = being_written(world.kai)
        Review.objects.create(person=world.kai, of=of, made=made, begun_at=NOW, begun_by=adviser)
    held = Review.objects.create(
        person=world.kai, of=of, made=of, begun_at=NOW, begun_by=adviser, held_on=TODAY, finished_at=NOW
    )
    Copy.objects.create(person=world.kai, review=held, how="paper")
    change = ChangeInLife.objects.create(person=world.kai, kind="homeless", on=TODAY, by=adviser, at=NOW)
    return {"held_review": held.key, "change_in_life": change.key}


def both(rest, **post):
    """A page with a form: to open it, and to send it."""
    row = Row(f"{OF}{rest}", writing(*WORKERS))
    return Row(row.address, row.open_to, also=Row(row.address, row.open_to, post=post))


ROWS = {
    ROUTE: Row(OF, writing(*READERS)),
    f"{ROUTE}begin/": both("begin/"),
    f"{ROUTE}section/<slug:section>/": both("section/home/", outcome="done"),
    f"{ROUTE}rest/": both("rest/"),
    f"{ROUTE}end/": both("end/", copy_how="by pigeon"),
    f"{ROUTE}give-up/": Row(
        f"{OF}give-up/",
        writing(*WORKERS),
        also=Row(f"{OF}give-up/", writing(*WORKERS) | to(*WORKERS, status=302), post={"drop": "1"}),
    ),
    f"{ROUTE}held/<uuid:row>/": Row(f"{OF}held/{{held_review}}/", writing(*READERS)),
    f"{ROUTE}change/": both("change/"),
    f"{ROUTE}change/<uuid:row>/settle/": both("change/{change_in_life}/settle/"),
}
