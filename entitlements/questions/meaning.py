"""What a group's word means, said to the person who is likely to be in it. Pure: no Django."""

from datetime import date

from leaving_care.status import StatusDecision
from leaving_care.status.figures import figures_on

# The places in the law that tell by which way somebody comes into a group.
DETAINED, GUARDIAN, SETTING = "clr2010-reg3-2", "ca1989-s24-1a", "ca1989-s24-2"


def meaning(decision: StatusDecision, today: date) -> str:
    """Why somebody is in their group, in half a sentence that follows a colon; "" for no group."""
    weeks, months = figures_on(today).looked_after_days // 7, figures_on(today).home_months
    ways = {reason.provision for reason in decision.reasons}
    care = f"you were in care for {weeks} weeks or more after you turned 14"
    if DETAINED in ways:
        care += ", and in custody or in hospital on your 16th birthday, straight from care"
    else:
        care += ", some of it after you turned 16"
    if decision.status == "eligible":
        return f"you are 16 or 17, you are in care, and you have been in care for {weeks} weeks or more since you turned 14."
    if decision.status == "relevant":
        return f"you are 16 or 17, you have left care, and {care}."
    if decision.status == "former_relevant":
        return f"{care}, and you are 18 or over."
    if decision.status != "qualifying":
        return ""
    if GUARDIAN in ways:
        return "a special guardian took over from the council, straight from care."
    if decision.first_eligible_on is not None:
        return f"you were in care at 16 or 17 for long enough, and then lived at home for {months} months or more."
    if SETTING in ways:
        return "at 16 or 17 you lived in a place that the law treats a little like care."
    return f"you were in care after you turned 16, and for less than {weeks} weeks in all."


def in_short(group: str, today: date) -> str:
    """What a group's word means for anybody, in half a sentence."""
    weeks = figures_on(today).looked_after_days // 7
    return {
        "eligible": f"in care at 16 or 17, and for {weeks} weeks or more in all",
        "relevant": f"16 or 17, and left care after {weeks} weeks or more",
        "former_relevant": f"18 or over, and in care for {weeks} weeks or more, some of it after 16",
        "qualifying": "in care after 16 for a shorter time, or looked after in another way",
    }[group]
