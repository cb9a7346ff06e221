"""What a row that is brought in is called, how it is shown, and what stays of it when it turns out to be something else."""

from collections.abc import Mapping

from offers.bringing.sheets import SHEETS

UNSURE = "not sure"  # a row of a booklet says under this word what was guessed about it
# The short word, the name and the text of a row, under the names that they have on the sheets.
WORD = ("identity", "key", "slug")
NAME = ("name", "title")
TEXT = ("what_we_offer", "text", "intro", "say", "about", "foreword")


def called(sheet: str, values: Mapping[str, str]) -> str:
    """What a row is called: what it is, and its name."""
    name = next((values[key] for key in (*NAME, *WORD, "of") if values.get(key)), "")
    return f"{SHEETS[sheet].row} “{name[:60]}”" if name else SHEETS[sheet].row


def shown(sheet: str, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a row says, each with its heading, in the order of the columns."""
    return [(column.heading, values[column.key]) for column in SHEETS[sheet].columns if values.get(column.key)]


def turned(values: Mapping[str, str], sheet: str) -> dict[str, str]:
    """What a row says as a row of another sheet: word, name and text stay, under the names that they have there."""
    known = SHEETS[sheet].by_key
    said: dict[str, str] = {}
    for group in (WORD, NAME, TEXT):
        text = next((values[key] for key in group if values.get(key)), "")
        keys = [key for key in group if key in known]
        # Of an item, the word is both what it is called and its address.
        said |= {key: text for key in (keys if group is WORD else keys[:1]) if text}
    return said | {key: values[key] for key in ("source", UNSURE) if key in values}
