"""What shows nothing where it stands: definitions, attribute lists, extensions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown import grammar as g
from sphinx_alcf.migrate.kramdown.attributes import Attributes
from sphinx_alcf.migrate.kramdown.blocks import (
    Footnote,
    Gone,
    Html,
    LinkDefinition,
    link_label,
)
from sphinx_alcf.migrate.kramdown.code_reader import indented_end
from sphinx_alcf.migrate.kramdown.lines import Line

if TYPE_CHECKING:
    from sphinx_alcf.migrate.kramdown.block_reader import BlockReader

_TITLE_AFTER = re.compile(r"[ \t]([\"'])")
_TITLE_LINE = re.compile(r"[ \t]*+([\"'])(?P<title>.+)\1[ \t]*\n")
_INDENT = re.compile(r"\t| {4}")


def read_definition(reader: BlockReader) -> bool:
    """Read a definition, an attribute list or an extension; whether there was one."""
    text, at = reader.text, reader.at
    begin = at
    while begin < at + 3 and text.startswith(" ", begin):
        begin += 1
    if text.startswith("[^", begin):
        return _footnote(reader) or _link(reader)
    if text.startswith("[", begin):
        return _link(reader)
    if text.startswith("*[", begin):
        return _abbreviation(reader)
    if text.startswith("{:", begin):
        return _named(reader) or _extension(reader, begin) or _attributes(reader)
    if match := g.END.match(text, at):
        reader.add(Gone([], ends=True), match.end())
        return True
    return False


def _footnote(reader: BlockReader) -> bool:
    match = g.FOOTNOTE.match(reader.text, reader.at)
    if not match or reader.deep:
        return False
    rest = match.start("rest")
    end = indented_end(reader.text, match.end())
    first, *others = reader.source.between(rest, end)
    inside = [first, *(_outdented(line) for line in others)]
    note = Footnote([], label=match["name"], children=reader.nested(inside))
    reader.known.footnotes[note.label] = note
    reader.add(note, end)
    return True


def _outdented(line: Line) -> Line:
    match = _INDENT.match(line.text)
    return Line(line.text[match.end() :] if match else line.text, line.number, line)


def _link(reader: BlockReader) -> bool:
    match = g.LINK_DEFINITION.match(reader.text, reader.at)
    if not match:
        return False
    rest, title, end = match["rest"].rstrip(), None, match.end()
    if rest.startswith("<") and ">" in rest:
        url, _, after = rest[1:].partition(">")
        title = _quoted(after) if after else None
        if after and title is None:
            return False
    else:
        url = rest
        # The title begins at the first blank with a quote after it, and ends the line.
        begin = _TITLE_AFTER.search(rest)
        if begin:
            url, title = rest[: begin.start()].rstrip(), _quoted(rest[begin.start() :])
            if title is None:
                return False
    if not url and not rest.startswith("<"):
        return False
    if title is None and (below := _TITLE_LINE.match(reader.text, end)):
        title, end = below["title"], below.end()
    found = LinkDefinition([], label=link_label(match["label"]), url=url, title=title)
    reader.known.links[found.label] = found
    reader.add(found, end)
    return True


def _quoted(text: str) -> str | None:
    """The title in quotes that *text* is, with a blank before it."""
    stripped = text.strip()
    if text[:1] not in {" ", "\t"} or len(stripped) < 3:
        return None
    return stripped[1:-1] if stripped[0] in "\"'" and stripped[0] == stripped[-1] else None


def _abbreviation(reader: BlockReader) -> bool:
    match = g.ABBREVIATION.match(reader.text, reader.at)
    if match:
        reader.known.abbreviations[match["short"]] = match["long"].strip()
        reader.add(Gone([], takes_attributes=True), match.end())
    return match is not None


def _named(reader: BlockReader) -> bool:
    match = g.named_attributes(reader.text, reader.at)
    if match:
        number = reader.source.number(reader.at)
        known = reader.known.attributes.setdefault(match["name"], Attributes())
        known.read(match["list"], number)
        reader.add(Gone([]), match.end())
    return match is not None


def _attributes(reader: BlockReader) -> bool:
    match = g.attribute_line(reader.text, reader.at)
    if not match:
        return False
    reader.note_attributes(match["list"], match.end())
    return True


def _extension(reader: BlockReader, begin: int) -> bool:
    text = reader.text
    number = reader.source.number(begin)
    if stop := g.EXTENSION_END.match(text, begin):
        _report(reader, number, stop[0], "ends nothing; it stays as text.")
        return False
    match = g.EXTENSION.match(text, begin)
    rest = g.REST_BLANK.match(text, match.end()) if match else None
    if not match or not rest:
        return False
    name, options = match["name"], Attributes()
    options.read(match["options"] or "", number)
    body, end = rest.end(), rest.end()
    if not match["closed"]:
        stop = _stop(reader, name, body)
        if not stop:
            return False
        end = _line_after(text, stop.end())
    if name == "nomarkdown" and not match["closed"] and stop:
        kinds = options.pairs.get("type", "html").split()
        shown = "html" in kinds or not kinds
        last = stop.start()
        block = Html([], source=reader.source, begin=body, end=last) if shown else Gone([])
        reader.add(block, end)
        return True
    if name == "options":
        _set_options(reader, options, number)
    elif name not in {"comment", "nomarkdown"}:
        return False
    reader.add(Gone([], ends=name == "options"), end)
    return True


def _stop(reader: BlockReader, name: str, at: int) -> re.Match[str] | None:
    """The line ``{:/}`` or ``{:/name}`` from *at* on."""
    text = reader.text
    while (found := reader.scanner.find("{:/", at)) >= 0:
        begin = text.rfind("\n", 0, found) + 1
        alone = found - begin <= 3 and not text[begin:found].strip()
        stop = g.EXTENSION_END.match(text, found)
        if alone and stop and stop["name"] in {None, name} and g.REST_BLANK.match(text, stop.end()):
            return stop
        at = found + 3
    return None


def _line_after(text: str, at: int) -> int:
    return text.index("\n", at) + 1


def _set_options(reader: BlockReader, options: Attributes, number: int) -> None:
    for key, value in options.pairs.items():
        if key == "parse_block_html":
            reader.known.block_html = value == "true"
        else:
            _report(reader, number, "{::options}", f"sets {key}, which is left out.")


def _report(reader: BlockReader, number: int, what: str, message: str) -> None:
    reader.known.problems.append((number, what, f"{what} {message}"))
