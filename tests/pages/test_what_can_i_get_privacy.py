"""No answer to What can I get? leaves a trace, and the list is made without asking the database."""

import logging
import re
from urllib.parse import urlencode

import pytest
from django.conf import settings as project
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from offers import answering
from tests.pages.answered import EXPECTING, FIRST_FLAT, IN_LEEDS
from tests.pages.conftest import COUNCILS

pytestmark = pytest.mark.once  # these pages ask no database for more than the list of councils

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
