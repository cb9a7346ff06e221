"""The facts in the councils' files are as printed: figures, words, numbers to ring, days and promises."""

import pytest

from tests.offers.offer_files import read
from tests.offers.printed import DERBY, DERBYSHIRE, STAFFORDSHIRE, bands


def test_only_one_band_is_left_open_at_its_end():
    # Whether the year after the last birthday counts is said of every other.
    silent = {
        slug
        for slug, item in DERBY.items()
        for rule in item.get("rules", [])
        if "age_to" in rule and "last_year_included" not in rule
    }
    assert silent == {"things-to-do-together"}


def amount(item):
    return {key: value for key, value in item["amount"].items() if key != "words"}


def said(item):
    """All that an item says, on one line."""
    keys = ("what_we_offer", "to_know", "our_part", "your_part", "how_to_get_it", "elsewhere")
    return " ".join(" ".join(item.get(key, "") for key in keys).split())


def test_derbys_figures_are_as_printed():
    assert amount(DERBY["communication-allowance"]) == {"figure": 15, "unit": "pounds", "each": "month"}
    assert amount(DERBY["college-bursary"]) == {"figure": 1200, "unit": "pounds", "at_most": True, "each": "year"}
    assert "£30" in DERBY["basic-income"]["amount"]["words"] and "benefit" in DERBY["basic-income"]["amount"]["words"]
    assert {slug for slug, item in DERBY.items() if "figure" in item.get("amount", {})} == {
        "communication-allowance",
        "college-bursary",
    }
    for slug in ("higher-education-bursary", "setting-up-home-grant", "birthdays-and-festivals"):
        assert DERBY[slug]["amount"] == {"set_in": "financial-entitlements"}


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("personal-adviser", "no later than 3 months after you turn 16"),
        ("pathway-plan", "at least every 6 months"),
        ("visits", "every 2 months"),
        ("visits", "If you are 16 or 17 and settled, it may be every 3 months"),
        ("yearly-letter", "once a year"),
        ("council-tax", "anywhere in the country"),
        ("tv-licence", "for the first year"),
        ("health-passport", "when you turn 18"),
        ("college-bursary", "up to £1,200 a year"),
        ("communication-allowance", "£15 a month"),
        ("bank-account", "by the time you turn 18"),
        ("seeing-your-files", "There is no upper age"),
        ("drugs-alcohol-and-violence-at-home", "before asking anyone else to help"),
    ],
)
def test_what_derby_says_is_in_its_items(slug, words):
    assert words in said(DERBY[slug])


def test_what_is_printed_twice_in_derby_is_one_item_in_two_themes():
    assert {slug: item["also_in"] for slug, item in DERBY.items() if "also_in" in item} == {
        "higher-education-bursary": ["money"],
        "council-tax": ["money"],
        "setting-up-home-grant": ["money"],
        "communication-allowance": ["identity"],
    }
    # Printed with other ages each time: kept apart, so that the checker can tell.
    family = [item for item in DERBY.values() if item.get("entitlement") == "family-time-money"]
    assert [bands(item)[0] for item in family] == ["16-25", "16-20"]


def test_what_has_to_be_in_the_plan_is_marked():
    in_plan = {slug for slug, item in DERBY.items() if item.get("in_plan")}
    assert in_plan >= {"costs-of-learning", "emotional-wellbeing", "leisure-and-culture", "hobbies", "getting-around"}
    assert in_plan >= {"money-for-family-time", "support-with-family-time"}


def test_who_derbys_narrower_items_are_for():
    (to_live_on,) = DERBY["money-to-live-on"]["rules"]
    assert (to_live_on["statuses"], to_live_on["living"]) == (["relevant"], ["semi_independent"])
    assert DERBY["asylum-claim"]["ends_with"].startswith("the decision on your claim")
    assert DERBY["asylum-claim"]["rules"][0]["circumstances"] == ["unaccompanied"]
    assert DERBY["young-parents"]["rules"][0]["circumstances"] == ["young_parent"]
    assert DERBY["starter-pack"]["rules"][0]["living"] == ["first_tenancy"]
    assert DERBY["yearly-letter"]["rules"][0]["circumstances"] == ["not_in_touch"]


def numbers(council):
    """A council's contacts by key, each with its (number, audience, free) triples."""
    return {
        contact["key"]: [
            (row.get("number"), row["audience"], row.get("free", False)) for row in contact.get("numbers", [])
        ]
        for contact in read(council)["contacts.toml"]["contacts"]
    }


def test_derbys_torn_numbers_are_kept_as_printed_and_are_no_numbers():
    contacts = read("derby")["contacts.toml"]["contacts"]
    torn = [row for contact in contacts for row in contact.get("numbers", []) if "as_printed" in row]
    assert [row["as_printed"] for row in torn] == ["0133264XXXX", "01332 64XXXX"]
    assert not any("number" in row for row in torn)
    assert numbers("derby")["leaving-care-team"][0] == ("01332 643907", "everyone", False)
    assert not numbers("derby")["complaints"]


def test_derbyshires_two_offices_have_two_numbers_each():
    assert numbers("derbyshire") == {
        "chesterfield-office": [("08081 961750", "young_people", True), ("01629 532755", "everyone", False)],
        "long-eaton-office": [("08081 961751", "young_people", True), ("01629 532706", "everyone", False)],
    }
    offices = read("derbyshire")["contacts.toml"]["contacts"]
    assert [office["postcode"] for office in offices] == ["S40 2NT", "NG10 4LF"]


def test_staffordshires_duty_numbers_serve_two_districts_each():
    files = read("staffordshire")
    duty = [contact for contact in files["contacts.toml"]["contacts"] if contact["kind"] == "duty"]
    assert {contact["numbers"][0]["number"]: contact["districts"] for contact in duty} == {
        "01785 276800": ["stafford", "south-staffordshire"],
        "01827 78255": ["east-staffordshire", "tamworth"],
        "01543 510100": ["lichfield", "cannock-chase"],
        "01538 483129": ["newcastle-under-lyme", "staffordshire-moorlands"],
    }
    served = sorted(district for contact in duty for district in contact["districts"])
    assert served == sorted(district["slug"] for district in files["authority.toml"]["districts"])


def test_derbyshires_days_are_as_printed():
    papers = {paper["key"]: paper for paper in read("derbyshire")["edition.toml"]["documents"]}
    policy = papers["financial-entitlements"]
    assert (str(policy["starts_on"]), str(policy["review_due_on"])) == ("2019-03-01", "2020-01-31")
    assert policy["review_due_as_printed"] == "January 2020"
    assert str(DERBYSHIRE["more-help-when-you-move-on"]["funding_ends_on"]) == "2025-03-31"
    figures = {row["key"]: row for row in read("derbyshire")["statements.toml"]["statements"] if "figure" in row}
    assert sorted(row["figure"] for row in figures.values()) == [680, 1100]


def test_staffordshires_promises_and_principles_are_as_printed():
    statements = read("staffordshire")["statements.toml"]["statements"]
    principles = [row for row in statements if row["kind"] == "principle"]
    assert len([row for row in principles if "parent" not in row]) == 10
    assert len([row for row in principles if "parent" in row]) == 4
    promises = {row["key"]: row for row in statements if row["kind"] == "promise"}
    assert promises["promise-policy-for-parents"]["due_as_printed"] == "September / October"
    assert "due_on" not in promises["promise-policy-for-parents"]  # no year is printed
    assert str(promises["promise-app"]["due_on"]) == "2024-03-31"
    assert bands(STAFFORDSHIRE["coming-back"]) == ["21-25"]
