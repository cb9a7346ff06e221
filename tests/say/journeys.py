"""What the journeys in a browser share: being somebody, and being nobody again."""

from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.people import sign_in


def put():
    """A moment for rows that are there when a journey begins."""
    return timezone.now()


def become(page, user, site):
    """Signs the page in as somebody."""
    client = sign_in(Client(), user)
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": site}])
    return page


def leave(page):
    """Forgets who the page was signed in as."""
    page.context.clear_cookies()
