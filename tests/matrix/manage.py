"""Who may open the pages of managers, administrators and auditors."""

from datetime import timedelta

from leaving_care.models import Allocation, Cover, Invitation, Membership, Referral, StaffSignOn
from tests.matrix import Row, to
from tests.people import NOW, TODAY

MANAGERS = ("manager", "team_manager", "elsewhere_manager")
ADMINISTRATORS = ("administrator", "elsewhere_administrator")
AUDITORS = ("auditor", "elsewhere_auditor")
LATER = ("editor", "approver", "participation")
HERE = (
    *MANAGERS,
    *ADMINISTRATORS,
    *AUDITORS,
    "data_officer",
    "elsewhere_data_officer",
    *LATER,
    *(f"elsewhere_{role}" for role in LATER),
)
# Who sees Kai's record, and may not do this to it.
SEEING = ("adviser", "covering", "social_worker", "clinician", "partner", "data_officer")
PERSON = "manage/people/<uuid:key>/"
MEMBER = "manage/staff/<uuid:key>/"
OURS = ("manager", "team_manager", "administrator")
THEIRS = ("elsewhere_manager", "elsewhere_administrator")


def council_page(path: str, *visitors: str, post: dict | None = None, status: int = 200) -> Row:
    """A page about the reader's own council: anybody else is refused."""
    return Row(f"/manage/{path}", to(*visitors, status=status), otherwise=403, post=post)


def of_kai(path: str, *, seeing=SEEING, open_to=("manager",)) -> Row:
    """A page about Kai for whoever manages them: absent for most, refused to who sees the record."""
    return Row(f"/manage/people/{{kai}}/{path}", to(*open_to) | to(*seeing, status=403))


def of_member(path: str, name: str, *visitors: str) -> Row:
    """A page about a member of Testshire's staff: refused to its own who may not, absent for who sees other staff."""
    return Row(f"/manage/staff/{{{name}}}/{path}", to(*visitors) | to(*THEIRS, status=404), otherwise=403)


ROWS = {
    "manage/": council_page("", *HERE),
    "manage/people/": council_page("people/", *MANAGERS),
    "manage/caseloads/": council_page("caseloads/", *MANAGERS),
    PERSON: of_kai(""),
    f"{PERSON}sharing/": of_kai("sharing/"),
    f"{PERSON}allocate/": of_kai("allocate/"),
    f"{PERSON}refer/": of_kai(
        "refer/",
        seeing=("clinician", "partner", "data_officer"),
        open_to=("manager", "adviser", "covering", "social_worker"),
    ),
    f"{PERSON}share/": of_kai("share/"),
    f"{PERSON}hand-over/": of_kai("hand-over/"),
    f"{PERSON}move/": of_kai("move/"),
    f"{PERSON}end/<slug:kind>/<uuid:row>/": of_kai("end/allocation/{allocation}/"),
    "manage/open/": council_page("open/", *MANAGERS),
    "manage/events/": council_page("events/", *MANAGERS, *AUDITORS),
    "manage/staff/": council_page("staff/", *MANAGERS, *ADMINISTRATORS),
    "manage/staff/invite/": council_page("staff/invite/", *MANAGERS, *ADMINISTRATORS),
    "manage/staff/invited/<uuid:key>/withdraw/": Row(
        "/manage/staff/invited/{invitation}/withdraw/",
        to("manager", "team_manager", status=302) | to(*THEIRS, status=404),
        otherwise=403,
        post={},
    ),
    MEMBER: of_member("", "member", *OURS),
    f"{MEMBER}change/": of_member("change/", "member", "manager"),
    f"{MEMBER}end/": of_member("end/", "member", "manager"),
    f"{MEMBER}second-step/": of_member("second-step/", "member", "manager", "administrator"),
    f"{MEMBER}cover/": Row(
        "/manage/staff/{member}/cover/",
        to("manager") | {"elsewhere_manager": 404},
        otherwise=403,
    ),
    f"{MEMBER}cover/<uuid:colleague>/end/": Row(
        "/manage/staff/{member}/cover/{cover}/end/",
        to("manager") | {"elsewhere_manager": 404},
        otherwise=403,
    ),
    "manage/cover/": council_page("cover/", *MANAGERS),
    "manage/teams/": council_page("teams/", *MANAGERS, *ADMINISTRATORS),
    "manage/teams/add/": council_page("teams/add/", *MANAGERS, *ADMINISTRATORS),
    "manage/teams/<uuid:key>/": Row("/manage/teams/{team}/", to(*OURS) | to(*THEIRS, status=404), otherwise=403),
    "manage/settings/": council_page("settings/", *ADMINISTRATORS),
    "manage/settings/colour/": council_page("settings/colour/", *ADMINISTRATORS),
    "manage/settings/titles/": council_page("settings/titles/", *ADMINISTRATORS),
    "manage/settings/words/": council_page("settings/words/", *ADMINISTRATORS),
    "manage/settings/times/": council_page("settings/times/", *ADMINISTRATORS),
    "manage/settings/sign-on/": council_page("settings/sign-on/", *ADMINISTRATORS),
    "manage/settings/sign-on/end/": Row(
        "/manage/settings/sign-on/end/", {"administrator": 200, "elsewhere_administrator": 404}, otherwise=403
    ),
}


def more(world):
    """The rows that these addresses name: Kai's adviser and their work with Kai, who covers, an invitation, a sign-on."""
    member = Membership.objects.get(user=world.visitors["adviser"])
    cover = Cover.objects.get(away=member)
    invitation = Invitation.objects.create(
        digest="x",
        authority=world.here,
        email="invited@example.gov.uk",
        name="Robin Invented",
        role="personal_adviser",
        by=world.visitors["manager"],
        made_at=NOW,
        expires_at=NOW + timedelta(days=14),
    )
    StaffSignOn.objects.create(
        authority=world.here, server_url="https://login.example.gov.uk", client_id="portal", domains="example.gov.uk"
    )
    return {
        "member": member.key,
        "cover": cover.cover.key,
        "invitation": invitation.key,
        "allocation": Allocation.objects.get(person=world.kai, worker=member).key,
        "referral": Referral.objects.on(TODAY).get(person=world.kai).key,
    }
