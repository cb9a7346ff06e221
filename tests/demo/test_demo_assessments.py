"""Needs assessments of the demo: each is one that the pages could have made, and every heading of it opens."""

from pathways.actions import assessments
from pathways.matters import matters_of
from pathways.models import Assessment
from tests.people import sign_in


def test_each_has_every_heading_of_its_kind(seeded):
    for made in Assessment.objects.all():
        assert {row.matter for row in made.matter_rows.all()} == {each.key for each in matters_of(made.kind)}


def test_nothing_is_missing_in_those_that_were_finished(seeded):
    finished = Assessment.objects.filter(finished_at__isnull=False)
    assert finished.count() >= 5
    assert {made.person.name_used: missing for made in finished if (missing := assessments.missing_in(made))} == {}


def test_every_heading_of_one_that_is_being_written_opens(seeded, client):
    made = Assessment.objects.get(person__name_used="Abel Example")
    assert sum(bool(row.theirs) for row in made.matter_rows.all()) == 1
    sign_in(client, made.begun_by)
    start = f"/work/people/{made.person.key}/assessment/{made.key}/"
    for each in matters_of(made.kind):
        assert client.get(f"{start}matters/{each.key}/").status_code == 200
