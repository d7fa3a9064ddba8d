"""What a page shows as a flat list of words and marks, from kramdown's HTML and from a doctree.

``P``, ``H``, ``UL``, ``LI`` … begin blocks, ``em<`` and its kin inline markup, ``>`` ends it. The
paragraph of an item, definition or cell has no mark: whether there is one is a matter of space. A
paragraph in which nothing is seen has none, either.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from docutils import nodes
from sphinx import addnodes

_SIGNS = str.maketrans(
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}\N{NO-BREAK SPACE}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\"\"''--. <>",
)
_REPEATED = re.compile(r"([-.<>])\1+")
_BLOCKS = {name: name.upper() for name in ("p", "ul", "ol", "li", "table", "tr", "dl", "dt", "dd")}
_BLOCKS |= {"pre": "PRE", "blockquote": "Q", "td": "TD", "th": "TD"}
_BLOCKS |= {f"h{level}": "H" for level in range(1, 7)}
_MARKS = {"em": "em", "i": "em", "cite": "em", "strong": "strong", "b": "strong"}
_MARKS |= {"code": "code", "kbd": "code", "sub": "sub", "sup": "sup"}
_TIGHT = {"li", "dd", "td", "th", "dt"}
_BLOCK = re.compile(r"/?(?:[A-Z]{2,5}|[PHQ])")
_EMPTY = re.compile(r"(?:em|strong|code|sub|sup)<")


def words(text: str) -> list[str]:
    """Words and signs; what typography makes of signs counts as the signs."""
    return re.findall(r"\w+|[^\w\s]", _REPEATED.sub(r"\1", text.translate(_SIGNS)))


def _normal(marks: list[str]) -> list[str]:
    """Marks that hold nothing vanish; of two around the same, ``em`` is the outer."""
    found: list[str] = []
    for mark in marks:
        if mark == ">" and found and _EMPTY.fullmatch(found[-1]):
            found.pop()
        elif mark == "em<" and found[-1:] == ["strong<"]:
            found[-1:] = ["em<", "strong<"]
        else:
            if found[-1:] == ["P"] and _BLOCK.fullmatch(mark):
                found.pop()
            found.append(mark)
    return found[:-1] if found[-1:] == ["P"] else found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._text = ""
        self._open: list[tuple[str, str]] = []
        self._hidden = 0

    def flush(self) -> None:
        self.found += words(self._text)
        self._text = ""

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.flush()
        if tag in {"br", "hr", "img", "input", "wbr"}:
            self.found += {"br": ["BR"], "hr": ["HR"], "img": [f"IMG:{given.get('src', '')}"]}.get(
                tag, []
            )
            return
        kind, start, end = self._marks(tag, given)
        self.found += [start] if start else []
        self._open.append((kind, end))
        self._hidden += kind == "hidden"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def _marks(self, tag: str, given: dict[str, str]) -> tuple[str, str, str]:
        parent = self._open[-1][0] if self._open else ""
        if tag == "sup" and given.get("id", "").startswith("fnref"):
            return "hidden", "FN", ""
        if given.get("class") == "reversefootnote" or tag in {"script", "style"}:
            return "hidden", "", ""
        if given.get("class") == "footnotes":
            return "notes", "", ""
        if parent == "notes":
            return "noted", "", ""
        if parent == "noted":
            return "li", "NOTE", ""
        if tag == "p" and (parent in _TIGHT):
            return tag, "", ""
        if tag in _BLOCKS:
            return tag, _BLOCKS[tag], "" if tag == "p" else f"/{_BLOCKS[tag]}"
        if tag == "code" and any(kind == "pre" for kind, _ in self._open):
            return tag, "", ""
        if tag in _MARKS:
            return tag, f"{_MARKS[tag]}<", ">"
        if tag == "a" and given.get("href") and given.get("class") != "footnote":
            return tag, f"a:{given['href']}<", ">"
        return tag, "", ""

    def handle_endtag(self, tag: str) -> None:
        names = {tag, *({"hidden"} if tag in {"sup", "a", "script", "style"} else ())}
        names |= {"notes"} if tag == "div" else {"noted"} if tag == "ol" else set()
        if not any(kind in names for kind, _ in self._open):
            return
        while True:
            kind, end = self._open.pop()
            if kind == "hidden":
                self._hidden -= 1
            else:
                self.flush()
            self.found += [end] if end else []
            if kind in names:
                return


def in_html(html: str) -> list[str]:
    """What kramdown's *html* shows."""
    reader = _Reader()
    html = re.sub(r"\\\[(.*?)\\\]", r"<p>\1</p>", html, flags=re.S)
    reader.feed(re.sub(r"\\\((.*?)\\\)", r"\1", html, flags=re.S))
    reader.close()
    reader.flush()
    return _normal(reader.found)


