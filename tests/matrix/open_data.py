"""The feeds: anybody may read them, and from any page."""

from tests.matrix import Row

FEED = "/open-referral/testshire"
NONE = "00000000-0000-4000-8000-000000000000"


def everybody(address, status=200):
    """The same for everybody, signed in or not."""
    return Row(f"{FEED}{address}", otherwise=status, anyone=status)


AT = "open-referral/<slug:council>"
# The feed of a council without an offer: empty. What there is to open otherwise: tests/offers/test_feed.py.
ROWS = {
    f"{AT}/": everybody("/"),
    f"{AT}/openapi.json": everybody("/openapi.json"),
    f"{AT}/services": everybody("/services"),
    f"{AT}/services/<uuid:id>": everybody(f"/services/{NONE}", 404),
    f"{AT}/taxonomies": everybody("/taxonomies"),
    f"{AT}/taxonomies/<uuid:id>": everybody(f"/taxonomies/{NONE}", 404),
    f"{AT}/taxonomy_terms": everybody("/taxonomy_terms"),
    f"{AT}/taxonomy_terms/<uuid:id>": everybody(f"/taxonomy_terms/{NONE}", 404),
}
