"""The words of the questions on who somebody is and when they were in care. Pure: no Django."""

from entitlements.questions.answers import (
    BEFORE_14,
    DATES,
    HERE,
    LESS,
    MORE,
    NATION,
    NEVER,
    NO,
    NONE_AT_ALL,
    NOT_SURE,
    ON_A_DATE,
    OTHER,
    SHORT_BREAKS,
    YES,
)
from entitlements.questions.asker import UNSURE, Asker, Wording, yes_no


def born(asker: Asker) -> Wording:
    """Everything else hangs on it."""
    return Wording(
        "What is your date of birth?",
        "Date of birth",
        "Enter your date of birth, or choose “I am not sure of it”",
        hint="For example, 27 3 2009",
    )


def age(asker: Asker) -> Wording:
    """For somebody who does not know their date of birth."""
    return Wording(
        "How old are you?",
        "Age",
        "Enter your age in years, such as 17",
        hint="If you are not sure, write what you think. The answer will then be a rough one.",
    )


def council(asker: Asker) -> Wording:
    """Who is responsible, and whether English law is."""
    return Wording(
        "Which council looked after you?",
        "Council",
        "Choose the council that looked after you, or “I am not sure”",
        (
            (HERE, asker.council, ""),
            (OTHER, "Another council in England", ""),
            (NATION, "A council in Wales, Scotland or Northern Ireland", ""),
            (NEVER, "I was never in care", ""),
            (NOT_SURE, UNSURE, ""),
        ),
        hint="The council that had you in its care. If there was more than one, choose the last one. It does not matter where "
        "you live now.",
    )


def elsewhere(asker: Asker) -> Wording:
    """No question: a page that says where to go, and that going on here is fine."""
    return Wording("Your own council can tell you most", "", "")


def england(asker: Asker) -> Wording:
    """For somebody whom another nation looked after."""
    return Wording(
        "Were you ever in care in England too?",
        "In care in England",
        "Say whether you were ever in care in England",
        yes_no(),
    )


def care(asker: Asker) -> Wording:
    """In care today, or, from 18, on turning 18."""
    breaks = (
        SHORT_BREAKS,
        "Only for short breaks",
        "You lived at home, and stayed with carers for some nights at a time",
    )
    if asker.adult:
        return Wording(
            "Were you in care when you turned 18?",
            "In care when you turned 18",
            "Say whether you were in care when you turned 18",
            (
                (YES, "Yes", "You were in care up to the day before your 18th birthday"),
                (NO, "No, it ended before that", ""),
                breaks,
                (NOT_SURE, UNSURE, ""),
            ),
            hint=asker.birthday(18),
        )
    return Wording(
        "Are you in care now?",
        "In care now",
        "Say whether you are in care now",
        (
            (YES, "Yes", ""),
            (NO, "No", ""),
            (breaks[0], breaks[1], "You live at home, and stay with carers for some nights at a time"),
            (NOT_SURE, UNSURE, ""),
        ),
        hint="In care means that a council looks after you: with a foster carer, in a children's home, in supported lodgings, "
        "or with family while the council is still responsible for you.",
    )


def breaks(asker: Asker) -> Wording:
    """Whether short breaks are beyond the limits of regulation 48."""
    longest, most = asker.figures.short_break_longest, asker.figures.short_break_year
    return Wording(
        "Were the short breaks long?",
        "Long short breaks",
        "Say whether the short breaks were long",
        yes_no(f"Yes: one was longer than {longest} days, or they came to more than {most} days in a year", "No"),
        why="Short breaks are counted in another way than being in care, unless they were long.",
    )


def since(asker: Asker) -> Wording:
    """When the time in care began that goes on, or went on to 18."""
    return Wording(
        "When did this time in care start?" if not asker.adult else "When did that time in care start?",
        "This time in care started" if not asker.adult else "That time in care started",
        "Say when it started, or choose “I am not sure”",
        ((BEFORE_14, "Before I turned 14", ""), (ON_A_DATE, "After I turned 14", ""), (NOT_SURE, UNSURE, "")),
        hint=f"{asker.birthday(14)} If you moved from one home to the next with no gap, say when the first one began.".strip(),
    )


def when(asker: Asker) -> Wording:
    """For somebody who is not in care, or was not on turning 18."""
    return Wording(
        "Were you in care at any time since you turned 14?"
        if not asker.adult
        else "Were you in care at any time from 14 to 17?",
        "In care since 14",
        "Say whether you were in care since you turned 14",
        (
            (DATES, "Yes, and I know the months or the dates", ""),
            (NOT_SURE, "I am not sure, or not sure of the dates", ""),
            (NO, "No", ""),
        ),
        hint=asker.birthday(14),
    )


def period(asker: Asker) -> Wording:
    """One time in care, from when to when."""
    first = not asker.told.periods and asker.told.care != YES
    return Wording(
        "When were you in care?" if first else "When was the other time in care?",
        "Time in care",
        "Enter when it started and when it ended",
        hint="The month and the year are enough. Leave the day empty if you do not know it.",
    )


def more(asker: Asker) -> Wording:
    """Another time in care besides those given."""
    return Wording(
        "Were you in care at any other time since you turned 14?",
        "Other times in care",
        "Say whether you were in care at any other time since you turned 14",
        yes_no(),
        hint="Leave out short breaks, when you lived at home and stayed with carers for some nights.",
    )


def rough(asker: Asker) -> Wording:
    """For somebody who does not know the dates."""
    none = ((NONE_AT_ALL, "Not at all", ""),) if asker.told.when == NOT_SURE else ()
    return Wording(
        "About how long were you in care in all, since you turned 14?",
        "How long in all since 14",
        "Say about how long you were in care, or choose “I am not sure”",
        (
            (MORE, f"{asker.weeks} weeks or more", "That is about three months" if asker.weeks == 13 else ""),
            (LESS, f"Less than {asker.weeks} weeks", ""),
            *none,
            (NOT_SURE, UNSURE, ""),
        ),
        hint=f"Add up all the times. {asker.birthday(14)}".strip(),
    )


def after16(asker: Asker) -> Wording:
    """Whether care of which the dates are not known went on after 16."""
    return Wording(
        "Was any of it after you turned 16?",
        "In care after 16",
        "Say whether any of it was after you turned 16",
        yes_no("Yes, even if it was only for a few days"),
        hint=asker.birthday(16),
    )
