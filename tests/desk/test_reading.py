"""The page on which those who agree a draft read the whole of it: all that the hash of its text covers."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import models
from django.forms.models import model_to_dict
from django.urls import reverse

from leaving_care.models import Role
from offers.actions.copying import copy_edition
from offers.actions.links import make
from offers.contents import read_contents
from offers.models import (
    AcceptedFault,
    Approval,
    Contact,
    DistrictItem,
    Item,
    ItemChange,
    ItemProvider,
    ItemRule,
    LinkAnswer,
)
from offers.reading import read, read_then
from offers.reading.fields import CALLED, NOT_READ, WITHIN
from tests.desk.drafts import editor, publish, whole_edition
from tests.desk.large import many
from tests.desk.two_editions import two_editions
from tests.people import NOW, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WORDS = {"provision": "cwsa2026-s8", "national": "setting-up-home", "status": "relevant", "theme_slug": "money"}
LISTS = {"areas": ["health"], "legal_basis": ["cwsa2026-s8"], "statuses": ["qualifying"], "living": ["custody"]}
# What is named in the portal alone, or told by where a row stands.
NOT_TRIED = {"id", "edition", "position", "key", "identity", "item", "contact", "point", "theme", "is_first"}


@pytest.fixture
def whole():
    """A draft in which every field of every kind of row can be read."""
    edition = whole_edition()
    first = Item.objects.get(edition=edition, slug="starter-pack")
    ItemChange.objects.create(edition=edition, identity=first.identity, reason="Less money.", decided_by="The board")
    ItemProvider.objects.create(item=first, name="A partner")
    ItemRule.objects.create(item=first, position=9, age_from=16, age_to=20)
    DistrictItem.objects.update(amount_figure=20)
    return edition


def told(contents) -> str:
    """All that is read of an edition."""
    reading = read(contents, None)
    rows = [row for part in (reading.whole, *reading.parts) for row in part.rows]
    return repr([(part.name, part.gone) for part in reading.parts]) + repr(
        [(row.name, row.lines) for row in rows] + [reading.joint]
    )


def another(field, value):
    """A value of a field that is not the one it has."""
    if field.name in WORDS:
        return WORDS[field.name]
    if field.choices:
        return next(word for word, _ in field.flatchoices if word != value)
    if isinstance(field, models.BooleanField):
        return value is not True
    if isinstance(field, models.DateField):
        return date(2031, 5, 5)
    if isinstance(field, models.DecimalField):
        return Decimal(77)
    if isinstance(field, models.IntegerField):
        return 17
    if isinstance(field, models.JSONField):
        return LISTS.get(field.name, ["young_parent"])
    return "0800 1111" if field.name == "number" else "zq7@example.org"


def fields_of(contents):
    """Each kind of row that the hash covers, and each of its fields that a person fills in."""
    return {
        (type(row), name)
        for row in contents._rows()
        if not isinstance(row, Approval | AcceptedFault)
        for name in model_to_dict(row, exclude=["themes", "districts", "identities"])
        if name not in NOT_TRIED and not row._meta.get_field(name).is_relation
    }


def test_whatever_the_hash_covers_is_read(whole):
    """Each field of each row is given another value: the hash is another, and so is what is read."""
    contents = read_contents(whole)
    rows, said, hashed, unread = list(contents._rows()), told(contents), contents.text_fingerprint(), []
    for model, name in sorted(fields_of(contents), key=str):
        is_read = False
        for row in (row for row in rows if type(row) is model):
            value, field = getattr(row, name), model._meta.get_field(name)
            setattr(row, name, another(field, value))
            assert contents.text_fingerprint() != hashed, (model, name)
            is_read = is_read or told(contents) != said
            setattr(row, name, value)
        if not is_read:
            unread.append(f"{model.__name__}.{name}")
    # Where the source prints the lines that a listing under a theme, or a joint council, came from is told by those.
    assert set(unread) <= {"ItemTheme.source", "PointItem.source", "JointAuthority.source"}


def test_every_field_has_a_name_or_a_reason_to_have_none():
    missing = {
        f"{model.__name__}.{field.name}"
        for model, called in CALLED.items()
        for field in model._meta.concrete_fields
        if field.editable and field.name not in {*called, *WITHIN.get(model, ()), *NOT_READ, "source"}
    }
    assert missing == set()


def page(client, user, edition, query=""):
    address = reverse("offers:read", args=[edition.authority.slug, edition.number])
    return sign_in(client, user, NOW).get(address + query)


def test_an_approver_reads_contacts_statements_papers_and_points(client, whole):
    approver = member(Role.APPROVER, whole.authority).user
    first = page(client, approver, whole).content.decode()
    for name in (
        "Your home",
        "Money &amp; bills",
        "Who to ask",
        "What we say",
        "Papers",
        "You said, we did",
        "Districts",
    ):
        assert name in first, name
    assert "You matter to us" in first and "Where it stands with the bodies" in first
    said = page(client, approver, whole, "?part=contacts").content.decode()
    assert "01632 960001" in said and "Read on: What we say" in said and "edit" not in said.partition("<h1")[2]
    assert "More not_yet" in page(client, approver, whole, "?part=points").content.decode()
    assert "Money policy" in page(client, approver, whole, "?part=papers").content.decode()


def test_an_editor_finds_where_each_row_is_changed(client, whole):
    said = page(client, editor(whole), whole, "?part=contacts").content.decode()
    assert reverse("offers:edit_contact", args=["smallton", 3, "team"]) in said


def test_a_row_is_found_by_its_name(client, whole):
    said = page(client, editor(whole), whole, "?row=contact team").content.decode()
    assert 'id="contact-team"' in said and "Who to ask</h1>" in said
    assert "The parts, in order" in page(client, editor(whole), whole, "?row=contact gone").content.decode()
    assert page(client, editor(whole), whole, "?part=nothing").status_code == 404
    assert page(client, editor(whole), whole, "?part=%00&page=x").status_code == 404


def test_what_became_of_each_part():
    draft = two_editions(council())[1]
    Contact.objects.create(edition=draft, key="night", kind="duty", name="At night", position=9)
    Contact.objects.filter(edition=draft, key="advocacy").update(hours="At any time")
    contents = read_contents(draft)
    reading = read(contents, read_then(contents.before))
    kinds = {row.label: row.mark.kind for part in reading.parts for row in part.rows if row.mark}
    assert kinds["contact night"] == "new" and kinds["contact advocacy"] == "changed"
    assert kinds["contact complaints"] == "same" and kinds["theme all"] == "same"
    assert (kinds["item phone"], kinds["item bus"], kinds["item same"]) == ("less", "better", "same")
    assert reading.ended == ["A gym pass"]


def test_what_is_no_longer_there_is_named(whole):
    draft = copy_edition(publish(whole), effective_from=date(2027, 4, 1), title="Next", by=editor(whole), at=NOW)
    gone = draft.documents.create(key="more", title="Another paper", position=9)
    contents = read_contents(draft)
    then = read_then(contents.before)
    then.documents.append(gone)
    draft.documents.filter(key="more").delete()
    assert read(read_contents(draft), then).of("papers").gone == ["Another paper"]
    reading = read(read_contents(draft), read_then(contents.before))
    kinds = {row.label: row.mark.kind for part in reading.parts for row in part.rows if row.mark}
    # A point that is carried on leaves behind when it was said.
    assert {kind for label, kind in kinds.items() if not label.startswith("point")} == {"same"}


def test_what_the_comparison_does_not_look_at_is_not_called_the_same():
    draft = two_editions(council())[1]
    Item.objects.filter(edition=draft, slug="same").update(sensitive=True)
    contents = read_contents(draft)
    reading = read(contents, read_then(contents.before))
    assert {row.label: row.mark.kind for row in reading.of("theme-all").rows}["item same"] == "changed"


def test_few_people_are_not_counted(client, whole):
    whole.points.update(people=3)
    assert "fewer than 5" in page(client, editor(whole), whole, "?part=points").content.decode()


def test_who_checked_an_item_stands_beside_it(client, whole):
    item = Item.objects.get(edition=whole, slug="starter-pack")
    said = {"name": "Ann", "organisation": "Smallton housing", "email": "", "ends_on": date(2026, 12, 1)}
    link, _ = make(whole, kind="partner", items=[item.identity], by=editor(whole), at=NOW, **said)
    LinkAnswer.objects.create(link=link, identity=item.identity, what="confirm", said_by="Ann", at=NOW)
    assert "Checked by Smallton housing" in page(client, editor(whole), whole, "?part=theme-home").content.decode()
    overview = sign_in(client, editor(whole), NOW).get(reverse("offers:edition", args=["smallton", 3]))
    assert "Checked by Smallton housing" in overview.content.decode()


def test_two_hundred_items_are_paged_and_ask_no_more(client, whole, django_assert_max_num_queries):
    user = editor(whole)
    many(whole)
    address = reverse("offers:read", args=["smallton", 3])
    sign_in(client, user, NOW).get(address)
    with django_assert_max_num_queries(50):
        said = client.get(f"{address}?part=theme-home").content
    assert b"Page 1 of 9" in said and len(said) < 100_000
    assert b'id="item-more-199"' in client.get(f"{address}?row=item more-199").content
    with django_assert_max_num_queries(50):
        client.get(address)


@pytest.mark.parametrize("role", [Role.PERSONAL_ADVISER, Role.ADMINISTRATOR])
def test_it_is_absent_for_who_sees_no_desk(client, whole, role):
    assert page(client, member(role, whole.authority).user, whole).status_code == 404
    assert page(client, member(Role.APPROVER, council("elsewhere")).user, whole).status_code == 404
