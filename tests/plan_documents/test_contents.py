"""What the documents of a plan hold, in which order, and that machines can read them aloud."""

import io
import itertools
import re
import subprocess

import pytest
from docx import Document

from pathways.documents import paper, word
from pathways.documents.contents import contents_of
from tests.verapdf import check_ua1

pytestmark = pytest.mark.once
MOST = 500_000  # bytes: it opens on an old phone
ORDER = [
    "My pathway plan",
    "Ask me first",
    "I want to live",
    "A flat nearer to college",
    "Ask about the housing register",
]


def in_order(text: str, parts) -> bool:
    """Whether each part stands in a text, one after the other."""
    at = [text.index(part) for part in parts]
    return at == sorted(at)


@pytest.mark.parametrize("large", [False, True], ids=["a4", "large print"])
def test_the_pdf_is_tagged_right_and_small(version, large):
    made = paper.pdf(contents_of(version), large=large)
    report = check_ua1(made)
    assert report.checks > 100 and report.broken == {}
    assert len(made) < MOST


def test_the_pdf_reads_in_order_theirs_first(version, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(paper.pdf(contents_of(version)))
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    flat = " ".join(text.split())
    body = flat[flat.index("Ask me first") :]
    assert in_order(body, ORDER[1:])
    assert "Passed the theory test" in flat and "My own notes" in flat and "Short walks" in flat
    assert "RESTRICTED" not in flat
    contents = flat[flat.index("What is in it") : flat.index("Ask me first")]
    assert "Somewhere to live" in contents and "My own notes" in contents


def test_the_same_version_makes_the_same_file(version):
    assert paper.pdf(contents_of(version)) == paper.pdf(contents_of(version))


def test_no_title_has_a_name(version):
    contents = contents_of(version)
    assert "Kai" not in contents.title
    assert "Kai" not in Document(io.BytesIO(word.docx(contents))).core_properties.title


def test_the_word_file_has_headings_in_order_and_their_language(version):
    made = word.docx(contents_of(version))
    document = Document(io.BytesIO(made))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert in_order(text, ORDER) and "RESTRICTED" not in text
    levels = [
        int(name[-1]) for name in (row.style.name for row in document.paragraphs) if re.match("Heading [1-9]", name)
    ]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in itertools.pairwise(levels))
    arabic = next(row for row in document.paragraphs if "العربية" in row.text)
    assert 'w:lang w:val="ar"' in arabic._p.xml and "w:rtl" in arabic._p.xml
    assert len(made) < MOST


@pytest.mark.once
def test_the_word_file_opens_in_libreoffice_and_reads_in_order(version, tmp_path):
    file = tmp_path / "plan.docx"
    file.write_bytes(word.docx(contents_of(version)))
    ask = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*ask, "--outdir", tmp_path, file], check=True, capture_output=True, timeout=120)
    assert in_order((tmp_path / "plan.txt").read_text(), ORDER)


def test_a_draft_has_no_document(draft):
    with pytest.raises(ValueError):
        contents_of(draft)
