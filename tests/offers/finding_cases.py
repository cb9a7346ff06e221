"""For each finding, an offer in which it is found, and one like it in which it is not."""

from datetime import date

from offers.models import Approval, Consultation, Contact, Item
from tests.offers.an_offer import (
    AGES,
    DAY,
    FAULTY_EMAIL,
    NO_AGES,
    NUMBER,
    PAST,
    PRINTED,
    TO_25,
    TO_COME,
    Offer,
    county,
)

# Code → (an offer in which it is found, one like it in which it is not). What is bare is `Offer()`.


def cut_in_fenton(**said):
    """A district that gave £11 in the edition before, since "they say so", gives £10."""
    offer = county("Fenton").money(amount_figure=12).otherwise("fenton", amount_figure=11).before()
    offer.edition.district_items.update(amount_figure=10, **said)
    return offer


CASES = {
    "unfinished-number": (
        lambda: Offer().contact(numbers=[NUMBER, {"as_printed": "0133264XXXX"}]),
        lambda: Offer().contact(numbers=[NUMBER]),
    ),
    "promised-contact-missing": (
        lambda: Offer().contact(promised="It is at the end."),
        lambda: Offer().contact(promised="It is at the end.", address=["The Council House"]),
    ),
    "promise-kept": (
        lambda: Offer().contact(promised="It is at the end.", numbers=[NUMBER]),
        lambda: Offer().contact(promised="It is at the end.", address=["The Council House"]),
    ),
    "email-missing": (
        lambda: Offer().contact(numbers=[NUMBER], emails=[FAULTY_EMAIL]),
        lambda: Offer().contact(numbers=[NUMBER], emails=[{"email": "team@kesteven.gov.uk"}]),
    ),
    "no-complaints-contact": (lambda: Offer().without(Contact, kind="complaints"), Offer),
    "no-advocacy-contact": (lambda: Offer().without(Contact, kind="advocacy"), Offer),
    "contact-without-a-way": (lambda: Offer().contact(), lambda: Offer().contact(numbers=[NUMBER])),
    "no-helpline": (
        lambda: Offer().item(sensitive=True),
        lambda: Offer().item(sensitive=True).contact("ring", kind="helpline", numbers=[NUMBER]),
    ),
    "placeholder": (
        lambda: Offer().statement("Ring [insert name] on TBC."),
        lambda: Offer().statement("Write to your [adviser](https://example.gov.uk/your). See you there. xxx"),
    ),
    "private-email": (
        lambda: Offer().statement("Write to jo@myself.com."),
        lambda: Offer().statement("Write to jo@kesteven.gov.uk."),
    ),
    "districts-not-recorded": (lambda: Offer(tier="county"), lambda: county("Fen")),
    "district-misspelt": (
        lambda: county("South Fenshire").contact(numbers=[NUMBER], districts_as_printed=["Souths Fenshire"]),
        lambda: county("South Fenshire").contact(numbers=[NUMBER], districts_as_printed=["South Fenshire"]),
    ),
    "not-a-district": (
        lambda: county("East Fenshire").contact(numbers=[NUMBER], districts_as_printed=["Burton"]),
        lambda: county("East Fenshire").contact(numbers=[NUMBER], districts_as_printed=["East Fenshire"]),
    ),
    "district-not-served": (lambda: county("Fen").districts("Moor"), lambda: county("Fen", "Moor")),
    "district-served-twice": (
        lambda: county("Fen").contact(kind="duty", numbers=[NUMBER], districts=["fen"]),
        lambda: county("Fen").contact(kind="office", numbers=[NUMBER], districts=["fen"]),
    ),
    "entitlement-differs": (
        lambda: Offer().item("A", entitlement="phone").item("B", entitlement="phone", rules=[TO_25]),
        lambda: Offer().item("A", entitlement="phone").item("B", entitlement="phone"),
    ),
    "ages-differ-by-source": (
        lambda: Offer().item(rules=PRINTED),
        lambda: Offer().item(rules=[PRINTED[0], PRINTED[1] | {"limited": True}]),
    ),
    "adviser-given-differently": (
        lambda: Offer().statement("At 16.", "allocation").statement("In 3 months.", "allocation"),
        lambda: Offer().statement("At 16.", "allocation").statement("At  16.", "allocation"),
    ),
    "until-25-worded-differently": (
        lambda: Offer().statement("Until 25 if you want.").statement("Until 25 if you agree."),
        lambda: Offer().statement("Until 25 if you want.").statement("Sometimes until 25, if you want."),
    ),
    "same-name-in-theme": (lambda: Offer().item("a  home"), lambda: Offer().item("A car")),
    "status-ages-wider": (
        lambda: Offer().statement(kind="status_wording", status="qualifying", age_from=16, age_to=24),
        lambda: Offer().statement(kind="status_wording", status="qualifying", age_from=16, age_to=20),
    ),
    "status-ages-narrower": (
        lambda: Offer().statement(kind="status_wording", status="former_relevant", age_from=18, age_to=20),
        lambda: Offer().statement(kind="status_wording", status="former_relevant", age_from=18, age_to=24),
    ),
    "status-ages-missing": (
        lambda: Offer().statement(kind="status_wording", status="relevant"),
        lambda: Offer().statement(kind="status_wording"),
    ),
    "weeks-differ-from-law": (
        lambda: Offer().statement("You were in care for more than 13 weeks."),
        lambda: Offer().statement("You were in care for at least 13 weeks."),
    ),
    "ages-narrower-than-law": (
        lambda: Offer().item(
            duty="must", provision="ca1989-s23c", national="pathway-plan", rules=[AGES | {"age_to": 18}]
        ),
        lambda: Offer().item(duty="must", provision="ca1989-s23c", national="pathway-plan", rules=[TO_25]),
    ),
    "ages-inferred": (lambda: Offer().item(rules=[AGES | NO_AGES]), lambda: Offer().item(rules=[AGES])),
    "ages-not-settled": (
        lambda: Offer().item(rules=[NO_AGES]),
        lambda: Offer().item(rules=[{"circumstances": ["young_parent"]}]),
    ),
    "ages-not-recorded": (lambda: Offer().item(rules=[]), lambda: Offer().item(rules=[AGES])),
    "last-year-not-stated": (
        lambda: Offer().item(rules=[{"age_from": 16, "age_to": 21}]),
        lambda: Offer().item(rules=[{"age_from": 16}]),
    ),
    "amount-set-elsewhere": (
        lambda: Offer().document().money(set_in="money"),
        lambda: Offer().document().money(set_in="money", amount_figure=15),
    ),
    "amount-not-recorded": (lambda: Offer().money(), lambda: Offer().money(amount_words="decided for each person")),
    "reduction-without-reason": (
        lambda: Offer().item("Money", amount_figure=12).before(amount_figure=15),
        lambda: Offer().item("Money", amount_figure=12).before(amount_figure=15).because("Less money for all of it."),
    ),
    "district-gives-less": (
        lambda: county("Fenton").money(amount_figure=12).otherwise("fenton", amount_figure=11),
        lambda: county("Fenton").money(amount_figure=12).otherwise("fenton", amount_figure=13),
    ),
    "district-reduction-without-reason": (
        lambda: cut_in_fenton(reason="They say so."),
        lambda: cut_in_fenton(reason="The school there costs less now."),
    ),
    "district-difference-without-reason": (
        lambda: county("Fenton").money().otherwise("fenton", reason=" ", name="Cash"),
        lambda: county("Fenton").money().otherwise("fenton", name="Cash"),
    ),
    "ended-without-reason": (
        lambda: Offer().item("Money").before().without(Item, name="Money"),
        lambda: Offer().item("Money").before().without(Item, name="Money").because("Nobody asked for it."),
    ),
    "amount-review-late": (
        lambda: Offer().money(amount_figure=15, amount_last_reviewed_on=date(2025, 11, 20)),
        lambda: Offer().money(amount_figure=15, amount_last_reviewed_on=date(2025, 11, 21)),
    ),
    "amount-differs-from-words": (
        lambda: Offer().money(what_we_offer="£12 a month.", amount_figure=20, amount_each="month"),
        lambda: Offer().money(what_we_offer="£12 a month.", amount_figure=12, amount_each="month"),
    ),
    "starts-before-the-last": (
        lambda: Offer().before().change(effective_from=date(2020, 1, 30)),
        lambda: Offer().before().change(effective_from=PAST),
    ),
    "review-late": (lambda: Offer().document(review_due_on=PAST), lambda: Offer().document(review_due_on=TO_COME)),
    "promise-late": (
        lambda: Offer().statement(kind="promise", due_on=PAST, state="promised"),
        lambda: Offer().statement(kind="promise", due_on=PAST, state="done"),
    ),
    "notice-over": (
        lambda: Offer().statement(kind="notice", until=PAST),
        lambda: Offer().statement(kind="notice", until=TO_COME),
    ),
    "funding-over": (lambda: Offer().item(funding_ends_on=PAST), lambda: Offer().item(funding_ends_on=TO_COME)),
    "contact-not-yet-valid": (
        lambda: Offer().contact(numbers=[NUMBER], valid_from=TO_COME),
        lambda: Offer().contact(numbers=[NUMBER], valid_from=DAY),
    ),
    "no-provider-left": (
        lambda: Offer().item(providers=[{"name": "A charity", "ends_on": PAST}]),
        lambda: Offer().item(providers=[{"name": "A charity", "ends_on": PAST}, {"name": "Another"}]),
    ),
    "date-without-year": (
        lambda: Offer().statement(kind="promise", due_as_printed="September", state="promised"),
        lambda: Offer().statement(kind="promise", due_as_printed="September", state="done"),
    ),
    "notice-without-end": (
        lambda: Offer().statement(kind="notice"),
        lambda: Offer().statement(kind="notice", until=TO_COME),
    ),
    "no-review-day": (lambda: Offer().change(review_due_on=None), Offer),
    "document-not-linked": (lambda: Offer().document(url="https://example.gov.uk/"), lambda: Offer().document()),
    "area-not-covered": (lambda: Offer().areas("employment"), Offer),
    "area-coming": (lambda: Offer().areas("employment"), Offer),
    "arrangements-not-said": (lambda: Offer().no_national(), Offer),
    "duty-not-recorded": (lambda: Offer().item(duty=""), Offer),
    "no-consultation": (lambda: Offer().without(Consultation), Offer),
    "not-consulted-since": (
        lambda: Offer().before().asked(held_on=PAST),
        lambda: Offer().before().asked(held_on=date(2020, 2, 1)),
    ),
    "no-approval": (lambda: Offer().without(Approval), Offer),
    "figure-without-source": (
        lambda: Offer().statement(kind="figure", figure=680, said_by="A charity"),
        lambda: Offer().statement(kind="figure", figure=680, said_by="A charity", on=PAST),
    ),
    "soft-promise": (
        lambda: Offer().item(our_part="We help as\nwell as possible."),
        lambda: Offer().item(our_part="You may live by yourself. You help as well."),
    ),
    "goes-stale": (
        lambda: Offer().contact(numbers=[NUMBER], hours="Currently 9 to 5"),
        lambda: Offer().statement("We plan where you live now and what you know."),
    ),
    "misspelt-term": (
        lambda: Offer().statement(title="Our corporate planning principles"),
        lambda: Offer().statement(title="Our corporate parenting principles"),
    ),
    "jargon": (
        lambda: Offer().statement("We find a placement for LAC."),
        lambda: Offer().statement("Work experience placements in a black place."),
    ),
    "long-sentence": (lambda: Offer().statement("we help " * 13), lambda: Offer().statement("We help.\n\n" * 13)),
    "reads-old": (
        lambda: Offer().statement("Professional organisations facilitate opportunities. " * 8),
        lambda: Offer().statement("Professional organisations facilitate opportunities."),
    ),
    "link-words": (
        lambda: Offer().statement("[Click here](https://example.gov.uk/a)."),
        lambda: Offer().statement("[How to claim](https://example.gov.uk/a). Click here."),
    ),
    "signs-shown": (
        lambda: Offer().item(to_know="We help.\n\n## Your home"),
        lambda: Offer().item(to_know="We help.\n\n- Your home\n- You are #1, under 25 <3"),
    ),
    "language-not-marked": (
        lambda: Offer().statement("We speak اردو."),
        lambda: Offer().statement("We speak Tiếng Việt and café French – “well”."),
    ),
}
