"""Markdown by editors: paragraphs, lists, emphasis and links, and nothing else whatever they paste."""

import re
import time
from html.parser import HTMLParser

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from offers import text

TEXTS = st.text(st.one_of(st.sampled_from("*_[]()<>&-1. \n\\`#!:/\"'"), st.characters(codec="utf-8")), max_size=80)


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes, and whether each is closed."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open, self.wrong = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag == "p" and "li" in self.open:
            self.wrong.append("p in li")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Hello.", "<p>Hello.</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("**Stop** and *look*.", "<p><strong>Stop</strong> and <em>look</em>.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("[us](https://a.example/?a=1&b=2)", '<p><a href="https://a.example/?a=1&amp;b=2">us</a></p>'),
        ("[ring](tel:+441332643907)", '<p><a href="tel:+441332643907">ring</a></p>'),
        ('[us](https://a.example "a title")', '<p><a href="https://a.example">us</a></p>'),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("Tom & Jerry <3 &amp; £5", "<p>Tom &amp; Jerry &lt;3 &amp; £5</p>"),
        ("", ""),
    ],
)
def test_markdown_as_html(written, html):
    assert text.html(written) == html
    assert isinstance(text.html(written), SafeString)


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onmouseover='alert(1)'>b</b>",
        "<style>body {display: none}</style>",
        "<iframe src=https://evil.example></iframe>",
        "<!-- a comment -->",
        "<?php echo 1 ?>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<a href='javascript:alert(1)'>a</a>",
    ],
)
def test_raw_html_is_shown_and_not_obeyed(written):
    html = text.html(written)
    assert {tag for tag, _ in Tags(html).found} == {"p"}
    assert "&lt;" in html


ADDRESSES = (
    "javascript:alert(1) JaVaScRiPt:alert(1) java&#115;cript:alert(1) &#x6a;avascript:alert(1) javascript&colon;alert(1) "
    "\x01javascript:alert(1) vbscript:msgbox(1) data:text/html,<script>alert(1)</script> file:///etc/passwd "
    "ftp://a.example/b blob:https://a.example/b"
)


@pytest.mark.parametrize("address", ADDRESSES.split(" "))
def test_a_link_that_runs_or_reads_is_no_link(address):
    html = text.html(f"[press me]({address})")
    for _, attributes in Tags(html).found:
        assert re.match(r"(https?|mailto|tel):|[^:]*$", attributes.get("href", ""))
    assert "press me" in html


WHOLE = (
    "https://a.example HTTP://A.example/b?c=d#e mailto:us@smallton.gov.uk tel:+441332643907 tel:111 /smallton/offer/ "
    "https://a.example/(b)"
)
NOWHERE = (
    "https:// http:///a https://a https://. www.a.example a javascript:alert(1) //a.example #a mailto:us tel: ?a=b"
)


@pytest.mark.parametrize("address", WHOLE.split(" "))
def test_a_whole_address_leads_somewhere(address):
    assert text.dead_links(f"See [us]({address}).") == []
    assert "<a href=" in text.html(f"See [us]({address}).")


@pytest.mark.parametrize("address", ["", *NOWHERE.split(" ")])
def test_a_link_that_leads_nowhere_is_plain_words(address):
    written = f"See [**us** all]({address})."
    assert text.dead_links(f"{written} {written}") == [("us all", address)]
    assert text.html(written) == "<p>See <strong>us</strong> all.</p>"


def test_an_address_with_a_space_in_it_leads_nowhere():
    written = "See [us](https://our page.example) and [sic] (www.a.example b)."
    assert text.dead_links(written) == [("us", "https://our page.example")]
    assert text.plain(written) == "See us and [sic] (www.a.example b)."


def test_a_picture_is_only_a_link_to_it():
    assert "<img" not in text.html("![a cat](https://a.example/cat.png)")


def test_headings_tables_code_and_quotes_are_plain_words():
    html = text.html("# Big\n\n> said\n\n`code`\n\n| a | b |\n|---|---|\n\n---")
    assert {tag for tag, _ in Tags(html).found} == {"p"}


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("- a\n\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n  and more\n\n- b", "<ul>\n<li>a<br>\nand more</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n    - b\n\n      c", "<ul>\n<li>a\n<ul>\n<li>b<br>\nc</li>\n</ul>\n</li>\n</ul>"),
        ("1. a\n\n2. b\n\nafter", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<p>after</p>"),
    ],
)
def test_a_loose_list_has_no_paragraphs_in_it_and_keeps_its_words_apart(written, html):
    assert text.html(written) == html


@given(TEXTS)
def test_whatever_is_written_comes_out_safe(written):
    tags = Tags(text.html(written))
    assert {tag for tag, _ in tags.found} <= text.ALLOWED
    assert tags.wrong == [] and tags.open == []
    for tag, attributes in tags.found:
        assert set(attributes) <= ({"href"} if tag == "a" else set())
        assert not re.match(r"[\s\x00-\x20]*(javascript|vbscript|data|file)\s*:", attributes.get("href") or "", re.I)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Fish & chips < £5", "Fish & chips < £5"),
        ("**Stop**. Now", "Stop. Now"),
        ("un*believ*able", "unbelievable"),
        ("One.\n\nTwo.", "One. Two."),
        ("- a\n- b\n\n  c", "a, b c"),
        ("See [our page](https://a.example), please", "See our page, please"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("a  \nb", "a b"),
        ("", ""),
    ],
)
def test_the_words_alone(written, plain):
    assert text.plain(written) == plain


@given(TEXTS)
def test_the_words_alone_are_one_line(written):
    plain = text.plain(written)
    assert plain == " ".join(plain.split())


PASTED = {
    "prose": "The quick brown fox jumps over the lazy dog. ",
    "paragraphs": "One line.\n\n",
    "lists": "- a\n",
    "nested lists": "- ",
    "brackets": "[",
    "links": "[a](b",
    "stars": "*a ",
    "underlines": "a_",
    "tags": "<script>",
    "ampersands": "&amp;",
}


@pytest.mark.parametrize("kind", PASTED)
def test_five_megabytes_pasted_by_mistake_are_words_and_take_no_time(kind):
    pasted = PASTED[kind] * (5_000_000 // len(PASTED[kind]))
    start = time.process_time()
    html = text.html(pasted)
    assert time.process_time() - start < 2
    assert html.startswith("<p>") and "<script" not in html


@pytest.mark.parametrize("kind", PASTED)
def test_the_longest_text_that_is_read_as_markdown_takes_no_time(kind):
    pasted = (PASTED[kind] * text.LONGEST)[: text.LONGEST]
    start = time.process_time()
    text.html(pasted)
    assert time.process_time() - start < 2
