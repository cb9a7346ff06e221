"""What can I get? Whole walks without a script, the list on the page, and that no answer leaves a trace."""

import gzip
import logging
import re
from collections import Counter
from datetime import date, timedelta
from itertools import product
from urllib.parse import urlencode

import pytest
from django.conf import settings as project
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from entitlements.forms.drawing import filled
from entitlements.forms.what_can_i_get import CIRCUMSTANCES, LIVES, LIVING, STATUSES, AddForm, AnswersForm, MoreForm
from entitlements.listing import listing
from leaving_care.law import duties, using
from offers import answering
from tests.leaving_care.law_books import starting
from tests.pages.conftest import COUNCILS
from tests.pages.filling import Filled
from tests.pages.reading import words

pytestmark = pytest.mark.once  # these pages ask no database for more than the list of councils

FIRST_FLAT = {"age": 19, "status": "former_relevant", "lives": "here", "living": "first_tenancy"}
IN_LEEDS = {"age": 22, "status": "former_relevant", "lives": "elsewhere"}
EXPECTING = {
    "age": 17,
    "status": "relevant",
    "lives": "here",
    "living": "semi_independent",
    "circumstance": "young_parent",
}


class Page(Filled):
    """The answered page, read by its parts."""

    def part(self, heading: str) -> str:
        """The words from one heading of the second level to the next."""
        found, taking = [], False
        for each in self.main:
            if each.tag == "h2":
                taking = words(each) == heading
            if taking:
                found.append(words(each))
        return " ".join(found)

    def names(self, heading: str) -> list[str]:
        """The names of the things under a heading."""
        found, taking = [], False
        for each in self.main:
            if each.tag == "h2":
                taking = words(each) == heading
            if taking:
                found += [words(name) for summary in each.iter("summary") for name in summary.iter("b")]
        return found

    def told_of(self, name: str) -> str:
        """All that is said of one thing. Fails unless it stands there once."""
        (found,) = [
            words(each)
            for each in self.main.iter("details")
            if [words(name) for name in next(each.iter("summary")).iter("b")] == [name]
        ]
        return found


@pytest.fixture
def today(monkeypatch, day):
    """Sets the day in the UK."""

    def to(other: date) -> None:
        monkeypatch.setattr("leaving_care.middleware.uk_day", lambda moment: other)

    to(day)
    return to


@pytest.fixture
def visitor(store, today, settings):
    """Somebody who asks a council's page, by GET or, with circumstances, by POST."""
    settings.PUBLISHED_DIR = store.root
    client = Client()

    def asks(council: str = "derby", how: str = "", **answers: object) -> Page:
        address = f"/{council}/what-can-i-get/"
        if how == "post" or "circumstance" in answers:
            return Page(client, client.post(address, {"asked": "1", **answers}))
        return Page(client, client.get(f"{address}?{urlencode(answers, doseq=True)}" if answers else address))

    return asks


# ---------------------------------------------------------------- walks


def test_17_relevant_semi_independent_and_expecting(visitor):
    page = visitor(**EXPECTING)
    now, later = page.names("For you now"), page.names("Later")
    assert {"Money to live on at 16 and 17", "Somewhere suitable to live", "Help if you are a young parent"} <= set(now)
    assert now[:2] == ["Visits from your personal adviser", "Help if you are a young parent"] or now[0].startswith(
        "Help if"
    )
    assert "Money for university: the higher education bursary" in later
    assert "From your 18th birthday" in page.part("Later")
    told = page.told_of("Money to live on at 16 and 17")
    assert "You are 17 and relevant." in told and "You told us that you live semi-independently." in told
    assert "must do this, unless we are satisfied that your welfare does not need it" in told
    assert "Children Act 1989, section 23B" in told


def test_19_and_the_first_flat(visitor):
    page = visitor(**FIRST_FLAT)
    now = page.names("For you now")
    assert now[0] == "Home starter pack"
    assert {"Setting up home grant", "No council tax", "Extra points when you ask for a home"} <= set(now)
    told = page.told_of("Setting up home grant")
    assert "£3,000 once in national guidance, since 1 April 2023." in told and "We should" in told
    assert "Financial Entitlements" in told and "You are 19. This is for people of 18 to 24." in told


