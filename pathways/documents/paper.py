"""A version on paper: PDF/UA-1, and the same in large print."""

import re

from django.template.loader import render_to_string

from offers import booklet_paper
from offers.booklets import make_pdf
from pathways.archive.writing import printable
from pathways.documents.contents import Contents

HEADING = re.compile(r"<h2 [^>]*\bid=(\"[^\"]*\")[^>]*>")


def pdf(contents: Contents, *, large: bool = False) -> bytes:
    """The file. The same contents make the same bytes."""
    drawn = render_to_string("plan_documents/paper.html", _told(contents, large))
    html = booklet_paper.with_addresses(printable(booklet_paper.without_pictographs(drawn)))
    # The contents are made of headings with nothing but an id.
    html = HEADING.sub(r"<h2 id=\1>", html)
    return make_pdf(booklet_paper.with_contents(html)).bytes


def _told(contents: Contents, large: bool) -> dict:
    return {
        "contents": contents,
        "plan": contents.plan,
        "own": True,
        "large": large,
        "title": contents.title + (" (large print)" if large else ""),
        "style": booklet_paper.style(contents.accent),
    }
