"""That the pages hold the whole offer, item by item, as the councils' files have it."""

import re

from offers import text
from tests.pages.reading import words


def page_of(site, council, theme, row):
    return site.pages[f"/{council}/offer/{theme}/{row['slug']}/"]


def test_every_item_is_listed_under_its_themes_and_in_the_list_of_everything(site, items):
    assert sum(council == "derby" for council, _, _ in items) >= 55
    missing = []
    for council, theme, row in items:
        address = page_of(site, council, theme, row).address
        for listed_in in (theme, *row.get("also_in", [])):
            if address not in {path for path, _ in site.pages[f"/{council}/offer/{listed_in}/"].internal}:
                missing.append((listed_in, address))
        if address not in {path for path, _ in site.pages[f"/{council}/offer/"].internal}:
            missing.append(("offer", address))
    assert missing == []


def test_an_item_says_who_how_much_how_and_how_strong_a_promise_it_is(site, items):
    wrong = {}
    for council, theme, row in items:
        page = page_of(site, council, theme, row)
        unsaid = [
            name
            for name in ("For you if", "How much", "How to get it", "Our part", "Your part")
            if not page.facts.get(name)
        ]
        for name, written in (
            ("How to get it", row.get("how_to_get_it")),
            ("Our part", row.get("our_part")),
            ("Your part", row.get("your_part")),
            ("What you need to know", row.get("to_know")),
        ):
            said = page.facts.get(name, "")
            if written and not alike(said, written):
                unsaid.append(f"{name}: {said}")
            elif not written and name != "What you need to know" and "Not recorded yet" not in said:
                unsaid.append(f"{name} is not recorded, and it says: {said}")
        duty = {"must": "We must", "should": "We should", "choose": "We choose to"}.get(
            row.get("duty", ""), "Not recorded yet"
        )
        if duty not in page.facts.get("Do we have to?", "") or not alike(words(page.main), row["what_we_offer"]):
            unsaid.append("duty or what is offered")
        if unsaid:
            wrong[page.address] = unsaid
    assert wrong == {}


def test_an_item_of_money_says_the_amount_or_where_it_is_set(site, items):
    wrong = {}
    for council, theme, row in items:
        said = page_of(site, council, theme, row).facts.get("How much", "")
        amount = row.get("amount", {})
        expected = []
        if "figure" in amount:
            expected.append(f"{amount['figure']:,}")
        if "set_in" in amount:
            expected.append("The amount is in")
        if row.get("kind") == "money" and not amount:
            expected.append("Not recorded yet")
        if unsaid := [piece for piece in expected if piece not in said]:
            wrong[row["slug"]] = (unsaid, said)
    assert wrong == {}


def test_every_item_of_every_kind_can_be_left_in_a_hurry_where_it_is_sensitive(site, items):
    sensitive = 0
    for council, theme, row in items:
        page = page_of(site, council, theme, row)
        leave = [link for link in page.all("a") if words(link) == "Exit this page"]
        assert len(leave) == bool(row.get("sensitive")), page.address
        sensitive += len(leave)
        assert all("noreferrer" in link.get("rel") and link.get("href").startswith("https://") for link in leave)
    assert sensitive >= 3


def alike(said, written):
    """Whether a page says what a file says, whatever marks stand around the words."""
    return re.sub(r"\W", "", text.plain(written)) in re.sub(r"\W", "", said)
