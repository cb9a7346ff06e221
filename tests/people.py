"""People for tests, clearly invented: staff with a role, young people with a record, and signing them in."""

import itertools
from datetime import UTC, date, datetime

from django.apps import apps
from django.utils import timezone

from leaving_care.models import Allocation, Authority, Membership, Role, TimeInCare, User, YoungPerson
from leaving_care.standing import reckon
from tests.leaving_care.rows import build

count = itertools.count(1)
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)


def council(slug="testshire", **values):
    """A council, made once."""
    return Authority.objects.filter(slug=slug).first() or build(
        Authority, slug=slug, **({"name": f"{slug.title()} Council", "short_name": slug.title()} | values)
    )


def user(name="Sam Sample", **values):
    """Somebody who can sign in by a code to their address, which allauth knows as theirs."""
    values = {"email": f"user{next(count)}@example.org", "name": name} | values
    made = User.objects.create_user(**values)
    if apps.is_installed("allauth.account"):
        from allauth.account.models import EmailAddress

        EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def member(role, authority=None, *, who=None, team=None, starts_on=LONG_AGO, ends_on=None, **values):
    """A membership of a council (Testshire); `.user` is who holds it."""
    return Membership.objects.create(
        user=who or user(f"{Role(role).label.title()} {next(count)}"),
        authority=authority or council(),
        role=role,
        team=team,
        starts_on=starts_on,
        ends_on=ends_on,
        **values,
    )


def young(authority=None, *, adviser=None, account=False, **values):
    """A young person's record: 19, in care from 14 to 18. `adviser`: a membership. `account`: they can sign in."""
    values = {"name_used": f"Kai Example {next(count)}", "date_of_birth": date(2007, 5, 4)} | values
    person = YoungPerson.objects.create(authority=authority or council(), **values)
    born = person.date_of_birth
    TimeInCare.objects.create(
        person=person,
        starts_on=date(born.year + 14, 1, 1),
        ends_on=date(born.year + 18, born.month, min(born.day, 28)),
        legal="C2",
        authority=person.authority.name,
    )
    if account:
        person.user = user("")
        person.save(update_fields=["user"])
        member(Role.YOUNG_PERSON, person.authority, who=person.user)
    if adviser:
        allocate(adviser, person)
    reckon(person)
    return person


def allocate(worker, person, *, is_main=True, starts_on=LONG_AGO, ends_on=None, **values):
    """That a worker (a membership) works with somebody; as main adviser, where they are one."""
    is_main = is_main and worker.role == Role.PERSONAL_ADVISER
    return Allocation.objects.create(
        person=person, worker=worker, role=worker.role, is_main=is_main, starts_on=starts_on, ends_on=ends_on, **values
    )


def sign_in(client, who, at=None):
    """Signs a user in as if by a passkey, which is both factors. `at`: the moment (the real one is taken if blank)."""
    from leaving_care.sign_in.stamps import stamp  # puts on a session what a sign-in with both factors puts there

    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    stamp(session, at or timezone.now(), second_factor=True)
    session.save()
    return client
