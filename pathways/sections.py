"""What a pathway plan is written under: one list that holds every heading the regulations ask for. Pure: no Django.

The two schedules differ a little (Schedule 8 of SI 2010/959 for those in care; Schedule 1 of SI 2010/2571 after care): the
second adds identity, and the reasons why a home is suitable. From 21, with help under section 23CZB alone, none is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ELIGIBLE, AFTER_CARE, EDUCATION, FROM_21 = "eligible", "after_care", "education", "from_21"
KINDS: Mapping[str, str] = {
    ELIGIBLE: "in care, from 16",
    AFTER_CARE: "after care",
    EDUCATION: "for a course from 21",
    FROM_21: "short, from 21 to 25",
}
"""Kinds of plan: which headings are asked for. `education`: section 23CA; `from_21`: section 23CZB."""

IN_CARE_BY, AFTER_CARE_BY = "cpr2010-sch8", "clr2010-sch1"


@dataclass(frozen=True, slots=True)
class Section:
    """One heading. `asks`: what the young person is asked; `holds`: what it has to say. `needed`: kinds of plan that need it.

    `details`: further texts of this section alone, by name (for a home, what makes it suitable: SI 2010/2571, Schedule 2).
    """

    key: str
    heading: str
    asks: str
    holds: str
    needed: frozenset[str]
    details: tuple[tuple[str, str], ...] = ()


FULL = frozenset({ELIGIBLE, AFTER_CARE})
SUITABLE = (
    ("rooms", "Rooms, kitchen and what comes with it"),
    ("repair", "What state it is in"),
    ("safety", "Is it safe?"),
    ("place", "Where it is: work, study, people who matter"),
    ("support", "Help that comes with it"),
    ("tenancy", "What sort of agreement, and for how long"),
    ("cost", "What it costs, and can they afford it"),
    ("landlord", "Who provides it, and were they checked"),
    ("rights", "Do they know their rights and duties there, and who pays"),
)
SECTIONS: tuple[Section, ...] = (
    Section(
        "contact",
        "Keeping in touch and support",
        "Who helps you, and is it enough?",
        "Who gives support, what sort, how often and how.",
        FULL | {EDUCATION},
    ),
    Section(
        "home",
        "Somewhere to live",
        "How is it where you live? Where would you like to live?",
        "Where they live now and next, and why it suits them.",
        FULL,
        SUITABLE,
    ),
    Section(
        "education",
        "Learning and training",
        "What are you learning, or would like to learn?",
        "The course or training, what comes after it, and what help they get with it.",
        FULL | {EDUCATION},
    ),
    Section(
        "work",
        "Work and things to do",
        "What work would you like, and what do you do with your days?",
        "Work, looking for work, or other things that give the day a shape.",
        FULL | {EDUCATION},
    ),
    Section(
        "family",
        "Family, friends and people who matter",
        "Who matters to you? Who would you like to see more, or less?",
        "Who is there for them, and what helps them to stay so.",
        FULL,
    ),
    Section(
        "skills",
        "Everyday skills",
        "What can you do by yourself? What would you like to learn?",
        "Cooking, bills, travel, keeping well: what they can do and will learn, and how.",
        FULL,
    ),
    Section(
        "money",
        "Money",
        "Do you have enough? What is hard?",
        "What comes in and goes out, and what the council pays.",
        FULL,
    ),
    Section(
        "health",
        "Health and how I feel",
        "How are you, in body and mind? Who do you go to?",
        "Health of body and mind, and who looks after it.",
        FULL,
    ),
    Section(
        "identity",
        "Who I am",
        "What should people know of you: faith, culture, language, who you are?",
        "Faith, culture, language, where they come from, and how we respect it.",
        frozenset({AFTER_CARE}),
    ),
    Section(
        "contingency",
        "If it goes wrong",
        "What could go wrong, and what would help then?",
        "What happens if the plan does not work out: a home lost, money gone, a course given up.",
        FULL | {EDUCATION},
    ),
)
BY_KEY: Mapping[str, Section] = {section.key: section for section in SECTIONS}


def kinds_at(age: int) -> tuple[str, ...]:
    """The kinds of plan and of assessment that somebody of an age in years can have, in order.

    In care: until 18. For a course, and the short one: from 21. After care: always, since a course that the plan sets out
    keeps the full duties up past 21 (the Children Act 1989, section 23C(7)).
    """
    before_18, from_21 = (ELIGIBLE,) if age < 18 else (), (EDUCATION, FROM_21) if age >= 21 else ()
    return (*before_18, AFTER_CARE, *from_21)


def needed_in(kind: str) -> tuple[str, ...]:
    """The keys of the headings that a kind of plan has to have, in order. Raises KeyError for another kind."""
    KINDS[kind]
    return tuple(section.key for section in SECTIONS if kind in section.needed)