def test_19_with_an_age_alone_as_the_councils_home_asks_it(visitor):
    page = visitor(age=19)
    assert {"Setting up home grant", "No council tax", "Extra points when you ask for a home"} <= set(
        page.names("For you now")
    )
    assert "Home starter pack" in page.names("May be for you")
    assert "Find out which is yours" in page.text


def test_22_looked_after_by_derbyshire_and_living_in_leeds(visitor):
    here, away = visitor("derbyshire", **{**IN_LEEDS, "lives": "here"}), visitor("derbyshire", **IN_LEEDS)
    for part in ("For you now", "May be for you", "Later"):
        assert away.names(part) == here.names(part) != []
        for name in away.names(part):
            assert "From another area:" in away.told_of(name) and "From another area:" not in here.told_of(name)
    assert "Derbyshire County Council is still responsible for you, wherever you live." in away.text
    assert "Children Act 1989, section 23CZB" in away.told_of("A leaving care worker from your 16th birthday")


def test_16_and_nine_weeks_in_care_is_a_door(visitor):
    page = visitor(age=16, status="in_care", lives="here")
    assert (
        "You are not in one of the four groups yet, and you will be when you have been in care for long enough."
        in page.text
    )
    assert "What every child in care has is yours now." in page.text
    assert {"Money to live on", "Somewhere suitable to live", "An advocate"} <= set(page.names("For you now"))
    assert "When you have been in care for 13 weeks" in page.part("Later")
    assert "Your own personal adviser" in page.names("Later") and "Not for you" not in page.text


@pytest.mark.parametrize("status", ["not_sure", "none", "too_old"])
def test_what_the_status_questions_hand_over_is_understood(visitor, status):
    page = visitor(how="post", age=16, status=status, lives="", living="", from_status="1")
    assert page.heading == "What you can get" and page.errors == []
    assert "If you are in care now, you have this already" in page.text


def test_another_councils_care_leaver_is_shown_the_way(visitor):
    page = visitor(**{**FIRST_FLAT, "lives": "other_council"})
    assert "Another council looked after you, so that council owes you what the law says" in page.text
    assert 'href="/"' in page.html and "A personal adviser" in page.names("For you now")
    assert "They must" in page.told_of("A personal adviser")


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (12, "Most of this starts when you turn 16."),
        (15, "Most of this starts when you turn 16."),
        (25, "Most of this ends when you turn 25."),
        (40, "You can still ask us for advice."),
        ("", "You did not tell us your age"),
    ],
)
def test_whoever_is_of_another_age_is_told_so_and_whom_to_ask(visitor, age, said):
    page = visitor(age=age)
    assert said in page.text and "01332 643907" in page.part("Ask, or say that it is not right")


def test_no_answers_at_all_make_no_promise_and_refuse_nothing(visitor):
    page = visitor(age="", status="not_sure", lives="not_sure", living="not_sure")
    assert "Not for you" not in page.text and len(page.names("May be for you")) > 60


# ---------------------------------------------------------------- the list


@pytest.mark.parametrize("answers", [FIRST_FLAT, IN_LEEDS, EXPECTING, {"age": 16}, {"age": 25}, {"age": ""}])
@pytest.mark.parametrize("council", COUNCILS)
def test_every_thing_stands_there_once_with_all_that_is_asked_of_it(visitor, store, day, council, answers):
    page = visitor(council, **answers)
    listed = [name for part in ("For you now", "May be for you", "Later") for name in page.names(part)]
    # Two items of different themes may have one name; the offer then has it twice.
    offered = Counter(row["name"] for row in answering.offer_on(council, day)["items"])
    assert {name for name, times in Counter(listed).items() if times > max(1, offered[name])} == set()
    addresses = [
        each.get("href") for each in page.main.iter("a") if each.get("href", "").startswith(f"/{council}/offer/")
    ]
    assert [address for address, times in Counter(addresses).items() if times > 1] == []
    for name in set(listed) - {name for name, times in offered.items() if times > 1}:
        told = page.told_of(name)
        for label in ("How to get it:", "Who decides:", "Why is this here?"):
            assert told.count(label) == 1, (name, label)


