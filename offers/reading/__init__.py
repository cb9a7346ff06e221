"""The whole of an edition in words, part by part, for those who agree it: what they agree to is what they can read."""

from offers.reading.marks import Mark
from offers.reading.parts import Part, Reading, Row, read
from offers.reading.then import Then, read_then

__all__ = ["Mark", "Part", "Reading", "Row", "Then", "read", "read_then"]
