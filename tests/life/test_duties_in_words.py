"""What is open by the timetable, in words about them on a worker's page."""

import re
from datetime import date

import pytest

from pathways import summaries
from pathways.in_touch import in_touch
from pathways.models import ChoiceAt21
from pathways.views.work.working import of_them
from tests.people import NOW, TODAY, sign_in, young
from tests.say.pages import words

pytestmark = pytest.mark.django_db
YOU = re.compile(r"\byour?\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("path", "heading", "born"),
    [
        ("at-18", "What is open", date(2008, 12, 20)),
        ("at-21", "What follows by the timetable", date(2004, 11, 20)),
    ],
)
def test_a_worker_reads_of_them(client, adviser, path, heading, born):
    person = young(adviser=adviser, account=True, name_used="Jo Example", date_of_birth=born)
    ChoiceAt21.objects.create(person=person, said="stop", on=TODAY, by=person.user, at=NOW)
    summaries.keep(person, TODAY)
    assert any(YOU.search(duty.because) for duty in in_touch(person, TODAY).duties)
    page = words(sign_in(client, adviser.user, NOW).get(f"/work/people/{person.key}/{path}/"))
    told = re.split(r"The talk before|Who works with them now|Talks and courses", page.split(heading, 1)[1])[0]
    assert re.search(r"\btheir \d\dst|\btheir 18th", told)
    assert not YOU.search(told)


@pytest.mark.parametrize(
    ("to_them", "about_them"), [("A copy for you", "A copy for them"), ("Seeing you", "Seeing them")]
)
def test_where_you_is_an_object_it_is_them(to_them, about_them):
    assert of_them(to_them) == about_them
