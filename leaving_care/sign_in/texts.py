"""Senders of text messages. The setting TEXT_SENDER names one: a class whose `send(number, words)` sends one text.

`number` is written +447700900123. `send` raises whatever it likes when it cannot; the caller goes on. `over_a_network`
says whether sending takes long enough that it is done beside the request.
"""

import sys
from typing import Protocol


class Sender(Protocol):
    """What a sender can do."""

    over_a_network: bool

    def send(self, number: str, words: str) -> None:
        """Sends one text."""


class ConsoleSender:
    """Writes texts to the console, for whoever tries the portal out."""

    over_a_network = False

    def send(self, number: str, words: str) -> None:
        """Writes it."""
        sys.stdout.write(f"Text to {number}: {words}\n")
        sys.stdout.flush()