@pytest.mark.parametrize("answers", [FIRST_FLAT, EXPECTING, {"age": 16, "status": "in_care"}])
def test_each_item_of_the_offer_is_there_or_the_law_speaks_for_it(visitor, day, answers):
    page = visitor(**answers)
    shown = set(re.findall(r'href="(/derby/offer/[^"#]+)"', page.html))
    for row in answering.offer_on("derby", day)["items"]:
        assert row["address"] in shown or row["national"], row["name"]


@pytest.mark.parametrize("council", COUNCILS)
def test_nobody_of_16_to_24_has_an_empty_page(visitor, day, council):
    visitor(council)
    offer = answering.offer_on(council, day)
    for age, status, lives in product(range(16, 25), ["", *dict(STATUSES)], ["", *dict(LIVES)]):
        form = AnswersForm({"age": age, "status": status, "lives": lives})
        assert form.is_valid()
        counts = listing(offer, form.facts(day)).counts
        assert counts["now"] + counts["may_be"] > 10 and counts["now"] + counts["later"] > 5, (age, status, lives)


@pytest.mark.parametrize("council", COUNCILS)
def test_a_page_is_light_whatever_was_answered(visitor, council):
    heaviest, packed = 0, 0
    ages, ticked = (None, 12, 16, 17, 19, 21, 25), [[], [word for word, _ in CIRCUMSTANCES]]
    for age, status, lives, all_or_none in product(
        ages, ["", "former_relevant", "in_care"], ["elsewhere", "other_council"], ticked
    ):
        page = visitor(council, how="post", age=age or "", status=status, lives=lives, circumstance=all_or_none)
        heaviest = max(heaviest, len(page.response.content))
        packed = max(packed, len(gzip.compress(page.response.content)))
    assert heaviest < 100_000 and packed < 20_000, (heaviest, packed)


def test_it_is_packed_on_the_way(visitor):
    page = visitor(**FIRST_FLAT)
    again = page.client.get("/derby/what-can-i-get/?age=19", headers={"accept-encoding": "gzip"})
    assert again["Content-Encoding"] == "gzip" and len(again.content) < 20_000


@pytest.mark.parametrize(("days", "part"), [(-1, "Later"), (0, "For you now"), (1, "For you now")])
def test_a_law_changes_the_page_from_its_day_and_not_before(visitor, today, days, part):
    starts = date(2027, 4, 1)
    today(starts + timedelta(days=days))
    name = duties()["local-offer-arrangements"].name
    with using(starting(cwsa2026_s8=starts)):
        page = visitor(**FIRST_FLAT)
    assert name in page.names(part)
    assert ("When the law starts, on 1 April 2027" in page.text) == (days < 0)
    assert name in visitor(**FIRST_FLAT).names("Later")


def test_before_there_is_an_offer_the_law_is_still_there(visitor, monkeypatch, day):
    bare = {**answering.offer_on("derby", day), "items": [], "edition": None}
    monkeypatch.setattr("entitlements.views.what_can_i_get.offer_on", lambda *asked: bare)
    page = visitor(**FIRST_FLAT)
    assert "A personal adviser" in page.names("For you now") and "has no offer here yet" in page.text


# ---------------------------------------------------------------- the form


