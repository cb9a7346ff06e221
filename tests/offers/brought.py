"""Offers that go out to the spreadsheet and come back, for tests that compare what they say."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.models import Model

from leaving_care.models import Authority
from offers.bringing.checking import check, fill
from offers.bringing.reading import read
from offers.contents import Contents, read_contents
from offers.models import (
    AcceptedFault,
    Consultation,
    DistrictItem,
    Edition,
    Item,
    ItemChange,
    ItemIdentity,
    JointAuthority,
    Point,
    PointItem,
)
from tests.desk.drafts import whole_edition
from tests.people import council

FIXTURES = Path(__file__).parents[2] / "fixtures"
DAY = date(2026, 4, 2)
# Decisions about an edition. No file says that somebody made one.
LEFT_OUT = {"Approval", "AcceptedFault"}
# What tells one edition from another and is not written by people: its number, its state, where its rows lie.
NOT_WORDS = {"edition", "number", "published_at", "published_by", "set_aside_at", "copied_from", "files_hash"}
CALLED = ("slug", "key", "identity", "position")


def in_words(contents: Contents) -> list[tuple[str, dict[str, Any]]]:
    """All that an edition's fingerprint is made of, but for LEFT_OUT: what a row points to is named, not numbered."""
    return [(type(row).__name__, _said(row)) for row in contents._rows() if type(row).__name__ not in LEFT_OUT]


def _said(row: Model) -> dict[str, Any]:
    left_out = NOT_WORDS if isinstance(row, Edition) else {"edition"}
    fields = [field for field in row._meta.concrete_fields if not field.primary_key and field.name not in left_out]
    said = {field.name: getattr(row, field.name) for field in fields}
    return {name: _named(value) if isinstance(value, Model) else value for name, value in said.items()}


def _named(row: Model) -> Any:
    found = next(getattr(row, name) for name in CALLED if hasattr(row, name))
    return _named(found) if isinstance(found, Model) else found


def every_feature() -> Contents:
    """A small edition with every kind of row; parts of its statements have no parts of their own, as on the desk."""
    edition = whole_edition()
    edition.statements.filter(parent__parent__isnull=False).update(parent=edition.statements.get(key="pledge"))
    Authority.objects.filter(pk=edition.authority_id).update(tier="county")
    Authority.objects.filter(slug="littleton").update(tier="district", county=edition.authority)
    starter = ItemIdentity.objects.get(key="starter-pack")
    gone = ItemIdentity.objects.create(authority=edition.authority, key="bus-pass")
    Consultation.objects.filter(edition=edition).update(
        way="forum", about="The offer", how="We met", where="The hub", ends_on=date(2026, 1, 10), heard="Rents."
    )
    Consultation.objects.create(edition=edition, who="Parents", way="one_to_one", position=1, source="001:3")
    first = Point.objects.get(edition=edition, position=0)
    Point.objects.filter(edition=edition).update(did="We asked.")
    Point.objects.filter(pk=first.pk).update(
        answer="cannot", reason="It costs too much.", people=7, said_by="The forum", source="001:4"
    )
    PointItem.objects.create(point=first, identity=ItemIdentity.objects.get(key="laptop"))
    ItemChange.objects.create(
        edition=edition, identity=starter, kind="less", words="Less for bedding.", reason="No money.",
        decided_by="The board", decided_on=date(2026, 2, 3), minute="7b", source="001:5",
    )  # fmt: skip
    ItemChange.objects.create(edition=edition, identity=gone, kind="ended", words="There is no bus pass any more.")
    DistrictItem.objects.filter(edition=edition).update(
        name="A bigger pack", amount_figure=Decimal("2500.50"), amount_each="once", gives_less=False
    )
    DistrictItem.objects.create(
        edition=edition, district=Authority.objects.get(slug="littleton"), key="swim", theme_slug="money", name="Swimming",
        what_we_offer="Swim.", to_know="Bring a towel.", how_to_get_it="Ask.", who_decides="the pool",
        amount_words="free", gives_less=True, position=1, source="001:6",
    )  # fmt: skip
    JointAuthority.objects.filter(edition=edition).update(authority=council("bigton"))
    AcceptedFault.objects.create(edition=edition, code="a-code", row="item laptop", reason="As printed.")
    return read_contents(Edition.objects.get(pk=edition.pk))


def emptied(authority: Authority) -> None:
    """Leaves a council with no edition and no promise, as on an install that has never seen its offer."""
    Item.objects.filter(edition__authority=authority).delete()
    Edition.objects.filter(authority=authority).delete()
    ItemIdentity.objects.filter(authority=authority).delete()


def brought_back(file: bytes, authority: Authority) -> Contents:
    """What a file says as another edition of a council."""
    found = read(file)
    assert found.faults == []
    checked = check(found.rows, authority, on=DAY)
    assert (checked.faults, checked.whole) == ({}, [])
    other = Edition.objects.create(authority=authority, number=900, title="-")
    fill(other, checked)
    return read_contents(Edition.objects.get(pk=other.pk))
