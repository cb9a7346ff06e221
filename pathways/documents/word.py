"""A version as a file that a word processor opens, to be changed, read aloud or put into other letters."""

import io
from collections.abc import Iterable

from django.utils.text import capfirst
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.run import Run

from leaving_care.dates import in_words, uk_day
from pathways.documents.contents import ENGLISH, Contents
from pathways.reading import Cited, ReadAction, ReadGoal, ReadSection, Source, Words

OWN, BULLET, NOTE = "Intense Quote", "List Bullet", "Quote"
NOTES = 20  # lines for their own notes
YOURS = (
    "This plan is yours. You can ask for a change, or for an early review, any day. If you do not agree with something, say so, "
    "and a manager replies to you. What was said after that day is not in this paper: it is with your plan online."
)


class _Page:
    """A document under way."""

    def __init__(self, contents: Contents):
        self.document = Document()
        paper = self.document.sections[0]
        paper.page_width, paper.page_height = Mm(210), Mm(297)
        paper.left_margin = paper.right_margin = Mm(25)
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

    def line(self) -> None:
        """An empty line to write on, as wide as the page."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), Pt(28)
        _rule(paragraph._p.get_or_add_pPr())


def docx(contents: Contents) -> bytes:
    """The file: their words first under every heading, as on paper."""
    page, plan = _Page(contents), contents.plan
    page.heading("My pathway plan", 0)
    page.say(contents.name)
    page.say(contents.council)
    by = f" by {plan.approved_by}" if plan.approved_by else ""
    wrote = f" Written with you by {plan.sent_by}." if plan.sent_by else ""
    page.say(f"Version {plan.version.number}, approved on {contents.approved}{by}.{wrote}")
    page.say(YOURS)
    if plan.whole.says_something:
        page.heading("What you say of the whole plan", 1)
        _words(page, plan.whole)
        _advice(page, plan.whole)
    for section in plan.sections:
        page.heading(section.heading, 1)
        _section(page, section)
    _list(page, "Other plans that this one builds on", (_source(source) for source in plan.sources))
    _list(page, "What went well", (f"{text} ({in_words(on)})" for on, text in contents.well))
    _list(page, "Important papers", (f"{what}: {said}" for what, said in contents.papers))
    page.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    page.heading("My own notes", 1)
    for _ in range(NOTES):
        page.line()
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
    _goals(page, "Goals now", section.goals_now)
    _goals(page, "Goals for later", section.goals_later)
    _list(page, "Also" if section.goals else "What will be done", map(_action, section.actions), level=2)
    _goals(page, "Goals that stop", section.goals_stopped)
    _advice(page, section)
    if not section.says_something:
        page.say("Nothing is written here yet.")


def _words(page: _Page, section: ReadSection) -> None:
    def theirs(words: Words | None, label: str) -> None:
        if words:
            page.say(f"{label}, {in_words(uk_day(words.at))}")
            page.say(words.text, OWN, words)

    theirs(section.words, "In your words")
    theirs(section.newer, "You wrote this later")
    if section.newer:
        page.say("It goes into the next version of the plan.")
    for told in section.told:
        whose = f"{capfirst(told.whose)} said" if told.whose else "What you said"
        page.say(f"{whose}, {in_words(told.said_on)}")
        page.say(told.text, NOTE)
        page.say(f"Written down by {told.by}.")


def _advice(page: _Page, section: ReadSection) -> None:
    for text, by, on in section.advice:
        page.say(f"Advice about health, from {by}, {in_words(on)}")
        page.say(text, NOTE)


def _goals(page: _Page, heading: str, goals: Iterable[ReadGoal]) -> None:
    for number, goal in enumerate(goals):
        if not number:
            page.heading(heading, 2)
        page.say(goal.text)
        if goal.stopped:
            page.say(f"It stops. Why: {goal.stopped}")
        if goal.at_review:
            page.say(f"At the review: {goal.at_review}")
        for action in goal.actions:
            page.say(_action(action), BULLET)


def _action(action: ReadAction) -> str:
    """What, who, by when, whether somebody said that it is done, and why they can have it, in one line."""
    said = [action.what + (f" ({action.outcome_words})." if action.outcome else ".")]
    who = "You" if action.is_theirs else action.who
    said += [f"{who}, {f'by {in_words(action.due_on)}' if action.due_on else 'day not set yet'}."]
    said += [f"{action.ticked_by or 'You'} said that it is done."] if action.ticked else []
    said += [f"Why you can have this: {_cited(cited)}." for cited in action.cited]
    said += [f"Who pays: {action.who_pays}."] if action.who_pays else []
    said += [f"If it goes wrong: {action.if_it_goes_wrong}"] if action.if_it_goes_wrong else []
    said += [f"Why: {action.why}"] if action.why else []
    return " ".join(said)


def _cited(cited: Cited) -> str:
    return cited.name + (
        f" (our offer, edition {cited.edition})" if cited.edition else " (the law and national schemes)"
    )


def _source(source: Source) -> str:
    day = f"of {in_words(source.dated_on)}" if source.dated_on else "day not recorded yet"
    return f"{capfirst(source.kind)}, {day}. Where it is kept: {source.where or 'not recorded yet'}."


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


def _rule(properties) -> None:
    """Draws a thin line under a paragraph, and between it and the next: Word draws one round all that are alike."""
    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "888888")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _turn(properties, run: Run) -> None:
    """Has a paragraph read from right to left."""
    properties.append(OxmlElement("w:bidi"))
    run.font.rtl = True