def test_the_form_asks_four_things_and_keeps_none(visitor):
    page = visitor()
    assert page.heading == "What can I get?" and page.errors == []
    form = next(each for each in page.main.iter("form"))
    assert (form.get("method"), form.get("action")) == ("get", "./")
    assert {each.get("name") for each in form.iter("input")} == {"age", "status", "lives", "living"}
    assert page.named("age")[0].get("autocomplete") == "off"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("nineteen", "Write your age as a number, such as 19"),
        ("-1", "Write your age as a number, such as 19"),
        ("1.5", "Write your age as a number, such as 19"),
        ("121", "Write your age as a number up to 120"),
        ("9" * 5000, "Write your age as a number, such as 19"),
        ("19\0", "Write your age as a number, such as 19"),
        ("<b>", "Write your age as a number, such as 19"),
    ],
)
def test_an_age_that_is_none_is_asked_for_again_and_nothing_typed_is_lost(visitor, typed, message):
    page = visitor(age=typed, status="former_relevant", living="own_tenancy")
    assert page.summary == [(message, "#id_age")] and page.errors == [message]
    assert page.title.startswith("Error: ") and page.heading == "What can I get?"
    assert page.value("age") == typed.replace("\0", "\ufffd") and page.value("status") == "former_relevant"
    assert page.value("living") == "own_tenancy"


@pytest.mark.parametrize("typed", [" 19 ", "19.0", "１９", "019"])
def test_an_age_may_be_typed_carelessly(visitor, typed):
    assert visitor(age=typed).part("For you now")


def test_a_mistake_keeps_what_was_ticked_too(visitor):
    page = visitor(age="x", circumstance=["hard_time", "young_parent"])
    ticked = {each.get("value") for each in page.named("circumstance") if each.get("checked") is not None}
    assert ticked == {"hard_time", "young_parent"} and page.errors
    form = next(each for each in page.main.iter("form"))
    assert form.get("method") == "post"


ODD = {
    "unknown answers": {"age": "19", "status": "moon-king", "lives": "moon", "living": "x"},
    "unknown names": {"age": "19", "colour": "blue", "__proto__": "1"},
    "only unknown names": {"colour": "blue"},
    "repeated": {"age": ["18", "19"], "status": ["relevant", "former_relevant"]},
    "NUL": {"age": "1\0", "status": "\0", "lives": "here\0"},
    "long": {"age": "1" * 10_000, "status": "a" * 10_000},
    "signs": {"age": "'\"<>&;%00", "status": "{{ x }}", "living": "../../"},
    "other letters": {"age": "۱۹", "status": "\u202e\U0001f600"},
    "circumstances in the address": {"age": "19", "circumstance": "hard_time", "asked": "1"},
    "nothing in each": {"age": "", "status": "", "lives": "", "living": ""},
}


@pytest.mark.parametrize("answers", ODD.values(), ids=ODD)
@pytest.mark.parametrize("how", ["get", "post"])
def test_odd_answers_are_answered(visitor, how, answers):
    client, address = visitor().client, "/derby/what-can-i-get/"
    response = client.post(address, answers) if how == "post" else client.get(address, answers)
    assert response.status_code == 200
    assert "moon-king" not in response.content.decode() and "{{" not in response.content.decode()


def test_circumstances_count_only_where_no_address_holds_them(visitor):
    page = visitor(age=19)
    found = Page(page.client, page.client.get("/derby/what-can-i-get/?age=19&circumstance=young_parent&asked=1"))
    assert "Help if you are a young parent" in found.names("May be for you")
    assert found.names("May be for you") == page.names("May be for you")


@pytest.mark.parametrize(
    ("method", "status"), [("get", 200), ("head", 200), ("post", 200), ("put", 405), ("delete", 405), ("patch", 405)]
)
def test_it_is_read_or_posted_to_and_nothing_else(visitor, method, status):
    assert getattr(visitor().client, method)("/derby/what-can-i-get/").status_code == status


def test_a_council_that_is_not_there_is_not_found(visitor):
    client = visitor().client
    for council in ("nowhere", "_site"):
        assert client.get(f"/{council}/what-can-i-get/?age=19").status_code == 404


# ---------------------------------------------------------------- going on from the list


