"""Tagged PDFs (PDF/UA-1) from HTML: WeasyPrint 70.0, and what its tagger leaves out or gets wrong, mended.

It reaches into WeasyPrint's internals: so it is pinned exactly, and veraPDF in the tests tells when it no longer fits.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import stream, tags

# Scripts whose letters change shape or place when drawn, so that the drawn glyphs do not lead back to the letters.
COMPLEX = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")

_build = tags._build_box_tree
_marked = stream.Stream.marked


def install() -> None:
    """Puts the mended functions in place of WeasyPrint's own. Doing it twice is doing it once."""
    tags._build_box_tree = _build_mended
    stream.Stream.marked = _marked_mended


def finish(document, pdf: pydyf.PDF) -> None:
    """What is done to the whole file just before it is written: every link may be printed, as PDF/UA asks."""
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Annot":
            thing["F"] = 4


@contextmanager
def _marked_mended(self, box, tag):
    # Only text in the page's margins comes from no element. Headers and footers are not content: WeasyPrint tags them
    # and leaves them out of the tree, so that a reader would have to guess.
    with self.artifact() if box.element is None else _marked(self, box, tag):
        yield


def _build_mended(box, parent, pdf, page_number, nums, annotations, marked) -> Iterator[pydyf.Dictionary]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.MarginBox):
        return
    made = None
    for made in _build(box, parent, pdf, page_number, nums, annotations, marked):
        yield made
    element = box.element
    if made is None or element is None or element.tag in ("html", "body") or box.element_tag != element.tag:
        return
    if made["S"] == "/LI":
        _body_of_list_item(made, pdf)
    elif element.tag == "dt" and made["S"] == "/LBody":
        made["S"] = "/Lbl"
    elif element.tag == "dl":
        _terms_with_their_meanings(made, pdf)
    if language := element.get("lang"):
        made["Lang"] = pydyf.String(language)
    if made["S"] == "/TH":
        made["A"]["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    if getattr(box, "link_annotation", None):
        _describe_link(made, box.link_annotation, element)
    if not len(element) and made["S"] not in ("/LI", "/L") and COMPLEX.search(element.text or ""):
        # Here and not beside the drawn text, where pdftotext would turn right-to-left words round.
        letters = " ".join(part.text for part in box.descendants() if isinstance(part, boxes.TextBox))
        made["ActualText"] = pydyf.String(" ".join(letters.split()))


def _body_of_list_item(item, pdf):
    # Blocks inside an item: everything that is no label goes into one body. A term of a definition list is a label.
    element_of = {kid: _object(pdf, kid) for kid in item["K"] if isinstance(kid, bytes)}
    loose = [kid for kid, element in element_of.items() if element.get("S") not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for kid in loose:
        element_of[kid]["P"] = body.reference
    item["K"] = pydyf.Array([kid for kid in item["K"] if kid not in loose] + [body.reference])


def _terms_with_their_meanings(definitions, pdf):
    # WeasyPrint makes an item of every term and another of every meaning. They belong in one: label and body.
    kept = []
    for reference in definitions["K"]:
        item = _object(pdf, reference)
        part = _object(pdf, item["K"][0])
        if part["S"] == "/Lbl" or not kept:
            kept.append(reference)
            continue
        into = _object(pdf, kept[-1])
        for kid in item["K"]:
            _object(pdf, kid)["P"] = into.reference
            into["K"].append(kid)
        item["K"] = pydyf.Array()
    definitions["K"] = pydyf.Array(kept)


def _describe_link(made, annotation, element):
    words = element.get("aria-label") or "".join(element.itertext())
    if words := " ".join(words.split()):
        annotation["Contents"] = pydyf.String(words)
    if made["S"] in ("/Span", "/NonStruct"):
        made["S"] = "/Link"  # a link round other inline words: WeasyPrint gives the inner box its own annotation


def _object(pdf, reference):
    return pdf.objects[int(reference.split()[0])]
