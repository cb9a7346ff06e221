"""What a row that is brought in is called, how it is shown, and what stays of it when it turns out to be something else."""

from collections.abc import Mapping

from offers.bringing.sheets import POINTS, SHEETS
from offers.points_privacy import could_tell_who

UNSURE = "not sure"  # under this word a row says why a person must look at it: what was guessed, or what it could tell
COULD_TELL = "Somebody could be known from these words: {0}. Change them, or take the row if nobody could."
# The short word, the name and the text of a row, under the names that they have on the sheets.
WORD = ("identity", "key", "slug")
NAME = ("name", "title")
TEXT = ("what_we_offer", "text", "said", "intro", "say", "about", "foreword")
# What else a row can be called by, where it has none of these.
OTHERWISE = ("who", "said", "text", "differs_from", "district", "authority", "of")


def called(sheet: str, values: Mapping[str, str]) -> str:
    """What a row is called: what it is, and its name. `values`: as they are, or in words (`offers.bringing.spoken`)."""
    name = next((values[key] for key in (*NAME, *OTHERWISE[:3], *WORD, *OTHERWISE) if values.get(key)), "")
    return f"{SHEETS[sheet].row} “{name[:60]}”" if name else SHEETS[sheet].row


def shown(sheet: str, values: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a row says, each with its heading, in the order of the columns. `values`: as for `called`."""
    return [(column.heading, values[column.key]) for column in SHEETS[sheet].columns if values.get(column.key)]


def doubt(sheet: str, values: Mapping[str, str]) -> dict[str, str]:
    """Why a person must look at a row that has no fault, under UNSURE: what people said could tell who they are."""
    if sheet != POINTS.name:
        return {}
    found = could_tell_who(*(values.get(key, "") for key in ("said", "said_by", "did", "reason")))
    return {UNSURE: COULD_TELL.format(", ".join(f"“{each}”" for each in found[:10]))} if found else {}


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
