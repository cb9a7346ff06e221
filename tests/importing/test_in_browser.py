"""Bringing people in and taking them out in Chromium: at 320 px, put before axe, without a script, by keyboard."""

import pytest

from leaving_care.models import YoungPerson
from tests.browser.axe import NewShapes
from tests.browser.chromium import launch_options
from tests.browser.steps import click_through, press_through
from tests.importing.files import JADE, care, kai, works
from tests.people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
JUDGED = NewShapes()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium."""
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session", autouse=True)
def beside_playwrights_loop():
    """Playwright keeps an event loop in this thread, in which Django would refuse to touch the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def visit(office, browser, client, live_server, settings, tmp_path):
    """Opens pages as Testshire's data officer, with or without scripts."""
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "csrf"
    settings.DATA_DIR = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
    sign_in(client, office.officer.user)
    opened = []

    def open_page(**more):
        context = browser.new_context(base_url=live_server.url, **more)
        value = client.cookies["session"].value
        context.add_cookies([{"name": "session", "value": value, "url": live_server.url}])
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


def is_fine(page, name):
    """Nothing for axe to find, nothing wider than the screen, one main heading."""
    assert JUDGED.faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "desk"])
def test_from_sending_to_done(office, visit, size):
    page = visit(viewport=size)
    page.goto("/manage/import/")
    is_fine(page, "start")
    click_through(page, page.get_by_role("button", name="Look through the file"))
    is_fine(page, "start-error")
    assert "Error: " in page.title()

    wrong = [care(council_id="", starts_on="2020-02-30", legal_status="V9"), works("nobody@example.org")]
    page.get_by_label("Choose a CSV file").set_input_files(office.put(kai(), *wrong))
    click_through(page, page.get_by_role("button", name="Look through the file"))
    is_fine(page, "faults")
    assert page.get_by_role("heading", name="4 faults in the file").is_visible()

    page.goto("/manage/import/")
    is_fine(page, "start-again")
    page.get_by_label("Choose a CSV file").set_input_files(office.put(kai(), care(), JADE))
    click_through(page, page.get_by_role("button", name="Look through the file"))
    is_fine(page, "ready")
    click_through(page, page.get_by_role("button", name="Bring it in"))
    is_fine(page, "done")
    assert YoungPerson.objects.count() == 2

    page.goto("/manage/import/export/")
    is_fine(page, "export")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    written = download.value.path().read_bytes()
    assert office.check(written).changes == 0 and download.value.suggested_filename == "people.csv"


def test_without_a_script_and_while_the_work_goes_on(office, visit, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    page = visit(viewport=PHONE, java_script_enabled=False)
    page.goto("/manage/import/")
    page.get_by_label("Choose a CSV file").set_input_files(office.put(kai()))
    page.get_by_role("button", name="Look through the file").focus()
    press_through(page)
    assert page.get_by_role("heading", name="We are looking through the file").is_visible()
    scripted = visit(viewport=PHONE)
    scripted.goto(page.url)
    is_fine(scripted, "running")
