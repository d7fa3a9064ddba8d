"""Links and images in running text (``parse_link``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.blocks import link_label
from sphinx_alcf.migrate.kramdown.spans import Sort, Span

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.span_reader import SpanReader

_BRACKET = r"!?\[|\]"
_LABEL = re.compile(r"\s*?\[([^\]]+)?\]")
_ESCAPED = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")
_ANGLED = re.compile(r"\(<([^>\n]*+)>")
_STOP = re.compile(r"(\()|(\))|\s(?=['\"])")
_TITLE_BEGIN = re.compile(r"\s*+([\"'])")


def read_link(reader: SpanReader, into: Span) -> bool:
    """Read the link or image that begins here, else take its bracket for text."""
    text, begin = reader.text, reader.at
    image = text.startswith("!", begin)
    after = begin + 2 if image else begin + 1
    nested = any(span.sort in {Sort.LINK, Sort.IMAGE} for span in reader.path)
    # A bracket that nothing can close is found out without a look at all that follows.
    hopeless = reader.scanner.find("]", after) < 0 or text[after : after + 1] in {"^", ""}
    if (nested and not image) or hopeless:
        reader.add_text(into, after)
        return True
    link = Span(Sort.IMAGE if image else Sort.LINK, begin, 0)
    reader.at = after
    if not (_read_text(reader, link) and _read_target(reader, link)):
        reader.at = begin
        reader.add_text(into, after)
        return True
    link.end = reader.at
    into.children.append(link)
    return True


def _read_text(reader: SpanReader, link: Span) -> bool:
    begin = reader.at
    count = 1

    def accept(stop: re.Match[str]) -> bool:
        nonlocal count
        count += -1 if stop[0] == "]" else 1
        return count - sum(child.sort is Sort.IMAGE for child in link.children) == 0

    if not reader.spans(link, _BRACKET, accept):
        return False
    link.inner = (begin, reader.at)
    reader.at += 1
    return True


def _read_target(reader: SpanReader, link: Span) -> bool:
    text = reader.text
    label = _LABEL.match(text, reader.at)
    if label or not text.startswith("(", reader.at):
        own = _ESCAPED.sub(r"\1", text[slice(*link.inner)])
        link.label = link_label((label[1] if label else None) or own)
        known = reader.known.links.get(link.label)
        if known is None:
            return False
        link.value, link.title = known.url, known.title
        reader.at = label.end() if label else reader.at
        return True
    angled = _ANGLED.match(text, reader.at)
    if angled:
        link.value, reader.at = angled[1], angled.end()
        if text.startswith(")", reader.at):
            reader.at += 1
            return True
    else:
        end, complete = _url_end(reader)
        link.value = text[reader.at + 1 : end - 1].strip()
        reader.at = end
        if complete:
            return True
    return _read_title(reader, link)


def _url_end(reader: SpanReader) -> tuple[int, bool]:
    """Where an address in parentheses ends, and whether it is closed there."""
    depth = 0
    for stop in _STOP.finditer(reader.text, reader.at):
        reader.spend()
        if stop[1]:
            depth += 1
        elif stop[2]:
            depth -= 1
            if depth == 0:
                return stop.end(), True
        else:
            return stop.end(), False
    return len(reader.text), False


def _read_title(reader: SpanReader, link: Span) -> bool:
    text = reader.text
    begin = _TITLE_BEGIN.match(text, reader.at)
    if not begin:
        return False
    end = begin.end() + 1
    while (end := reader.scanner.find(begin[1], end)) >= 0:
        reader.spend()
        after = end + 1
        while text[after : after + 1].isspace():
            after += 1
        if text.startswith(")", after):
            link.title = text[begin.end() : end]
            reader.at = after + 1
            return True
        end += 1
    return False
