"""Markdown written by editors, to safe HTML that is fit for pages and for tagged PDFs."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}


def _tighten(state: StateCore) -> None:
    # A loose list puts <p> inside <li>, which tagged PDFs may not have: every list is a tight one.
    depth = 0
    for token in state.tokens:
        if token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
        elif depth and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True


_markdown = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity"])
_markdown.core.ruler.push("tighten", _tighten)


@lru_cache(maxsize=4096)
def html(text: str) -> SafeString:
    """Paragraphs, lists, emphasis and links as HTML. Nothing else gets through: no scripts, pictures or styles."""
    rendered = _markdown.render(text)
    cleaned = nh3.clean(
        rendered, tags=ALLOWED, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto", "tel"}, link_rel=None
    )
    return mark_safe(cleaned.strip())  # noqa: S308  (nh3 has just cleaned it)


def plain(text: str) -> str:
    """The words alone, on one line, for search and descriptions."""
    return " ".join(nh3.clean(_markdown.render(text).replace("<", " <"), tags=set()).split())
