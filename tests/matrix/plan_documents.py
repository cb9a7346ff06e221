"""Who may take a plan's documents: its young person, and whoever may see the plan. Nobody by another person's address."""

from pathways import plan_files
from pathways.models import PlanDocument, PlanVersion
from tests.matrix import Row, to
from tests.matrix.plan import READERS, reading
from tests.people import NOW

VERSION = "plan/<uuid:version>/documents/<slug:kind>/"
ADDRESS = "plan/{my_version}/documents/pdf/"


def more(world):
    """The PDF of Kai's approved plan."""
    version = PlanVersion.objects.get(key=world.names["my_version"])
    said = {"person": version.person, "file": plan_files.write(b"%PDF-invented", "pdf"), "size": 13, "made_at": NOW}
    PlanDocument.objects.create(version=version, kind=PlanDocument.Kind.PDF, **said)


ROWS = {
    f"me/{VERSION}": Row(f"/me/{ADDRESS}", to("kai")),
    f"work/people/<uuid:key>/{VERSION}": Row(f"/work/people/{{kai}}/{ADDRESS}", reading(*READERS)),
}
