"""The style sheet, cut down for each page to the rules it uses, so that a page is one request."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tinycss2
from django.conf import settings

SHEET = Path(settings.BASE_DIR) / "static" / "dist" / "public.css"
_CLASS = re.compile(r'\bclass="([^"]*)"')
_CLASS_BARE = re.compile(r"\bclass=([^\s\"'>]+)")
_ID = re.compile(r'\bid="?([\w-]+)')
_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_WHOLE_TAG = re.compile(r"<[a-z][^>]*>")


@dataclass(frozen=True)
class Rule:
    """A rule of the sheet: its selectors, each with the names a page must have for it to apply, and its body.

    An at-rule has `inside` rules; one that holds none of its own (a font, a page) is always kept.
    """

    selectors: tuple[tuple[str, frozenset[str]], ...]
    body: str
    inside: tuple["Rule", ...] | None = None
    prelude: str = ""


@cache
def _sheet(changed: float) -> tuple[Rule, ...]:
    return _rules(tinycss2.parse_stylesheet(SHEET.read_text("utf-8-sig"), skip_comments=True, skip_whitespace=True))


def _rules(nodes) -> tuple[Rule, ...]:
    rules = []
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [_selector(part) for part in _split(node.prelude)]
            rules.append(Rule(tuple(selectors), tinycss2.serialize(node.content).strip()))
        elif node.type == "at-rule":
            prelude = f"@{node.at_keyword}{tinycss2.serialize(node.prelude).rstrip()}"
            if node.lower_at_keyword in ("media", "supports"):
                inside = _rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
                rules.append(Rule((), "", inside, prelude))
            elif node.lower_at_keyword != "charset":
                rules.append(Rule((), tinycss2.serialize(node.content or []), None, prelude))
    return tuple(rules)


def _split(tokens):
    part: list = []
    for token in tokens:
        if token == ",":  # noqa: S105  (a comma)
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _selector(tokens) -> tuple[str, frozenset[str]]:
    names, before = set(), ""
    for token in tokens:
        if token.type == "ident" and before == ".":
            names.add(f".{token.value}")
        elif token.type == "ident" and before != ":":
            names.add(token.lower_value)
        elif token.type == "hash":
            names.add(f"#{token.value}")
        before = token.value if token.type == "literal" else ""
    return tinycss2.serialize(tokens).strip(), frozenset(names)


def _used(rules: tuple[Rule, ...], names: set[str]) -> str:
    out = []
    for rule in rules:
        if rule.inside is not None:
            inner = _used(rule.inside, names)
            if inner:
                out.append(f"{rule.prelude}{{{inner}}}")
        elif rule.prelude:
            out.append(f"{rule.prelude}{{{rule.body}}}")
        else:
            selectors = [text for text, needed in rule.selectors if needed <= names]
            if selectors:
                out.append(f"{','.join(selectors)}{{{rule.body}}}")
    return "".join(out)


def style_for(html: str, accent: str) -> str:
    """The rules of the public sheet that `html` uses, with the council's colour set."""
    # Only tags name anything, and most of a long page's are the same few.
    html = "".join(set(_WHOLE_TAG.findall(html)))
    names = set(_TAG.findall(html)) | {f"#{name}" for name in _ID.findall(html)}
    for pattern in (_CLASS, _CLASS_BARE):
        for classes in pattern.findall(html):
            names |= {f".{name}" for name in classes.split()}
    colour = f":root{{--accent:{accent}}}" if accent else ""
    return colour + _used(_sheet(SHEET.stat().st_mtime), names)
