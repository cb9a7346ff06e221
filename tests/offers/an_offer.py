"""A small offer in which nothing is wrong, built row by row."""

from datetime import UTC, date, datetime

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
    DistrictItem,
    Document,
    Edition,
    Item,
    ItemChange,
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
        self.item("A home", national="local-offer-arrangements").contact(
            "complaints", kind="complaints", numbers=[NUMBER]
        )
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

    def otherwise(self, district, item=None, reason="They say so.", **fields):
        """That a district has an item (the last) otherwise."""
        held = Item.objects.filter(edition=self.edition, **({"name": item} if item else {})).last()
        there = Authority.objects.get(slug=district)
        fields = {"key": "otherwise", "district": there, "differs_from": held.identity, **fields}
        self.new(DistrictItem, reason=reason, **fields)
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

    def no_national(self):
        """Nothing that it gives is linked to the law book."""
        Item.objects.filter(edition=self.edition).update(national="")
        return self

    def areas(self, *ids):
        self.theme.areas = list(ids)
        self.theme.save()
        return self

    def before(self, **fields):
        """The edition before: published, and as this one is now but for its last item, which said `fields`."""
        self.change(number=2)
        old = Edition.objects.create(authority=self.council, number=1, title="Last year", effective_from=PAST)
        for item in self.edition.items.all():
            rules, item.pk, item.edition = list(item.rules.all()), None, old
            item.save(force_insert=True)
            for rule in rules:
                rule.pk, rule.item = None, item
                rule.save(force_insert=True)
        old.items.filter(pk=item.pk).update(**fields)
        for there in self.edition.district_items.all():
            there.pk, there.edition = None, old
            there.save(force_insert=True)
        Edition.objects.filter(pk=old.pk).update(published_at=datetime(2020, 1, 1, tzinfo=UTC))
        return self

    def asked(self, who="A forum", **fields):
        """Somebody more was asked."""
        self.new(Consultation, who=who, **fields)
        return self

    def because(self, reason):
        """Why the last item of the edition before is otherwise, or no more."""
        last = Item.objects.filter(edition__number=1, edition__authority=self.council).last()
        ItemChange.objects.create(edition=self.edition, identity=last.identity, reason=reason, decided_by="Cabinet")
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
