"""The line that says who made a medium, from its credit's parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_alcf.doctree.nodes import credit_link, media_credit
from sphinx_alcf.story.licenses import read_license

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_alcf.diagnostics import Problem
    from sphinx_alcf.story.model import Credit

Runs: TypeAlias = tuple[tuple[str, str], ...]
"""A text with links: each piece, and the address that it leads to or nothing."""

_KEYS = ("creator", "license", "license_url", "source_url", "source_document")


def keep_credit(node: media_credit, credit: Credit, licenses: Mapping[str, str]) -> list[Problem]:
    """Write the parts of *credit* but its text into the attributes of *node*.

    *licenses* are the site's own (``alcf_licenses``). Gives what is wrong with the licence.
    """
    if credit.creator:
        node["creator"] = credit.creator
    if credit.source_url:
        node["source_url"] = credit.source_url
    if not credit.license:
        return []
    found, problem = read_license(credit.license, licenses)
    node["license"] = found.name
    if found.url:
        node["license_url"] = found.url
    return [problem] if problem else []


def complete_credit(node: media_credit, _: Callable[[str], str]) -> None:
    """Make the whole line of the text that *node* has: the word before it, creator to source.

    *_* translates. The creator comes first, as "person, institution" is written, and is left out
    where the text has the name.
    """
    text = node.children
    node.children = []
    node["said"] = runs(text)
    label = _("Video:") if node["kind"] == "video" else _("Image:")
    node += nodes.inline("", label, classes=["alcf-credit-label"])
    node += nodes.Text(" ")
    node += credit_parts(text, node.attributes, _, rel="license")


def credit_parts(
    text: Sequence[nodes.Node],
    facts: Mapping[str, str],
    _: Callable[[str], str],
    *,
    rel: str | None = None,
) -> list[nodes.Node]:
    """Creator, *text*, licence and source with commas between them.

    *facts* has ``creator``, ``license``, ``license_url``, ``source_url`` and ``source_document``,
    as far as they are known. *rel* is what a link to the licence says of it (HTML Standard,
    4.6.7.9): only beside the medium may it say that the licence is the page's.
    """
    parts: list[list[nodes.Node]] = []
    said = "".join(node.astext() for node in text)
    creator = facts.get("creator")
    if creator and not _says(said, creator):
        parts.append([nodes.inline("", creator, classes=["alcf-creator"])])
    if said:
        parts.append(list(text))
    if name := facts.get("license"):
        words: nodes.Node = nodes.Text(name)
        if url := facts.get("license_url"):
            words = credit_link("", name, refuri=url)
            if rel:
                words["rel"] = rel
        parts.append([nodes.inline("", "", words, classes=["alcf-license"])])
    if url := facts.get("source_url"):
        parts.append([_source(url, facts.get("source_document"), _("source") if parts else "")])
    line: list[nodes.Node] = []
    for part in parts:
        if line:
            # A text may be a whole sentence.
            line.append(nodes.Text(" " if line[-1].astext().endswith((".", "!", "?")) else ", "))
        line += part
    return line


def runs(text: Sequence[nodes.Node]) -> Runs:
    """The words of *text* and its links to other hosts, without further markup."""
    found: list[tuple[str, str]] = []
    for node in text:
        for piece in [node] if isinstance(node, nodes.Text) else node.findall(nodes.Text):
            url = _address_of(piece)
            if found and found[-1][1] == url:
                found[-1] = (found[-1][0] + piece, url)
            else:
                found.append((str(piece), url))
    return tuple(found)


def as_nodes(text: Runs) -> list[nodes.Node]:
    """The nodes of what :func:`runs` has kept."""
    return [
        nodes.reference("", words, refuri=url) if url else nodes.Text(words) for words, url in text
    ]


def _address_of(piece: nodes.Text) -> str:
    node = piece.parent
    while node is not None and not isinstance(node, nodes.reference):
        node = node.parent
    url = str(node.get("refuri", "")) if node is not None else ""
    return url if "://" in url else ""


def _says(text: str, name: str) -> bool:
    """Whether *text* has *name*, whatever the case, as words of its own."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", text, re.I) is not None


def _source(url: str, document: str | None, word: str) -> nodes.reference:
    """The link to where the original is; alone it is called by its host."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    link = credit_link("", word or host or url, refuri=url)
    if document:
        link["refdocument"] = document
    return link


def facts_of(node: media_credit) -> dict[str, str]:
    """The parts of a credit that are data, as :func:`credit_parts` takes them."""
    return {key: node[key] for key in _KEYS if key in node}
