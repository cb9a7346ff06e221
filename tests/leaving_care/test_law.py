"""The law as dated data: what is cited exists, and each area begins on its day."""

import subprocess
import sys
import tomllib
from datetime import date, timedelta

import pytest
from django.conf import settings

from leaving_care.law import areas, areas_in_force, provisions, statuses

SIX = [
    "health_and_wellbeing",
    "relationships",
    "education_and_training",
    "employment",
    "accommodation",
    "participation_in_society",
]
COMMENCED = date(2018, 4, 1)
NOT_STARTED = ("ca1989-s23czaa", "cwsa2026-s7", "cwsa2026-s8", "cwsa2026-s9", "announced-nhs-charges")
FIXTURES = sorted((settings.BASE_DIR / "fixtures").rglob("*.toml"))


def cited(value):
    """Every provision that a file cites, as an item's or as an edition's legal basis."""
    if isinstance(value, list):
        return [one for row in value for one in cited(row)]
    if not isinstance(value, dict):
        return []
    here = [value["provision"]] if "provision" in value else []
    return here + value.get("legal_basis", []) + [one for row in value.values() for one in cited(row)]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_provision_that_a_council_cites_exists(path):
    assert [one for one in cited(tomllib.loads(path.read_text())) if one not in provisions()] == []


def test_the_councils_cite_provisions():
    every = [one for path in FIXTURES for one in cited(tomllib.loads(path.read_text()))]
    assert len(every) > 30 and "cswa2017-s2" in every and "ca1989-s23c" in every


@pytest.mark.parametrize("provision", provisions().values(), ids=provisions())
def test_a_provision_says_what_it_is_and_when_it_was_looked_at(provision):
    assert provision.title and provision.about
    official = provision.kind in ("statute", "regulation")
    assert provision.address.startswith("https://www.legislation.gov.uk/" if official else "https://")
    assert provision.starts_on or provision.id in NOT_STARTED
    assert date(2025, 1, 1) <= provision.checked_on <= date.today() + timedelta(days=1)
    assert provision.sure in ("read", "unread")


@pytest.mark.parametrize(
    ("on", "in_force"),
    [
        (COMMENCED - timedelta(days=1), []),
        (COMMENCED, SIX),
        (COMMENCED + timedelta(days=1), SIX),
        (date.today(), SIX),
        (date(1989, 11, 16), []),
    ],
)
def test_the_areas_of_an_offer_on_a_day(on, in_force):
    assert [area.id for area in areas_in_force(on)] == in_force


def test_knowing_about_money_is_enacted_and_not_in_force_on_any_day():
    area = areas()["financial_literacy"]
    assert area.starts_on is None and area.provision == "cwsa2026-s8"
    assert area not in areas_in_force(date.max)


def test_areas_and_groups_rest_on_provisions():
    assert list(areas()) == [*SIX, "financial_literacy"]
    assert [row for row in (*areas().values(), *statuses().values()) if row.provision not in provisions()] == []


def test_the_four_groups_have_the_ages_of_the_law():
    assert {status.id: (status.age_from, status.age_to) for status in statuses().values()} == {
        "eligible": (16, 17),
        "relevant": (16, 17),
        "former_relevant": (18, 24),
        "qualifying": (16, 20),
    }
    assert list(statuses()) == ["eligible", "relevant", "former_relevant", "qualifying"]
    assert all(status.plain and status.name for status in statuses().values())


@pytest.mark.parametrize("module", ["leaving_care.law", "leaving_care.dates"])
def test_the_law_is_read_without_django(module):
    code = f"import sys, {module} as law; getattr(law, 'areas', print)(); print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
