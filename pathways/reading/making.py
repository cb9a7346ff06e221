"""A version, put together from its rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery

from leaving_care.dates import uk_day
from leaving_care.law.current import amounts, duties
from leaving_care.models import RoleTitle, User, YoungPerson
from offers.models import Item
from pathways.models import Advice, Goal, OwnWords, PlanAction, PlanSection, PlanVersion, SourcePlan, Tick, ToldWords
from pathways.reading.shapes import (
    NOBODY,
    OUTCOMES,
    Cited,
    Plan,
    ReadAction,
    ReadGoal,
    ReadSection,
    Source,
    Told,
    Words,
)
from pathways.sections import BY_KEY

WHOLE = ""
LAW = "/law/"


def read(version: PlanVersion) -> Plan:
    """A version with everything that stands in it. Nine queries at most, however much that is, the person's row besides.

    A draft has the words that the young person sent last; a version that was sent for approval those that were sent by then.
    """
    theirs = _by_section(OwnWords.objects.filter(person=version.person_id).order_by("at", "pk"))
    told = _by_section(ToldWords.objects.filter(version=version).select_related("by"))
    advice = _by_section(_until(version, Advice.objects.filter(person=version.person_id)).select_related("by"))
    goals = _by_section(Goal.objects.filter(version=version))
    actions = _by_section(_actions(version))
    said = Tick.objects.filter(person=version.person_id).select_related("by").order_by("at", "pk")
    ticks = {row.action: row for row in said}
    sections = []
    for row in PlanSection.objects.filter(version=version).select_related("own_words"):
        key = row.section
        own = theirs[key][-1] if theirs[key] else None
        stands = row.own_words if version.sent_at else own
        made = [(action.goal_id, _action(action, version.person, ticks)) for action in actions[key]]
        sections.append(
            ReadSection(
                key=key,
                heading=row.heading,
                words=_words(stands),
                newer=_newer(stands, own),
                told=_told(told[key]),
                now=row.now,
                left_out=row.left_out,
                details=_details(row),
                goals=tuple(_goal(goal, made) for goal in goals[key]),
                actions=tuple(action for goal, action in made if goal is None),
                advice=_advice(advice[key]),
                edit=row.edit,
            )
        )
    sources = SourcePlan.objects.filter(version=version).order_by("pk")
    names = _names(version)
    return Plan(
        version=version,
        whole=_whole(version, theirs[WHOLE], told[WHOLE], advice[WHOLE]),
        sections=tuple(sections),
        sources=tuple(Source(str(row.get_kind_display()), row.dated_on, row.where) for row in sources),
        begun_by=names[version.begun_by_id],
        sent_by=names[version.sent_by_id],
        approved_by=names[version.approved_by_id],
    )


def _whole(version: PlanVersion, theirs: Sequence[OwnWords], told: Sequence, advice: Sequence) -> ReadSection:
    by_then = [row for row in theirs if version.sent_at is None or row.at <= version.sent_at]
    stands = by_then[-1] if by_then else None
    return ReadSection(
        key=WHOLE,
        heading="The whole plan",
        words=_words(stands),
        newer=_newer(stands, theirs[-1] if theirs else None),
        told=_told(told),
        advice=_advice(advice),
    )


def _by_section(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.section].append(row)
    return found


def _until(version: PlanVersion, rows: QuerySet[Advice]) -> QuerySet[Advice]:
    """What was advised by the time a version was approved. A draft has all of it."""
    return rows.filter(at__lte=version.approved_at) if version.approved_at else rows


def _actions(version: PlanVersion) -> QuerySet[PlanAction]:
    """The actions, each with who does it, and with the item of the edition that it cites."""
    titles = RoleTitle.objects.filter(authority=OuterRef("worker__authority"), role=OuterRef("worker__role"))
    items = Item.objects.filter(identity=OuterRef("item"), edition__number=OuterRef("edition"))
    published = items.filter(edition__published_at__isnull=False)
    return (
        PlanAction.objects.filter(version=version)
        .select_related("worker__user")
        .annotate(
            worker_title=Subquery(titles.values("title")[:1]),
            item_key=F("item__key"),
            item_name=Subquery(items.values("name")[:1]),
            item_council=Subquery(published.values("edition__authority__slug")[:1]),
            item_slug=Subquery(published.values("slug")[:1]),
            item_theme=Subquery(published.order_by("item_themes__position").values("item_themes__theme__slug")[:1]),
        )
    )


def _action(row: Any, person: YoungPerson, ticks: dict[UUID, Tick]) -> ReadAction:
    tick = ticks.get(row.thread)
    return ReadAction(
        key=row.key,
        thread=row.thread,
        what=row.what,
        who=_who(row, person.name_used),
        owner_kind=row.owner_kind,
        due_on=row.due_on,
        who_pays=row.who_pays,
        if_it_goes_wrong=row.if_it_goes_wrong,
        cited=tuple(_cited(row)),
        outcome=row.outcome,
        outcome_words=OUTCOMES.get(row.outcome, ""),
        why=row.why,
        ticked=tick.done if tick else None,
        ticked_by=(tick.by.name or NOBODY) if tick and tick.by_id != person.user_id else "",
        ticked_at=tick.at if tick else None,
    )


def _who(row: Any, name: str) -> str:
    """Priya Example, personal adviser. What a council calls the job, where it has a title of its own."""
    if row.owner_kind == PlanAction.Owner.YOUNG_PERSON:
        return name
    if row.worker is None:
        return row.owner_name
    title = row.worker_title or row.worker.get_role_display()
    return f"{row.worker.user.name or NOBODY}, {title}"


def _cited(row: Any) -> Iterable[Cited]:
    if row.item_id:
        council, theme, slug = row.item_council, row.item_theme, row.item_slug
        address = f"/{council}/offer/editions/{row.edition}/{theme}/{slug}/" if theme else ""
        yield Cited(row.item_name or row.item_key.replace("-", " "), address, row.edition)
    if row.national:
        entry = duties().get(row.national) or amounts().get(row.national)
        yield Cited(entry.name if entry else row.national.replace("-", " "), LAW)


def _goal(row: Goal, actions: Iterable[tuple[int | None, ReadAction]]) -> ReadGoal:
    return ReadGoal(
        key=row.key,
        thread=row.thread,
        text=row.text,
        when=row.when,
        still_right=row.still_right,
        being_met=row.being_met,
        stopped=row.stopped,
        actions=tuple(action for goal, action in actions if goal == row.pk),
    )


def _details(row: PlanSection) -> tuple[tuple[str, str], ...]:
    """What a section's further texts say, under their labels, in the order of the law's list."""
    said = row.details if isinstance(row.details, dict) else {}
    known = BY_KEY[row.section].details if row.section in BY_KEY else ()
    return tuple((label, said[name]) for name, label in known if said.get(name))


def _words(row: OwnWords | None) -> Words | None:
    return Words(row.text, row.at, row.language) if row else None


def _newer(stands: OwnWords | None, own: OwnWords | None) -> Words | None:
    return _words(own) if own and own != stands else None


def _told(rows: Iterable[ToldWords]) -> tuple[Told, ...]:
    return tuple(Told(row.key, row.text, row.whose, row.said_on, row.by.name or NOBODY) for row in rows)


def _advice(rows: Iterable[Advice]):
    return tuple((row.text, row.by.name or NOBODY, uk_day(row.at)) for row in rows)


def _names(version: PlanVersion) -> dict[int | None, str]:
    """Who wrote, sent and approved it, by their ids."""
    ids = [pk for pk in (version.begun_by_id, version.sent_by_id, version.approved_by_id) if pk]
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    return {None: ""} | {pk: name or NOBODY for pk, name in names.items()}
