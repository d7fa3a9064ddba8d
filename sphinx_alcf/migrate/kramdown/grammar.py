"""How kramdown 2.4 with its GFM parser knows blocks by their first line.

The names are those of kramdown's sources, ``lib/kramdown/parser/kramdown/*.rb`` and
``lib/kramdown/parser/gfm.rb``.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_alcf.migrate.model import CLOSE, OPEN

OPT_SPACE: Final = r"[ ]{0,3}"
NAME: Final = r"[^\W\d][-\w.]*+(?::[^\W\d][-\w.]*+)?"
"""The name of an element (REXML's ``UNAME_STR``)."""

SPAN_ELEMENTS: Final = frozenset(
    """a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option
    q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var""".split()
)
"""Elements that begin no block."""

BLOCK_ELEMENTS: Final = frozenset(
    """address article aside applet body blockquote caption col colgroup dd div dl dt fieldset
    figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main
    map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul""".split()
)
"""Elements whose tags are text within a paragraph."""

VOID_ELEMENTS: Final = frozenset(
    """area base br col command embed hr img input keygen link meta param source track
    wbr""".split()
)
RAW_ELEMENTS: Final = frozenset("script style math option textarea pre code kbd samp var".split())
"""Elements in which no Markdown is read."""

MARK: Final = re.compile(f"{OPEN}([0-9]+){CLOSE}")
"""An insert (:func:`sphinx_alcf.migrate.model.mark`)."""
INSERTS: Final = re.compile(f"[ \t]*(?:{OPEN}[0-9]+{CLOSE}[ \t]*)+\n")
"""A line of nothing but inserts."""

BLANK_LINE: Final = re.compile(r"(?:[ \t\r\f\v]*+\n)+")
CODE_LINE: Final = re.compile(r"(?:\t| {4})[ \t]*+\S.*\n")
TEXT_LINE: Final = re.compile(r"[ \t]*+\S.*\n")
QUOTE: Final = re.compile(rf"{OPT_SPACE}> ?")
HEADING: Final = re.compile(r"(?P<marks>#{1,6})[\t ]+(?P<text>.*)\n")
HEADING_ID: Final = re.compile(r"[\t ]\{#(?P<id>[^\W\d][\w:.-]*)\}\Z")
SETEXT: Final = re.compile(rf"{OPT_SPACE}(?P<text>[^ \t\n].*)\n(?P<mark>[-=])[-=]*+[ \t\r\f\v]*+\n")
RULE: Final = re.compile(rf"{OPT_SPACE}([*_-])[ \t]*+\1[ \t]*+\1(?:\1|[ \t])*+\n")
FENCE: Final = re.compile(rf"{OPT_SPACE}(?P<fence>[~`]{{3,}})(?P<info>.*)\n")
BULLET: Final = re.compile(rf"(?P<mark>{OPT_SPACE}[+*-])(?P<rest>[\t |].*\n)")
NUMBER: Final = re.compile(rf"(?P<mark>{OPT_SPACE}\d++\.)(?P<rest>[\t |].*\n)")
DEFINITION: Final = re.compile(rf"(?P<mark>{OPT_SPACE}:)(?P<rest>[\t |].*\n)")
END: Final = re.compile(r"\^[ \t\r\f\v]*+\n")
"""The end-of-block marker."""

_SPAN_NAMES = "|".join(sorted({*SPAN_ELEMENTS, "script"}))
HTML_START: Final = re.compile(rf"{OPT_SPACE}</?(?!(?:{_SPAN_NAMES})\b)[^\W\d]", re.I)
"""A tag that ends a paragraph; kramdown asks of an end tag that it is closed, too."""
HTML: Final = re.compile(rf"{OPT_SPACE}<(?:{NAME}|!--|/)")
COMMENT: Final = re.compile(rf"{OPT_SPACE}<!--")

_LIST = r"(?P<list>(?:[^}\\\n]|\\.|\n(?!\s*\n))++)"
_ATTRIBUTES = re.compile(rf"\{{:(?![:/]){_LIST}\}}")
_ATTRIBUTE_LINE = re.compile(rf"{OPT_SPACE}{_ATTRIBUTES.pattern}[ \t\r\f\v]*+\n")
_NAMED = re.compile(rf"{OPT_SPACE}\{{:(?P<name>\w[\w-]*+):{_LIST}\}}[ \t]*+\n")
_LONGEST = 1000
"""An attribute list of more signs is none, so that an open brace costs no look at all that is
below it."""

EXTENSION: Final = re.compile(
    r"\{::(?P<name>\w++)(?:\s(?P<options>(?:[^}\\\n]|\\.){0,1000}?)|)(?P<closed>/)?\}"
)
EXTENSION_END: Final = re.compile(r"\{:/(?P<name>\w[\w-]*+)?\}")
REST_BLANK: Final = re.compile(r"[ \t\r\f\v]*+\n")

MATH: Final = re.compile(rf"{OPT_SPACE}(?P<escaped>\\)?\$\$")
FOOTNOTE: Final = re.compile(rf"{OPT_SPACE}\[\^(?P<name>\w[\w-]*+)\]:(?P<rest>.*\n)")
LINK_DEFINITION: Final = re.compile(rf"{OPT_SPACE}\[(?P<label>[^\n\]]++)\]:[ \t]*+(?P<rest>.*)\n")
ABBREVIATION: Final = re.compile(rf"{OPT_SPACE}\*\[(?P<short>.+?)\]:(?P<long>.*)\n")
PIPE: Final = re.compile(r"\||.*?[^\\\n]\|")
TABLE_LINE: Final = re.compile(rf"(?:{PIPE.pattern}).*?\n")
TABLE_START: Final = re.compile(rf"{OPT_SPACE}(?=\S){TABLE_LINE.pattern}")
TABLE_RULE: Final = re.compile(r"(?P<rule>(?=[+|: \t]*+-)[+|: \t-]++)\n")
TABLE_FOOT: Final = re.compile(r"(?=[+|: \t]*+=)[+|: \t=]++\n")
TABLE_ALIGN: Final = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")


def attributes(text: str, at: int) -> re.Match[str] | None:
    """The inline attribute list ``{: .class}`` that begins at *at*; its group is ``list``."""
    return _ATTRIBUTES.match(text, at) if _closed(text, at) else None


def attribute_line(text: str, at: int) -> re.Match[str] | None:
    """A line that is nothing but an attribute list."""
    begins = text.startswith("{:", at) or text.startswith(" ", at)
    return _ATTRIBUTE_LINE.match(text, at) if begins and _closed(text, at) else None


def named_attributes(text: str, at: int) -> re.Match[str] | None:
    """``{:name: .class}``, an attribute list definition; its groups are ``name`` and ``list``."""
    return _NAMED.match(text, at) if _closed(text, at) else None


def _closed(text: str, at: int) -> bool:
    return text.find("}", at, at + _LONGEST) >= 0


def ends_lazy(text: str, at: int) -> bool:
    """Whether the line at *at* ends a paragraph or quote that has no mark of its own on it."""
    return (
        at >= len(text)
        or BLANK_LINE.match(text, at) is not None
        or attribute_line(text, at) is not None
        or END.match(text, at) is not None
        or HTML_START.match(text, at) is not None
        or INSERTS.match(text, at) is not None
    )


def ends_paragraph(text: str, at: int) -> bool:
    """Whether the line at *at* begins another block after a paragraph (``PARAGRAPH_END_GFM``)."""
    return (
        ends_lazy(text, at)
        or BULLET.match(text, at) is not None
        or NUMBER.match(text, at) is not None
        or HEADING.match(text, at) is not None
        or DEFINITION.match(text, at) is not None
        or QUOTE.match(text, at) is not None
        or FENCE.match(text, at) is not None
    )


def begins_boundary(text: str, at: int) -> bool:
    """Whether a block that needs an empty line after it may end before *at*."""
    return (
        at >= len(text)
        or BLANK_LINE.match(text, at) is not None
        or END.match(text, at) is not None
        or attribute_line(text, at) is not None
    )
