"""A version as a file that a word processor opens, to be changed, read aloud or put into other letters."""

import io
from collections.abc import Iterable

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from leaving_care.dates import in_words, uk_day
from pathways.documents.contents import ENGLISH, Contents
from pathways.reading import ReadAction, ReadGoal, ReadSection, Words

OWN, BULLET, NOTE = "Intense Quote", "List Bullet", "Quote"
NOTES = 14  # empty lines for their own notes


class _Page:
    """A document under way."""

    def __init__(self, contents: Contents):
        self.document = Document()
        properties = self.document.core_properties
        properties.title, properties.author, properties.language = contents.title, contents.council, ENGLISH
        self.document.styles["Normal"].font.size = Pt(12)
        _speak(self.document.styles["Normal"].element.get_or_add_rPr(), ENGLISH)

    def heading(self, text: str, level: int) -> None:
        """A heading: 0 is the title."""
        self.document.add_heading(text, level)

    def say(self, text: str, style: str | None = None, words: Words | None = None) -> None:
        """A paragraph for each line of a text. `words`: what it is of theirs, for its language."""
        for line in filter(None, (line.strip() for line in text.splitlines())):
            paragraph = self.document.add_paragraph(style=style)
            run = paragraph.add_run(line)
            if words and words.language:
                _speak(run._r.get_or_add_rPr(), words.language)
                if words.direction == "rtl":
                    _turn(paragraph._p.get_or_add_pPr(), run)


def docx(contents: Contents) -> bytes:
    """The file: their words first under every heading, as on paper."""
    page, plan = _Page(contents), contents.plan
    page.heading("My pathway plan", 0)
    page.say(f"{contents.name}. {contents.council}.")
    by = f" by {plan.approved_by}" if plan.approved_by else ""
    page.say(f"Version {plan.version.number}, approved on {contents.approved}{by}.")
    page.say("This plan is yours. You can ask for a change, or for an early review, any day.")
    page.say("What was said after that day is not in this document: it is with your plan online.")
    if plan.whole.says_something:
        page.heading("What you say of the whole plan", 1)
        _words(page, plan.whole)
    for section in plan.sections:
        page.heading(section.heading, 1)
        _section(page, section)
    _list(page, "Other plans that this one builds on", (_source(source) for source in plan.sources))
    _list(page, "What went well", (f"{text} ({in_words(on)})" for on, text in contents.well))
    _list(page, "Important papers", (f"{what}: {said}" for what, said in contents.papers))
    page.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    page.heading("My own notes", 1)
    for _ in range(NOTES):
        page.document.add_paragraph()
    made = io.BytesIO()
    page.document.save(made)
    return made.getvalue()


def _section(page: _Page, section: ReadSection) -> None:
    _words(page, section)
    if section.left_out:
        page.say(f"This part is left out. Why: {section.left_out}")
    if section.now:
        page.heading("How things are", 2)
        page.say(section.now)
    for label, text in section.details:
        page.say(f"{label}: {text}")
    for heading, goals in (
        ("Goals now", section.goals_now),
        ("Goals for later", section.goals_later),
        ("Goals that stop", section.goals_stopped),
    ):
        _goals(page, heading, goals)
    _list(page, "Also" if section.goals else "What will be done", map(_action, section.actions), level=2)
    for text, by, on in section.advice:
        page.say(f"Advice about health, from {by}, {in_words(on)}:")
        page.say(text, NOTE)
    if not section.says_something:
        page.say("Nothing is written here.")


def _words(page: _Page, section: ReadSection) -> None:
    def theirs(words: Words | None, label: str) -> None:
        if words:
            page.say(f"{label}, {in_words(uk_day(words.at))}:")
            page.say(words.text, OWN, words)

    theirs(section.words, "In your words")
    theirs(section.newer, "You wrote this later")
    for told in section.told:
        page.say(f"What {told.whose or 'you'} said, {in_words(told.said_on)}, written down by {told.by}:")
        page.say(told.text, NOTE)


def _goals(page: _Page, heading: str, goals: Iterable[ReadGoal]) -> None:
    for number, goal in enumerate(goals):
        if not number:
            page.heading(heading, 2)
        page.say(goal.text + (f" It stops. Why: {goal.stopped}" if goal.stopped else ""))
        for action in goal.actions:
            page.say(_action(action), BULLET)


def _action(action: ReadAction) -> str:
    """What, who, by when, and why they can have it, in one line."""
    who = "You" if action.is_theirs else action.who
    said = [f"{action.what}. {who}, {f'by {in_words(action.due_on)}' if action.due_on else 'day not set yet'}."]
    said += [f"Why you can have this: {cited.name}." for cited in action.cited]
    said += [f"Who pays: {action.who_pays}."] if action.who_pays else []
    said += [f"If it goes wrong: {action.if_it_goes_wrong}"] if action.if_it_goes_wrong else []
    said += (
        [f"At the review: {action.outcome_words}." + (f" Why: {action.why}" if action.why else "")]
        if action.outcome
        else []
    )
    return " ".join(said)


def _source(source) -> str:
    day = f"of {in_words(source.dated_on)}" if source.dated_on else "day not recorded yet"
    return f"{source.kind.capitalize()}, {day}. Where it is kept: {source.where or 'not recorded yet'}."


def _list(page: _Page, heading: str, lines: Iterable[str], *, level: int = 1) -> None:
    for number, line in enumerate(lines):
        if not number:
            page.heading(heading, level)
        page.say(line, BULLET)


def _speak(properties, language: str) -> None:
    """Tags text with its language, for spelling and for being read aloud."""
    tag = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        tag.set(qn(name), language)
    properties.append(tag)


def _turn(properties, run: Run) -> None:
    """Has a paragraph read from right to left."""
    properties.append(OxmlElement("w:bidi"))
    run.font.rtl = True
