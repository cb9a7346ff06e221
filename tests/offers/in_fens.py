"""A county with two districts, one of which has something otherwise and adds something, published."""

from datetime import UTC, date, datetime

from leaving_care.models import Authority
from offers.actions.publishing import render_council
from offers.models import Edition, Item
from tests.offers.an_offer import NUMBER, Offer

DAY = date(2026, 11, 21)
FIRST = date(2026, 4, 1)
HOME = "/kesteven/in/low-fen/"
LESSONS = "offer/all/kesteven-1/"
SWIMMING = "offer/all/low-fen-swimming/"
LOW = {"number": "01632 960009"}


def fens(**lessons):
    """The county's offer, still a draft. `lessons`: what Low Fen says of the driving lessons."""
    offer = Offer(tier="county").districts("High Fen", "Low Fen")
    offer.item("Driving lessons", amount_figure=230, amount_each="year", kind="money", how_to_get_it="Ask us.")
    offer.contact("high", kind="duty", numbers=[NUMBER], districts=["high-fen"])
    offer.contact("low", kind="duty", numbers=[LOW], districts=["low-fen"])
    if lessons:
        offer.otherwise("low-fen", "Driving lessons", reason="Lessons cost more there.", **lessons)
    return offer.change(effective_from=FIRST)


def add(offer, **said):
    """Low Fen adds free swimming."""
    said = {"name": "Free swimming", "what_we_offer": "In any pool.", "theme_slug": "all", **said}
    low, place = Authority.objects.get(slug="low-fen"), offer.edition.district_items.count() + 5
    offer.edition.district_items.create(district=low, key="swimming", position=place, **said)
    return offer


def publish(offer, on=DAY):
    """Publishes the edition as it is, and makes the council's pages."""
    Edition.objects.filter(pk=offer.edition.pk).update(published_at=datetime(2026, 3, 1, tzinfo=UTC))
    render_council(offer.council, today=on)
    return offer


def next_edition(offer, *, published=True):
    """A second edition, in force if it is published, with the county's items and nothing of any district."""
    old = offer.edition
    new = Edition.objects.create(authority=offer.council, number=2, title="New offer", effective_from=date(2026, 9, 1))
    for item in Item.objects.filter(edition=old):
        theme = old.themes.get()
        held = new.themes.first() or new.themes.create(slug=theme.slug, name=theme.name, areas=theme.areas, position=1)
        made = Item.objects.create(
            edition=new,
            identity=item.identity,
            slug=item.slug,
            name=item.name,
            what_we_offer="Now.",
            position=item.position,
        )
        made.item_themes.create(theme=held, is_first=True, position=item.position)
    if published:
        Edition.objects.filter(pk=new.pk).update(published_at=datetime(2026, 8, 1, tzinfo=UTC))
    return new
