"""The columns of the file: what each holds, and on which kinds of line it is read. Pure: no Django, no database."""

from dataclasses import dataclass

from leaving_care.care import NATIONS

RECORD, COUNCIL_ID = "record", "council_id"
NEEDED = (RECORD, COUNCIL_ID)
PERSON, STATUS, CARE, ALLOCATION = "person", "status", "care", "allocation"
KINDS = (PERSON, STATUS, CARE, ALLOCATION)
CALLED = {PERSON: "people", STATUS: "statuses", CARE: "times in care", ALLOCATION: "workers"}
LONGEST_NUMBER = 40

DAY, TEXT, YES_NO, ADDRESS, LEGAL, NATION, ROLE, STATUS_WORD = (
    "day", "text", "yes_no", "address", "legal", "nation", "role", "status_word",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the file, the kinds of line on which it is read, and what it holds.

    `field` is the name in our records; `longest` the most characters of a text; `must`: lines that may not leave it blank
    (a person's, only where the person is new). `says` is for whoever fills the file in.
    """

    name: str
    kinds: tuple[str, ...]
    holds: str
    says: str
    field: str = ""
    longest: int = 0
    must: tuple[str, ...] = ()


FOR_A_TIME = (CARE, ALLOCATION)
COLUMNS = (
    Column("name_used", (PERSON,), TEXT, "The name they go by.", longest=120, must=(PERSON,)),
    Column("legal_name", (PERSON,), TEXT, "Their name in law, if it is another.", longest=200),
    Column("pronouns", (PERSON,), TEXT, "Such as they/them.", longest=40),
    Column("date_of_birth", (PERSON,), DAY, "A day.", must=(PERSON,)),
    Column("languages", (PERSON,), TEXT, "The languages they speak.", longest=200),
    Column("needs_interpreter", (PERSON,), YES_NO, "yes or no."),
    Column("disabled", (PERSON,), YES_NO, "yes or no."),
    Column("adopted_on", (PERSON,), DAY, "The day of the adoption order."),
    Column("died_on", (PERSON,), DAY, "A day."),
    Column("why_over_25", (PERSON,), TEXT, "Why a record is begun for somebody of 25 or over.", longest=300),
    Column("status", (STATUS,), STATUS_WORD, "The status that the case system holds.", must=(STATUS,)),
    Column("starts_on", FOR_A_TIME, DAY, "The first day.", must=FOR_A_TIME),
    Column("ends_on", FOR_A_TIME, DAY, "The last day. Blank: it goes on."),
    Column("legal_status", (CARE,), LEGAL, "A code of the national return, or S17.", field="legal", must=(CARE,)),
    Column("placement", (CARE,), TEXT, "Where they lived.", longest=60),
    Column("council", (CARE,), TEXT, "The council that looked after them.", field="authority", longest=120),
    Column("nation", (CARE,), NATION, f"{', '.join(NATIONS)}. England, if nothing is said of a new one."),
    Column("worker", (ALLOCATION,), ADDRESS, "The worker's email address here.", must=(ALLOCATION,)),
    Column("role", (ALLOCATION,), ROLE, "What they are to the young person. personal_adviser, if nothing is said."),
    Column("main", (ALLOCATION,), YES_NO, "yes for the main personal adviser.", field="is_main"),
    Column("why_ended", (ALLOCATION,), TEXT, "Why the worker changed, as the young person is told.", longest=300),
    Column("notice_given_on", (ALLOCATION,), DAY, "When they were told that the worker would change."),
    Column("introduced_on", (ALLOCATION,), DAY, "When the worker met them."),
)
NAMES = (*NEEDED, *(column.name for column in COLUMNS))


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns that are read on lines of a kind."""
    return tuple(column for column in COLUMNS if kind in column.kinds)


OF_KIND = {kind: columns_of(kind) for kind in KINDS}
