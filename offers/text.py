"""Markdown written by editors, to safe HTML that is fit for pages and for tagged PDFs."""

import re
from functools import lru_cache
from html import unescape

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
LONGEST = 20_000  # characters; what is longer was pasted by mistake, and reading it as Markdown takes minutes

_BLOCK = re.compile("</?(?:p|ul|ol|li|br)>")
_TAG = re.compile("<[^>]*>")
_NEXT_ITEM = re.compile(r"(?<![.:;,])</li>\s*(?=<li>)")


def _tighten(state: StateCore) -> None:
    # A loose list puts <p> inside <li>, which tagged PDFs may not have: every list is a tight one, in which a line break
    # stands between two paragraphs.
    depth = 0
    tight: list[Token] = []
    for token in state.tokens:
        if token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
        elif depth and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True
            if token.nesting == 1 and tight[-1].type == "paragraph_close":
                tight.append(Token("hardbreak", "br", 0))
        tight.append(token)
    state.tokens = tight


_markdown = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity"])
_markdown.core.ruler.push("tighten", _tighten)


@lru_cache(maxsize=4096)
def html(text: str) -> SafeString:
    """Paragraphs, lists, emphasis and links as HTML. Nothing else gets through: no scripts, pictures or styles."""
    if len(text) > LONGEST:
        return format_html("<p>{}</p>", text)
    cleaned = nh3.clean(
        _markdown.render(text),
        tags=ALLOWED,
        attributes={"*": set(), "a": {"href"}},
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel=None,
    )
    return mark_safe(cleaned.strip())  # noqa: S308  (nh3 has just cleaned it)


def plain(text: str) -> str:
    """The words alone, on one line, for search and descriptions: not HTML, so whoever puts them in a page escapes them."""
    listed = _NEXT_ITEM.sub(", ", html(text))
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", listed))).split())
