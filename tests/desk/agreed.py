"""Drafts on their way through the bodies of a small council, for tests that agree and publish."""

from datetime import timedelta

from leaving_care.models import Role
from offers.actions import agreeing, bodies
from offers.agreeing import state
from offers.contents import read_contents
from offers.models import Edition
from tests.offers.small import draft
from tests.people import NOW, TODAY, member

HOUR = timedelta(hours=1)


class Desk:
    """A draft of Smallton's, an editor, two approvers and an administrator of it, and the two bodies that agree it."""

    def __init__(self, folder=None, *, edition=None, with_bodies=True, **said):
        self.edition = edition or draft(folder, **said)
        self.council = self.edition.authority
        self.editor = member(Role.EDITOR, self.council).user
        self.approver, self.other = (member(Role.APPROVER, self.council).user for _ in range(2))
        self.administrator = member(Role.ADMINISTRATOR, self.council).user
        self.bodies = []
        if with_bodies:
            self.add_body("Senior team", has_chair=False)
            self.add_body("Board")

    def add_body(self, name, *, has_chair=True):
        """One more body."""
        made = bodies.add_body(self.council, name=name, has_chair=has_chair, by=self.administrator, at=NOW)
        self.bodies.append(made)
        return made

    def submit(self, **said):
        """The editor submits it."""
        return agreeing.submit(self.edition, **{"by": self.editor, "at": NOW, "note": "A small offer."} | said)

    def approve(self, **said):
        """The approver records that the next body agreed."""
        told = {"by": self.approver, "at": NOW, "decided_on": TODAY, "chair": "Cllr Invented", "minute": "12/26"}
        return agreeing.approve(self.edition, **told | said)

    def send_back(self, **said):
        """The approver records that the next body returned it."""
        told = {"by": self.approver, "at": NOW, "decided_on": TODAY, "comments": "Say it in fewer words."}
        return agreeing.send_back(self.edition, **told | said)

    def agree(self):
        """Both bodies agree to it as it stands."""
        self.submit()
        for _ in self.bodies:
            self.approve()

    @property
    def now(self):
        """Where it stands with the bodies."""
        edition = Edition.objects.get(pk=self.edition.pk)
        return state(edition, read_contents(edition))
