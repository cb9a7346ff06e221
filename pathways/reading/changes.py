"""What changed from one version to the next, heading by heading, for whoever has to approve it."""

from collections.abc import Iterator
from dataclasses import dataclass

from leaving_care.dates import in_words
from pathways.reading.shapes import Plan, ReadAction, ReadGoal, ReadSection


@dataclass(frozen=True, slots=True)
class Changed:
    """One line: what it is about, what it says now, and what it said before (blank: nothing, or the same)."""

    label: str
    now: str = ""
    before: str = ""


def changes(before: Plan, after: Plan) -> list[tuple[str, list[Changed]]]:
    """Each heading of either that is not the same in both, with its lines."""
    old, new = _by_key(before), _by_key(after)
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        if key not in new:
            lines = [Changed("This heading is gone")]
        elif key not in old:
            lines = [Changed("This heading is new")]
        else:
            lines = list(_section(old[key], new[key]))
        if lines:
            found.append(((new.get(key) or old[key]).heading, lines))
    return found


def _by_key(plan: Plan) -> dict[str, ReadSection]:
    return {section.key: section for section in (plan.whole, *plan.sections)}


def _section(old: ReadSection, new: ReadSection) -> Iterator[Changed]:
    if old.words != new.words:
        yield Changed("Their words", new.words.text if new.words else "", old.words.text if old.words else "")
    for label, now, was in (
        ("How things are", new.now, old.now),
        ("Why it is left out", new.left_out, old.left_out),
        *_details(old, new),
    ):
        if now != was:
            yield Changed(label, now, was)
    known = {goal.thread: goal for goal in old.goals}
    for goal in new.goals:
        yield from _goal(known.pop(goal.thread, None), goal)
    yield from (Changed("Goal gone", before=goal.text) for goal in known.values() if not goal.stopped)
    done = {action.thread: action for action in old.every_action}
    for action in new.every_action:
        yield from _action(done.pop(action.thread, None), action)
    yield from (Changed("Action gone", before=_said(action)) for action in done.values() if action.is_open)


def _details(old: ReadSection, new: ReadSection) -> Iterator[tuple[str, str, str]]:
    now, was = dict(new.details), dict(old.details)
    return ((label, now.get(label, ""), was.get(label, "")) for label in {**was, **now})


def _goal(old: ReadGoal | None, new: ReadGoal) -> Iterator[Changed]:
    if old is None:
        yield Changed("New goal", new.text)
    elif new.stopped:
        yield Changed("Goal stops", f"{new.text}. Why: {new.stopped}")
    elif (old.text, old.when) != (new.text, new.when):
        yield Changed("Goal", _wanted(new), _wanted(old))


def _action(old: ReadAction | None, new: ReadAction) -> Iterator[Changed]:
    if old is None:
        yield Changed("New action", _said(new))
    elif not new.is_open:
        yield Changed(f"Action {'done' if new.outcome == 'done' else 'stops'}", _said(new) + _why(new))
    elif _said(old) != _said(new) or old.cited != new.cited:
        yield Changed("Action", _said(new) + _why(new), _said(old))


def _wanted(goal: ReadGoal) -> str:
    return f"{goal.text} ({'now' if goal.is_now else 'for later'})"


def _said(action: ReadAction) -> str:
    by = f" by {in_words(action.due_on)}" if action.due_on else ""
    pays = f" Who pays: {action.who_pays}." if action.who_pays else ""
    wrong = f" If it goes wrong: {action.if_it_goes_wrong}." if action.if_it_goes_wrong else ""
    return f"{action.what}: {action.who}{by}.{pays}{wrong}"


def _why(action: ReadAction) -> str:
    return f" Why: {action.why}" if action.why else ""
