"""Councils as dated facts: who exists on a day, and what no council may be called."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from leaving_care.models import Authority, AuthorityLanguage, AuthorityWord, RoleTitle
from leaving_care.models.authorities import RESERVED_SLUGS
from offers.models import Edition
from tests.doors import routes

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 1)
ONE = timedelta(days=1)


def council(slug="wessex", **fields):
    return Authority(slug=slug, name=slug.capitalize(), short_name=slug.capitalize(), **{"tier": "county", **fields})


def wrong(authority):
    """The fields that are refused, or the names of the constraints' words."""
    with pytest.raises(ValidationError) as refusal:
        authority.full_clean()
    return refusal.value.message_dict


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "on", "exists"),
    [
        (None, None, DAY, True),
        (DAY, None, DAY - ONE, False),
        (DAY, None, DAY, True),
        (DAY, None, DAY + ONE, True),
        (None, DAY, DAY - ONE, True),
        (None, DAY, DAY, True),
        (None, DAY, DAY + ONE, False),
        (DAY, DAY, DAY, True),
        (DAY, DAY, DAY + ONE, False),
    ],
)
def test_a_council_exists_from_its_first_day_to_its_last(starts_on, ends_on, on, exists):
    council(starts_on=starts_on, ends_on=ends_on).save()
    assert Authority.objects.existing(on).exists() is exists


def test_councils_with_offers_are_told_once_and_districts_not():
    county = council()
    county.save()
    council("casterbridge", tier="district", county=county).save()
    for number in (1, 2):
        Edition.objects.create(authority=county, number=number, title="Offer")
    assert list(Authority.objects.with_offers()) == [county]


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_no_council_is_called_as_the_portals_own_pages(slug):
    assert wrong(council(slug)) == {"slug": ["This address is used by the portal itself. Choose another."]}


def test_every_address_of_the_portal_itself_is_reserved():
    first = {route.split("/")[0] for route in routes(get_resolver().url_patterns)}
    first |= {address.strip("/").split("/")[0] for address in (settings.STATIC_URL, settings.LOGIN_URL)}
    assert [name for name in first if name and "<" not in name and name not in RESERVED_SLUGS] == []


@pytest.mark.parametrize(
    ("fields", "where", "said"),
    [
        ({"starts_on": DAY, "ends_on": DAY - ONE}, "__all__", "A council cannot end before it starts."),
        ({"accent": "blue"}, "accent", "Enter a valid value."),
        ({"accent": "#00538A"}, "accent", "Enter a valid value."),
        ({"website": "javascript:alert(1)"}, "website", "Enter a valid URL."),
        ({"tier": "parish"}, "tier", "Value 'parish' is not a valid choice."),
        ({"slug": "two words"}, "slug", "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    ],
)
def test_what_is_refused_is_said(fields, where, said):
    assert wrong(council(**fields)) == {where: [said]}


def test_only_a_district_lies_in_a_county():
    county = council()
    county.save()
    assert wrong(council("mercia", county=county)) == {"__all__": ["Only a district lies in a county."]}
    council("casterbridge", county=county, tier="district").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        council("mercia", county=county).save()


def test_a_code_belongs_to_one_council_and_many_have_none():
    council("wessex", gss_code="E10000099").save()
    council("mercia").save()
    council("anglia").save()
    assert wrong(council("kent", gss_code="E10000099")) == {"__all__": ["Another council has this code."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        council("kent", gss_code="E10000099").save()


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (RoleTitle, {"role": "manager", "title": "boss"}),
        (AuthorityWord, {"instead_of": "LAC", "say": "child in care"}),
        (AuthorityLanguage, {"code": "ur", "position": 0}),
    ],
)
def test_a_council_says_each_thing_once(model, fields):
    wessex, mercia = council(), council("mercia")
    wessex.save()
    mercia.save()
    model.objects.create(authority=wessex, **fields)
    model.objects.create(authority=mercia, **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(authority=wessex, **fields)


def test_languages_are_in_the_councils_own_order():
    wessex = council()
    wessex.save()
    for position, code in ((2, "ur"), (0, "pl"), (1, "cy")):
        AuthorityLanguage.objects.create(authority=wessex, code=code, position=position)
    assert [language.code for language in wessex.languages.all()] == ["pl", "cy", "ur"]
