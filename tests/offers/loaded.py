"""Every row that loading may write, and the faults for which it refuses a folder."""

import pytest
from django.apps import apps
from django.db import connection

from offers.loading import FaultyFiles, load_offer


def rows():
    """Every row of our own tables, by table: as the database has it, which is asked nearly two hundred times over."""
    ours = [apps.get_app_config("leaving_care"), apps.get_app_config("offers")]
    found = {}
    with connection.cursor() as cursor:
        for model in (model for app in ours for model in app.get_models(include_auto_created=True)):
            table, pk = model._meta.db_table, model._meta.pk.column
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY "{pk}"')
            found[table] = cursor.fetchall()
    return found


def refused(folder):
    """The faults for which a folder is refused; nothing of it is left in the database."""
    before = rows()
    with pytest.raises(FaultyFiles) as refusal:
        load_offer(folder)
    assert rows() == before
    return refusal.value.faults
