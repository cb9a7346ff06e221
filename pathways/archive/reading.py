"""Reading everything about one young person, once, as plain words and data."""

from datetime import date, datetime, timedelta

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from leaving_care.actions.rights import row_name
from leaving_care.dates import uk_day
from leaving_care.models import Event, GlassBroken, Membership, User, YoungPerson
from pathways.archive.kinds import PARTS
from pathways.archive.others import held_back
from pathways.archive.said import Names, moment_in_words, value
from pathways.archive.shapes import Chapter, Group, Kind, Record, Row
from pathways.models import Typed

DEFAULT_ACCENT = "#1d4f60"
HELD_BACK = (
    "Some things in your record are about other people too. Where we may not give you one of them, it says "
    "“Something is held back here” and why."
)
HIDDEN = (
    "When somebody looks at a record to keep a person safe, the law lets us hold that back for a time. Whatever is held "
    "back from you today will be in a copy that you ask for once that time is over."
)


def read(person: YoungPerson, at: datetime) -> Record:
    """Everything about somebody as it stands at a moment. To be called in one transaction, within the walls.

    What a data officer holds back, and what a safeguarding reason hides on the day, is not in it.
    """
    on, held = uk_day(at), held_back(person)
    names = Names(person, held)
    chapters = []
    for number, part in enumerate(PARTS, 1):
        groups = [Group(kind.title, _rows(kind, person, on, names, held), kind.as_lines) for kind in part.kinds]
        chapters.append(Chapter(part.title, tuple(groups), f"part-{number}"))
    council = person.authority
    return Record(
        name=person.name_used,
        council=council.name,
        council_address=council.slug,
        accent=council.accent or DEFAULT_ACCENT,
        made=moment_in_words(at),
        made_at=at,
        chapters=tuple(chapters),
        notes=(HELD_BACK, HIDDEN),
    )


def rows_of(kind: Kind, person: YoungPerson, on: date) -> QuerySet:
    """The rows of a kind that are in a person's archive on a day, those that are held back among them."""
    found = apps.get_model(kind.model)._base_manager.filter(**{kind.path: person.pk})
    if kind.model == Event._meta.label:
        found = _events(person, on)
    elif kind.model == GlassBroken._meta.label:
        found = found.filter(Q(hidden_until=None) | Q(hidden_until__lte=on))
    elif kind.model == Typed._meta.label:
        found = found.filter(person=person)  # what they typed about themselves, and nobody else's texts
    related = [field.name for field in found.model._meta.concrete_fields if field.is_relation]
    related += [f"{name}__user" for name in related if found.model._meta.get_field(name).related_model is Membership]
    return found.select_related(*related).order_by(*found.model._meta.ordering or ["pk"])


def _rows(kind: Kind, person: YoungPerson, on: date, names: Names, held: dict[str, str]) -> tuple[Row, ...]:
    found = list(rows_of(kind, person, on))
    names.learn({row_id for row in found for row_id in _users(row)})
    return tuple(_row(kind, row, names, held) for row in found)


def _row(kind: Kind, row: Model, names: Names, held: dict[str, str]) -> Row:
    if hasattr(row, "key") and (reason := held.get(row_name(row))):
        return Row(held_back=reason)
    return Row(tuple(value(row, name, label, names) for name, label in kind.fields.items()))


def _users(row: Model) -> list[int]:
    fields = [field for field in row._meta.concrete_fields if field.related_model is User]
    return [found for field in fields if (found := getattr(row, field.attname))]


def _events(person: YoungPerson, on: date) -> QuerySet[Event]:
    """What was done to the record, and what the person did, but for what is hidden on the day.

    While a manager has the record open for a reason that is hidden, so are their looks: they would give it away.
    """
    theirs = Q(person=person)
    if person.user_id:
        theirs |= Q(by=person.user_id)
    hidden = Q(hidden_until__gt=on)
    for opened in GlassBroken.objects.filter(person=person, hidden_until__gt=on).select_related("manager"):
        last = (opened.ends_on or on) + timedelta(days=1)
        hidden |= Q(by=opened.manager.user_id, at__date__gte=opened.starts_on, at__date__lt=last)
    return Event.objects.filter(theirs).exclude(pk__in=Event.objects.filter(hidden, person=person).values("pk"))
