"""The only way past what is frozen: a permit, which is recorded and holds to the end of its block."""

import pytest
from django.db import transaction

from leaving_care import guards
from leaving_care.models import Permit, PermitRecord
from tests.leaving_care.rows import MOMENT, build, publish
from tests.leaving_care.test_guards import (
    MODELS,
    PARTS,
    ROOTS,
    each,
    frozen_and_free,
    refused,
    row_root,
    sql,
    table,
    touch,
)

pytestmark = pytest.mark.django_db


@each(MODELS)
def test_a_permit_lets_through_and_is_recorded(model):
    frozen, _ = frozen_and_free(model)
    with guards.permit("erasure asked for by law", by="manage.py test", at=MOMENT) as record:
        assert touch(frozen) == 1
        if model in PARTS:
            build(model, row_root(frozen))
        assert sql(f"DELETE FROM {table(model)} WHERE id = %s", frozen.pk) == 1
    assert not Permit.objects.exists()
    kept = PermitRecord.objects.get(pk=record.pk)
    assert (kept.reason, kept.by, kept.at) == ("erasure asked for by law", "manage.py test", MOMENT)
    again, _ = frozen_and_free(model)
    with refused("are frozen|only ever added"):
        touch(again)


@pytest.mark.django_db(transaction=True)
def test_a_permit_holds_only_inside_a_transaction():
    with (
        pytest.raises(transaction.TransactionManagementError, match="only inside a transaction"),
        guards.permit("none", by="nobody", at=MOMENT),
    ):
        pytest.fail("a permit without a transaction")
    assert not PermitRecord.objects.exists()


@pytest.mark.parametrize(("reason", "by"), [("", "somebody"), (" ", "somebody"), ("a reason", "")])
def test_a_permit_has_a_reason_and_a_user(reason, by):
    with pytest.raises(ValueError, match="a reason and somebody"), guards.permit(reason, by=by, at=MOMENT):
        pytest.fail("a permit for nothing, or for nobody")


def test_an_exception_undoes_the_permit_and_what_it_let_through():
    frozen = publish(build(ROOTS[0]))
    with transaction.atomic():
        with pytest.raises(LookupError), guards.permit("goes wrong", by="manage.py test", at=MOMENT):
            assert touch(frozen) == 1
            ROOTS[0].objects.all().delete()
            raise LookupError
        assert not Permit.objects.exists()
        assert not PermitRecord.objects.exists()
        frozen.refresh_from_db()
        with refused("are frozen"):
            touch(frozen)


def test_an_inner_permit_leaves_the_outer_one_open():
    frozen = publish(build(ROOTS[0]))
    with guards.permit("outer", by="manage.py test", at=MOMENT):
        with guards.permit("inner", by="manage.py test", at=MOMENT):
            pass
        assert touch(frozen) == 1
    assert not Permit.objects.exists()
    assert PermitRecord.objects.count() == 2
