"""Who may open the checks of an edition, and decide about what is found."""

from offers.contents import read_contents
from offers.findings import findings
from offers.models import Contact, ContactNumber, Edition
from tests.leaving_care.rows import build
from tests.matrix import Row, to
from tests.people import TODAY

CHECKS = "manage/offer/<slug:council>/<int:number>/checks/"
HERE = "/manage/offer/{council}/{checked_number}/checks/"
DESK = ("editor", "participation", "approver", "manager", "team_manager")


def of_finding(path: str) -> Row:
    """A page about a finding: for editors; refused to who sees the desk alone, absent for everybody else."""
    return Row(f"{HERE}{{finding}}/{path}", to(*DESK, status=403) | to("editor"))


ROWS = {
    CHECKS: Row(HERE, to(*DESK)),
    f"{CHECKS}<slug:finding>/pass/": of_finding("pass/"),
    # Whether it was passed over is asked when it is taken back.
    f"{CHECKS}<slug:finding>/take-back/": of_finding("take-back/"),
    f"{CHECKS}<slug:finding>/owner/": of_finding("owner/"),
}


def more(world):
    """A draft in which something is found."""
    number = 91  # of no edition that another group of addresses builds
    edition = build(Edition, authority=world.here, number=number, title="Local offer")
    contact = Contact.objects.create(edition=edition, key="team", kind="team", name="Team", position=0)
    ContactNumber.objects.create(contact=contact, number="01632 960001", position=0)
    finding = next(each for each in findings(read_contents(edition), TODAY) if not each.blocking)
    return {"checked_number": number, "finding": finding.key}
