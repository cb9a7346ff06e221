"""Each rule of the checker, with an offer in which it finds something and one in which it does not."""

from datetime import date
from io import StringIO
from itertools import groupby
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from offers.findings import RULES, accepted, blocking, findings, standing
from offers.findings.districts import meant, nearest
from offers.findings.privacy import is_private
from offers.models import Contact, Edition
from tests.offers.finding_cases import AGES, CASES, DAY, FAULTY_EMAIL, NUMBER, TO_25, Offer, county

pytestmark = pytest.mark.django_db


def test_every_rule_has_a_case_and_is_in_the_documentation():
    codes = [rule.__name__.replace("_", "-") for rule in RULES]
    assert sorted(codes) == sorted(CASES)
    page = (Path(__file__).parents[2] / "docs" / "findings.md").read_text()
    assert [code for code in codes if f"`{code}`" not in page] == []


def test_every_rule_says_what_it_is():
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []


def test_nothing_is_found_where_nothing_is_wrong():
    assert Offer().found() == []


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_what_it_should(code):
    found = CASES[code][0]().found(code)
    assert found
    for finding in found:
        assert finding.says and finding.mend and finding.rows
        assert len(finding.rows) == len(finding.sources)


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_nothing_else(code):
    assert CASES[code][1]().found(code) == []


def test_what_blocks():
    offer = Offer().contact(numbers=[{"as_printed": "64XXXX"}], source="a:9").without(Contact, kind="complaints")
    offer.contact("complaints", kind="complaints", promised="At the end.").contact("help", emails=[FAULTY_EMAIL])
    found = blocking(offer.contents(), DAY)
    assert [(finding.code, finding.rows) for finding in found] == [
        ("unfinished-number", ("contact team, number 64XXXX",)),
        ("promised-contact-missing", ("contact complaints",)),
        ("email-missing", ("contact help, email (none)",)),
    ]
    assert offer.found("no-complaints-contact") == []


@pytest.mark.parametrize("number", ["01332 64", "643907", "0133264XXXX"])
def test_a_number_that_is_not_whole_blocks_whichever_way_it_came(number):
    offer = Offer().contact(numbers=[{"number": number}], promised="It is at the end.")
    assert [(found.code, found.rows) for found in blocking(offer.contents(), DAY)] == [
        ("unfinished-number", (f"contact team, number {number}",))
    ]
    assert f"“{number}” for “" in offer.found("unfinished-number")[0].says


def test_one_fault_is_said_once():
    offer = Offer().contact(promised="An address.", emails=[FAULTY_EMAIL, FAULTY_EMAIL])
    assert [finding.code for finding in offer.found()] == ["email-missing"]


def test_an_accepted_fault_no_longer_stands():
    offer = Offer().contact(numbers=[{"as_printed": "12XX"}, {"as_printed": "34XX"}])
    offer.accept("unfinished-number", "contact team, number 12XX").accept("email-missing", "contact team, number 34XX")
    contents = offer.contents()
    first, second = findings(contents, DAY)
    assert accepted(first, contents.accepted_faults)
    assert standing([first, second], contents.accepted_faults) == [second]
    assert standing([first, second], []) == [first, second]


def test_advice_never_stands_in_the_way():
    assert standing(Offer().item(duty="").found(), []) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: Offer().change(review_due_on=DAY),
        lambda: Offer().document(review_due_on=DAY),
        lambda: Offer().statement(kind="promise", due_on=DAY, state="promised"),
        lambda: Offer().statement(kind="notice", until=DAY),
        lambda: Offer().item(funding_ends_on=DAY),
        lambda: Offer().item(providers=[{"name": "A charity", "ends_on": DAY}]),
    ],
)
def test_a_last_day_is_still_in_time(make):
    offer = make()
    found = [len(offer.found(on=DAY.replace(day=day))) for day in (20, 21, 22)]
    assert found == [0, 0, 1]


def test_an_area_counts_from_its_first_day():
    offer = Offer().areas()
    assert [len(offer.found("area-not-covered", on=day)) for day in (date(2018, 3, 31), date(2018, 4, 1))] == [0, 6]
    assert [len(offer.found("area-coming", on=day)) for day in (date(2018, 3, 31), date(2018, 4, 1))] == [7, 1]


def test_a_district_that_has_ended_needs_nobody():
    offer = county("Fen").districts("Moor", ends_on=DAY)
    assert [len(offer.found("district-not-served", on=DAY.replace(day=day))) for day in (21, 22)] == [1, 0]


@pytest.mark.parametrize(
    ("printed", "is_meant", "is_nearest"),
    [
        ("Cannock", "Cannock Chase", None),
        ("cannock chase district council", "Cannock Chase", None),
        ("South Staffs", "South Staffordshire", None),
        ("Souths Staffs", None, "South Staffordshire"),
        ("Lichfeild", None, "Lichfield"),
        ("Staffordshire", None, None),
        ("Burton", None, None),
    ],
)
def test_which_district_a_name_stands_for(printed, is_meant, is_nearest):
    names = ("Cannock Chase", "East Staffordshire", "Lichfield", "South Staffordshire", "Stafford")
    contents = county(*names).contents()
    districts = list(contents.authority.districts.all())
    assert getattr(meant(printed, districts), "short_name", None) == is_meant
    assert getattr(nearest(printed, districts), "short_name", None) == is_nearest


def test_a_town_is_told_apart_by_what_is_recorded():
    offer = county("East Fenshire", "Moor")
    offer.contact(numbers=[NUMBER], districts=["east-fenshire", "moor"], districts_as_printed=["Burton", "Moor"])
    assert "recorded as serving East Fenshire." in offer.found("not-a-district")[0].says


