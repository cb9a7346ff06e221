"""What tests of publishing share."""

import pytest

from leaving_care.front import Front
from offers.actions.publishing import the_store
from offers.views import searching
from tests.offers.small import blank_press


@pytest.fixture
def published_folder(settings, tmp_path, monkeypatch):
    """An empty published folder, and a press that prints nothing."""
    settings.PUBLISHED_DIR = tmp_path / "published"
    monkeypatch.setattr("offers.rendering.downloads.make_pdf", blank_press)
    searching._maker.cache_clear()
    searching._index.cache_clear()
    return settings.PUBLISHED_DIR


@pytest.fixture
def visit():
    """Asks our own server's front for an address on a day; gives (status, body). Django is not asked."""

    def ask(path, on, **environ):
        answer = {}

        def nothing(environ, start_response):
            start_response("404 Not Found", [])
            return []

        def start_response(status, headers):
            answer["status"] = int(status[:3])

        front = Front(the_store(), nothing, today=lambda: on)
        body = b"".join(front({"REQUEST_METHOD": "GET", "PATH_INFO": path, **environ}, start_response))
        return answer["status"], body.decode()

    return ask
