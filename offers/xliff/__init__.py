"""A translator's file: the offer's words with their English, out to a translation tool and back in.

XLIFF 2.0 (ISO 21720), which the tools of the day read (OmegaT, memoQ, Trados, Phrase, Weblate). One unit for each field; a text
that is out of date goes out as not yet translated, with the English that it was made from in a note.
"""

from offers.xliff.reading import LARGEST, Change, Fault, Read, read
from offers.xliff.writing import TYPE, write

__all__ = ["LARGEST", "TYPE", "Change", "Fault", "Read", "read", "write"]
