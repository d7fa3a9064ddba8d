"""HTML as a tree that tests can ask questions of, with the standard library alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# HTML standard, 13.1.2 "Elements": these have no end tag.
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


@dataclass(eq=False)
class Element:
    """An element: its tag, attributes (one without a value is ``""``) and children in order."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = field(default=None, repr=False)

    @property
    def classes(self) -> list[str]:
        """The names in ``class``."""
        return self.attrs.get("class", "").split()

    @property
    def text(self) -> str:
        """All text inside in reading order, white space folded; scripts and styles left out."""
        return " ".join("".join(self._strings()).split())

    def _strings(self) -> Iterator[str]:
        if self.tag in {"script", "style"}:
            return
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._strings()

    def walk(self) -> Iterator[Element]:
        """Every element below this one, in document order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, tag: str = "*", cls: str = "", **attrs: str | bool) -> list[Element]:
        """Find elements below this one.

        Args:
            tag: a tag name, or ``*`` for any.
            cls: names that ``class`` must hold, parted by blanks.
            **attrs: attributes with the value asked for; ``True`` for present, ``False`` for
                absent. ``data_src`` and ``for_`` stand for ``data-src`` and ``for``.
        """
        return [
            element
            for element in self.walk()
            if tag in {"*", element.tag}
            and set(cls.split()) <= set(element.classes)
            and all(element._has(name, value) for name, value in attrs.items())
        ]

    def _has(self, name: str, value: str | bool) -> bool:
        have = self.attrs.get(name.rstrip("_").replace("_", "-"))
        return (have is not None) is value if isinstance(value, bool) else have == value

    def one(self, tag: str = "*", cls: str = "", **attrs: str | bool) -> Element:
        """The only element that :meth:`all` finds; a failed assertion for none or several."""
        found = self.all(tag, cls, **attrs)
        assert len(found) == 1, f"{len(found)} of <{tag} class={cls!r} {attrs}>, not one"
        return found[0]

    def inside(self, tag: str = "*", cls: str = "") -> bool:
        """Whether an element of that tag and class stands around this one."""
        around = self.parent
        while around is not None:
            if tag in {"*", around.tag} and set(cls.split()) <= set(around.classes):
                return True
            around = around.parent
        return False


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document")
        self.here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:  # inside inline SVG a slash does end the element
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        at: Element | None = self.here
        while at is not None and at.tag != tag:
            at = at.parent
        if at is not None and at.parent is not None:
            self.here = at.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parse(html: str) -> Element:
    """Read a page or a fragment. A missing end tag ends where its parent does."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
