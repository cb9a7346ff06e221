"""A small offer in which nothing is wrong, and for each finding two that differ from it in one thing."""

from datetime import date

from leaving_care.law import areas
from leaving_care.models import Authority, AuthorityWord
from offers.contents import Contents, read_contents
from offers.findings import Finding, findings
from offers.models import (
    AcceptedFault,
    Approval,
    Consultation,
    Contact,
    ContactDistrict,
    ContactEmail,
    ContactNumber,
    Document,
    Edition,
    Item,
    ItemIdentity,
    ItemProvider,
    ItemRule,
    ItemTheme,
    Statement,
    Theme,
)

DAY = date(2026, 11, 21)
AGES = {"age_from": 16, "age_to": 20, "last_year_included": True}
NUMBER = {"number": "01332 643907"}
NO_AGES = {"inferred": True}
TO_25 = {"age_from": 16, "age_to": 25, "last_year_included": False}
PRINTED = [AGES | {"source": "a:1"}, TO_25 | {"source": "a:2"}]
PAST, TO_COME = date(2020, 1, 31), date(2027, 1, 31)
FAULTY_EMAIL = {"as_printed": "(none)", "label": "Help"}


class Offer:
    """A council's offer in the database. Each method adds a row and gives back the offer, so that they string."""

    def __init__(self, tier="unitary", slug="kesteven"):
        self.council = Authority.objects.create(slug=slug, name="Kesteven Council", short_name="Kesteven", tier=tier)
        self.edition = Edition.objects.create(
            authority=self.council, number=1, title="Local offer", review_due_on=date(2027, 3, 31)
        )
        self.theme = self.new(Theme, slug="all", name="All of it", areas=list(areas()))
        self.new(Consultation, who="Care leavers")
        self.new(Approval, body="Cabinet")
        self.item("A home").contact("complaints", kind="complaints", numbers=[NUMBER])
        self.contact("advocacy", kind="advocacy", numbers=[NUMBER])

    def new(self, model, **fields):
        """A row of the edition, at the end of its kind."""
        rows = model.objects.filter(edition=self.edition)
        return model.objects.create(edition=self.edition, position=rows.count() + 1, **fields)

    def item(self, name="Something", rules=(AGES,), providers=(), **fields):
        identity = ItemIdentity.objects.create(authority=self.council, key=f"kesteven-{ItemIdentity.objects.count()}")
        fields = {"duty": "choose", "what_we_offer": "We give it.", **fields}
        item = self.new(Item, identity=identity, slug=identity.key, name=name, **fields)
        ItemTheme.objects.create(item=item, theme=self.theme, is_first=True, position=item.position)
        for position, rule in enumerate(rules):
            ItemRule.objects.create(item=item, position=position, **rule)
        for provider in providers:
            ItemProvider.objects.create(item=item, **provider)
        return self

    def contact(self, key="team", kind="team", numbers=(), emails=(), districts=(), **fields):
        contact = self.new(Contact, key=key, kind=kind, name=key.capitalize(), **fields)
        for position, number in enumerate(numbers):
            ContactNumber.objects.create(contact=contact, position=position, **number)
        for position, email in enumerate(emails):
            ContactEmail.objects.create(contact=contact, position=position, **email)
        for slug in districts:
            ContactDistrict.objects.create(contact=contact, district=Authority.objects.get(slug=slug))
        return self

    def statement(self, text="We say so.", kind="how_it_works", **fields):
        self.new(Statement, key=f"statement-{Statement.objects.count()}", kind=kind, text=text, **fields)
        return self

    def document(self, key="money", url="https://example.gov.uk/money.pdf", **fields):
        self.new(Document, key=key, title=key.capitalize(), url=url, **fields)
        return self

    def money(self, set_in=None, **fields):
        """An item of money, set in the document with this key or nowhere."""
        paper = Document.objects.get(edition=self.edition, key=set_in) if set_in else None
        return self.item(kind="money", amount_set_in=paper, **fields)

    def districts(self, *names, **dates):
        for name in names:
            slug = name.lower().replace(" ", "-")
            fields = {"name": f"{name} District Council", "short_name": name, "tier": "district", **dates}
            Authority.objects.create(slug=slug, county=self.council, **fields)
        return self

    def word(self, instead_of, say):
        AuthorityWord.objects.create(authority=self.council, instead_of=instead_of, say=say)
        return self

    def accept(self, code, row):
        AcceptedFault.objects.create(edition=self.edition, code=code, row=row, reason="So it is printed.")
        return self

    def without(self, model, **fields):
        model.objects.filter(edition=self.edition, **fields).delete()
        return self

    def change(self, **fields):
        Edition.objects.filter(pk=self.edition.pk).update(**fields)
        self.edition.refresh_from_db()
        return self

    def areas(self, *ids):
        self.theme.areas = list(ids)
        self.theme.save()
        return self

    def contents(self) -> Contents:
        return read_contents(self.edition)

    def found(self, code=None, on=DAY) -> list[Finding]:
        """What is found, or what is found under one code."""
        return [finding for finding in findings(self.contents(), on) if code in (None, finding.code)]


def county(*districts):
    """A county with these districts, whose duty contact serves them all."""
    offer = Offer(tier="county").districts(*districts)
    slugs = [name.lower().replace(" ", "-") for name in districts]
    return offer.contact("duty", kind="duty", numbers=[NUMBER], districts=slugs)


# Code → (an offer in which it is found, one like it in which it is not). What is bare is `Offer()`.
CASES = {
    "unfinished-number": (
        lambda: Offer().contact(numbers=[NUMBER, {"as_printed": "0133264XXXX"}]),
        lambda: Offer().contact(numbers=[NUMBER]),
    ),
    "promised-contact-missing": (
        lambda: Offer().contact(promised="It is at the end."),
        lambda: Offer().contact(promised="It is at the end.", address=["The Council House"]),
    ),
    "email-missing": (
        lambda: Offer().contact(numbers=[NUMBER], emails=[FAULTY_EMAIL]),
        lambda: Offer().contact(numbers=[NUMBER], emails=[{"email": "team@kesteven.gov.uk"}]),
    ),
    "no-complaints-contact": (lambda: Offer().without(Contact, kind="complaints"), Offer),
    "no-advocacy-contact": (lambda: Offer().without(Contact, kind="advocacy"), Offer),
    "contact-without-a-way": (lambda: Offer().contact(), lambda: Offer().contact(numbers=[NUMBER])),
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
    "amount-review-late": (
        lambda: Offer().money(amount_figure=15, amount_last_reviewed_on=date(2025, 11, 20)),
        lambda: Offer().money(amount_figure=15, amount_last_reviewed_on=date(2025, 11, 21)),
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
    "duty-not-recorded": (lambda: Offer().item(duty=""), Offer),
    "no-consultation": (lambda: Offer().without(Consultation), Offer),
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
}