@pytest.mark.parametrize(
    ("rules", "contradict"),
    [
        ([AGES | {"source": "a:1"}, TO_25 | {"source": "a:1"}], False),  # printed together
        ([AGES | {"source": "a:1"}, TO_25 | {"source": "a:2", "living": ["custody"]}], False),
        ([TO_25 | {"source": "a:1"}, {"age_from": 25, "source": "a:2"}], False),  # one begins as the other ends
        ([TO_25 | {"source": "a:1", "last_year_included": True}, {"age_from": 25, "source": "a:2"}], True),
        ([AGES | {"source": "a:1"}, {"source": "a:2"}], False),
    ],
)
def test_which_rules_of_an_item_contradict_each_other(rules, contradict):
    assert bool(Offer().item(rules=rules).found("ages-differ-by-source")) is contradict


def test_an_item_granted_in_several_places_agrees_on_its_ages():
    rules = [{"source": "a:1", "statuses": ["eligible"]}, AGES | {"source": "a:2"}]
    assert Offer().item(rules=rules, entitlement="phone").found("ages-differ-by-source")


def test_different_amounts_are_shown_side_by_side():
    offer = Offer().money(name="A", entitlement="phone", amount_figure=15, amount_each="month")
    (finding,) = offer.money(name="B", entitlement="phone", amount_figure=20).found("entitlement-differs")
    assert "£15 a month" in finding.says and "£20" in finding.says


def test_a_group_without_a_last_age_is_wider_than_the_law():
    offer = Offer().statement(kind="status_wording", status="eligible", age_from=16)
    assert "16 and over" in offer.found("status-ages-wider")[0].says


@pytest.mark.parametrize(
    ("domain", "private"),
    [("gmail.com", True), ("Yahoo.co.uk", True), ("me.com", True), ("me.gov.uk", False), ("derby.gov.uk", False)],
)
def test_whose_provider_a_domain_is(domain, private):
    assert is_private(domain) is private


def test_the_councils_own_words_come_first():
    offer = Offer().word("young person", "young adult").word("LAC", "in our care").word("kids", "NEET")
    offer.statement("A young person, LAC or NEET, in a placement.")
    (finding,) = offer.found("jargon")
    assert finding.says == "It says “LAC” and “placement” and “young person”."
    assert finding.mend == "Write “in our care” and “home” and “young adult”."


def test_the_words_are_shown_in_their_sentence():
    (finding,) = Offer().item(what_we_offer="We pay.\n\n- **We** may help.\n- We come.").found("soft-promise")
    assert "“may”: “We may help.”" in finding.says


def test_findings_come_in_the_order_of_the_rules_and_always_the_same():
    offer = Offer().item(duty="", rules=[]).contact(numbers=[{"as_printed": "12XX"}]).statement("We may. Now.")
    offer.item("Another", duty="", rules=[])
    first = offer.found()
    assert first == offer.found()
    contents = offer.contents()
    assert first == findings(contents, DAY) == findings(contents, DAY)
    codes = [rule.__name__.replace("_", "-") for rule in RULES]
    met = [code for code, _ in groupby(first, key=lambda finding: finding.code)]
    assert met == sorted(met, key=codes.index)


def test_the_rules_ask_the_database_nothing(django_assert_num_queries):
    contents = county("Fen").item().statement().document().word("a", "b").contents()
    with django_assert_num_queries(0):
        findings(contents, DAY)


def check(*arguments, **options):
    out = StringIO()
    call_command("check_offer", *arguments, stdout=out, **options)
    return out.getvalue()


def test_the_command_prints_what_blocks_first():
    offer = Offer().item(duty="").contact(numbers=[{"as_printed": "12XX", "source": "a:3"}, {"as_printed": "34XX"}])
    offer.accept("unfinished-number", "contact team, number 12XX")
    said = check("kesteven", on="2026-11-21")
    assert said.startswith("Kesteven: edition 1, as it stands on 21 November 2026\n")
    assert said.index("Blocks publishing: 2") < said.index("unfinished-number (2)") < said.index("Advice: 1")
    assert "  - contact team, number 12XX [a:3]\n" in said
    assert said.count("Accepted: So it is printed.") == 1
    assert said.endswith("\n3 findings: 2 blocking (1 accepted), 1 advice\n")
    assert said == check("kesteven", on="2026-11-21")


def test_the_command_takes_the_newest_edition_unless_another_is_named():
    Offer().change(review_due_on=None)
    assert "1 finding: 0 blocking (0 accepted), 1 advice" in check("kesteven", on="2026-11-21")
    first = Edition.objects.get()
    Edition.objects.create(authority=first.authority, number=2, title="Local offer")
    assert check("kesteven").startswith("Kesteven: edition 2,")
    assert check("kesteven", edition=1).startswith("Kesteven: edition 1,")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "No council called nowhere has an offer here. There is: kesteven."),
        (["kesteven", "--on", "1.4.26"], "1.4.26 is not a day. Write it as 2026-04-01"),
        (["kesteven", "--edition", "9"], "Kesteven has no edition 9. It has: 1."),
    ],
)
def test_the_command_says_what_it_cannot_do(arguments, said):
    Offer()
    with pytest.raises(CommandError, match=said.replace(".", r"\.")):
        check(*arguments)


def test_the_command_fails_on_request_where_something_still_blocks():
    offer = Offer().contact(numbers=[{"as_printed": "12XX"}])
    assert check("kesteven")
    with pytest.raises(CommandError) as failed:
        check("kesteven", fail=True)
    assert failed.value.returncode == 1
    offer.accept("unfinished-number", "contact team, number 12XX")
    assert check("kesteven", fail=True)
