"""Sending mail and texts.

Writing and sending takes longer than looking somebody up, and the difference would tell a stranger who has an account. So
both are done beside the request. No log says to whom or what.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)
IN_MEMORY = "django.core.mail.backends.locmem.EmailBackend"  # that of tests, which look at once
_beside = ThreadPoolExecutor(max_workers=2, thread_name_prefix="sending")


def mail(message: EmailMessage) -> None:
    """Sends a mail. What goes wrong is logged, without whom it was for."""
    written_mail(lambda: message)


def written_mail(write: Callable[[], EmailMessage]) -> None:
    """Writes a mail, and sends it, as `mail` does. `write` must ask the database nothing: it may be in another thread."""
    _send(lambda: write().send(), beside=settings.EMAIL_BACKEND != IN_MEMORY)


def text(number: str, words: str) -> None:
    """Sends a text to a number written +447700900123. What goes wrong is logged, without whom it was for."""
    sender = import_string(settings.TEXT_SENDER)()
    _send(lambda: sender.send(number, words), beside=sender.over_a_network)


def _send(send: Callable[[], object], *, beside: bool) -> None:
    if beside:
        _beside.submit(_try, send)
    else:
        _try(send)


def _try(send: Callable[[], object]) -> None:
    try:
        send()
    except Exception as wrong:
        # The message of an exception may hold the address.
        log.error("A message could not be sent: %s", type(wrong).__name__)
