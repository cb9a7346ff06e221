"""The inbox: what would have gone is kept, shown, and thrown away."""

import json
import stat

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives

from leaving_care.sign_in import sending
from pathways.demo import inbox

HOST = "testserver"


@pytest.fixture
def mails(demo):
    """Mail and texts go to the inbox."""
    demo.EMAIL_BACKEND = "pathways.demo.inbox.EmailBackend"
    demo.TEXT_SENDER = "pathways.demo.inbox.TextSender"
    return demo


def send(subject="A code", text="Your code is 12345678", to=("kai@example.org",)):
    EmailMessage(subject, text, to=list(to)).send()


def test_a_mail_is_kept_and_written_to_the_console(mails, capsys):
    send(to=["kai@example.org", "jade@example.org"])
    (message,) = inbox.messages()
    assert (message.to, message.subject, message.text) == (
        "kai@example.org, jade@example.org",
        "A code",
        "Your code is 12345678",
    )
    assert "Your code is 12345678" in capsys.readouterr().out


def test_a_text_is_kept_and_written_to_the_console(mails, capsys):
    sending.text("+447700900123", "12345678 is your code")
    (message,) = inbox.messages()
    assert (message.to, message.subject, message.text) == ("+447700900123", "", "12345678 is your code")
    assert "12345678 is your code" in capsys.readouterr().out


def test_of_a_mail_in_two_forms_the_plain_one_is_shown(mails, capsys):
    mail = EmailMultiAlternatives("A code", "plain", to=["kai@example.org"])
    mail.attach_alternative("<b>not plain</b>", "text/html")
    mail.send()
    assert inbox.messages()[0].text == "plain"


def test_the_newest_comes_first_and_the_oldest_go(demo):
    for number in range(inbox.KEPT + 3):
        inbox.keep("kai@example.org", str(number), "")
    subjects = [message.subject for message in inbox.messages()]
    assert subjects == [str(number) for number in range(inbox.KEPT + 2, 2, -1)]


def test_nobody_else_on_the_machine_reads_it(demo, tmp_path):
    inbox.keep("kai@example.org", "A code", "12345678")
    folder = tmp_path / "demo-inbox"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.iterdir()] == ["00000001.json"]
    assert json.loads((folder / "00000001.json").read_text())["text"] == "12345678"


def test_two_that_come_at_once_are_both_kept(demo, monkeypatch):
    inbox.keep("kai@example.org", "first", "")
    monkeypatch.setattr(inbox, "max", lambda numbers, default: 0, raising=False)  # as if the first were not there yet
    inbox.keep("kai@example.org", "second", "")
    assert [message.subject for message in inbox.messages()] == ["second", "first"]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("Go to http://testserver/accounts/?a=b now", ["/accounts/?a=b"]),
        ("https://testserver", ["/"]),
        ("https://elsewhere.example/accounts/", []),
        ("http://testserver.elsewhere.example/", []),
        ("http://testserver//elsewhere.example/", []),
        ("http://testserver/\\elsewhere.example/", []),
        ("/check/abc_-1/", ["/check/abc_-1/"]),
        ("either /check/abc/ or not", []),
        ("//elsewhere.example/", []),
        ("/\\elsewhere.example/", []),
        ("http://user@testserver/", []),
        ("javascript:alert(1) /accounts/", []),
        ("http://[bad/", []),
    ],
)
def test_only_what_leads_to_this_host_leads_anywhere(demo, line, pieces):
    inbox.keep("kai@example.org", "", line)
    (found,) = inbox.messages()[0].lines(HOST)
    assert [leads_to for _, leads_to in found if leads_to] == pieces
    assert "".join(words for words, _ in found) == line


def test_the_page_shows_it_with_links_and_without_markup(client, mails, db):
    send(
        "Come <b>in</b>",
        "<script>alert(1)</script>\nhttp://testserver/accounts/invitation/abc/\nhttp://elsewhere.example/",
    )
    page = client.get("/demo/inbox/").content.decode()
    assert '<a class="govuk-link" href="/accounts/invitation/abc/">' in page
    assert 'href="http://elsewhere' not in page and "http://elsewhere.example/" in page
    assert "<script>alert" not in page and "Come &lt;b&gt;in" in page
    assert "kai@example.org" in page and "kai@example.org" not in page.split("</title>")[0]


def test_a_button_empties_it(client, mails, db):
    send()
    response = client.post("/demo/inbox/empty/")
    assert (response.status_code, response["Location"]) == (303, "/demo/inbox/")
    assert inbox.messages() == []
    assert b"nothing here yet" in client.get("/demo/inbox/").content


def test_reading_makes_nothing_of_what_is_being_thrown_away(demo, monkeypatch):
    inbox.keep("kai@example.org", "gone", "")
    monkeypatch.setattr(inbox, "_files", lambda folder: [folder / "00000009.json"])
    assert inbox.messages() == []
