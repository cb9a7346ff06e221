"""Making the invented people of a council: accounts, teams, records, and what was done with them."""

from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress

from leaving_care import after
from leaving_care.models import Authority, Cover, Membership, Role, Team, User, YoungPerson
from leaving_care.standing import reckon
from leaving_care.walls import across
from pathways.demo.cast import Cast
from pathways.demo.people import address, told
from pathways.demo.plans import add_plans
from pathways.demo.rows import KINDS, add_rows

HERE_SINCE = "-4y"
OF_PLANS = {"assessments", "plans"}
SHORT = {"has_papers", "talked_before_18"}
NOT_FIELDS = {"account", "born", "events", "id", "phone", "shows", *KINDS, *OF_PLANS, *SHORT}


def is_seeded(council: Authority) -> bool:
    """Whether the council's invented people are there already."""
    emails = [address(council.slug, row) for row in told(council.slug)["staff"]]
    return Membership.objects.filter(authority=council, user__email__in=emails).exists()


def seed(council: Authority, on: date, *, at: datetime) -> int:
    """Makes the people of a council as they are on a day, in one transaction; returns how many young people.

    Nothing is done where they are there already. Days and ages are reckoned from `on`; `at` is the moment of seeding.
    """
    if is_seeded(council):
        return 0
    said = told(council.slug)
    with across("demo", by="seed_people", at=at):
        cast = Cast(council, on)
        _add_staff(cast, said)
        for row in said["young"]:
            _add_young_person(cast, row)
    return len(said["young"])


def _add_staff(cast: Cast, said: dict[str, Any]) -> None:
    teams = {
        row["id"]: Team.objects.create(authority=cast.council, name=row["name"], phone=row["phone"])
        for row in said["teams"]
    }
    for row in said["staff"]:
        days = {"starts_on": row.get("starts_on", HERE_SINCE)} | (
            {"ends_on": row["ends_on"]} if "ends_on" in row else {}
        )
        cast.members[row["id"]] = Membership.objects.create(
            user=_account(address(cast.council.slug, row), name=row["name"]),
            authority=cast.council,
            role=row["role"],
            team=teams[row["team"]] if "team" in row else None,
            phone=row.get("phone", ""),
            **cast.values(Membership, days),
        )
    for row in said["covers"]:
        Cover.objects.create(**cast.values(Cover, row))


def _add_young_person(cast: Cast, row: dict[str, Any]) -> None:
    born = cast.values(YoungPerson, {"date_of_birth": row["born"]})["date_of_birth"]
    fields = {name: value for name, value in row.items() if name not in NOT_FIELDS}
    person = YoungPerson(authority=cast.council, date_of_birth=born, **cast.values(YoungPerson, fields, born))
    if row.get("account", True):
        phone = row.get("phone")
        person.user = _account(address(cast.council.slug, row), phone=phone, phone_verified=bool(phone))
    person.save()
    if person.user:
        cast.members[row["id"]] = Membership.objects.create(
            user=person.user, authority=cast.council, role=Role.YOUNG_PERSON, starts_on=cast.moment("-1y").date()
        )
    add_rows(cast, person, row)
    reckon(person)
    add_plans(cast, person, row)
    after.keep(person, cast.on)


def _account(email: str, **fields) -> User:
    """An account that can be signed in to by a code, too; the one that is there, for who works for two councils."""
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, **fields)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
