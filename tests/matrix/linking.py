"""Who may open the desk's lists of links, proposals and suggestions; and what a private link opens, to anybody who has it."""

from datetime import date

from offers.actions import links
from offers.actions.link_answers import Said, answer
from offers.models import (
    Contact,
    Edition,
    Item,
    ItemIdentity,
    ItemTheme,
    Link,
    ProposedChange,
    Suggestion,
    Theme,
)
from tests.matrix import Row, to
from tests.matrix.world import VISITORS
from tests.people import NOW, TODAY

NUMBER = 71  # of a draft of this module's own, so that no other group's rows stand in its way
DRAFT = "manage/offer/<slug:council>/<int:number>/"
SUGGESTIONS = "manage/offer/<slug:council>/suggestions/"
# They see the desk of Testshire and may not change its draft.
SEE = ("approver", "participation", "manager", "team_manager")
# They moderate, or work with the council's young people.
ON_DUTY = tuple("editor participation adviser ended colleague covering social_worker manager team_manager".split())
OURS = f"/manage/offer/testshire/{NUMBER}/"
TOLD = "/manage/offer/testshire/suggestions/"


def of_editors(path: str, *, post: dict | None = None, status: int = 200, also: Row | None = None) -> Row:
    """A page of the draft for editors: refused to who sees the desk, absent for everybody else."""
    return Row(OURS + path, to("editor", status=status) | to(*SEE, status=403), post=post, also=also)


def of_moderators(path: str, also: Row | None = None) -> Row:
    """A page for who moderates."""
    seeing = tuple(who for who in SEE if who != "participation")
    return Row(TOLD + path, to("editor", "participation") | to(*seeing, status=403), also=also)


def private(name: str, status: int, *more: Row) -> Row:
    """What somebody who has a link finds at its address, signed in or not."""
    return Row(f"/check/{{{name}}}/", to(*VISITORS, status=status), anyone=status, also=more[0] if more else None)


def chain(*rows: Row) -> Row:
    """Several rows of one route."""
    first, *rest = rows
    return Row(first.address, first.open_to, first.otherwise, first.anyone, first.post, chain(*rest) if rest else None)


def elsewhere(path: str) -> Row:
    """A row of the next council under the address of ours: absent, also for who edits there."""
    return Row(OURS + path, to(*SEE, status=403))


ROWS = {
    f"{DRAFT}links/": of_editors("links/"),
    f"{DRAFT}links/make/": of_editors("links/make/"),
    f"{DRAFT}links/<uuid:key>/made/": of_editors("links/{link}/made/", also=elsewhere("links/{link_elsewhere}/made/")),
    f"{DRAFT}links/<uuid:key>/anew/": of_editors("links/{link}/anew/", also=elsewhere("links/{link_elsewhere}/anew/")),
    f"{DRAFT}links/<uuid:key>/end/": of_editors("links/{link}/end/", post={}, status=302),
    f"{DRAFT}proposals/": of_editors("proposals/"),
    f"{DRAFT}proposals/<uuid:key>/accept/": of_editors("proposals/{proposal}/accept/", post={}, status=302),
    f"{DRAFT}proposals/<uuid:key>/refuse/": of_editors(
        "proposals/{proposal}/refuse/", also=elsewhere("proposals/{proposal_elsewhere}/refuse/")
    ),
    SUGGESTIONS: of_moderators(""),
    f"{SUGGESTIONS}<uuid:key>/take/": of_moderators("{suggestion}/take/"),
    f"{SUGGESTIONS}<uuid:key>/refuse/": of_moderators("{suggestion}/refuse/"),
    # The mail to those on duty links to it; what is no call for help has no such page.
    "manage/offer/<slug:council>/help/<slug:kind>/<uuid:key>/": Row(
        "/manage/offer/testshire/help/suggestion/{call_for_help}/",
        to(*ON_DUTY),
        also=Row("/manage/offer/testshire/help/suggestion/{suggestion}/"),
    ),
    "check/<str:secret>/": chain(
        private("link_partner", 200),
        private("link_guest", 200),
        private("link_answered", 410),
        private("link_ended", 410),
        private("link_taken_back", 410),
        private("link_guessed", 404),
    ),
    "check/<path:spoilt>": Row("/check/{link_partner}", to(*VISITORS, status=404), anyone=404),
    "<slug:council>/suggest/": Row("/testshire/suggest/", otherwise=200, anyone=200),
}


def more(world):
    """A draft here and one elsewhere, a link in each state, and what was proposed and suggested."""
    here, there = _draft(world.here), _draft(world.there)
    by, theirs = world.visitors["editor"], world.visitors["elsewhere_editor"]
    secrets = {
        "link_partner": _link(here, by)[1],
        "link_guest": _link(here, by, kind="guest")[1],
        "link_guessed": "A" * 43,
    }
    answered, secrets["link_answered"] = _link(here, by)
    identity = ItemIdentity.objects.get(authority=world.here, key="checked")
    answer(answered, said=[Said(identity, "correct", "More.")], name="Robin", organisation="Housing", at=NOW)
    ended, secrets["link_ended"] = _link(here, by)
    Link.objects.filter(pk=ended.pk).update(ends_on=date(2026, 1, 1))
    back, secrets["link_taken_back"] = _link(here, by)
    links.take_back(back, by=by, at=NOW)
    suggestion = Suggestion.objects.create(authority=world.here, kind="wrong", words="Wrong.", at=NOW)
    call = Suggestion.objects.create(authority=world.here, kind="wrong", words="Help.", at=NOW, needs_help=True)
    proposal = ProposedChange.objects.get(edition=here)
    return secrets | {
        "link": Link.objects.filter(edition=here, ended_at=None, answered_at=None, kind="partner").first().key,
        "link_elsewhere": _link(there, theirs)[0].key,
        "proposal": proposal.key,
        "proposal_elsewhere": ProposedChange.objects.create(edition=there, words="x", made_at=NOW).key,
        "suggestion": suggestion.key,
        "call_for_help": call.key,
    }


def _draft(council) -> Edition:
    edition = Edition.objects.create(authority=council, number=NUMBER, title="Local offer")
    theme = Theme.objects.create(edition=edition, slug="home", name="Your home", position=0)
    identity, _ = ItemIdentity.objects.get_or_create(authority=council, key="checked")
    item = Item.objects.create(
        edition=edition, identity=identity, slug="checked", name="Checked", what_we_offer="A thing.", position=0
    )
    ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=0)
    Contact.objects.create(edition=edition, key="team", kind="team", name="Team", position=0)
    return edition


def _link(edition, by, kind="partner"):
    identity = ItemIdentity.objects.get(authority=edition.authority, key="checked")
    said = {"kind": kind, "name": "Robin", "organisation": "Housing", "items": [identity], "ends_on": TODAY}
    return links.make(edition, by=by, at=NOW, **said)
