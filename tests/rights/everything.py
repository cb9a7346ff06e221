"""A young person with a row of every kind, each text of it a word that is found nowhere else."""

import itertools

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db.models import CharField, EmailField, TextField

from leaving_care.models import Membership, Role, YoungPerson
from pathways.models import Assessment, PlanVersion
from tests.leaving_care.rows import build, publish
from tests.people import NOW, TODAY, council, member, young

CANARY = "zebrafinch"
count = itertools.count(1)


def reaches(model, target):
    """Names of a model's own keys to another model."""
    return [field.name for field in model._meta.concrete_fields if field.related_model is target]


def of_person():
    """Every model with a key to a young person."""
    return [model for model in apps.get_models() if reaches(model, YoungPerson)]


def texts(model):
    """A word of its own for each text of a model that takes any."""
    said = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, CharField | TextField) and not field.choices and not field.is_relation:
            address = f"{CANARY}{next(count)}@example.org"
            said[field.name] = (
                address if isinstance(field, EmailField) else f"{CANARY} {field.name}"[: field.max_length]
            )
    return said


def somebody(**values):
    """Their record and account, with a row of every kind in them; their plan is approved, the look at their needs finished."""
    worker, clinician = member(Role.PERSONAL_ADVISER), member(Role.CLINICIAN)
    manager, partner = member(Role.MANAGER), member(Role.PARTNER)
    named = {
        "name_used": f"Kai {CANARY}",
        "legal_name": f"Kai {CANARY} Example",
        "council_id": f"{CANARY}-{next(count)}",
    }
    person = young(account=True, **named, **values)
    more = {
        "Allocation": {"worker": worker, "role": Role.PERSONAL_ADVISER},
        "Referral": {"clinician": clinician},
        "PartnerAccess": {"partner": partner, "ends_on": TODAY},
        "GlassBroken": {"manager": manager, "ends_on": TODAY, "hidden_until": None},
        "HandedOver": {"from_authority": person.authority, "to": council("elsewhere")},
        "Invitation": {"role": Role.YOUNG_PERSON, "authority": person.authority, "used_by": person.user},
        "SupportLevel": {"level": 3},
        "Event": {"authority": person.authority, "by": worker.user, "at": NOW, "what": "see_homes", "part": "homes"},
        "Archive": {"file": ""},
        "PlanDocument": {"file": ""},
        "HeldBack": {"row": "leaving_care.KnownPerson:none"},
        "Circumstance": {"kind": "hard_time"},
        "PlanAction": {"owner_kind": "somebody"},
        "Typed": {"user": person.user, "fields": {"text": [f"{CANARY} typed"]}},
    }
    for model in of_person():
        build(model, person=person, **(texts(model) | more.get(model.__name__, {})))
    for root in (PlanVersion, Assessment):
        publish(root.objects.get(person=person))
    Membership.objects.filter(user=person.user).update(phone=f"{CANARY} phone")
    address = build(EmailAddress, user=person.user, email=f"{CANARY}{next(count)}@example.org")
    build(EmailConfirmation, email_address=address, key=f"{CANARY}{next(count)}")
    build(Authenticator, user=person.user, type="totp", data={"secret": f"{CANARY} secret"})
    build(SocialAccount, user=person.user, uid=f"{CANARY} uid", extra_data={"name": CANARY})
    build(UserSession, user=person.user, user_agent=f"{CANARY} browser", session_key=CANARY, ip="192.0.2.1")
    return person
