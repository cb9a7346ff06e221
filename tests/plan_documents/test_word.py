"""The Word file: its paper, its lines to write on, and that it says what the PDF says, in the same order."""

import io
import re
import uuid
from dataclasses import replace
from html import unescape

import pytest
from docx import Document
from docx.shared import Mm

from pathways.documents import paper, word
from pathways.documents.contents import contents_of
from pathways.reading import Cited, ReadAction, ReadGoal, ReadSection, Source, Told, Words
from tests.people import NOW, TODAY

TICKED = ["You said that it is done.", "Leon Invented said that it is done."]


@pytest.fixture
def full(version):
    """A plan with everything in it that the documents know how to say, most of it twice."""
    contents = contents_of(version)
    section = ReadSection(
        key="home",
        heading="Somewhere to live",
        words=Words("Nearer to my friends.", NOW),
        newer=Words("And to college.", NOW),
        told=(_told("his art teacher"), _told("")),
        now="A room.\nIt is cold.",
        details=(("What it costs", "Not recorded yet"),),
        goals=(_goal("A flat"), _goal("A garden", when="later"), _goal("A boat", stopped="Too dear")),
        actions=(_action(ticked_by="Leon Invented"), _action(owner_kind="worker", who="Priya Invented, adviser")),
        advice=(("Air the room.", "Noor Invented", TODAY),),
    )
    left_out = ReadSection(key="money", heading="Money", left_out="Kai did not want it yet.")
    empty = ReadSection(key="work", heading="Work")
    whole = ReadSection(key="", heading="", words=Words("Ask me first.", NOW), advice=section.advice)
    sources = (Source("care plan", TODAY, "the files"), Source("health plan", None, ""))
    plan = replace(contents.plan, whole=whole, sections=(section, left_out, empty), sources=sources, sent_by="Priya")
    return replace(contents, plan=plan)


def _told(whose):
    return Told(uuid.UUID(int=1), "It goes well.", whose, TODAY, "Priya Invented")


def _goal(text, **said):
    kind = {"when": "now", "still_right": "yes", "being_met": "partly", "stopped": ""} | said
    return ReadGoal(uuid.UUID(int=2), uuid.UUID(int=2), text, actions=(_action(),), **kind)


def _action(**said):
    values = {
        "what": "Ask about the register",
        "who": "Kai",
        "owner_kind": "young_person",
        "due_on": TODAY,
        "who_pays": "The council",
        "if_it_goes_wrong": "Ask the manager",
        "cited": (Cited("Setting up home", "", 2), Cited("A duty")),
        "outcome": "change",
        "outcome_words": "changed",
        "why": "It was too early",
        "ticked": True,
    }
    return ReadAction(key=uuid.UUID(int=3), thread=uuid.UUID(int=3), **values | said)


def written(contents):
    """The Word file, opened again."""
    return Document(io.BytesIO(word.docx(contents)))


def lines(document):
    """Its paragraphs."""
    return [paragraph.text for paragraph in document.paragraphs]


def words(text):
    """The words of a text, from the line with the version on."""
    every = re.findall(r"\w+", text)
    return every[every.index("Version") :]


def test_it_says_what_the_pdf_says_in_the_same_order(full, monkeypatch):
    drawn = []

    class Made:
        bytes = b""

    monkeypatch.setattr(paper, "make_pdf", lambda html: drawn.append(html) or Made)
    paper.pdf(full)
    html = re.sub(r"<head>.*?</head>|<div class=\"toc\">.*?</div>", "", drawn[0], flags=re.DOTALL)
    assert words("\n".join(lines(written(full)))) == words(unescape(re.sub(r"<[^>]*>", " ", html)))


def test_it_says_who_said_that_it_is_done(full):
    text = "\n".join(lines(written(full)))
    assert all(said in text for said in TICKED)
    assert "not done" not in text


def test_what_nobody_said_is_done_is_not_said(version):
    assert "said that it is done" not in "\n".join(lines(written(contents_of(version))))


def test_whose_words_they_are_stands_first_in_its_sentence(full):
    told = [line for line in lines(written(full)) if "art teacher" in line or line.startswith("What you said")]
    assert [line.split(",")[0] for line in told] == ["His art teacher said", "What you said"]


def test_it_is_on_a4(version):
    (section,) = written(contents_of(version)).sections
    sides = (section.page_width, section.page_height)
    assert all(abs(side - wanted) < Mm(0.1) for side, wanted in zip(sides, (Mm(210), Mm(297)), strict=True))


def test_their_own_notes_have_lines_to_write_on(version):
    document = written(contents_of(version))
    rows = document.paragraphs[lines(document).index("My own notes") + 1 :]
    assert len(rows) == word.NOTES
    assert all('<w:bottom w:val="single"' in row._p.xml and '<w:between w:val="single"' in row._p.xml for row in rows)
    assert all(row.paragraph_format.line_spacing >= Mm(8) for row in rows)
