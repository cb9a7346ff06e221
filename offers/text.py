"""Markdown written by editors, to safe HTML that is fit for pages and for tagged PDFs."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

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
# What a link may lead to: a page of the web, a page of this site, somebody to write to, a number to ring.
_WHOLE = re.compile(
    r"https?://[^\s/?#.%]+(?:\.[^\s/?#.%]+)+(?:[/?#]\S*)?|/(?!/)\S*|mailto:[^\s@]+@[^\s@]+\.[^\s@]+|tel:\+?[0-9]\S{2,}",
    re.I,
)
# What was meant as a link, and has a space in its address.
_TORN = re.compile(r"\[([^\[\]\n]+)\]\(((?:https?:|www\.|mailto:|tel:)[^()\n]*)\)", re.I)
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


class DeadLink(NamedTuple):
    """A link as it was written that leads nowhere: its words and its address."""

    words: str
    address: str

    @property
    def said(self) -> str:
        """What is wrong with it, in words."""
        return f"[{self.words}]({self.address}) leads nowhere: put the whole address between the brackets."


def _unlink(state: StateCore) -> None:
    # The words of a link that leads nowhere stay, and `dead` of the environment holds it.
    dead: list[DeadLink] = state.env.setdefault("dead", [])
    for token in state.tokens:
        kept: list[Token] = []
        opened: DeadLink | None = None
        for child in token.children or []:
            if child.type == "link_open" and not _WHOLE.fullmatch(str(child.attrs["href"])):
                opened = DeadLink("", unquote(str(child.attrs["href"])))
                continue
            if child.type == "link_close" and opened:
                dead.append(opened)
                opened = None
                continue
            if opened:
                opened = opened._replace(words=opened.words + child.content)
            if child.type == "text":
                dead += [DeadLink(*found.groups()) for found in _TORN.finditer(child.content)]
                child.content = _TORN.sub(r"\1", child.content)
            kept.append(child)
        if token.children is not None:
            token.children = kept


_markdown = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity"])
# What leads nowhere is read as a link too, so that its words can stand without it.
_markdown.validateLink = lambda url: True  # type: ignore[method-assign]
_markdown.core.ruler.push("tighten", _tighten)
_markdown.core.ruler.push("unlink", _unlink)


@lru_cache(maxsize=4096)
def html(text: str) -> SafeString:
    """Paragraphs, lists, emphasis and links as HTML. Nothing else gets through: no scripts, pictures or styles.

    Of a link that leads nowhere the words stand alone.
    """
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


def dead_links(text: str) -> list[DeadLink]:
    """The links of a text that lead nowhere: without a whole address, or with one that a page may not have."""
    env: dict[str, list[DeadLink]] = {}
    if len(text) <= LONGEST:
        _markdown.parse(text, env)
    return list(dict.fromkeys(env.get("dead", [])))


def plain(text: str) -> str:
    """The words alone, on one line, for search and descriptions: not HTML, so whoever puts them in a page escapes them."""
    listed = _NEXT_ITEM.sub(", ", html(text))
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", listed))).split())
