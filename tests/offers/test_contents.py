"""An edition read into memory: in a fixed number of queries, in the council's own order, with a fingerprint of all of it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from leaving_care.models import Authority
from offers.addresses import Addresses
from offers.contents import read_contents
from offers.loading import load_offer
from offers.models import (
    AcceptedFault,
    ContactDistrict,
    DistrictItem,
    Edition,
    Item,
    ItemChange,
    ItemIdentity,
    ItemProvider,
    JointAuthority,
    Point,
    PointItem,
)
from offers.search_index import build_index
from tests.leaving_care.rows import guarded_models, root_of
from tests.offers.finding_cases import Offer
from tests.offers.offer_files import an_offer, put, write

pytestmark = pytest.mark.django_db

PARTS = [
    Edition,
    *(model for model in guarded_models() if getattr(model, "frozen_with", ()) and root_of(model) is Edition),
]


@pytest.fixture
def edition(tmp_path):
    """An edition with a row of every kind."""
    files = an_offer()
    files["edition.toml"]["documents"].append({"key": "other-paper", "title": "Other paper"})
    made = load_offer(write(tmp_path, files)).edition
    AcceptedFault.objects.create(edition=made, code="a-code", row="a row", reason="It is printed so.")
    promise, district = made.items.first().identity, Authority.objects.get(slug="melchester")
    ItemChange.objects.create(edition=made, identity=promise, reason="It costs less.", decided_by="The board")
    point = Point.objects.create(edition=made, position=0, said="Say it in fewer words.")
    PointItem.objects.create(point=point, identity=promise)
    DistrictItem.objects.create(
        edition=made,
        district=district,
        key="more",
        position=0,
        name="More",
        what_we_offer="More here.",
        theme_slug="home",
        reason="It is larger.",
    )
    JointAuthority.objects.create(edition=made, authority=district)
    return made


def fingerprint(edition):
    return read_contents(Edition.objects.get(pk=edition.pk)).fingerprint()


# Queries


def queries_for(offer):
    """How many queries it takes to read an edition and to use everything in it."""
    with CaptureQueriesContext(connection) as captured:
        contents = offer.contents()
        contents.fingerprint()
        build_index(contents, Addresses(offer.council.slug, contents))
        _use(contents)
    return len(captured)


def _use(contents):
    """Everything that a page may ask for."""
    return [
        [contents.entries[theme.pk] for theme in contents.themes],
        [(contents.first_theme[item.pk], contents.also_in[item.pk]) for item in contents.items],
        [(item.identity.key, item.policy and item.policy.title, item.amount_set_in) for item in contents.items],
        [provider.name or provider.authority.name for item in contents.items for provider in item.providers.all()],
        [link.district.name for contact in contents.contacts for link in contact.contact_districts.all()],
        [contents.parts_of(row) for row in contents.said("pledge", "how_it_works")],
        [row.title for row in contents.authority.role_titles.all()],
        [list(rows.all()) for rows in (contents.authority.languages, contents.authority.districts)],
    ]


def test_a_longer_offer_takes_no_more_queries():
    offer = Offer()
    counts = []
    for _ in range(3):
        for number in range(10 if not counts else 45):
            offer.money(providers=[{"name": "A partner"}, {"authority": offer.council}], rules=[{"age_from": 16}] * 2)
            offer.contact(
                f"team-{len(counts)}-{number}", numbers=[{"number": "01332 643907"}], emails=[{"as_printed": "-"}]
            )
            offer.statement().document(f"paper-{len(counts)}-{number}")
        Item.objects.filter(policy=None).update(policy=offer.edition.documents.first())
        counts.append(queries_for(offer))
    assert Item.objects.count() > 100
    assert len(set(counts)) == 1 and counts[0] < 30


# Order


def test_rows_are_in_the_councils_own_order(tmp_path):
    files = an_offer()
    put(
        files,
        "themes/02-money.toml/items",
        [{"slug": "cash", "identity": "cash", "name": "Cash", "what_we_offer": "Cash."}],
    )
    contents = read_contents(load_offer(write(tmp_path, files)).edition)
    assert [theme.slug for theme in contents.themes] == ["home", "money"]
    assert [item.slug for item in contents.items] == ["starter-pack", "advice", "cash"]
    home, money = contents.themes
    # What lives in a theme comes first, then what is listed there too.
    assert [item.slug for item in contents.entries[money.pk]] == ["cash", "starter-pack"]
    assert [item.slug for item in contents.entries[home.pk]] == ["starter-pack", "advice"]
    pack = contents.items[0]
    assert contents.first_theme[pk := pack.pk] == home and contents.also_in[pk] == [money]


def test_statements_and_contacts_are_given_by_kind(edition):
    contents = read_contents(edition)
    (pledge,) = contents.said("pledge")
    assert [part.key for part in contents.parts_of(pledge)] == ["choice"]
    assert [row.key for row in contents.said("status_wording", "pledge")] == ["pledge", "wording"]
    assert [contact.key for contact in contents.reached_by("out_of_hours", "team")] == ["team", "night"]
    assert contents.said("notice") == [] and contents.reached_by("helpline") == []


# The fingerprint


def test_the_same_edition_has_the_same_fingerprint(edition):
    before = fingerprint(edition)
    assert fingerprint(edition) == before
    other = Offer(slug="elsewhere")
    other.item("A thing of another council").statement()
    assert fingerprint(edition) == before
    assert fingerprint(other.edition) != before


def test_publishing_leaves_the_fingerprint_as_it_is(edition):
    before = fingerprint(edition)
    Edition.objects.filter(pk=edition.pk).update(published_at="2026-04-01T09:00Z", published_by="a test")
    assert fingerprint(edition) == before


def test_a_fixture_has_a_row_of_every_part(edition):
    assert [model.__name__ for model in PARTS if not model._base_manager.exists()] == []


# When it was decided, what it was made from and that it was given up are no words of it; the way to the edition cannot change.
UNSAID = {"id", "published_at", "published_by", "files_hash", "copied_from", "set_aside_at"}


def fields(model):
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in UNSAID and field.name != (getattr(model, "frozen_with", None) or [None])[0]
    ]


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_any_changed_field_of_any_part_changes_the_fingerprint(edition, model):
    before = fingerprint(edition)
    assert [field.name for field in fields(model) if changed(edition, model, field) == before] == []
    assert fingerprint(edition) == before


def changed(edition, model, field):
    """The fingerprint with this field changed in one row; the row is as it was afterwards."""
    for row in model._base_manager.all():
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=row.pk).update(**{field.name: other_value(field, row)})
                after = fingerprint(edition)
                transaction.set_rollback(True)
        except IntegrityError:
            continue  # a constraint keeps this row as it is; another may be changed
        return after
    raise AssertionError(f"no row of {model.__name__} could be changed in {field.name}")


def other_value(field, row):
    """A value of a field that is not the one the row has."""
    value = field.value_from_object(row)
    if isinstance(field, models.ForeignKey):
        return _other_row(field, row, value)
    if field.choices:
        return next(key for key, _ in field.choices if key != value)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateField):
        return value + timedelta(days=1) if value else date(2026, 5, 1)
    if isinstance(field, models.DecimalField):
        return (value or 0) + Decimal("0.01")
    if isinstance(field, models.IntegerField):
        return 17 if value is None else value + 1
    if isinstance(field, models.JSONField):
        return [*value, "more"]
    return "relevant" if field.name == "status" else f"{value}x"


def _other_row(field, row, value):
    related = field.related_model
    if related is ItemIdentity:
        return ItemIdentity.objects.create(authority=Edition.objects.get().authority, key="another").pk
    if related is Authority and field.model is Edition:
        return Authority.objects.create(slug="another", name="Another", short_name="Another", tier="unitary").pk
    others = related._base_manager.exclude(pk__in=[value or 0, row.pk if related is type(row) else 0])
    return others.order_by("-pk").first().pk


@pytest.mark.parametrize("model", [model for model in PARTS if model is not Edition], ids=lambda model: model.__name__)
def test_a_part_taken_away_changes_the_fingerprint(edition, model):
    before = fingerprint(edition)
    for row in model._base_manager.order_by("-pk"):
        try:
            with transaction.atomic():
                row.delete()
        except models.ProtectedError:
            continue
        break
    assert fingerprint(edition) != before


def test_links_between_parts_are_in_it(edition):
    before = fingerprint(edition)
    contact, district = edition.contacts.get(key="night"), Authority.objects.get(slug="melchester")
    ContactDistrict.objects.create(contact=contact, district=district)
    after = fingerprint(edition)
    assert after != before
    ItemProvider.objects.create(item=edition.items.get(slug="advice"), name="A partner")
    assert fingerprint(edition) not in (before, after)
