"""A decision as a row: the columns that the command writes."""

from dataclasses import dataclass

from leaving_care.cohort.rows import Case
from leaving_care.law import provisions
from leaving_care.status import DEFAULT, Readings, Reason, StatusDecision, decide, status_on

ANSWER_COLUMNS = (
    "id",
    "status",
    "arguable",
    "flags",
    "counted_days",
    "first_eligible_on",
    "responsible_authority",
    "next_change_on",
    "next_status",
    "reasons",
)
JOIN = ";"


@dataclass(frozen=True)
class Answer:
    """What is decided about a row. `flags`: the names of the points that a person must settle, those of the row included."""

    case: Case
    decision: StatusDecision
    flags: tuple[str, ...]

    def reasons(self) -> list[str]:
        """Each step of the working, with its provision in square brackets."""
        return [reason_in_words(reason) for reason in self.decision.reasons]

    def cells(self) -> list[str]:
        """The cells of ANSWER_COLUMNS. Days as YYYY-MM-DD, lists joined by semicolons, "" for none."""
        decision, change = self.decision, self.decision.next_change
        return [
            self.case.id,
            decision.status,
            "yes" if self.flags else "no",
            JOIN.join(self.flags),
            str(decision.counted_days),
            decision.first_eligible_on.isoformat() if decision.first_eligible_on else "",
            decision.responsible_authority,
            change.on.isoformat() if change else "",
            change.status if change else "",
            JOIN.join(self.reasons()),
        ]


def answer(case: Case, readings: Readings = DEFAULT) -> Answer:
    """Decides a case. Raises law.NotInForce where the law book has nothing for the day asked about."""
    decision = decide(case.care, case.as_of, readings)
    flags = [flag.id for flag in decision.flags]
    flags += [name for name, care in case.doubts if status_on(care, case.as_of, readings) != decision.status]
    return Answer(case, decision, tuple(flags))


def reason_in_words(reason: Reason) -> str:
    """A reason and its provision: `16 or 17 years old: ... [Children Act 1989, ...]`. It holds no semicolon, which joins lists."""
    provision = provisions().get(reason.provision)
    return f"{reason.text} [{provision.title if provision else reason.provision}]".replace(JOIN, ",")
