"""What an adviser's list asks of each young person beside their summary: as conditions, all in the one query that finds them."""

from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject

from leaving_care.models import (
    Allocation,
    Cover,
    Membership,
    Status,
    StatusSpell,
    SupportLevel,
    TimeInCare,
    User,
    YoungPerson,
)
from pathways.helping import needing_help
from pathways.models import (
    CheckIn,
    ChoiceAt21,
    Contact,
    GoalView,
    OwnWords,
    PlanAction,
    PlanVersion,
    Returned,
    Review,
    ReviewAsk,
    Tick,
)
from pathways.ringing import back_of
from pathways.running import working_as
from pathways.visiting import visits_standing

NO_STATUS = (Status.NONE, Status.TOO_OLD)
CLOSED = (PlanAction.Outcome.DONE, PlanAction.Outcome.STOP)


class _AsJson(Func):
    """A column of JSON within an object of JSON. SQLite would take it for a text."""

    arity = 1
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="JSON(%(expressions)s)", **extra)


class Writing(TextChoices):
    """How far a plan is that is being written."""

    DRAFT = "draft", "a draft"
    SHARED = "shared", "shared with them"
    GIVEN_BACK = "given_back", "given back by a manager, to be changed"
    SENT = "sent", "waits for a manager"


def for_the_list(people: QuerySet[YoungPerson], user: User, on: date) -> QuerySet[YoungPerson]:
    """People with all that the list shows of each beside their summary. No query more.

    `is_mine`, `away_now`: the reader works with them, or covers for this worker; neither: they came back to the reader.
    """
    return _with_record(_with_work(people, user, on), user, on)


def _with_record(people: QuerySet[YoungPerson], user: User, on: date) -> QuerySet[YoungPerson]:
    """The status with its open questions, the level, the main adviser, and for whom the reader covers.

    What is read of one row is read at once: each subquery looks the row up, and behind its wall the person, by itself.
    """
    own = [row.pk for row in working_as(user, on)]
    allocated = Allocation.objects.on(on).order_by()
    covered = allocated.filter(worker__in=Cover.objects.on(on).order_by().filter(cover__in=own).values("away"))
    of_them = allocated.filter(person=OuterRef("pk"))
    # By its key for each row: in a join PostgreSQL would read every worker of every council.
    name = Subquery(Membership.objects.filter(pk=OuterRef("worker")).values("user__name")[:1])
    by_reader = Q(worker__in=own)
    main = JSONObject(
        is_reader=ExpressionWrapper(by_reader, output_field=BooleanField()), name=Case(When(~by_reader, then=name))
    )
    spell = StatusSpell.objects.on(on).filter(person=OuterRef("pk"))
    care_of = {name: Exists(TimeInCare.objects.filter(person=OuterRef(name))) for name in ("pk", "person")}
    # Whether any care is recorded says something of a status only where that is none.
    care = Case(When(status__in=NO_STATUS, then=care_of["person"]), default=Value(True), output_field=BooleanField())
    now = JSONObject(status="status", computed="computed", flags=_AsJson("flags"), has_care=care)
    level = SupportLevel.objects.on(on).filter(person=OuterRef("pk")).order_by("-starts_on", "-pk")
    away = of_them.filter(pk__in=covered.values("pk")).order_by("pk").values(name=name)[:1]
    return people.annotate(
        spell_now=Coalesce(Subquery(spell.values(row=now)[:1]), JSONObject(has_care=care_of["pk"])),
        level_now=Subquery(level.values("level")[:1]),
        main_now=Subquery(of_them.filter(is_main=True).order_by("pk").values(row=main)[:1]),
        # Asked once for all of them, not person by person.
        is_mine=ExpressionWrapper(Q(pk__in=allocated.filter(by_reader).values("person")), output_field=BooleanField()),
        away_now=Case(When(pk__in=covered.values("person"), then=Subquery(away))),
    )


def _with_work(people: QuerySet[YoungPerson], user: User, on: date) -> QuerySet[YoungPerson]:
    """What is late, tried, agreed for today and being written, and what they said that nobody has answered."""
    of_them = {"person": OuterRef("pk")}
    visit = visits_standing().filter(**of_them, on=on).order_by("at_time", "pk")
    help_ = needing_help().filter(**of_them).order_by("at", "pk")
    return people.annotate(
        late_actions=Coalesce(Subquery(_late(on), output_field=IntegerField()), Value(0)),
        # With its time, if that was set, so that the row is looked up once.
        visit_today=Subquery(visit.values(row=JSONObject(at="at_time"))[:1]),
        writing=Coalesce(Subquery(writing()), Value(""), output_field=CharField()),
        checked_in=Exists(CheckIn.objects.filter(**of_them, seen_at=None)),
        needs_help_since=Subquery(help_.values("at")[:1]),
        came_back=back_of(),
        to_stop_on=Subquery(_to_stop_on(user)[:1]),
        asked_review=Exists(ReviewAsk.objects.filter(**of_them, answered_at=None, withdrawn_on=None)),
        said_for_review=Exists(_said_for_review()),
    )


def _late(on: date) -> QuerySet:
    """How many actions of the plan that holds are open past their day. What somebody has said is done is not late."""
    holds = PlanVersion.objects.filter(person=OuterRef(OuterRef("pk")), approved_at__isnull=False).order_by("-number")
    said = Tick.objects.filter(person=OuterRef("person"), action=OuterRef("thread")).order_by("-at", "-pk")
    late = PlanAction.objects.filter(version=Subquery(holds.values("pk")[:1]), due_on__lt=on).exclude(
        outcome__in=CLOSED
    )
    late = late.annotate(ticked=Coalesce(Subquery(said.values("done")[:1]), Value(False))).filter(ticked=False)
    return late.order_by().values("version").annotate(number=Count("pk")).values("number")


def writing() -> QuerySet:
    """The state of the version that is being written, a word of Writing."""
    versions = PlanVersion.objects.filter(person=OuterRef("pk"), approved_at=None)
    state = Case(
        When(sent_at__isnull=False, then=Value(Writing.SENT)),
        When(Exists(Returned.objects.filter(version=OuterRef("pk"))), then=Value(Writing.GIVEN_BACK)),
        When(shared_at__isnull=False, then=Value(Writing.SHARED)),
        default=Value(Writing.DRAFT),
        output_field=CharField(),
    )
    return versions.annotate(now=state).values("now")[:1]


def _to_stop_on(user: User) -> QuerySet:
    """The day of the last choice, where it is to stop and nobody has reached them since; else None.

    Whoever wrote it down for them knows of it.
    """
    reached = Contact.objects.filter(person=OuterRef("person"), mistaken="", at__gte=OuterRef("at"))
    heard = Q(Exists(reached.exclude(outcome=Contact.Outcome.TRIED))) | Q(told_to=user)
    rows = ChoiceAt21.objects.filter(person=OuterRef("pk")).order_by("-on", "-at", "-pk")
    return rows.values(day=Case(When(Q(said=ChoiceAt21.Said.STOP) & ~heard, then="on")))


def _said_for_review() -> QuerySet[Review]:
    """The review under way, where they have said something since it was begun."""
    since = {"person": OuterRef("person"), "at__gte": OuterRef("begun_at")}
    said = Q(Exists(OwnWords.objects.filter(**since))) | Q(Exists(GoalView.objects.filter(**since)))
    return Review.objects.filter(said, person=OuterRef("pk"), finished_at=None)
