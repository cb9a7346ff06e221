"""HTML read into trees that are equal if a browser takes them for the same."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "path"}


@dataclass
class Node:
    """An element: its attributes, classes sorted, and its children, elements and texts."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self):
        """The element's classes."""
        return self.attrs.get("class", "").split()

    @property
    def text(self):
        """All the words inside."""
        words = "".join(child if isinstance(child, str) else child.text for child in self.children)
        return words if self.tag == "textarea" else " ".join(words.split())

    def walk(self):
        """The element and all elements inside, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, selector):
        """The elements with a tag ("input"), a class (".govuk-hint") or an id ("#id_name")."""
        if selector.startswith("."):
            return [node for node in self.walk() if selector[1:] in node.classes]
        if selector.startswith("#"):
            return [node for node in self.walk() if node.attrs.get("id") == selector[1:]]
        return [node for node in self.walk() if node.tag == selector]

    def one(self, selector):
        """The only such element."""
        (found,) = self.all(selector)
        return found

    def lines(self, depth=0):
        """The tree as lines, for comparing."""
        attrs = "".join(f' {name}="{value}"' for name, value in sorted(self.attrs.items()))
        lines = [f"{'  ' * depth}<{self.tag}{attrs}>"]
        for child in self.children:
            lines += child.lines(depth + 1) if isinstance(child, Node) else [f"{'  ' * (depth + 1)}{child!r}"]
        return lines


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        if "class" in node.attrs:
            node.attrs["class"] = " ".join(sorted(set(node.classes)))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        assert tag in VOID

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(html):
    """The root of the tree. Raises AssertionError for tags that do not nest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], f"not closed: {[node.tag for node in reader.open[1:]]}"
    _settle(reader.root)
    return reader.root


def _settle(node):
    if node.tag == "textarea":
        # A browser drops a line end right after the tag.
        node.children = [text for text in ["".join(node.children).removeprefix("\n")] if text]
        return
    # Space between tags is not seen, nor is it at either end of an element; between a tag and a word it is one space.
    children = [re.sub(r"\s+", " ", child) if isinstance(child, str) else child for child in node.children]
    if children and isinstance(children[0], str):
        children[0] = children[0].lstrip()
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()
    node.children = [child for child in children if isinstance(child, Node) or child.strip()]
    for child in node.children:
        if isinstance(child, Node):
            _settle(child)
