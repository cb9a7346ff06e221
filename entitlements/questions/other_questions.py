"""The words of the questions that are asked only where they can still matter. Pure: no Django."""

from entitlements.questions.answers import CUSTODY, HOSPITAL, NO, NO_PLACE, NOT_SURE, SECTION_17_HOME, SKIPPED, YES
from entitlements.questions.asker import UNSURE, Asker, Wording, yes_no


def home(asker: Asker) -> Wording:
    """Six months at home (Care Leavers Regulations 2010, regulation 3(5))."""
    return Wording(
        f"Did you live at home for {asker.months} months or more in one go?",
        f"{asker.months} months or more at home",
        f"Say whether you lived at home for {asker.months} months or more in one go",
        yes_no(),
        hint="Home means with a parent, or with somebody else who has the right to decide for you (parental responsibility), "
        "such as a special guardian. Living with friends does not count, or with an aunt or a grandparent who does not have that "
        "right. Time at home while you were still in care counts.",
        why="A long time at home can move you into another group.",
    )


def homewhen(asker: Asker) -> Wording:
    """When that was."""
    near = ", tell us about the time closest to your 18th birthday" if asker.adult else ", tell us about the last time"
    return Wording(
        "When did you live there?",
        "Lived at home",
        "Enter when you started to live there",
        hint=f"The month and the year are enough. If it was more than once{near}.",
    )


def sixteen(asker: Asker) -> Wording:
    """Custody or hospital at 16 (regulation 3(2))."""
    return Wording(
        "Where were you on your 16th birthday?",
        "On the 16th birthday",
        "Choose where you were, or “I would rather not say”",
        (
            (
                CUSTODY,
                "In custody",
                "A young offender institution, a secure training centre, a secure home or a prison",
            ),
            (HOSPITAL, "In hospital", ""),
            (NO, "Somewhere else", ""),
            (SKIPPED, "I would rather not say", ""),
        ),
        hint=asker.birthday(16),
        why="If you were in custody or in hospital on that day, straight from care, the law can give you the same rights as "
        "somebody who was still in care. You do not have to answer.",
    )


def straight(asker: Asker) -> Wording:
    """Whether that came straight from care."""
    return Wording(
        "Were you in care right up to then?",
        "In care right up to then",
        "Say whether you were in care right up to then",
        yes_no(),
        hint="We mean up to the day when you went into custody or into hospital.",
    )


def guardian(asker: Asker) -> Wording:
    """Special guardianship (Children Act 1989, section 24(1A))."""
    return Wording(
        "Did a special guardian take over from the council?",
        "Special guardian",
        "Say whether a special guardian took over from the council",
        yes_no("Yes, straight from care"),
        hint="A special guardian is somebody, often family, to whom a court gives the right to bring a child up. "
        "The court's paper is called a special guardianship order.",
    )


def places(asker: Asker) -> Wording:
    """The other settings of section 24(2), and section 17."""
    months, days = asker.figures.health_setting_months, asker.figures.private_fostering_days
    return Wording(
        "At 16 or 17, did you live in any of these places?",
        "Other places at 16 or 17",
        "Tick the places where you lived, or “None of these”, or “I am not sure”",
        (
            ("private_childrens_home", "A private children's home", ""),
            ("voluntary_org", "A home run by a charity", ""),
            ("hospital", f"A hospital or a care home, for {months} months or more in one go", ""),
            (
                "education_accommodation",
                f"A place where a health service or an education service had me live, for {months} months or more in one go",
                "A residential special school, for example",
            ),
            ("privately_fostered", f"With another family, not close relatives, for {days} days or more", ""),
            (SECTION_17_HOME, "A place that children's services found for me because I had no home", ""),
            (NO_PLACE, "None of these", ""),
            (NOT_SURE, UNSURE, ""),
        ),
        hint="Tick all that are true.",
        why="You can have rights from some places other than care. If you would rather not say, choose “I am not sure”.",
    )


def placesnow(asker: Asker) -> Wording:
    """Whether somebody under 18 has left such a place."""
    return Wording(
        "Do you still live there?",
        "Still there",
        "Say whether you still live there",
        ((YES, "Yes", ""), (NO, "No", "")),
    )


def course(asker: Asker) -> Wording:
    """Help with education after 21 (section 24B)."""
    return Wording(
        "Are you in education or training now?",
        "In education or training",
        "Say whether you are in education or training now",
        yes_no(),
        hint="School, college, university, an apprenticeship or any other training.",
    )
