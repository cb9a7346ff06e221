"""Starting the next edition: from the one before, with everything in it, or with nothing."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, Model

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.models import Authority, User
from offers.actions.editing import EDIT, label
from offers.contents import Contents, read_contents
from offers.dates_to_check import dates_of
from offers.models import (
    Contact,
    ContactDistrict,
    ContactEmail,
    ContactNumber,
    DateToCheck,
    DistrictItem,
    Document,
    Edit,
    Edition,
    Item,
    ItemProvider,
    ItemRule,
    ItemTheme,
    JointAuthority,
    Point,
    PointItem,
    Statement,
    Theme,
)

Becomes = Callable[[Any], Any]  # of a row as it was: what one of its fields is from now on
NO_TITLE = "Give the edition a title."
# What stays true of the offer as a whole from year to year. The day it applies from is asked for anew.
KEPT = ("subtitle", "review_due_on", "review_due_as_printed", "legal_basis", "foreword", "other_formats", "source")
# Answers that are still open: next year's readers are told how they went.
CARRIED_ON = {Point.Answer.DOING, Point.Answer.NOT_YET}


def copy_edition(
    edition: Edition,
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
    title: str = "",
    effective_from: date | None = None,
) -> Edition:
    """Starts the next edition from another: all of its parts, and every promise with its identity. That one is not touched.

    Who agreed it, what changed with it, who was asked and which faults were accepted stay with the old one. Of what young
    people said, the points that are still being answered come along. Every day that was copied is noted as one to look at
    again (DateToCheck). `title` blank: as before. `effective_from` None: not decided yet.

    Raises NotAllowed, AlreadyDone, and ValidationError where a draft is open already.
    """
    with deciding(edition.authority, EDIT, by=by, at=at, once=once) as held:
        contents = read_contents(Edition.objects.get(pk=edition.pk))
        kept = {name: getattr(contents.edition, name) for name in KEPT}
        kept |= {"title": title or contents.edition.title, "effective_from": effective_from}
        draft = _begin(held, by=by, at=at, once=once, copied_from=contents.edition, **kept)
        _copy(contents, draft)
        DateToCheck.objects.bulk_create(
            DateToCheck(edition=draft, row=row, field=field, day=day) for row, field, day in dates_of(contents)
        )
        return draft


def start_empty(
    authority: Authority,
    *,
    title: str,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
    effective_from: date | None = None,
) -> Edition:
    """Starts a council's next edition with nothing in it. Raises as `copy_edition`; ValidationError without a title too."""
    with deciding(authority, EDIT, by=by, at=at, once=once) as held:
        if not title:
            raise ValidationError({"title": NO_TITLE})
        return _begin(held, by=by, at=at, once=once, title=title, effective_from=effective_from)


def open_draft(authority: Authority) -> Edition | None:
    """The draft that a council is working on: neither published nor set aside. There should be one at most."""
    return Edition.objects.filter(authority=authority, published_at=None, set_aside_at=None).order_by("-number").first()


def raise_if_open(authority: Authority) -> None:
    """ValidationError, in words, where a council works on a draft already."""
    if draft := open_draft(authority):
        raise ValidationError(
            f"You are working on edition {draft.number} already. Go on with it, or set it aside first: "
            "one draft at a time, so that everybody works on the same one."
        )


def _begin(
    authority: Authority,
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None,
    copied_from: Edition | None = None,
    **values,
) -> Edition:
    raise_if_open(authority)
    last = Edition.objects.filter(authority=authority).aggregate(last=Max("number"))["last"] or 0
    draft = Edition.objects.create(authority=authority, number=last + 1, copied_from=copied_from, **values)
    begun = {"copied_from": copied_from.number} if copied_from else {"title": draft.title}
    Edit.objects.create(edition=draft, row=label(draft), what=Edit.What.ADDED, after=begun, at=at, by=by)
    audit.done(authority, EDIT, by=by, at=at, fields=[f"edition {draft.number}"], once=once)
    return draft


def _copy(contents: Contents, draft: Edition) -> None:
    """Copies every part into the draft, each kind in one go."""
    whole = {"edition": lambda row: draft}
    documents = _again(Document, contents.documents, **whole)
    themes = _again(Theme, contents.themes, **whole)
    items = _again(
        Item,
        contents.items,
        policy=lambda row: documents.get(row.policy_id),
        amount_set_in=lambda row: documents.get(row.amount_set_in_id),
        **whole,
    )
    of_item = {"item": lambda row: items[row.item_id]}
    _again(ItemRule, _all(contents.items, "rules"), **of_item)
    _again(ItemProvider, _all(contents.items, "providers"), **of_item)
    _again(ItemTheme, _all(contents.items, "item_themes"), theme=lambda row: themes[row.theme_id], **of_item)
    contacts = _again(Contact, contents.contacts, **whole)
    for kind, name in ((ContactNumber, "numbers"), (ContactEmail, "emails"), (ContactDistrict, "contact_districts")):
        _again(kind, _all(contents.contacts, name), contact=lambda row: contacts[row.contact_id])
    _statements(contents.statements, whole)
    points = [point for point in contents.points if point.answer in CARRIED_ON]
    carried = _again(Point, points, consultation=lambda row: None, **whole)
    _again(PointItem, _all(points, "point_items"), point=lambda row: carried[row.point_id])
    _again(DistrictItem, contents.district_items, **whole)
    _again(JointAuthority, contents.joint_authorities, **whole)


def _statements(statements: list[Statement], whole: dict[str, Becomes]) -> None:
    """A statement before its parts, a level at a time."""
    made: dict[int, Any] = {}
    level = [row for row in statements if row.parent_id is None]
    while level:
        made.update(_again(Statement, level, parent=lambda row: made.get(row.parent_id), **whole))
        above = {row.pk for row in level}
        level = [row for row in statements if row.parent_id in above]


def _all(rows: Iterable[Any], name: str) -> list[Any]:
    """The parts of rows, in order."""
    return [part for row in rows for part in getattr(row, name).all()]


def _again(model: type[Model], rows: Iterable[Any], **changed: Becomes) -> dict[int, Any]:
    """Makes each row anew in one go, as it was but for what is `changed`: field → what it becomes. Old id → new row."""
    columns = [
        field.attname for field in model._meta.concrete_fields if not field.primary_key and field.name not in changed
    ]
    made = {
        row.pk: model(
            **{column: getattr(row, column) for column in columns},
            **{name: becomes(row) for name, becomes in changed.items()},
        )
        for row in rows
    }
    model._default_manager.bulk_create(made.values())
    return made
