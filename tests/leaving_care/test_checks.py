"""What is said of settings before a portal is put to use."""

import pytest
from django.core.checks import run_checks


@pytest.mark.parametrize(("address", "said"), [("", ["leaving_care.W007"]), ("https://portal.example", [])])
def test_a_portal_whose_mails_would_have_no_whole_links_is_told(settings, address, said):
    settings.SITE_ADDRESS = address
    found = [each.id for each in run_checks(include_deployment_checks=True)]
    assert [each for each in found if each == "leaving_care.W007"] == said
