"""What a row that is not saved yet breaks is worked out in memory, and is what the database would say."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Length
from hypothesis import given, settings
from hypothesis import strategies as st

from leaving_care.models import Authority
from offers import models as of_offers
from offers.loading.constraints import is_broken

pytestmark = pytest.mark.django_db
EVERY = [
    (model, constraint)
    for model in (Authority, *(getattr(of_offers, name) for name in of_offers.__all__))
    if hasattr(model, "_meta")
    for constraint in model._meta.constraints
    if isinstance(constraint, CheckConstraint)
]
VALUES = {
    "BooleanField": st.sampled_from([None, True, False]),
    "CharField": st.sampled_from(["", "must", "should", "cannot", "eligible", "district", "x"]),
    "TextField": st.sampled_from(["", "x"]),
    "EmailField": st.sampled_from(["", "x"]),
    "SlugField": st.sampled_from(["", "x"]),
    "URLField": st.sampled_from(["", "x"]),
    "DateField": st.none() | st.dates(),
    "DecimalField": st.none() | st.decimals(-5, 5, places=2),
    "ForeignKey": st.sampled_from([None, 0, 1]),
    "OneToOneField": st.sampled_from([None, 0, 1]),
    "PositiveIntegerField": st.none() | st.integers(0, 9),
    "PositiveSmallIntegerField": st.none() | st.integers(0, 9),
}


def broken_in_the_database(constraint, row, excluded=()):
    try:
        constraint.validate(type(row), row, exclude=set(excluded))
    except ValidationError:
        return True
    return False


def test_there_are_constraints_to_try():
    assert len(EVERY) > 12


@pytest.mark.parametrize(("model", "constraint"), EVERY, ids=[constraint.name for _, constraint in EVERY])
@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_memory_and_database_say_the_same(model, constraint, data):
    asked = [
        field for field in model._meta.concrete_fields if field.name in constraint.condition.referenced_base_fields
    ]
    drawn = {
        field.attname: data.draw(VALUES[field.get_internal_type()])
        for field in asked
        if field.get_internal_type() in VALUES
    }
    row = model(**drawn)
    assert is_broken(constraint, row) == broken_in_the_database(constraint, row)
    assert not is_broken(constraint, row, [asked[0].name])


@pytest.mark.parametrize(
    "condition",
    [
        Q(name="a") ^ Q(slug="a"),
        Q(name__startswith="a"),
        Q(name=Length("slug")),
        ~Q(name=F("slug")),
        Q(name__in=["a", "b"]) | ~(Q(slug="a") & ~Q(ends_on=None)),
    ],
    ids=str,
)
@pytest.mark.parametrize("slug", ["a", "b"])
def test_what_is_not_understood_is_asked_of_the_database(condition, slug):
    constraint = CheckConstraint(condition=condition, name="one")
    for name in ("a", "b", "c"):
        row = Authority(name=name, slug=slug)
        assert is_broken(constraint, row) == broken_in_the_database(constraint, row)
