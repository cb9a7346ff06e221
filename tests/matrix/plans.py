"""What waits for a manager: plans to approve, and disagreements to reply to. A version is Jade's, and waits."""

from pathways.models import Answer
from tests.matrix import Row, to
from tests.people import NOW, allocate, member
from tests.plans import sent

MANAGERS = to("manager", "team_manager", "elsewhere_manager")
# Of Jade's plan: who manages the whole; the data officer sees her record and does not approve.
OF_JADE = to("manager") | to("data_officer", status=403)
PLANS, DISAGREEMENTS = "/manage/plans/", "/manage/disagreements/"


def more(world):
    """A plan of Jade's that waits, and her disagreement with it."""
    writer = member("personal_adviser", world.here)
    allocate(writer, world.jade)
    version = sent(world.jade, writer.user)
    said = Answer.objects.create(person=world.jade, version=version, said="disagree", by=world.jade.user, at=NOW)
    return {"waiting": version.key, "disagreement": said.key}


def form(address, post):
    """A form, and its answer to what is wrong."""
    return Row(address, OF_JADE, also=Row(address, OF_JADE, post=post))


ROWS = {
    "manage/plans/": Row(PLANS, MANAGERS, otherwise=403),
    "manage/plans/<uuid:version>/": form(f"{PLANS}{{waiting}}/", {}),
    "manage/plans/<uuid:version>/give-back/": form(f"{PLANS}{{waiting}}/give-back/", {}),
    "manage/disagreements/": Row(DISAGREEMENTS, MANAGERS, otherwise=403),
    "manage/disagreements/<uuid:answer>/": form(f"{DISAGREEMENTS}{{disagreement}}/", {}),
}
