"""The duties of the law book, one function each, whose docstring is its rule. Pure: no Django.

The rows of the book say who is owed a duty, under which provision and when (leaving_care/law/duties.toml): `owed` decides
those. Sections and schedules without an Act are those of the Children Act 1989.
"""

from dataclasses import replace

from entitlements.decisions import Answer, Decision
from entitlements.facts import RELEVANT, YOUNGEST, Facts
from entitlements.owed import owed
from entitlements.rules.registry import rule
from leaving_care.law import Book


@rule("personal-adviser")
def personal_adviser(facts: Facts, book: Book) -> Decision:
    """Eligible, relevant and former relevant children to 21 must have one; to 25, those who ask or are on a course.

    Children Act 1989: Schedule 2 paragraph 19C; sections 23B(2), 23C(3)(a), 23C(7), 23CA(2), 23CZB(3).
    """
    return owed("personal-adviser", facts, book)


@rule("pathway-plan")
def pathway_plan(facts: Facts, book: Book) -> Decision:
    """The plan that goes with the adviser, kept under review.

    Children Act 1989: Schedule 2 paragraph 19B(4); sections 23B(3), 23C(3)(b), 23CA(3), 23CZB(4).
    """
    return owed("pathway-plan", facts, book)


@rule("needs-assessment")
def needs_assessment(facts: Facts, book: Book) -> Decision:
    """Before a plan is written. Schedule 2 paragraph 19B(4); sections 23B(3), 23CA(3), 23CZB(4)."""
    return owed("needs-assessment", facts, book)


@rule("keeping-in-touch")
def keeping_in_touch(facts: Facts, book: Book) -> Decision:
    """The council keeps in touch, wherever the young person lives. Sections 23B(1) and (11), 23C(2), 24(4)."""
    return owed("keeping-in-touch", facts, book)


@rule("yearly-offer")
def yearly_offer(facts: Facts, book: Book) -> Decision:
    """From 21 to 25 the council must offer its help again every 12 months. Section 23CZB(7)."""
    return owed("yearly-offer", facts, book)


@rule("advice-and-support")
def advice_and_support(facts: Facts, book: Book) -> Decision:
    """Advice and help for every child in care and every group, on different sections.

    Children Act 1989: Schedule 2 paragraph 19A; sections 23B, 23C, 23CZB, 24A.
    """
    return owed("advice-and-support", facts, book, every_child_from=0)


@rule("money-to-live-on")
def money_to_live_on(facts: Facts, book: Book) -> Decision:
    """Every child in care is maintained; a relevant child too, unless welfare does not require it. Sections 22B, 23B(8)(a)."""
    return owed("money-to-live-on", facts, book, every_child_from=0)


@rule("somewhere-to-live")
def somewhere_to_live(facts: Facts, book: Book) -> Decision:
    """A duty to every child in care and every relevant child, and help to the extent that welfare needs it at 18 to 20.

    Sections 22A, 23B(8)(b), 23C(4)(c), 24A(5); Care Leavers Regulations 2010 regulation 9.
    """
    return owed("somewhere-to-live", facts, book, every_child_from=0)


@rule("staying-put")
def staying_put(facts: Facts, book: Book) -> Decision:
    """Staying on with a former foster carer to 21, for whoever was in care there on turning 18. Section 23CZA.

    So it is not for somebody of 16 or 17 who has left care.
    """
    if facts.statuses == {RELEVANT}:
        return Decision(Answer.NOT, "It is for people who are in care on their 18th birthday.")
    return owed("staying-put", replace(facts, statuses=facts.statuses - {RELEVANT}), book)


@rule("staying-close")
def staying_close(facts: Facts, book: Book) -> Decision:
    """Help to find and keep a home, to 25. Section 23CZAA, which the Children's Wellbeing and Schools Act 2026 adds."""
    return owed("staying-close", facts, book)


@rule("visits")
def visits(facts: Facts, book: Book) -> Decision:
    """To every child in care, and to relevant and former relevant children where the council provides the home.

    Care Planning Regulations 2010 regulation 28; Care Leavers Regulations 2010 regulation 8(2).
    """
    return owed("visits", facts, book, every_child_from=0)


@rule("help-in-cash")
def help_in_cash(facts: Facts, book: Book) -> Decision:
    """Part of the help as money. Sections 23B, 23C(5), 24A(5)."""
    return owed("help-in-cash", facts, book)


@rule("work-costs")
def work_costs(facts: Facts, book: Book) -> Decision:
    """The costs of work and of looking for it. Sections 23C(4)(a), 24B(1)."""
    return owed("work-costs", facts, book)


@rule("education-costs")
def education_costs(facts: Facts, book: Book) -> Decision:
    """The costs of education and training. Sections 23C(4)(b), 23C(7), 23CA(4) and (5), 24B(2)."""
    return owed("education-costs", facts, book)


@rule("higher-education-bursary")
def higher_education_bursary(facts: Facts, book: Book) -> Decision:
    """Once, to a former relevant child on a higher education course in the pathway plan. Section 23C(5A); SI 2009/2274."""
    return owed("higher-education-bursary", facts, book)


@rule("vacation-home")
def vacation_home(facts: Facts, book: Book) -> Decision:
    """Somewhere to stay in the holidays of a course away from home. Section 24B(5); Care Leavers Regulations 2010 regulation 9."""
    return owed("vacation-home", facts, book)


@rule("reviewing-officer")
def reviewing_officer(facts: Facts, book: Book) -> Decision:
    """For every child in care, in a group or not. Sections 25A and 25B."""
    return owed("reviewing-officer", facts, book, every_child_from=0)


@rule("agreed-before-leaving")
def agreed_before_leaving(facts: Facts, book: Book) -> Decision:
    """Nobody of 16 or 17 stops being looked after without a senior officer's approval. SI 2010/959 regulation 39(4) and (5)."""
    return owed("agreed-before-leaving", facts, book, every_child_from=YOUNGEST)


@rule("complaint")
def complaint(facts: Facts, book: Book) -> Decision:
    """Complaints about what is owed, by every child in care and every group. Sections 24D and 26."""
    return owed("complaint", facts, book, every_child_from=0)


@rule("advocate")
def advocate(facts: Facts, book: Book) -> Decision:
    """Help to be heard for every child in care and every group, when they complain or mean to. Section 26A."""
    return owed("advocate", facts, book, every_child_from=0)


@rule("local-offer")
def local_offer(facts: Facts, book: Book) -> Decision:
    """Every council publishes one. Children and Social Work Act 2017 section 2."""
    return owed("local-offer", facts, book)


@rule("local-offer-arrangements")
def local_offer_arrangements(facts: Facts, book: Book) -> Decision:
    """What a local offer must tell besides. Children's Wellbeing and Schools Act 2026 section 8, once it is in force."""
    return owed("local-offer-arrangements", facts, book)


@rule("corporate-parent")
def corporate_parent(facts: Facts, book: Book) -> Decision:
    """Seven principles, for every child in care and every group but the qualifying one.

    Children and Social Work Act 2017 section 1.
    """
    return owed("corporate-parent", facts, book, every_child_from=0)
