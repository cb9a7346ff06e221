"""What is known of a person's time in care, as plain dated facts. Pure: no database, no clock, no Django.

Every period has a first and a last day, both of which count; a last day of None means that it goes on.
"""

from dataclasses import dataclass
from datetime import date

# Legal status in care, by the codes of the national return (SSDA903). All of them mean "looked after".
LEGAL = {
    "C1": "interim care order",
    "C2": "full care order",
    "D1": "freeing order",
    "E1": "placement order",
    "V2": "accommodated under section 20",
    "V3": "agreed short breaks, each stay recorded",
    "V4": "agreed short breaks, only the agreement recorded",
    "L1": "police protection",
    "L2": "emergency protection order",
    "L3": "child assessment order",
    "J1": "remanded by a court",
    "J2": "accommodated under the Police and Criminal Evidence Act",
    "J3": "youth rehabilitation order with residence or intensive fostering",
}
CARE_ORDERS = frozenset({"C1", "C2", "D1", "E1"})
SHORT_BREAKS = frozenset({"V3", "V4"})
# Housed as a child in need (section 17): recorded because it is often mistaken for care, and because of R (G) v Southwark.
SECTION_17 = "S17"
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")

# With whom a young person went home. The first three can end relevant status after six months; "" is not recorded.
PARENT, RESPONSIBLE, ARRANGEMENTS, RELATIVE = "parent", "pr", "arrangements", "relative_no_pr"
CARERS = {
    PARENT: "a parent",
    RESPONSIBLE: "somebody else with parental responsibility",
    ARRANGEMENTS: "somebody who had a child arrangements order just before the care order",
    RELATIVE: "somebody without parental responsibility",
    "": "not recorded",
}

# Where else somebody can be "accommodated or fostered": Children Act 1989, section 24(2)(b) to (e).
SETTINGS = {
    "voluntary_org": "accommodated by a voluntary organisation",
    "private_childrens_home": "in a private children's home",
    "hospital": "in hospital or a care home",
    "education_accommodation": "accommodated by a health or education body",
    "privately_fostered": "privately fostered",
}
DETAINED, HOSPITAL = "detained", "hospital"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `starts_on` to `ends_on`, both included. `ends_on` None: it goes on."""

    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class CarePeriod(Period):
    """A time in care: `ends_on` is the last day looked after. `legal` is a code of LEGAL, or S17.

    `authority` blank: not recorded. `placement` is kept as it was recorded; no rule reads it.
    """

    legal: str = "V2"
    placement: str = ""
    authority: str = ""
    nation: str = "England"


@dataclass(frozen=True, slots=True)
class HomeSpell(Period):
    """A time living at home, in care or after it. `with_whom` is one of CARERS."""

    with_whom: str = ""


@dataclass(frozen=True, slots=True)
class Away(Period):
    """A time in custody (by a court's order) or in hospital. `kind`: "detained" or "hospital"."""

    kind: str = DETAINED


@dataclass(frozen=True, slots=True)
class Setting(Period):
    """A time accommodated or fostered other than by a council's children's services. `kind` is one of SETTINGS."""

    kind: str = "voluntary_org"


@dataclass(frozen=True, slots=True)
class Course:
    """Education or training. Days of None are not recorded: the course is then taken to cover the day asked about.

    `continues`: the pathway plan sets out a programme that this is part of and that goes on; None is not recorded.
    """

    starts_on: date | None = None
    ends_on: date | None = None
    continues: bool | None = None


@dataclass(frozen=True, slots=True)
class Care:
    """Everything about one person that leaving-care status is worked out from.

    `guardianship`: times under a special guardianship order. `short_breaks_within_limits`: somebody has looked whether a series
    of short breaks keeps within the limits; None leaves it to the dates. `under_care_order`: a care order stands, so the last
    time in care goes on, whatever end it has. `lives_in`: the council whose area the person is in; blank is not recorded.
    `asked_for_support`: at 21 to 24, the person told the council that they want its support; None is not recorded.
    """

    date_of_birth: date
    periods: tuple[CarePeriod, ...] = ()
    home: tuple[HomeSpell, ...] = ()
    away: tuple[Away, ...] = ()
    guardianship: tuple[Period, ...] = ()
    settings: tuple[Setting, ...] = ()
    courses: tuple[Course, ...] = ()
    disabled: bool = False
    short_breaks_within_limits: bool | None = None
    under_care_order: bool = False
    adopted_on: date | None = None
    lives_in: str = ""
    asked_for_support: bool | None = None
