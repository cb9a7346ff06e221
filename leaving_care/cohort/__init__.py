"""A council's list of young people as a CSV file: rows read into facts, decided, and told again as rows.

Pure: no database, no clock, no Django. The columns, codes and keys are in docs/determine_status.md.
"""

from leaving_care.cohort.answers import ANSWER_COLUMNS, Answer, answer
from leaving_care.cohort.cells import BadCell
from leaving_care.cohort.comparing import COMPARED, Comparison
from leaving_care.cohort.files import Row, Sheet, Unreadable, sheet, whole_or_nothing
from leaving_care.cohort.rows import COLUMNS, Case, read_case

__all__ = [
    "ANSWER_COLUMNS",
    "COLUMNS",
    "COMPARED",
    "Answer",
    "BadCell",
    "Case",
    "Comparison",
    "Row",
    "Sheet",
    "Unreadable",
    "answer",
    "read_case",
    "sheet",
    "whole_or_nothing",
]