def test_more_can_be_told_and_the_answers_so_far_go_along(visitor):
    page = visitor(**FIRST_FLAT)
    hidden = {name: page.value(name) for name in ("age", "status", "lives", "living")}
    add = next(form for form in page.main.iter("form") if form.get("method") == "post")
    sent = {each.get("name"): each.get("value") for each in add.iter("input") if each.get("type") == "hidden"}
    assert sent == {**{name: str(value) for name, value in FIRST_FLAT.items()}, "asked": "1"}
    assert hidden["status"] == "former_relevant"
    more = Page(page.client, page.client.post("/derby/what-can-i-get/", {**sent, "circumstance": "young_parent"}))
    assert "Help if you are a young parent" in more.names("For you now")
    assert "a parent, or expecting a baby" in more.text


def test_whoever_ticked_nothing_has_told_that_none_is_true(visitor):
    page = visitor(how="post", age=19, circumstance=[])
    assert "Help if you are a young parent" in page.names("Later")


def test_the_answers_can_be_changed_with_all_that_was_told_in_the_form(visitor):
    page = visitor(**EXPECTING)
    (form,) = [each for each in page.main.iter("form") if each.get("action") == "./"]
    assert form.get("method") == "post"
    chosen = {(each.get("name"), each.get("value")) for each in form.iter("input") if each.get("checked") is not None}
    assert chosen == {(name, value) for name, value in EXPECTING.items() if name != "age"}
    assert page.value("age") == "17"


@pytest.mark.parametrize("form_class", [AnswersForm, MoreForm, AddForm])
def test_a_form_filled_in_afterwards_is_as_one_drawn_with_its_answers(form_class):
    told = {
        "age": 7,
        "status": "qualifying",
        "lives": "elsewhere",
        "living": "with_family",
        "circumstance": ["hard_time"],
    }
    html = filled(form_class, told)
    blank = filled(form_class, {})
    assert " checked" not in blank and blank.count("<input") == html.count("<input")
    drawn = re.findall(r'value="(\w+)"[^>]* checked|checked[^>]* value="(\w+)"', html)
    ticked = [one or other for one, other in drawn] or re.findall(r"checked", html)
    assert len(ticked) == {AnswersForm: 3, MoreForm: 4, AddForm: 1}[form_class]
    assert html.count('value="7"') == 1
    assert "&lt;b&gt;" in filled(form_class, {"age": "<b>"})


def test_every_answer_can_be_filled_in():
    for name, choices in (("status", STATUSES), ("lives", LIVES), ("living", LIVING), ("circumstance", CIRCUMSTANCES)):
        for value, _ in choices:
            html = filled(MoreForm, {name: [value] if name == "circumstance" else value})
            (tag,) = re.findall(r"<input[^>]* checked[^>]*>", html)
            assert f'value="{value}"' in tag and f'name="{name}"' in tag


# ---------------------------------------------------------------- no trace

CANARIES = ["73", "qualifying", "with_family", "zebrafish-lantern", "hard_time", "unaccompanied"]
WORDS = re.compile(r"\b73\b|qualifying|with_family|zebrafish-lantern|hard_time|unaccompanied|19\d\d-\d\d")
ANSWERED = {"age": "73", "status": "qualifying", "lives": "elsewhere", "living": "with_family"}
TOLD = {**ANSWERED, "circumstance": ["hard_time", "unaccompanied"], "asked": "1", "note": "zebrafish-lantern"}
WRONG = {"age": "zebrafish-lantern", "status": "zebrafish-lantern", "living": "with_family"}
STATUS_ANSWERS = {
    "born-day": "zebrafish-lantern",
    "born-month": "7",
    "born-year": "2009",
    "council": "zebrafish-lantern",
}


def ask_everything(client: Client) -> list:
    """Sends the canaries through every page of the questions, rightly and wrongly."""
    answers = []
    for council in (*COUNCILS, "nowhere"):
        for page in ("what-can-i-get", "status"):
            address = f"/{council}/{page}/"
            for told in (ANSWERED, TOLD, WRONG, STATUS_ANSWERS):
                answers.append(
                    client.get(address, told, headers={"referer": f"http://testserver{address}?{urlencode(told)}"})
                )
                answers.append(client.post(address, told))
                answers.append(client.put(f"{address}?{urlencode(told)}"))
        answers.append(client.get(f"/{council}/what-can-i-get?{urlencode(ANSWERED)}"))
    return answers


