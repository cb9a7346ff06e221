"""Who may open a council's settings for plans: its administrators and managers."""

from pathways.models import CouncilSection
from tests.matrix import Row, to

SETTING = ("manager", "team_manager", "administrator", "elsewhere_manager", "elsewhere_administrator")
PLANS = "manage/settings/plans/"


def form(path, address="", *, post):
    """A form: opened, and sent with something that is refused in words."""
    address = f"/{PLANS}{address or path}"
    open_to = to(*SETTING)
    return {f"{PLANS}{path}": Row(address, open_to, 403, also=Row(address, open_to, 403, post=post))}


OURS = to("manager", "team_manager", "administrator") | to("elsewhere_manager", "elsewhere_administrator", status=404)
END = f"/{PLANS}headings/own-invented/end/"
ROWS = {
    PLANS: Row(f"/{PLANS}", to(*SETTING), 403),
    **form("days/", post={"lead_days": "x"}),
    **form("papers/", post={}),
    **form("words/", post={"words": "= nothing"}),
    **form("times/<slug:duty>/", "times/plan-review/", post={"number": "9", "unit": "months"}),
    **form("headings/", post={"home": "x"}),
    **form("headings/add/", post={}),
    **form("headings/<slug:section>/", "headings/home/", post={"heading": "Money"}),
    f"{PLANS}headings/<slug:section>/end/": Row(
        END, OURS, 403, also=Row(END, OURS | to("manager", "team_manager", "administrator", status=302), 403, post={})
    ),
}


def more(world):
    """A heading of Testshire's own."""
    CouncilSection.objects.create(
        authority=world.here, section="own-invented", heading="Invented", position=11, is_own=True
    )
