"""The smallest possible row of any model, with whatever it needs around it: so that tests can walk the registry."""

import itertools
from datetime import UTC, date, datetime
from uuid import uuid4

from django.apps import apps

from leaving_care.models import OfPerson

count = itertools.count(1)
DAY, MOMENT = date(2026, 4, 1), datetime(2026, 4, 1, 9, tzinfo=UTC)

# What a constraint asks for beyond the required fields.
EXTRAS = {
    "offers.BodyDecision": {"fingerprint": "f" * 64},
    "offers.ContactEmail": {"as_printed": "to be announced"},
    "offers.ContactNumber": {"as_printed": "to be announced"},
    "offers.DistrictItem": {"name": "A thing", "what_we_offer": "It is given here.", "theme_slug": "home"},
    "offers.ItemProvider": {"name": "A partner"},
    "offers.Statement": {"title": "What we say"},
    "offers.Submission": {"fingerprint": "f" * 64},
    "pathways.AgreedInterval": {"ends_on": DAY},
    "pathways.DutyHeld": {"ends_on": DAY},
}
# What a young person alone says: their own account writes the row.
THEIR_OWN = {"Answer", "ChoiceAt21", "GoalView", "Meaning", "OwnWords"}
# What freezes a root beside its moment.
TO_FREEZE = {
    "offers.Correction": lambda root: {"approved_by": build(type(root.asked_by))},
    "offers.Edition": lambda root: {"effective_from": DAY},
    "pathways.PlanVersion": lambda root: {
        "sent_at": MOMENT,
        "sent_by": root.begun_by,
        "copy_how": "online",
        "approved_by": build(type(root.begun_by)),
    },
}


def guarded_models():
    """Every model that asks for a guard; a walk of its own, so that what the guards forget the tests do not."""
    return [
        model for model in apps.get_models() if getattr(model, "append_only", False) or hasattr(model, "frozen_with")
    ]


def root_of(model):
    """The model that freezes this one."""
    for step in model.frozen_with:
        model = model._meta.get_field(step).related_model
    return model


def moment_of(root):
    """The field that freezes a root, or what hangs on one, once it is set. `root`: a model or a row."""
    return getattr(root, "frozen_from", "published_at")


def build(model, root=None, **values):
    """A saved row of the model; `root` is what it and everything round it belong to (None: one of its own).

    What is of a person has everything round it of the same person: the one named, or the root's, or a new one.
    """
    values = {**EXTRAS.get(model._meta.label, {}), **values}
    person = values.get("person") or getattr(root, "person", None)
    if person is None and issubclass(model, OfPerson):
        person = build(model._meta.get_field("person").related_model)
    if root is None and getattr(model, "frozen_with", ()):
        root = _around(root_of(model), None, person)
    if model.__name__ in THEIR_OWN and "by" not in values:
        values["by"] = _account(person)
    if model.__name__ == "Copy":
        values.setdefault("version", _around(model._meta.get_field("version").related_model, root, person))
    for field in model._meta.concrete_fields:
        skipped = field.primary_key or field.null or field.has_default() or getattr(field, "auto_now_add", False)
        if skipped or field.name in values or (field.blank and field.empty_strings_allowed):
            continue
        values[field.name] = _around(field.related_model, root, person) if field.is_relation else _value(field)
    return model._base_manager.create(**values)


def to_publish(root):
    """What publishing an edition, approving a plan or finishing an assessment sets: field → value."""
    return {moment_of(root): MOMENT} | TO_FREEZE.get(root._meta.label, lambda root: {})(root)


def publish(root):
    """Freezes an edition, a plan or an assessment."""
    values = to_publish(root)
    assert type(root)._base_manager.filter(pk=root.pk, **{moment_of(root): None}).update(**values) == 1
    root.refresh_from_db()
    return root


def _around(model, root, person):
    """What a row hangs on: the root, the person, what the person has of the kind, or a new one."""
    for given in (root, person):
        if isinstance(given, model):
            return given
    if person is None or not issubclass(model, OfPerson):
        return build(model, root)
    return model._base_manager.filter(person=person).last() or build(model, root, person=person)


def _account(person):
    """The account of a young person, made where they have none."""
    if person.user is None:
        person.user = build(type(person)._meta.get_field("user").related_model)
        person.save(update_fields=["user"])
    return person.user


def _value(field):
    if field.choices:
        return field.choices[0][0]
    kind, number = field.get_internal_type(), next(count)
    if "Integer" in kind or kind == "DecimalField":
        return number
    plain = {"BooleanField": False, "DateField": DAY, "DateTimeField": MOMENT, "UUIDField": uuid4(), "JSONField": []}
    if kind in plain:
        return plain[kind]
    return f"{field.name}-{number}"[-(field.max_length or 1000) :]