def rows_of_the_database() -> str:
    """Every value of every table, as text."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            said += [f"{table}: {value}" for row in cursor.fetchall() for value in row]
    return "\n".join(said)


def test_no_answer_reaches_a_log_a_cookie_or_the_database(visitor, caplog, capfd):
    client = visitor().client
    before = rows_of_the_database()
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
        for name in (
            "django",
            "django.request",
            "django.server",
            "django.template",
            "django.security",
            "django.db.backends",
        ):
            caplog.set_level(logging.DEBUG, logger=name)
        answers = ask_everything(client)
    assert {answer.status_code for answer in answers} <= {200, 301, 404, 405}
    formatter = logging.Formatter("%(name)s %(levelname)s %(message)s")
    logged = [formatter.format(record) for record in caplog.records]
    assert [line for line in logged if WORDS.search(line)] == []
    assert any("Not Found" in line or "Method Not Allowed" in line for line in logged), "nothing was captured at all"
    shown = "".join(capfd.readouterr())
    assert not WORDS.search(shown)
    assert client.cookies == {} and not any(answer.cookies for answer in answers)
    assert [query["sql"] for query in queries if not query["sql"].lstrip().startswith("SELECT")] == []
    assert rows_of_the_database() == before and "zebrafish" not in before


def test_the_page_keeps_answers_out_of_its_title_and_out_of_caches(visitor):
    for told in (ANSWERED, TOLD, WRONG):
        page = visitor(how="post" if "circumstance" in told else "", **told)
        assert page.title in ("What can I get? – Derby local offer", "Error: What can I get? – Derby local offer")
        assert page.response["Cache-Control"] == "private, no-store"
        assert "Set-Cookie" not in page.response.headers


def test_no_server_of_ours_is_told_to_write_down_an_address():
    config = (project.BASE_DIR / "docs" / "serving" / "nginx.conf").read_text()
    said = [line.split("#")[0].strip() for line in config.splitlines()]
    logs = [line for line in said if line.startswith(("access_log", "error_log", "log_format"))]
    assert "access_log off;" in logs and not any(line.startswith("log_format") for line in logs)
    # Below these levels nginx writes the request's whole first line beside an error.
    assert all(line.endswith((" crit;", " alert;", " emerg;")) for line in logs if line.startswith("error_log"))
    serve = (project.BASE_DIR / "leaving_care" / "management" / "commands" / "serve.py").read_text()
    assert "--access-log" not in serve
    development = project.LOGGING["loggers"]["django.server"]
    # With no handler at all, Python itself would write what is a warning.
    classes = [project.LOGGING["handlers"][name]["class"] for name in development["handlers"]]
    assert classes == ["logging.NullHandler"] and development["propagate"] is False


def test_an_error_report_hides_what_was_told(visitor, monkeypatch):
    def fails(*asked):
        raise RuntimeError("on purpose")

    monkeypatch.setattr("entitlements.views.what_can_i_get.listing", fails)
    client = visitor().client
    client.raise_request_exception = False
    response = client.post("/derby/what-can-i-get/", TOLD)
    assert response.status_code == 500 and not re.search("hard_time|zebrafish", response.content.decode())
    assert response.wsgi_request.sensitive_post_parameters == "__ALL__"


# ---------------------------------------------------------------- cost


@pytest.mark.parametrize("answers", [{}, FIRST_FLAT, EXPECTING, IN_LEEDS])
def test_it_asks_the_database_nothing_even_when_cold(visitor, answers):
    answering._read.cache_clear()
    with CaptureQueriesContext(connection) as queries:
        assert visitor(**answers).response.status_code == 200
    assert len(queries) == 0
