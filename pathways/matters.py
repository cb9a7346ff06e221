"""What a needs assessment looks at, and who is asked: one list for every kind, each with its provision. Pure: no Django.

In care from 16: SI 2010/959, regulation 42. After care, and for a course from 21: SI 2010/2571, regulation 5, and
regulation 4 for what the young person wants. From 21 to 25: the Children Act 1989, section 23CZB, which lists nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pathways.sections import AFTER_CARE, EDUCATION, ELIGIBLE, FROM_21

IN_CARE_BY, AFTER_CARE_BY, INVOLVED_BY, FROM_21_BY = "cpr2010-r42", "clr2010-reg5", "clr2010-r4", "ca1989-s23czb"
FULL = {ELIGIBLE: IN_CARE_BY, AFTER_CARE: AFTER_CARE_BY}
WITH_A_COURSE = {**FULL, EDUCATION: AFTER_CARE_BY}


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to look at. `asks`: what the young person is asked; `looks_at`: what has to be found out.

    `by`: the kinds of assessment that look at it, each with the provision that says so. `section`: the heading of the plan
    (pathways.sections) that it is the beginning of. `only_for`: whom it is about; blank: everybody.
    """

    key: str
    heading: str
    asks: str
    looks_at: str
    by: Mapping[str, str]
    section: str
    only_for: str = ""


MATTERS: tuple[Matter, ...] = (
    Matter(
        "help",
        "The help they ask for",
        "What would you like help with?",
        "What they ask for, and why now.",
        {FROM_21: FROM_21_BY},
        "contact",
    ),
    Matter(
        "services",
        "What they need",
        "What would make it easier for you to get that help?",
        "What advice and support they need to get it, and who gives it.",
        {FROM_21: FROM_21_BY},
        "contact",
    ),
    Matter(
        "wishes",
        "What they want, and how they feel",
        "What do you want? What worries you?",
        "What they wish and feel; and their parents, those with parental responsibility, and whoever cares for them.",
        {ELIGIBLE: IN_CARE_BY, AFTER_CARE: INVOLVED_BY},
        "contact",
    ),
    Matter(
        "health",
        "Health and development",
        "How are you, in body and mind?",
        "Health of body and mind, feelings, and how they are growing up.",
        FULL,
        "health",
    ),
    Matter(
        "education",
        "Education, training or work",
        "What are you learning or working at, and what would you like to do?",
        "What they need for education, training or work, now and next.",
        WITH_A_COURSE,
        "education",
    ),
    Matter(
        "family",
        "Support from family and others",
        "Who is there for you?",
        "What support they have from parents, family and other people who matter to them.",
        FULL,
        "family",
    ),
    Matter(
        "money",
        "Money",
        "Do you have enough, and what is hard?",
        "What money they have and will have, and how they manage it.",
        WITH_A_COURSE,
        "money",
    ),
    Matter(
        "skills",
        "Everyday skills",
        "What can you do by yourself?",
        "Practical and other skills for living on their own.",
        WITH_A_COURSE,
        "skills",
    ),
    Matter(
        "home",
        "Care, support and a home",
        "Where would you like to live, and with what help?",
        "What care, support and home they need from now on.",
        FULL,
        "home",
    ),
    Matter(
        "alone",
        "Being here without parents, or trafficked",
        "What should we know about how you came here, and your papers to stay?",
        "What they need because of it: safety, papers to stay, language, people from home.",
        FULL,
        "identity",
        "somebody who came to the UK without their parents, or may have been trafficked",
    ),
)
BY_KEY: Mapping[str, Matter] = {matter.key: matter for matter in MATTERS}


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody whose view is asked for. `by`: kinds of assessment, each with the provision. `is_needed`: by name in the law."""

    key: str
    words: str
    by: Mapping[str, str]
    is_needed: bool = True


ASKED: tuple[Asked, ...] = (
    Asked("parents", "Their parents", FULL),
    Asked("responsible", "Others with parental responsibility", FULL),
    Asked("carer", "Whoever cares for them now", FULL),
    Asked("school", "Their school or college", WITH_A_COURSE),
    Asked("ehc", "The council that keeps their education, health and care plan", {ELIGIBLE: IN_CARE_BY}),
    Asked("reviewing_officer", "Their independent reviewing officer", {ELIGIBLE: IN_CARE_BY}),
    Asked("visitor", "Their independent visitor", {AFTER_CARE: AFTER_CARE_BY}),
    Asked("health", "Their doctor, or somebody else who looks after their health", FULL),
    Asked("adviser", "Their personal adviser", WITH_A_COURSE),
    Asked("somebody", "Somebody else", {**WITH_A_COURSE, FROM_21: FROM_21_BY}, is_needed=False),
)
ASKED_BY_KEY: Mapping[str, Asked] = {asked.key: asked for asked in ASKED}

# The duties of the law book's timetable that ask for an assessment, each with the kind that it asks for.
OWED_AS: Mapping[str, str] = {
    "assessment-eligible": ELIGIBLE,
    "assessment-relevant": AFTER_CARE,
    "assessment-education": EDUCATION,
    "assessment-on-request": FROM_21,
}

# Headings speak of the young person; on their own page they speak to them.
TO_THEM = {r"\b[Tt]heir\b": "your", r"\b(they|them)\b": "you"}


def to_them(words: str) -> str:
    """A heading as the young person reads it: their parents, your parents."""
    for of_them, said in TO_THEM.items():
        words = re.sub(of_them, said, words)
    return words[:1].upper() + words[1:]


def matters_of(kind: str) -> list[Matter]:
    """What a kind of assessment looks at, in order."""
    return [matter for matter in MATTERS if kind in matter.by]


def asked_in(kind: str) -> list[Asked]:
    """Whose views a kind of assessment asks for, in order."""
    return [asked for asked in ASKED if kind in asked.by]


def kind_for(status: str, age: int, *, has_course: bool = False) -> str:
    """The kind of assessment that somebody of a status (leaving_care.status) and age in years is owed; "": none by itself."""
    if status == "former_relevant" and age >= 21:
        return EDUCATION if has_course else FROM_21
    return {"eligible": ELIGIBLE, "relevant": AFTER_CARE, "former_relevant": AFTER_CARE}.get(status, "")
