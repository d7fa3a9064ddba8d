"""HTML within running text, written in MyST where it has words for it.

The extension reads ``<b>``, ``<i>``, ``<sub>``, ``<br>`` and their kin by itself
(:mod:`sphinx_alcf.jekyll.html_inline`); these stay.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from sphinx_alcf.migrate.kramdown import markup
from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.lines import append
from sphinx_alcf.migrate.kramdown.spans import Sort, Span
from sphinx_alcf.migrate.model import Found

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.span_writer import SpanWriter

READ: Final = frozenset("b strong i em cite sub sup u small span br".split())
"""Elements that the extension reads where they have no attributes."""
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]\\]|\\.)*\]\(|<(?:https?|ftps?|mailto):", re.I | re.S)
"""A link that is no picture, as far as can be seen."""
_CODE: Final = frozenset({"code", "samp", "tt"})
_QUOTES: Final = ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")
_BLOCKS: Final = frozenset(
    "script style video audio object embed canvas noscript textarea template map".split()
)
"""Elements that stand after a text, as blocks."""


def given(span: Span) -> Attributes:
    """The attributes of an element, with those of a list after it."""
    assert span.tag
    found = Attributes(number=span.attributes.number)
    for key, value in span.tag.attributes.items():
        if key != "markdown":
            found.set(key, unescape(value))
    found.add(span.attributes)
    return found


def element(writer: SpanWriter, span: Span, *, raw: bool) -> str:
    """What to write for an HTML element in a text; *raw* as for ``SpanWriter.children``."""
    tag = span.tag
    assert tag
    name = tag.name
    if name in _BLOCKS:
        blocks = writer.job.html_blocks(writer.text, span.begin, span.end, writer.line(span))
        append(writer.below, blocks)
        return ""
    attributes = given(span)
    attributes.number = attributes.number or writer.line(span)
    if name == "br":
        return "<br>" if tag.attributes else writer.text[tag.begin : tag.end]
    if name == "img":
        return _picture(writer, attributes)
    raw = raw or name in {*_CODE, "kbd", "var"}
    boxed = name == "a" or (name in READ and bool(attributes))
    inner = writer.bracketed(span, raw=raw) if boxed else writer.children(span, raw=raw)
    if name == "a":
        return _link(writer, span, inner, attributes)
    words = _words(writer, span)
    if words is not None and name in _CODE:
        return _spanned(writer, markup.code(words), attributes)
    if words is not None and name == "kbd" and markup.is_role_text(words) and not writer.heading:
        return _spanned(writer, markup.role("kbd", words), attributes)
    if name in {"abbr", "acronym"} and words is not None and "title" in attributes.pairs:
        long = attributes.pairs.pop("title")
        made = markup.abbreviation(words, long, heading=writer.heading)
        return _spanned(writer, made, attributes)
    if name == "q":
        return _spanned(writer, inner.join(_QUOTES), attributes)
    return _kept(writer, span, inner, attributes)


def _kept(writer: SpanWriter, span: Span, inner: str, attributes: Attributes) -> str:
    """The element as HTML, or a span with its classes."""
    tag = span.tag
    assert tag
    name = tag.name
    if tag.empty:
        return xhtml_tag(name, tag.attributes, empty=True)
    plain = not attributes.pairs and not attributes.refs
    if name in READ and plain and attributes and markup.balanced(inner):
        marked = inner if name in {"span", "u", "small"} else f"<{name}>{inner}</{name}>"
        return _spanned(writer, marked, attributes)
    if "style" in attributes.pairs:
        message = "Its look is kept for HTML alone; other formats have its words."
        writer.job.report(Found.KEPT_AS_HTML, writer.line(span), f"<{name} style>", message)
    start = writer.taken(writer.text[tag.begin : tag.end])
    if "markdown" in tag.attributes or span.attributes or "\n" in start:
        start = xhtml_tag(name, _flat(attributes))
    end = writer.text[span.inner[1] : span.end] if span.closed else f"</{name}>"
    return f"{start}{inner}{end}"


def _flat(attributes: Attributes) -> dict[str, str]:
    found = {"class": " ".join(attributes.classes), "id": attributes.id}
    return {key: value for key, value in {**found, **attributes.pairs}.items() if value}


def _spanned(writer: SpanWriter, inner: str, attributes: Attributes) -> str:
    if not attributes:
        return inner
    written, anchors = writer.job.braces(attributes, shown="HTML attribute")
    return "".join(anchors) + (markup.spanned(inner, written) if inner.strip() else inner)


def _picture(writer: SpanWriter, attributes: Attributes) -> str:
    pairs = attributes.pairs
    url, alt = writer.taken(pairs.pop("src", "")), writer.taken(pairs.pop("alt", ""))
    for url_set in ("srcset", "sizes", "loading", "decoding", "border"):
        if url_set == "srcset" and url_set in pairs:
            note_srcset(writer, pairs[url_set], attributes.number)
        pairs.pop(url_set, None)
    writer.job.changed(attributes.number, "<img>", "It is a picture in Markdown.")
    alt = writer.plain(" ".join(alt.split()))
    shown = markup.Shown(alt, url, None, attributes, attributes.number, "HTML attribute")
    return markup.image(writer.job, shown)


def note_srcset(writer: SpanWriter, value: str, number: int) -> None:
    """Ask for all files of a ``srcset``, so that the report knows of those that are missing."""
    for part in value.split(","):
        if words := part.split():
            writer.job.link(words[0], number)


def _link(writer: SpanWriter, span: Span, inner: str, attributes: Attributes) -> str:
    pairs = attributes.pairs
    href = pairs.pop("href", None)
    name = pairs.pop("name", "") or attributes.id
    if href is None:
        attributes.id = ""
        return (writer.job.anchor(name) if name else "") + _spanned(writer, inner, attributes)
    attributes.id = name
    href = writer.taken(href)
    if _LINK.search(inner) or not markup.balanced(inner):
        message = f"A link to {href!r} holds another link: it is its text alone."
        writer.job.report(Found.NOT_UNDERSTOOD, attributes.number, "<a>", message)
        return inner
    if not inner.strip():
        return _bare(writer, href, attributes)
    shown = markup.Shown(inner, href, None, attributes, attributes.number, "HTML attribute")
    return markup.link(writer.job, shown)


def _bare(writer: SpanWriter, href: str, attributes: Attributes) -> str:
    """A link without a text: its anchor, if it has an id."""
    writer.job.link(href, attributes.number)
    return writer.job.anchor(attributes.id) if attributes.id else ""


def _words(writer: SpanWriter, span: Span) -> str | None:
    """The text of an element that holds nothing else."""
    if any(child.sort not in {Sort.TEXT, Sort.ENTITY} for child in span.children):
        return None
    return unescape(writer.text[slice(*span.inner)]) if span.closed else None


def xhtml_tag(name: str, attributes: dict[str, str], *, empty: bool = False) -> str:
    """A start tag that EPUB can hold, too."""
    parts = "".join(
        f' {key}="{markup.attribute(unescape(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{parts}{' /' if empty else ''}>"
