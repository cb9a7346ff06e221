"""What the journeys share: one demo for all of them, served once, and Debian's Chromium."""

from pathlib import Path

import pytest

from tests.browser.chromium import launch_options
from tests.browser.demo import make_demo, served
from tests.browser.walk import Walk, walk
from tests.shared import shared_folder

HERE = Path(__file__).parent
LONGEST = ("every_page", "every_private_page", "the_years_offer", "what_can_i_get", "status_questions")


def pytest_collection_modifyitems(items):
    """Everything in this folder is a journey: it runs with `-m browser` and is left out with `-m 'not browser'`.

    The longest files come first, so that no process is left alone with one. While the first makes the demo, which takes
    long, another has the second, which needs none.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    first = {HERE / f"test_{name}.py": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: first.get(item.path, len(first)))


@pytest.fixture(scope="session", autouse=True)
def beside_playwrights_loop():
    """Playwright keeps an event loop in this thread, in which Django would refuse to touch the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session")
def demo_environ(tmp_path_factory):
    """The environment of the demo: three councils with their real booklets.

    Where several processes share the tests, they share it too: whoever comes first makes it.
    """
    with shared_folder(tmp_path_factory, "demo") as folder:
        return make_demo(folder / "data")


@pytest.fixture(scope="session")
def demo(demo_environ, tmp_path_factory):
    """The address of the demo, served as in production. Each process serves for itself."""
    with served(demo_environ, tmp_path_factory.mktemp("demo") / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def base_url(demo):
    """Playwright resolves addresses such as /derby/ against it."""
    return demo


@pytest.fixture(scope="session")
def pages(demo) -> Walk:
    """Every public page of the demo."""
    return walk(demo)


@pytest.fixture
def phone(browser, base_url):
    """A page as wide as a small phone, which is also what 1280 px at 400 % zoom leaves."""
    context = browser.new_context(base_url=base_url, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.fixture
def no_script(browser, base_url):
    """A phone with scripts turned off."""
    context = browser.new_context(base_url=base_url, viewport={"width": 320, "height": 640}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def site(live_server, settings):
    """The address of a portal with rows of the test's own, over plain HTTP. A module of such tests makes it the `base_url`."""
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "csrf"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    return live_server.url


@pytest.fixture
def desk(browser, site):
    """A page as wide as a desk's screen."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()
