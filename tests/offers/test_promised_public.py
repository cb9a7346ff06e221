"""What was promised about a contact, as everybody reads it: only while it is not there."""

import pytest
from django.template.loader import render_to_string

from offers.addresses import Addresses
from offers.search_index import build_index
from tests.offers.an_offer import FAULTY_EMAIL, NUMBER, Offer

pytestmark = pytest.mark.django_db
PROMISE = "It gives no number."
EMAIL = {"email": "team@kesteven.gov.uk"}
THERE = [{"numbers": [NUMBER]}, {"emails": [EMAIL]}]
MISSING = [{}, {"address": ["1 High Street"]}, {"emails": [FAULTY_EMAIL]}, {"numbers": [{"as_printed": "64XXXX"}]}]


def page(contents):
    return render_to_string("public/parts/contact.html", {"contact": contents.reached_by("team")[0]})


def found(contents):
    return str(build_index(contents, Addresses(contents.authority.slug, contents))["documents"])


@pytest.mark.parametrize("fields", THERE)
def test_it_is_not_said_beside_the_number_or_the_email(fields):
    contents = Offer().contact(promised=PROMISE, **fields).contents()
    assert PROMISE not in page(contents) and PROMISE not in found(contents)
    assert "<dt>Open<dd>Not recorded yet" in page(contents)


@pytest.mark.parametrize("fields", MISSING)
def test_it_is_said_while_it_is_not_there(fields):
    contents = Offer().contact(promised=PROMISE, **fields).contents()
    assert f"<dt>What is promised<dd>{PROMISE}" in page(contents) and PROMISE in found(contents)
