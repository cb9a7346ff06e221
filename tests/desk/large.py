"""A large edition, for tests that count what a page asks."""

from offers.models import Item, ItemIdentity


def many(edition, number=200):
    """So many more items."""
    theme = edition.themes.get(slug="home")
    identities = ItemIdentity.objects.bulk_create(
        [ItemIdentity(authority=edition.authority, key=f"more-{place}") for place in range(number)]
    )
    items = Item.objects.bulk_create(
        [
            Item(edition=edition, identity=each, slug=each.key, name=each.key, what_we_offer="x", position=10 + place)
            for place, each in enumerate(identities)
        ]
    )
    theme.item_themes.bulk_create(
        [theme.item_themes.model(item=item, theme=theme, is_first=True, position=item.position) for item in items]
    )
