"""Help now has a way back for whoever came from their own pages, the same for everybody: the page is stored and knows nobody."""

import pytest

from leaving_care.models import Role
from tests.people import council as a_council
from tests.people import member, sign_in


def test_every_page_of_help_has_a_way_back_to_ones_own_page(site):
    pages = [page for page in site.pages.values() if page.address.endswith("/help-now/")]
    assert {"/derby/help-now/", "/staffordshire/in/lichfield/help-now/"} <= {page.address for page in pages}
    assert [page.address for page in pages if "/accounts/home/" not in {path for path, _ in page.internal}] == []


@pytest.mark.parametrize(
    ("role", "home"), [(Role.YOUNG_PERSON, "/me/"), (Role.PERSONAL_ADVISER, "/work/"), (Role.EDITOR, "/manage/offer/")]
)
def test_the_way_back_leads_to_the_page_of_whoever_is_signed_in(client, role, home):
    sign_in(client, member(role, a_council()).user)
    assert client.get("/accounts/home/")["Location"] == home


def test_whoever_is_not_signed_in_is_asked_to(client):
    assert client.get("/accounts/home/")["Location"].startswith("/accounts/login/")
