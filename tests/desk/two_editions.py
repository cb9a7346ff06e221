"""A council with an edition that is published and the draft of the next, in which something of every kind changed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from leaving_care.models import Authority
from offers.models import Contact, ContactNumber, Edition, Item, ItemIdentity, ItemRule, ItemTheme, Theme

PUBLISHED = datetime(2026, 4, 1, 9, tzinfo=ZoneInfo("Europe/London"))
TO_25 = {"age_from": 16, "age_to": 25, "last_year_included": False}
# Identity → what the first edition says of it, and the second; None: nothing. `ages` are those of its only rule.
ITEMS = {
    "phone": (
        {"name": "Communication allowance", "amount_figure": 15, "amount_each": "month", "kind": "money"},
        {"name": "Communication allowance", "amount_figure": 12, "amount_each": "month", "kind": "money"},
    ),
    "gym": ({"name": "A gym pass", "ages": (18, 25)}, None),
    "laptop": (None, {"name": "A laptop", "ages": (16, 17), "what_we_offer": "A laptop for school."}),
    "bus": ({"name": "A bus pass", "ages": (18, 25)}, {"name": "A bus pass", "ages": (16, 25)}),
    "home": (
        {"name": "Your first home", "what_we_offer": "We help you <b>find</b> a flat."},
        {"name": "Your first home", "what_we_offer": "We help you <b>get</b> a flat & keep it."},
    ),
    "same": ({"name": "A friend"}, {"name": "A friend"}),
}


def add_item(edition: Edition, theme: Theme, key: str, said: dict) -> Item:
    """An item of an edition. With ages, they end on the last birthday but for a single year."""
    identity, _ = ItemIdentity.objects.get_or_create(authority=edition.authority, key=key)
    said = {"what_we_offer": "We help.", "duty": "choose", **said}
    first, last = said.pop("ages", (16, 25))
    position = edition.items.count()
    item = Item.objects.create(edition=edition, identity=identity, slug=key, position=position, **said)
    ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=position)
    ItemRule.objects.create(item=item, position=0, age_from=first, age_to=last, last_year_included=last < 25)
    return item


def two_editions(council: Authority, items=ITEMS) -> tuple[Edition, Edition]:
    """The published one and the draft."""
    made = []
    for side in (0, 1):
        edition = Edition.objects.create(
            authority=council,
            number=side + 1,
            title="Local offer",
            effective_from=date(2026 + side, 4, 1),
            copied_from=made[0] if made else None,
        )
        theme = Theme.objects.create(edition=edition, slug="all", name="All of it", areas=["accommodation"], position=0)
        for position, kind in enumerate(("complaints", "advocacy")):
            contact = Contact.objects.create(edition=edition, key=kind, kind=kind, name=kind, position=position)
            ContactNumber.objects.create(contact=contact, number="01632 960002", position=0)
        for key, sides in items.items():
            if sides[side] is not None:
                add_item(edition, theme, key, sides[side])
        made.append(edition)
    Edition.objects.filter(pk=made[0].pk).update(published_at=PUBLISHED)
    made[0].refresh_from_db()
    return made[0], made[1]
