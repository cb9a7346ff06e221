"""Amounts and schemes of the law book, one function each, whose docstring is its rule. Pure: no Django.

Groups, ages and figures stand in the book (leaving_care/law/amounts.toml): `scheme` decides by those. What each asks beside
is here.
"""

from dataclasses import replace

from entitlements.decisions import Answer, Decision
from entitlements.facts import ADULT, QUALIFYING, Facts
from entitlements.rules.registry import rule
from entitlements.schemes import scheme
from leaving_care.dates import age_on
from leaving_care.law import Book

LITTLE_MONEY = "if you have little or no money coming in"
# Who says yes or no to each: the law book does not say.
DECIDES = {
    "setting-up-home": "Your council",
    "16-to-19-bursary": "Your school or college",
    "apprenticeship-bursary": "Your training provider",
    "junior-isa": "The Share Foundation, for the government",
    "universal-credit-16-17": "The Department for Work and Pensions",
    "universal-credit-under-25": "The Department for Work and Pensions",
    "universal-credit-25-and-over": "The Department for Work and Pensions",
    "one-bedroom-rate": "The Department for Work and Pensions",
    "council-tax": "The council that sends the bill",
    "nhs-charges-relevant": "The NHS",
    "nhs-charges-to-25": "Nobody yet",
    "student-finance": "Student Finance England",
    "homeless-priority": "The council that you ask for help",
    "homeless-on-purpose": "The council that you ask for help",
    "local-connection": "The council that you ask for help",
    "housing-register": "The council where you ask for a home",
}
HOMELESS = "when you ask a council for help because you are homeless"


@rule("setting-up-home")
def setting_up_home(facts: Facts, book: Book) -> Decision:
    """A sum that guidance recommends, for a first home of one's own; each council sets its own. Not a right in law."""
    # Who has a tenancy already may still not have had it.
    moving = {"first_tenancy": True, "own_tenancy": None, "": None}.get(facts.living, False)
    return scheme(
        "setting-up-home",
        facts,
        book,
        needs=moving,
        depends="if you are moving into your first home, or have moved and did not get it",
        event="when you move into your first home",
        told=True,
    )


@rule("16-to-19-bursary")
def sixteen_to_nineteen_bursary(facts: Facts, book: Book) -> Decision:
    """Paid by the school or college to those in care and care leavers of 16 to 18 on 31 August, by need. Yearly guide."""
    return scheme(
        "16-to-19-bursary",
        facts,
        book,
        needs=False if facts.has("further_education") is False else None,
        depends="if you are at school or college, were under 19 on 31 August, and need it",
        event="when you are at school or college",
    )


@rule("apprenticeship-bursary")
def apprenticeship_bursary(facts: Facts, book: Book) -> Decision:
    """Once, to eligible, relevant and former relevant children who start an apprenticeship under 25. Funding rules."""
    return scheme(
        "apprenticeship-bursary",
        facts,
        book,
        needs=False if facts.has("in_education_training_or_work") is False else None,
        depends="if you start an apprenticeship before you turn 25",
        event="when you start an apprenticeship",
    )


@rule("junior-isa")
def junior_isa(facts: Facts, book: Book) -> Decision:
    """Opened after 12 months in care without a break for under-18s with no Child Trust Fund; theirs at 18. Guidance.

    Nobody has one who had turned 18 when the scheme began; who was under 18 then may still have one to find.
    """
    began = book.amounts["junior-isa"].first_day
    # Whoever is 30 today was 30 less the whole years since then, or a year younger still.
    if began and facts.age is not None and facts.age - age_on(began, facts.on) - 1 >= ADULT:
        return Decision(Answer.NOT, f"It began in {began.year}, when you were 18 or over.")
    depends = "if you were in care for 12 months without a break before you turned 18, and have no Child Trust Fund"
    return scheme("junior-isa", facts, book, needs=None, depends=depends)


