"""Everybody who visits in the access matrix, and the record that they ask for: Kai's, of Testshire."""

from datetime import timedelta

from leaving_care.models import Authority, Cover, HandedOver, PartnerAccess, Referral, Role, Team
from tests.people import TODAY, allocate, council, member, user, young

DAY = timedelta(days=1)
STAFF = [role for role in Role if role != Role.YOUNG_PERSON]
# Visitors of Testshire, by what they are to Kai; then somebody of each role at the next council.
VISITORS = (
    "kai",  # the young person whose record it is
    "jade",  # another young person of the same council
    "adviser",  # Kai's personal adviser
    "ended",  # was Kai's adviser until yesterday
    "colleague",  # an adviser of the same team, not Kai's
    "covering",  # covers for Kai's adviser today
    "social_worker",  # Kai's social worker
    "manager",  # manages the whole of leaving care
    "team_manager",  # manages another team
    "clinician",  # Kai was referred to them
    "other_clinician",  # nobody was
    "partner",  # sees where Kai lives
    "editor",
    "approver",
    "participation",
    "data_officer",
    "auditor",
    "administrator",
    "left",  # was a manager here until yesterday
    "nobody",  # has an account and belongs nowhere
    *(f"elsewhere_{role}" for role in Role),
)
RECEIVING = ("elsewhere_manager", "elsewhere_data_officer")  # see what was handed over, where the world has it


def build_world(day=TODAY):
    """Name → user for each visitor, and name → key for what addresses say: {kai}, {jade}, {far}, {team}, ….

    `day` is the day of the visits.
    """
    here, there = council(), council("elsewhere")
    ours, theirs = (Team.objects.create(authority=here, name=name) for name in ("North", "South"))
    adviser = member(Role.PERSONAL_ADVISER, here, team=ours)
    kai = young(here, adviser=adviser, account=True)
    jade = young(here, account=True)
    far = young(there, account=True)
    ended, covering = member(Role.PERSONAL_ADVISER, here, team=ours), member(Role.PERSONAL_ADVISER, here, team=ours)
    social_worker, clinician = member(Role.SOCIAL_WORKER, here), member(Role.CLINICIAN, here)
    partner = member(Role.PARTNER, here)
    allocate(ended, kai, is_main=False, ends_on=day - DAY)
    allocate(social_worker, kai)
    Cover.objects.create(away=adviser, cover=covering, starts_on=day, ends_on=day)
    Referral.objects.create(person=kai, clinician=clinician, starts_on=day - DAY)
    PartnerAccess.objects.create(
        person=kai, partner=partner, to_part="homes", reason="Floating support", starts_on=day - DAY, ends_on=day
    )
    visitors = {
        "kai": kai.user,
        "jade": jade.user,
        "adviser": adviser.user,
        "ended": ended.user,
        "colleague": member(Role.PERSONAL_ADVISER, here, team=ours).user,
        "covering": covering.user,
        "social_worker": social_worker.user,
        "manager": member(Role.MANAGER, here).user,
        "team_manager": member(Role.MANAGER, here, team=theirs).user,
        "clinician": clinician.user,
        "other_clinician": member(Role.CLINICIAN, here).user,
        "partner": partner.user,
        "left": member(Role.MANAGER, here, ends_on=day - DAY).user,
        "nobody": user("Nobody In Particular"),
        "elsewhere_young_person": far.user,
    }
    visitors |= {role: member(role, here).user for role in map(str, STAFF) if role not in visitors and role in VISITORS}
    visitors |= {f"elsewhere_{role}": member(role, there).user for role in STAFF}
    names = {
        "kai": kai.key,
        "jade": jade.key,
        "far": far.key,
        "team": ours.key,
        "adviser": adviser.key,
        "council": here.slug,
    }
    return World(visitors, names, kai, jade, far, here, there)


class World:
    """The visitors, the names that addresses use, and the rows themselves."""

    def __init__(self, visitors, names, kai, jade, far, here: Authority, there: Authority):
        self.visitors, self.names = visitors, names
        self.kai, self.jade, self.far, self.here, self.there = kai, jade, far, here, there

    def hand_over(self, part, day=TODAY):
        """Hands a part of Kai's record to the other council, from a day on."""
        return HandedOver.objects.create(
            person=self.kai, from_authority=self.here, to=self.there, handed_part=part, reason="Moved", starts_on=day
        )
