"""How the file is made: its name space, and the kinds of notes that both writing and reading know."""

from collections.abc import Mapping

from offers.models import Translation

SPACE = "urn:oasis:names:tc:xliff:document:2.0"
EXPORTED, BEFORE = "exported-on", "english-before"
ByRow = Mapping[tuple[str, str], Translation]
