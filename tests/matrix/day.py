"""What a young person said, for those who work with them."""

from pathways.models import CheckIn
from tests.matrix import Row
from tests.matrix.work import READERS, WORKERS, writing
from tests.people import NOW

SAY = "/work/people/{kai}/say/"
ROUTE = "work/people/<uuid:key>/say/"


def more(world):
    """A check-in of Kai's. The plan, its copy and an ask for a review are made by my_plan.py."""
    return {"my_check_in": CheckIn.objects.create(person=world.kai, said="ok", by=world.kai.user, at=NOW).key}


def form(address, post):
    """A form that workers fill in, and its answer to what is wrong."""
    return Row(f"{SAY}{address}", writing(*WORKERS), also=Row(f"{SAY}{address}", writing(*WORKERS), post=post))


ROWS = {
    ROUTE: Row(SAY, writing(*READERS)),
    f"{ROUTE}told/<uuid:version>/": form("told/{my_version}/", {}),
    f"{ROUTE}copies/<uuid:row>/": form("copies/{my_copy}/", {}),
    f"{ROUTE}review-asks/<uuid:row>/": form("review-asks/{my_ask}/", {}),
    f"{ROUTE}check-ins/<uuid:row>/": form("check-ins/{my_check_in}/", {"answer": "x" * 3000}),
}
