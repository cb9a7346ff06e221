"""A file that is an archive (.xlsx, .docx): measured before anything opens it, so that a small one cannot unpack to a huge one.

What was measured is packed anew without squeezing, and only that is opened: an archive that says less than it holds gains
nothing.
"""

import zipfile
import zlib
from io import BytesIO

LARGEST = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 1_000
TOO_LARGE = "This file is larger than 10 MB, which is more than the words of an offer. Take pictures out of it."
BOMB = "Unpacked, this file is larger than 60 MB, which is more than the words of an offer. We did not open it."
NOT_WHOLE = "This file is not whole, or it is not the kind that its name says. Save it again, and send it again."
LOCKED = "This file is locked with a password. Save it without one, and send it again."
MACROS = "This file has macros: programs that run when it is opened. Save it as .xlsx or .docx, without macros."


class Unreadable(ValueError):
    """A file that cannot be read as a whole; the message says why, and what would help."""


def unpacked(content: bytes) -> dict[str, bytes]:
    """Every part of an archive by its name. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unreadable(BOMB)
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable(LOCKED)
            # Of each part no more is read than it says it has.
            found = {part.filename: archive.read(part) for part in parts}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError) as wrong:
        if isinstance(wrong, Unreadable):
            raise
        raise Unreadable(NOT_WHOLE) from None
    if any("vbaproject" in name.lower() or b"macroEnabled" in found[name][:100_000] for name in found if _tells(name)):
        raise Unreadable(MACROS)
    return found


def _tells(name: str) -> bool:
    return "vbaproject" in name.lower() or name == "[Content_Types].xml"


def packed(parts: dict[str, bytes]) -> bytes:
    """The same parts as an archive that is not squeezed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
