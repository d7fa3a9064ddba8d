"""What the rewriting of one page is given, and what it gathers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.attributes import Attributes, braces, keeps_id
from sphinx_alcf.migrate.kramdown.blocks import Known
from sphinx_alcf.migrate.kramdown.lines import Line
from sphinx_alcf.migrate.model import DirectiveInsert, Finding, Found, IncludeInsert, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_alcf.migrate.kramdown.headings import HeadingIds
    from sphinx_alcf.migrate.model import Insert, SourcePage, Text

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_LOCAL_PAGE = re.compile(r"(?!#)(?![A-Za-z][A-Za-z0-9+.-]*:|//)[^#?]*\.html?(?:[?#]|\Z)")
_BROKEN = frozenset({Found.BROKEN_LINK, Found.BROKEN_MEDIA})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads, as it is written in MyST."""

    url: str
    external: bool
    """Whether MyST must take it as it is: it leads to no source file."""
    broken: bool
    """Whether nothing is there."""


@dataclass(slots=True)
class Job:
    """One page: its inserts, what it defines, what is to be reported of it."""

    page: SourcePage
    inserts: Sequence[Insert]
    directive: Callable[[Insert], Text]
    resolver: Callable[[str, int], Link]
    headings: HeadingIds
    html_blocks: Callable[[str, int, int, int], list[Line]]
    """What to write for HTML: a text, where it begins and ends there, and its line of the file."""
    markdown: Callable[[list[Line]], list[Line]]
    """What to write for Markdown within HTML."""
    known: Known = field(default_factory=Known)
    findings: list[Finding] = field(default_factory=list)
    footnotes: set[str] = field(default_factory=set)
    """The labels of footnotes to which the page refers."""
    anchors: set[str] = field(default_factory=set)
    """Ids that MyST's links find."""
    plain_anchors: set[str] = field(default_factory=set)
    """Ids that browsers alone find."""
    asked: set[str] = field(default_factory=set)
    """The fragments to which links within the page lead."""
    known_anchors: frozenset[str] | None = None
    """All that MyST's links find on the page, where that is known before."""
    known_plain: frozenset[str] = frozenset()
    """What browsers alone find, of the same."""
    late: bool = False
    """Whether something was defined within HTML, after what came before it was written."""
    text: str = ""
    """The page in MyST."""
    referred: frozenset[str] | None = None
    """The labels of all footnotes to which the page refers, where that is known before."""
    _texts: dict[int, list[str]] = field(default_factory=dict)
    _links: dict[tuple[str, int], Link] = field(default_factory=dict)

    def report(self, kind: Found, line: int, construct: str, message: str = "") -> None:
        """Note something for the report."""
        self.findings.append(Finding(kind, self.page.place(line), construct, message))

    def changed(self, line: int, construct: str, message: str) -> None:
        """Note a construct that was rewritten."""
        self.report(Found.CHANGED, line, construct, message)

    def link(self, url: str, line: int) -> Target:
        """Where *url* leads now. What it finds out is reported once for each line."""
        plain = decoded(" ".join(url.split()))
        key = (plain, line)
        found = self._links.get(key)
        if found is None:
            found = self._links[key] = self.resolver(plain, line)
            self.findings += found.findings
        target = found.target
        if target.startswith("#") and len(target) > 1:
            return self._fragment(target[1:], line)
        broken = any(finding.kind in _BROKEN for finding in found.findings)
        local = not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", target)
        external = local and (broken or _LOCAL_PAGE.match(target) is not None)
        return Target(target, external, broken)

    def _fragment(self, name: str, line: int) -> Target:
        """Where a link within the page leads: to a heading, an anchor, or to what is not known."""
        name = self.headings.known.get(name, name)
        self.asked.add(name)
        lost = self.known_anchors is not None and name not in self.known_anchors
        if lost and not self.page.data.get("aside") and name not in self.known_plain:
            message = f"Nothing on the page is called {name!r}."
            self.report(Found.BROKEN_LINK, line, "link", message)
        return Target(f"#{name}", lost, broken=False)

    def anchor(self, name: str) -> str:
        """What makes *name* an id of the page; nothing where it is one already."""
        if name in self.anchors or name in self.plain_anchors:
            return ""
        if keeps_id(name):
            self.anchors.add(name)
            return f"[]{{#{name}}}"
        self.plain_anchors.add(name)
        safe = "".join(s for s in name if s not in "\"<>&'`\\" and not s.isspace())
        return f'<a id="{safe}"></a>'

    def own_id(self, name: str) -> str:
        """*name*, if a block or span can have it as its own id; each can be given once."""
        if not keeps_id(name) or name in self.anchors:
            return ""
        self.anchors.add(name)
        return name

    def insert(self, number: int) -> list[str]:
        """The lines of the directive for the insert of this number."""
        if number not in self._texts:
            lines: list[str] = []
            if number < len(self.inserts):
                text = self.directive(self.inserts[number])
                self.findings += text.findings
                lines = text.text.split("\n") if text.text.strip() else []
            self._texts[number] = lines
        return self._texts[number]

    def insert_lines(self, numbers: Iterable[int], line: int) -> list[Line]:
        """The directives for inserts, with empty lines between them."""
        found: list[Line] = []
        for number in numbers:
            made = [Line(text, line) for text in self.insert(number)]
            found += [*([Line("", line)] if found and made else []), *made]
        return found

    def literal(self, number: int, line: int) -> str:
        """The source of an insert that stands in code, where Jekyll showed what it became."""
        insert = self.inserts[number] if number < len(self.inserts) else None
        message = "It stands in code, and stays there as it was written."
        self.report(Found.NOT_UNDERSTOOD, line, "tag in code", message)
        if isinstance(insert, IncludeInsert):
            params = "".join(f' {k}="{v}"' for k, v in insert.include.params.items() if v)
            return f"{{% include {insert.include.name}{params} %}}"
        return insert.text if isinstance(insert, DirectiveInsert) else "{% for … %}"

    def attributes(self, given: Attributes) -> Attributes:
        """*given* with the lists that it names."""
        return given.resolved(self.known.attributes) if given.refs else given

    def braces(
        self,
        given: Attributes,
        keys: Iterable[str] = (),
        *,
        shown: str = "{: .class}",
        titled: bool = False,
    ) -> tuple[str, list[str]]:
        """Attributes as MyST writes them, and anchors for ids that it would not keep.

        *keys* are those that MyST takes besides classes and the id. The others are reported. With
        *titled*, the id is an anchor: of the id of a block that has a title Sphinx makes a label,
        and warns where two pages of the project have the same.
        """
        one = self.attributes(given)
        pairs = {key: value for key, value in one.pairs.items() if key in keys}
        lost = [key for key in one.pairs if key not in pairs] + one.refs
        if lost:
            message = f"MyST has no place for {', '.join(lost)}; it is left out."
            self.report(Found.NOT_UNDERSTOOD, one.number, shown, message)
        name = "" if titled else self.own_id(one.id)
        written = braces(one.classes, name, pairs)
        anchors = [made] if one.id and not name and (made := self.anchor(one.id)) else []
        if (written or anchors) and shown.startswith("{:"):
            self.changed(one.number, shown, "It is written as MyST's attributes.")
        return written, anchors


def decoded(url: str) -> str:
    """*url* without entities."""
    return _ENTITY.sub(lambda match: unescape(match[0]), url) if "&" in url else url