_NODES: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.title: ("H", "/H"),
    nodes.rubric: ("H", "/H"),
    nodes.bullet_list: ("UL", "/UL"),
    nodes.enumerated_list: ("OL", "/OL"),
    nodes.list_item: ("LI", "/LI"),
    nodes.block_quote: ("Q", "/Q"),
    nodes.table: ("TABLE", "/TABLE"),
    nodes.row: ("TR", "/TR"),
    nodes.entry: ("TD", "/TD"),
    nodes.definition_list: ("DL", "/DL"),
    nodes.term: ("DT", "/DT"),
    nodes.definition: ("DD", "/DD"),
    nodes.literal_block: ("PRE", "/PRE"),
    nodes.math_block: ("P", ""),
    nodes.emphasis: ("em<", ">"),
    nodes.strong: ("strong<", ">"),
    nodes.literal: ("code<", ">"),
    nodes.subscript: ("sub<", ">"),
    nodes.superscript: ("sup<", ">"),
    nodes.footnote: ("NOTE", ""),
}
_HIDDEN = (nodes.system_message, nodes.comment, nodes.topic, nodes.label)
_TIGHT_NODES = (nodes.list_item, nodes.definition, nodes.entry, nodes.term, nodes.footnote)


class _Walker:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._text = ""

    def flush(self) -> None:
        self.found += words(self._text)
        self._text = ""

    def walk(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Text):
            self._text += str(node)
        elif isinstance(node, nodes.raw):
            self._raw(node)
        elif not isinstance(node, _HIDDEN):
            self._element(node)

    def _raw(self, node: nodes.raw) -> None:
        if node.get("format") == "html":
            self.flush()
            self.found += in_html(node.astext())

    def _element(self, node: nodes.Node) -> None:
        start, end = self._marks(node)
        if start:
            self.flush()
            self.found.append(start)
        if isinstance(node, nodes.footnote_reference):
            return
        for child in node.children:
            self.walk(child)
        if start or not isinstance(node, nodes.Inline):
            self.flush()
        if end:
            self.found.append(end)

    def _marks(self, node: nodes.Node) -> tuple[str, str]:
        if isinstance(node, nodes.paragraph):
            return ("", "") if isinstance(node.parent, _TIGHT_NODES) else ("P", "")
        if isinstance(node, nodes.transition):
            return ("", "") if "footnotes" in node["classes"] else ("HR", "")
        if isinstance(node, nodes.image):
            return f"IMG:{node['uri']}", ""
        if isinstance(node, nodes.footnote_reference):
            return "FN", ""
        if isinstance(node, nodes.reference):
            return f"a:{node.get('refuri') or '#' + node.get('refid', '')}<", ">"
        if isinstance(node, addnodes.pending_xref):
            return f"a:{node['reftarget']}<", ">"
        return next((marks for kind, marks in _NODES.items() if isinstance(node, kind)), ("", ""))


def in_doctree(document: nodes.document) -> list[str]:
    """What the page of *document* shows below its title."""
    walker = _Walker()
    for child in document.children:
        for part in child.children[1:] if isinstance(child, nodes.section) else [child]:
            walker.walk(part)
    walker.flush()
    return _normal(walker.found)
