"""Under which heading of a plan something of the law or of a council's offer fits."""

from collections.abc import Mapping
from typing import Any

from offers.models import Item

# The heading under which a thing fits: by what the law book has, by the law's area of its theme, or by the theme's icon.
OF_NATIONAL: Mapping[str, str] = {
    "somewhere-to-live": "home",
    "setting-up-home": "home",
    "vacation-home": "home",
    "staying-put": "home",
    "staying-close": "home",
    "agreed-before-leaving": "home",
    "homeless-priority": "home",
    "homeless-on-purpose": "home",
    "local-connection": "home",
    "housing-register": "home",
    "education-costs": "education",
    "higher-education-bursary": "education",
    "16-to-19-bursary": "education",
    "student-finance": "education",
    "work-costs": "work",
    "apprenticeship-bursary": "work",
    "money-to-live-on": "money",
    "help-in-cash": "money",
    "junior-isa": "money",
    "universal-credit-16-17": "money",
    "universal-credit-under-25": "money",
    "universal-credit-25-and-over": "money",
    "one-bedroom-rate": "money",
    "council-tax": "money",
    "nhs-charges-relevant": "health",
    "nhs-charges-to-25": "health",
}
OF_AREA: Mapping[str, str] = {
    "accommodation": "home",
    "education_and_training": "education",
    "employment": "work",
    "financial_literacy": "money",
    "health_and_wellbeing": "health",
    "relationships": "family",
    "participation_in_society": "work",
}
OF_ICON: Mapping[str, str] = {
    "learning": "education",
    "home": "home",
    "health": "health",
    "money": "money",
    "people": "family",
    "identity": "identity",
    "work": "work",
}
ELSE = "contact"


def section_of_national(national: str) -> str:
    """By the id of the law book."""
    return OF_NATIONAL.get(national, ELSE)


def section_of(row: Mapping[str, Any]) -> str:
    """By what it gives nationally; a right is for the whole plan; then by the areas of its theme, and by the theme's icon."""
    if row["kind"] == Item.Kind.RIGHT and row["national"] not in OF_NATIONAL:
        return ELSE
    areas = row["areas"] if isinstance(row["areas"], list) else []
    by_area = next((OF_AREA[area] for area in areas if area in OF_AREA), "")
    return OF_NATIONAL.get(row["national"], "") or by_area or OF_ICON.get(row["icon"] or "", ELSE)
