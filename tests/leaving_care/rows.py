"""The smallest possible row of any model, with whatever it needs around it: so that tests can walk the registry."""

import itertools
from datetime import UTC, date, datetime
from uuid import uuid4

from django.apps import apps

count = itertools.count(1)
DAY, MOMENT = date(2026, 4, 1), datetime(2026, 4, 1, 9, tzinfo=UTC)

# What a constraint asks for beyond the required fields.
EXTRAS = {
    "offers.ContactEmail": {"as_printed": "to be announced"},
    "offers.ContactNumber": {"as_printed": "to be announced"},
    "offers.ItemProvider": {"name": "A partner"},
    "offers.Statement": {"title": "What we say"},
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


def build(model, root=None, **values):
    """A saved row of the model; `root` is the edition it and everything round it belong to (None: one of its own)."""
    values = {**EXTRAS.get(model._meta.label, {}), **values}
    if root is None and getattr(model, "frozen_with", ()):
        root = build(root_of(model))
    for field in model._meta.concrete_fields:
        skipped = field.primary_key or field.null or field.has_default() or getattr(field, "auto_now_add", False)
        if skipped or field.name in values or (field.blank and field.empty_strings_allowed):
            continue
        values[field.name] = _related(field, root) if field.is_relation else _value(field)
    return model._base_manager.create(**values)


def publish(root):
    """Freezes an edition, as publishing does."""
    names = {field.name for field in root._meta.concrete_fields}
    values = {"published_at": MOMENT} | ({"effective_from": DAY} if "effective_from" in names else {})
    assert type(root)._base_manager.filter(pk=root.pk, published_at=None).update(**values) == 1
    root.refresh_from_db()
    return root


def _related(field, root):
    return root if isinstance(root, field.related_model) else build(field.related_model, root)


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