@rule("universal-credit-16-17")
def universal_credit_at_16(facts: Facts, book: Book) -> Decision:
    """At 16 and 17 only with limited capability for work, a child, or a partner who can claim. UC Regulations 2013 reg 8.

    That is stricter than for others of their age: the ordinary rules hold for the qualifying group, which has more ways in.
    """
    depends = "if you are ill or disabled and cannot work, if you look after a child, or if your partner can claim"
    found = scheme("universal-credit-16-17", facts, book, needs=None, depends=depends)
    if found.answer == Answer.NOT and facts.is_child and QUALIFYING in facts.statuses:
        why = "This is for people who are eligible or relevant. For you the ordinary rules count, which have more ways in: ask."
        return replace(found, answer=Answer.NEED_TO_KNOW, because=why)
    return found


@rule("universal-credit-under-25")
def universal_credit_under_25(facts: Facts, book: Book) -> Decision:
    """The standard allowance of a single person under 25, from 18, for those with little income. UC Regulations 2013 reg 36."""
    return scheme("universal-credit-under-25", facts, book, needs=None, depends=LITTLE_MONEY)


@rule("universal-credit-25-and-over")
def universal_credit_from_25(facts: Facts, book: Book) -> Decision:
    """The standard allowance of a single person of 25 or over. UC Regulations 2013 regulation 36."""
    return scheme("universal-credit-25-and-over", facts, book, needs=None, depends=LITTLE_MONEY)


@rule("one-bedroom-rate")
def one_bedroom_rate(facts: Facts, book: Book) -> Decision:
    """To 25, for whoever was eligible or relevant before 18; not for the qualifying group. UC Regulations 2013 Sch 4 para 29."""
    return scheme("one-bedroom-rate", facts, book, counts="when you claim Universal Credit and pay rent")


@rule("council-tax")
def council_tax(facts: Facts, book: Book) -> Decision:
    """No national rule: each billing authority may lower the bill. Local Government Finance Act 1992 section 13A(1)(c)."""
    return scheme("council-tax", facts, book, needs=None, depends="if the council that sends you the bill says so")


@rule("nhs-charges-relevant")
def nhs_charges_at_16(facts: Facts, book: Book) -> Decision:
    """Relevant children who are maintained by a council pay no NHS charges. SI 2003/2382."""
    counts = "while the council gives you money to live on"
    return scheme("nhs-charges-relevant", facts, book, counts=counts)


@rule("nhs-charges-to-25")
def nhs_charges_to_25(facts: Facts, book: Book) -> Decision:
    """Announced on 23 December 2025, with no regulations and no start: not law."""
    return scheme("nhs-charges-to-25", facts, book)


@rule("student-finance")
def student_finance(facts: Facts, book: Book) -> Decision:
    """Independent students: parents' income is left out, after three months in care from 16. Student Support Regulations 2011."""
    return scheme(
        "student-finance",
        facts,
        book,
        # How long they were in care is not asked here.
        needs=False if facts.has("higher_education") is False else None,
        depends="if you go to university and were in care for three months in a row, up to 16 or later",
        event="when you apply for university",
    )


@rule("homeless-priority")
def homeless_priority(facts: Facts, book: Book) -> Decision:
    """Priority need at 16 and 17, at 18 to 20 after care at 16 or 17, and later if care has left one vulnerable. SI 2002/2051."""
    depends = "if you are homeless, or may soon lose your home"
    return scheme("homeless-priority", facts, book, needs=None, depends=depends)


@rule("homeless-on-purpose")
def homeless_on_purpose(facts: Facts, book: Book) -> Decision:
    """Relevant, and former relevant under 25: never intentionally homeless. Children's Wellbeing and Schools Act 2026 section 9."""
    return scheme("homeless-on-purpose", facts, book, counts=HOMELESS)


@rule("local-connection")
def local_connection(facts: Facts, book: Book) -> Decision:
    """With the council that owes section 23C duties, and all its districts. Housing Act 1996 section 199(8) to (11)."""
    return scheme("local-connection", facts, book, counts=HOMELESS)


@rule("housing-register")
def housing_register(facts: Facts, book: Book) -> Decision:
    """No test of local connection or residence under 25, but for the qualifying group. SI 2025/706."""
    return scheme("housing-register", facts, book, counts="when you ask a council for a home")
