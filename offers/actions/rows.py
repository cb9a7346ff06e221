"""What the changes of a draft's rows share: checking a row, its parts, its place and its word in addresses."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Max, Model, QuerySet
from django.utils.text import slugify

from leaving_care.actions.council import raise_if_changed
from offers.actions.editing import Editing, label, says
from offers.models import Edit
from offers.models.parts import Part
from offers.text import LONGEST

GONE = "This is not in the draft any more: somebody took it out."
ADDING = "add"  # a page of the desk has this word in the place of a row's
# A part of a row: which of those that it has it is (None: a new one), and what it says.
PartSaid = tuple[int | None, Mapping[str, Any]]
Row = TypeVar("Row", bound=Part)


def all_says(row: Part, *parts: Sequence[Part], **more: Any) -> dict[str, Any]:
    """What a row says with its parts, but for its place among others, which somebody may change meanwhile."""
    said = says(row, *(part for each in parts for part in each)) | more
    said.pop("position", None)
    return said


def still_there(rows: QuerySet[Row], row: Row) -> Row:
    """The row as it is now, of those that the draft has. ValidationError, in words, where somebody took it out meanwhile."""
    found = rows.filter(pk=row.pk).first()
    if found is None:
        raise ValidationError(GONE)
    return found


@contextmanager
def changing_row(
    change: Editing,
    rows: QuerySet[Row],
    row: Row,
    version: int | None,
    *,
    says: Callable[[Row], dict[str, Any]] = all_says,
    called: Callable[[Row], str] = label,
    identity: str = "",
) -> Iterator[Row]:
    """The row as it is now, to be changed inside; then what it said before and says after is noted.

    `version`: the fingerprint of what it said (`says`) when a form was opened on it, ChangedMeanwhile where it says something
    else; None: not asked. `identity`: the field, if it has one, that names the item it is about. Raises as `still_there`.
    """
    held = still_there(rows, row)
    before = says(held)
    raise_if_changed(version, before)
    yield held
    about = getattr(held, identity) if identity else None
    change.note(called(held), Edit.What.CHANGED, before=before, after=says(held), identity=about)


def put(row: Model, values: Mapping[str, Any]) -> None:
    """Gives a row these values, checks it and saves it. Raises ValidationError, in words, and saves nothing."""
    for name, value in values.items():
        setattr(row, name, value)
    owners = [field.name for field in row._meta.fields if field.is_relation and not field.null]
    too_long = [
        f"“{field.verbose_name.capitalize()}” is longer than {LONGEST:,} characters."
        for field in row._meta.fields
        if field.get_internal_type() == "TextField" and len(getattr(row, field.attname)) > LONGEST
    ]
    if too_long:
        raise ValidationError(too_long)
    try:
        # Whose row it is was looked up; that it exists need not be asked again.
        row.full_clean(exclude=owners, validate_unique=False)
    except ValidationError as wrong:
        raise ValidationError(wrong.messages) from None
    row.save()


def put_parts(owner: Part, model: type[Part], of: str, parts: Iterable[PartSaid]) -> None:
    """Leaves a row these parts, in this order. `of`: the field of a part that names the row."""
    had = {row.pk: row for row in model._default_manager.filter(**{of: owner})}
    has_place = any(field.name == "position" for field in model._meta.fields)
    for place, (pk, values) in enumerate(parts):
        row = (had.pop(pk, None) if pk else None) or model(**{of: owner})
        wanted = {**values, **({"position": place} if has_place else {})}
        other = {name: value for name, value in wanted.items() if not _same(getattr(row, name), value)}
        if other or row.pk is None:
            put(row, other)
    for row in had.values():
        row.delete()


def _same(held: Any, said: Any) -> bool:
    """Whether a value says the same: of a list (statuses, circumstances) the order says nothing."""
    if isinstance(held, list) and isinstance(said, list):
        return sorted(held) == sorted(said)
    return held == said


def next_place(rows: QuerySet) -> int:
    """The place after the last of these rows."""
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def free_word(name: str, rows: QuerySet, field: str, *, most: int = 50) -> str:
    """A word for addresses, made from a name, that none of these rows has in a field: "starter-pack", "starter-pack-2"."""
    stem = slugify(name)[: most - 4].strip("-") or "row"
    used = {ADDING, *rows.filter(**{f"{field}__startswith": stem}).values_list(field, flat=True)}
    number, word = 1, stem
    while word in used:
        number += 1
        word = f"{stem}-{number}"
    return word


def raise_unless_of(change: Editing, rows: Iterable[Part | None]) -> None:
    """ValidationError where a row that is pointed at (a theme, a document) is not the draft's own."""
    if any(row and getattr(row, "edition_id", None) != change.edition.pk for row in rows):
        raise ValidationError("What you chose is not in this draft. Open the page again.")
