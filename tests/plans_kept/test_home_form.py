"""A home says whether the council provides it: yes, no, or not recorded yet."""

import pytest

from pathways.forms.work.life import HomeForm
from tests.people import TODAY
from tests.work.sending import boxes


@pytest.mark.parametrize(("said", "value"), [("yes", True), ("no", False), ("", None)])
def test_the_answer_is_kept(db, said, value):
    form = HomeForm({"kind": "supported", "provided": said, **boxes("starts_on", TODAY)}, today=TODAY)
    assert form.is_valid(), form.errors
    assert form.values["provided"] is value


def test_another_answer_is_refused(db):
    form = HomeForm({"kind": "supported", "provided": "perhaps"}, today=TODAY)
    assert "provided" in form.errors
