"""Publications: maps of authors, title, source and so on, and what stands between these."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.embed import clean_url, safe_url
from sphinx_alcf.story.fields import Fields, is_text
from sphinx_alcf.story.keys import sort_keys
from sphinx_alcf.story.model import Inline, Markup
from sphinx_alcf.story.options import expected
from sphinx_alcf.story.vocabulary import PUBLICATION_KEYS
from sphinx_alcf.story.yaml_source import Value, load

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = ("authors", "title", "source", "date", "publisher")
"""The texts of a publication, in the order in which they are shown."""

_WANTED = "a list of maps of authors, title, source, date, publisher, url and doi"
# DOI Handbook, 2.2: a prefix of "10." and a number, a slash, and a suffix of any characters.
_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.I
)
_QUOTED = ("“", "„", "«", '"', "「", "『")
_CLOSED = (".", "!", "?", "…", "。")
_JOINED = (",", ";", ":")


class Publication(NamedTuple):
    """A paper, talk or data set. What its author did not say is ``None``."""

    authors: Inline | None = None
    title: Inline | None = None
    source: Inline | None = None
    """What it is in: a journal, the proceedings of a conference."""
    date: Inline | None = None
    publisher: Inline | None = None
    url: str | None = None
    """Where it can be read; without one, where its DOI leads."""
    doi: str | None = None
    """Such as ``10.1002/aenm.201802820``."""
    text: Inline | None = None
    """All of it, where it was given as one text."""
    line: int | None = None

    def parts(self) -> dict[str, Inline]:
        """The texts that it has by their names, in order; ``text`` for one that is all."""
        if self.text:
            return {"text": self.text}
        return {name: text for name in PARTS if (text := getattr(self, name))}

    @property
    def address(self) -> str | None:
        """Where its title leads."""
        return self.url or (doi_address(self.doi) if self.doi else None)


def read_publications(
    value: Value | None,
    problems: list[Problem],
    *,
    path: str = "publications",
    markup: Markup = Markup.HOST,
) -> tuple[Publication, ...]:
    """The publications of a list of maps, or of one map; a text among them is shown as it is.

    *path* is what messages call *value*. Of what cannot be used, a problem is kept; the rest stays.
    """
    if value is None or value.data is None:
        return ()
    if is_text(value):
        if value.text.strip():
            problems.append(expected(path, value.text, _WANTED).at(value.where))
        return ()
    items = value.items if isinstance(value.data, list) else (value,)
    found = [_publication(item, problems, path, markup) for item in items if item.data is not None]
    return tuple(filter(None, found))


def _publication(
    value: Value, problems: list[Problem], path: str, markup: Markup
) -> Publication | None:
    if is_text(value):
        text = value.text.strip()
        return Publication(text=Inline(text, markup, value.line), line=value.line) if text else None
    if isinstance(value.data, list):
        message = f"{path!r} has a list in it, but should be {_WANTED}."
        problems.append(Problem(Warn.VALUE, message, value.line))
        return None
    before = len(problems)
    keys = sort_keys(value.keys, PUBLICATION_KEYS, problems, ours=("",))
    own = Fields(keys, problems, f"{path}.")
    doi, url = _addresses(own, problems)
    texts = {name: own.inline(name, markup) for name in PARTS}
    found = Publication(**texts, url=url, doi=doi, line=value.line)
    if found.parts() or found.address:
        return found
    if len(problems) == before:
        message = f"An entry of {path!r} is empty: give it {_WANTED.partition(' of maps of ')[2]}."
        problems.append(Problem(Warn.VALUE, message, value.line))
    return None


def _addresses(own: Fields, problems: list[Problem]) -> tuple[str | None, str | None]:
    """DOI and address; a DOI under ``url`` is one, and an address at its resolver is no other."""
    written, address = own.text("doi"), own.text("url")
    doi = read_doi(written) if written else None
    if written and not doi:
        own.wrong("doi", "a DOI such as 10.1002/aenm.201802820")
    if not address:
        return doi, None
    if same := read_doi(address):
        return doi or same, None if doi in {None, same} else doi_address(same)
    url = clean_url(address)
    if not safe_url(url):
        message = f"A publication must not link to {url!r}; use https, mailto or a path."
        problems.append(Problem(Warn.ADDRESS, message, own.line("url")))
        return doi, None
    return doi, url


def read_doi(text: str) -> str | None:
    """The DOI in *text*, which may stand behind ``doi:`` or be an address at doi.org."""
    match = _DOI.fullmatch(text.strip())
    if match is None:
        return None
    return unquote(match[1]) if "//" in text[: match.start(1)] else match[1]


def doi_address(doi: str) -> str:
    """The address at which a DOI is resolved (DOI Handbook, 3.8)."""
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}"


def read_body(text: str, first_line: int, problems: list[Problem]) -> tuple[Publication, ...]:
    """The publications in the body of a directive that begins on *first_line*.

    A YAML list of maps, as in front matter, or lines such as ``title: …`` with an empty line
    between two publications, whose values are texts as they stand. Without either there are none.
    """
    body = textwrap.dedent(text)
    if re.match(r"\s*-(?:\s|$)", body):
        # Under a key, so that broken YAML is read as front matter is.
        loaded = load(f"publications:\n{textwrap.indent(body, '  ')}", first_line - 1)
        for problem in loaded.problems:
            message = problem.message.replace("The front matter", "The list of publications")
            problems.append(problem._replace(message=message))
        return read_publications(loaded.values.get("publications"), problems)
    blocks = _blocks(body, first_line)
    return tuple(filter(None, (_entry(block, problems) for block in blocks or ())))


def _entry(block: Mapping[str, Value], problems: list[Problem]) -> Publication | None:
    data = {key: value.data for key, value in block.items()}
    line = min(value.line for value in block.values())
    return _publication(Value(data, line, keys=block), problems, "publications", Markup.HOST)


def _blocks(text: str, first_line: int) -> list[dict[str, Value]] | None:
    """The keys of each paragraph of *text*; an indented line goes on with the one before it.

    ``None`` where a line is neither.
    """
    blocks: list[dict[str, Value]] = []
    key = ""
    for number, line in enumerate(text.split("\n"), first_line):
        match = re.fullmatch(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?", line.rstrip())
        if not line.strip():
            key = ""
        elif match:
            if not key:
                blocks.append({})
            key = match[1]
            blocks[-1][key] = _text(match[2] or "", number)
        elif key and line[0] in " \t":
            before = blocks[-1][key]
            blocks[-1][key] = _text(f"{before.text} {line.strip()}".strip(), before.line)
        else:
            return None
    return blocks


def _text(text: str, line: int) -> Value:
    """A value without the quotation marks that YAML would want."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return Value(text or None, line, text, line)


