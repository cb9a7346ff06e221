"""Items with their amounts, rules, providers and themes."""

from collections.abc import Iterable, Iterator

from leaving_care.models import Authority
from offers.loading.build import build, chosen, no_twins
from offers.loading.faults import Faults, shown
from offers.loading.files import Files, Row
from offers.models import Edition, Item, ItemIdentity, ItemProvider, ItemRule, ItemTheme

ITEM = (
    "slug kind name entitlement national what_we_offer to_know our_part your_part how_to_get_it who_decides decided_within "
    "elsewhere duty provision in_plan open_to_other_councils sensitive ends_with happens who_for funding_ends_on source"
).split()
NESTED = ["identity", "also_in", "policy", "amount", "rules", "providers"]
AMOUNT = {
    "figure": "amount_figure",
    "unit": "amount_unit",
    "at_most": "amount_at_most",
    "each": "amount_each",
    "words": "amount_words",
    "last_reviewed_on": "amount_last_reviewed_on",
}
RULE = "age_from age_to last_year_included statuses circumstances living limited inferred note source".split()
PROVIDER = "name gives starts_on ends_on source".split()


class ItemRows:
    """Every item of the theme files, built and checked; `save` writes them."""

    def __init__(self, files: Files, faults: Faults, edition, council):
        self.built: list[dict] = []
        themes = {theme.slug: theme for theme in edition.themes}
        every = [row for _, rows in files.themes for row in rows]
        no_twins(every, "identity", faults)
        for (_, rows), theme in zip(files.themes, edition.themes, strict=True):
            no_twins(rows, "slug", faults)
            for row in rows:
                self.built.append(self._build(row, faults, theme, themes, edition.documents, council))

    def _build(self, row: Row, faults: Faults, theme, themes, documents, council) -> dict:
        amount = row.table("amount", faults)
        # The amount's fields are fields of the item: put beside the others, they are checked with them.
        flat = Row(row.file, row.label, row.values | {f"amount.{key}": value for key, value in amount.items()})
        item = build(
            Item,
            flat,
            faults,
            fields=ITEM,
            renamed={f"amount.{key}": target for key, target in AMOUNT.items()},
            also=[*NESTED, "amount.set_in"],
            position=len(self.built),
        )
        item.policy = chosen(row, "policy", documents, faults, "document")
        item.amount_set_in = chosen(flat, "amount.set_in", documents, faults, "document")
        identity = build(
            ItemIdentity,
            Row(row.file, row.label, {"identity": row.values["identity"]} if "identity" in row.values else {}),
            faults,
            fields=(),
            renamed={"identity": "key"},
        )
        rules = [
            build(ItemRule, rule, faults, fields=RULE, position=position)
            for position, rule in enumerate(row.rows("rules", faults))
        ]
        return {
            "item": item,
            "identity": identity.key,
            "themes": [theme, *self._also_in(row, faults, themes, theme)],
            "places": [],
            "rules": rules,
            "providers": [self._provider(provider, faults, council) for provider in row.rows("providers", faults)],
        }

    def _also_in(self, row, faults, themes, first):
        also = row.words("also_in", faults)
        for slug in also:
            if slug not in themes:
                faults.add(row, "also_in", f"{shown(slug)} is no theme. Known: {', '.join(filter(None, themes))}.")
            elif slug == first.slug:
                faults.add(row, "also_in", f"{shown(slug)} is the theme it lives under. Leave it out here.")
        return [themes[slug] for slug in also if slug in themes and slug != first.slug]

    def _provider(self, row, faults, council):
        slug = row.values.get("authority")
        known = council.district_slugs | {council.authority.slug}
        authority = None
        if isinstance(slug, str) and (slug in known or slug in council.elsewhere):
            authority = Authority(slug=slug)
        elif slug is not None:
            faults.add(row, "authority", f"{shown(slug)} is no council here. Known: {', '.join(sorted(known))}.")
        # While it is being checked, any council will do: the right one is set when it is saved.
        provider = build(
            ItemProvider,
            row,
            faults,
            fields=PROVIDER,
            also=["authority"],
            **({} if slug is None else {"authority_id": 0}),
        )
        return provider, slug if authority else None

    def save(self, edition: Edition, authority: Authority) -> None:
        """Writes the items; an item that the council has promised before keeps its identity.

        `places` of what was built: where it stands in each of its themes; none: in the order of the items.
        """
        identities = identities_of(authority, [built["identity"] for built in self.built])
        for built in self.built:
            item = built["item"]
            item.edition, item.identity = edition, identities[built["identity"]]
            item.policy_id = item.policy and item.policy.pk
            item.amount_set_in_id = item.amount_set_in and item.amount_set_in.pk
        Item.objects.bulk_create(built["item"] for built in self.built)
        ItemTheme.objects.bulk_create(self._in_themes())
        named = {slug for built in self.built for _, slug in built["providers"] if slug}
        councils = Authority.objects.in_bulk(named, field_name="slug") if named else {}
        for built in self.built:
            for rule in built["rules"]:
                rule.item = built["item"]
            for provider, slug in built["providers"]:
                provider.item, provider.authority = built["item"], councils.get(slug)
        ItemRule.objects.bulk_create(rule for built in self.built for rule in built["rules"])
        ItemProvider.objects.bulk_create(provider for built in self.built for provider, _ in built["providers"])

    def _in_themes(self) -> Iterator[ItemTheme]:
        last: dict[int, int] = {}
        for built in self.built:
            item = built["item"]
            for number, theme in enumerate(built["themes"]):
                last[theme.pk] = last.get(theme.pk, -1) + 1
                place = built["places"][number] if built["places"] else last[theme.pk]
                yield ItemTheme(item=item, theme=theme, is_first=number == 0, position=place, source=item.source)


def identities_of(authority: Authority, words: Iterable[str]) -> dict[str, ItemIdentity]:
    """What a council promises under each of these words: as it was before, or made now."""
    known = {identity.key: identity for identity in authority.item_identities.all()}
    new = [ItemIdentity(authority=authority, key=word) for word in dict.fromkeys(words) if word not in known]
    return known | {identity.key: identity for identity in ItemIdentity.objects.bulk_create(new)}
