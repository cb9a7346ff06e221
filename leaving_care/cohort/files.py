"""A CSV file, whatever program wrote it: its encoding, its separator, its columns, and its rows by the line they begin in."""

import codecs
import csv
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

SEPARATORS = (",", ";", "\t")
UTF_8, UTF_16, WINDOWS, LATIN_1 = "utf-8-sig", "utf-16", "cp1252", "latin-1"
CHUNK = 1 << 16
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


class Unreadable(Exception):
    """A file that cannot be read or written at all. The message says why, and what would help."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: the line in which it begins, and its cells. `fault`: why it cannot be used; "" if it can."""

    line: int
    cells: list[str]
    fault: str = ""


class Sheet:
    """An open file, its header read. `names`: the header's names as they are found by, in small letters and trimmed."""

    def __init__(self, file: TextIO, encoding: str, separator: str, header: list[str], line: int):
        self.encoding, self.separator, self.header = encoding, separator, header
        self.names = [_name(cell) for cell in header]
        self._file, self._header_ends = file, line

    def __iter__(self) -> Iterator[Row]:
        """The rows below the header, one at a time. Lines and rows with nothing in them are left out."""
        # Strict: otherwise a quotation mark that is not closed takes the rows below it into its cell, and says nothing.
        reader = csv.reader(self._file, delimiter=self.separator, strict=True)
        count = len(self.header)
        while True:
            line = reader.line_num + 1
            fault = ""
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells, fault = [], "the quotation marks do not fit, or a cell is too long"
            except UnicodeDecodeError:
                raise Unreadable(
                    f"The file is not text throughout, from line {line} on. Save it as CSV UTF-8."
                ) from None
            if reader.line_num <= self._header_ends or (not fault and not any(map(str.strip, cells))):
                continue
            if not fault and len(cells) != count:
                fault = f"{len(cells)} cells, and the header has {count}"
            if fault and reader.line_num > line:
                fault += f". The row goes on to line {reader.line_num}: is a quotation mark not closed?"
            elif fault:
                fault += "."
            yield Row(line, cells, fault)


@contextmanager
def sheet(path: Path, needed: Sequence[str]) -> Iterator[Sheet]:
    """Opens a CSV file that has the columns `needed`. Raises Unreadable for one that is missing, no text, empty or without them."""
    try:
        if not path.is_file():
            raise Unreadable(f"{path} is not a file." if path.exists() else f"There is no file {path}.")
        encoding = _encoding(path)
        separator, header, line = _header(path, encoding, needed)
        file = path.open(encoding=encoding, newline="")
    except OSError as fault:
        raise Unreadable(f"{path} cannot be read: {fault.strerror}.") from None
    with file:
        yield Sheet(file, encoding, separator, header, line)


def _encoding(path: Path) -> str:
    """How the file's bytes are to be read. It is read to its end, for one letter can be in the last line."""
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return UTF_16  # Excel's "Unicode text"
    if start.startswith(b"PK\x03\x04"):
        raise Unreadable(f"{path} is a workbook or another packed file, not text. Save it as CSV UTF-8.")
    if _NO_TEXT.search(start):
        raise Unreadable(f"{path} is not text. Save it as CSV UTF-8.")
    return next(encoding for encoding in (UTF_8, WINDOWS, LATIN_1) if _decodes(path, encoding))


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                if b"\x00" in chunk:
                    raise Unreadable(f"{path} is not text throughout. Save it as CSV UTF-8.")
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _header(path: Path, encoding: str, needed: Sequence[str]) -> tuple[str, list[str], int]:
    """The separator, the header's cells, and the line in which it ends."""
    found = []
    for separator in SEPARATORS:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=separator)
            try:
                header = next((cells for cells in reader if any(map(str.strip, cells))), [])
            except csv.Error:
                continue
            except UnicodeDecodeError:
                raise Unreadable(f"{path} is not text. Save it as CSV UTF-8.") from None
            found.append((separator, header, reader.line_num))
    if not all(header for _, header, _ in found) or not found:
        raise Unreadable(f"{path} is empty." if found else f"{path} has no header that can be read.")
    best = max(found, key=lambda one: len({_name(cell) for cell in one[1]} & set(needed)))
    names = [_name(cell) for cell in best[1]]
    # What is there is not repeated: where there is no header it is about somebody.
    missing = [name for name in needed if name not in names]
    if missing:
        raise Unreadable(f"{path}: columns are missing from the first line: {', '.join(missing)}.")
    twice = [name for name in needed if names.count(name) > 1]
    if twice:
        raise Unreadable(f"{path}: columns are there twice: {', '.join(twice)}.")
    return best


def _name(cell: str) -> str:
    return cell.strip().lower()


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file to write, which takes its name when the block ends well; until then what stood there stays.

    Raises Unreadable where no file can be written.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        raise Unreadable(f"{path} is not a file that can be written.")
    making = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        file = making.open("x", encoding="utf-8", newline="")
    except OSError as fault:
        raise Unreadable(f"{path} cannot be written: {fault.strerror}.") from None
    try:
        with file:
            yield file
        making.replace(path)
    finally:
        with suppress(FileNotFoundError):
            making.unlink()
