"""Whatever is done to an offer's files, they load whole or are refused whole, with words."""

import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaving_care.models import Authority
from offers.addresses import Addresses
from offers.contents import read_contents
from offers.loading import FaultyFiles, load_offer
from offers.search_index import build_index
from tests.offers.offer_files import DROP, an_offer, put, read, write

pytestmark = [pytest.mark.django_db, pytest.mark.once]

GARBAGE = st.one_of(
    st.none().map(lambda _: DROP),
    st.sampled_from(
        ["", " ", "a\0b", "\x1b[31m", "x" * 5_000, "a\nb", "16", "2026-02-30", "<b>&", "\u202e", "🏠", "null"]
    ),
    st.text(max_size=8).filter(lambda said: not any("\ud800" <= letter <= "\udfff" for letter in said)),
    st.sampled_from([0, -1, 1, 10**20, 2**31, 40_000, 1e300, float("nan"), float("-inf"), 0.001, True, False]),
    st.dates(),
    st.sampled_from([datetime.datetime(2026, 4, 1), datetime.time(1), datetime.date.max, datetime.date.min]),
    st.sampled_from([[], {}, [[]], [{}], {"a": {"a": {}}}, ["a", 1], [["eligible"]], ["eligible", "eligible"], []]),
)


def places(value, way=""):
    """The way to every value inside this one."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield f"{way}/{key}"
        yield from places(one, f"{way}/{key}")


def loads_or_says_why(folder):
    """Loads the folder and uses what came of it, or finds it refused as it should be; leaves nothing behind."""
    with transaction.atomic():
        try:
            contents = read_contents(load_offer(folder).edition)
        except FaultyFiles as refusal:
            assert refusal.faults and all(fault.file and fault.wrong for fault in refusal.faults)
            assert not Authority.objects.exists()
        else:
            contents.fingerprint()
            build_index(contents, Addresses(contents.authority.slug, contents))
        transaction.set_rollback(True)


def garbled(files, data):
    """The files with one to three of their values changed for any others."""
    for _ in range(data.draw(st.integers(1, 3))):
        every = [f"{name}{way}" for name, said in files.items() for way in places(said)]
        put(files, data.draw(st.sampled_from(every)), data.draw(GARBAGE))
    return files


WITHOUT_HASTE = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
}


ALL = [(name, way) for name, said in an_offer().items() for way in places(said)]


@pytest.mark.parametrize("value", ["x", [5], {}], ids=repr)
def test_any_other_kind_of_value_anywhere_loads_or_is_refused(tmp_path, value):
    for name, way in ALL:
        loads_or_says_why(write(tmp_path, put(an_offer(), name + way, value)))


@settings(max_examples=60, **WITHOUT_HASTE)
@given(data=st.data())
def test_garbled_files_load_or_are_refused(tmp_path, data):
    loads_or_says_why(write(tmp_path, garbled(an_offer(), data)))


@pytest.mark.parametrize("council", ["derbyshire", "staffordshire"])
@settings(max_examples=20, **WITHOUT_HASTE)
@given(data=st.data())
def test_garbled_files_of_a_real_council_load_or_are_refused(tmp_path, council, data):
    loads_or_says_why(write(tmp_path, garbled(read(council), data)))


@settings(max_examples=100, **WITHOUT_HASTE)
@given(data=st.data())
def test_garbled_letters_load_or_are_refused(tmp_path, data):
    folder = write(tmp_path, an_offer())
    path = data.draw(st.sampled_from(sorted(folder.rglob("*.toml"))))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    path.write_bytes(content)
    loads_or_says_why(folder)