class Joint(NamedTuple):
    """What stands around a part of a publication."""

    between: str = ""
    """After the part before it."""
    opening: str = ""
    closing: str = ""
    end: str = ""


def joints(texts: Mapping[str, str], quotes: str = "“%s”") -> dict[str, Joint]:
    """What stands around each of *texts*, plain and in the order in which they are shown.

    The title stands in *quotes* unless it has its own, the date in brackets where something comes
    before it. Between two parts is a comma, after the last a full stop, unless the author has
    written one. So what is missing leaves nothing behind.
    """
    found: dict[str, Joint] = {}
    before, said = "", ""
    for name, text in texts.items():
        opening, closing = "", ""
        if name == "title" and not text.startswith(_QUOTED):
            opening, _, closing = quotes.partition("%s")
        elif name == "date" and before and not text.startswith("("):
            opening, closing = "(", ")"
        between = ""
        if before:
            # The author's own comma, or the end of a title that is a sentence.
            ends = said.endswith(_JOINED) or (before == "title" and said.endswith(_CLOSED))
            between = " " if name == "date" or ends else ", "
        found[name] = Joint(between, opening, closing)
        before, said = name, text.rstrip()
    if before and not said.endswith(_CLOSED):
        found[before] = found[before]._replace(end=".")
    return found
