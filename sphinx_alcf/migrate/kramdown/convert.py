"""The body of a page, from kramdown to MyST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.kramdown.block_reader import read_blocks
from sphinx_alcf.migrate.kramdown.block_writer import BlockWriter
from sphinx_alcf.migrate.kramdown.blocks import Known
from sphinx_alcf.migrate.kramdown.headings import HeadingIds
from sphinx_alcf.migrate.kramdown.html_writer import HtmlWriter
from sphinx_alcf.migrate.kramdown.job import Job
from sphinx_alcf.migrate.kramdown.lines import Source, joined, numbered
from sphinx_alcf.migrate.kramdown.span_writer import SpanWriter
from sphinx_alcf.migrate.model import Anchors, Body, Found, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_alcf.migrate.kramdown.lines import Line
    from sphinx_alcf.migrate.model import Insert, Link, Rendered, SourcePage

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")


def to_myst(
    rendered: Rendered,
    page: SourcePage,
    *,
    directive: Callable[[Insert], Text],
    resolve: Callable[[str, int], Link],
) -> Body:
    """The body of *page* after Liquid in MyST, with its anchors and what there is to report.

    What means the same in MyST stays as it was written. *directive* gives the text for an insert,
    and *resolve* where a link leads, by its address and line of the file.
    """
    job = _written(rendered, page, directive, resolve)
    text = job.text if job.text.endswith("\n") or not job.text else f"{job.text}\n"
    anchors = Anchors(frozenset(job.anchors) | job.headings.slugs, job.headings.new)
    return Body(text, tuple(dict.fromkeys([*rendered.findings, *job.findings])), anchors)


def inline_to_myst(
    html: str, page: SourcePage, line: int, *, resolve: Callable[[str, int], Link]
) -> Text:
    """*html*, such as a caption, as running text in MyST on one line."""
    job = _job(page, (), lambda _: Text(""), resolve)
    writer = SpanWriter(job, " ".join(html.split()), lambda _: line)
    return Text(" ".join(writer.write_html().split()), tuple(job.findings))


def _written(
    rendered: Rendered,
    page: SourcePage,
    directive: Callable[[Insert], Text],
    resolve: Callable[[str, int], Link],
) -> Job:
    """The page, written; once more where what comes later on it changes what came before."""
    known = Known()
    job = _job(page, rendered.inserts, directive, resolve)
    _write(job, rendered)
    if job.late:
        known = _defined(job.known)
        job = _job(page, rendered.inserts, directive, resolve)
        job.known = _defined(known)
        _write(job, rendered)
    anchors = frozenset(job.anchors) | job.headings.slugs
    settled = job.asked <= anchors and not job.asked & job.headings.new.keys()
    if settled and job.known.footnotes.keys() <= job.footnotes:
        return job
    last = _job(page, rendered.inserts, directive, resolve, job.headings.new)
    last.known = _defined(known)
    last.referred = frozenset(job.footnotes)
    last.known_anchors = anchors
    last.known_plain = frozenset(job.plain_anchors)
    _write(last, rendered)
    return last


def _defined(known: Known) -> Known:
    """The definitions of *known*, for another look at the page."""
    return Known(
        dict(known.links),
        dict(known.footnotes),
        dict(known.abbreviations),
        dict(known.attributes),
    )


def _job(
    page: SourcePage,
    inserts: tuple[Insert, ...],
    directive: Callable[[Insert], Text],
    resolve: Callable[[str, int], Link],
    fragments: Mapping[str, str] | None = None,
) -> Job:
    def html_blocks(text: str, begin: int, end: int, number: int) -> list[Line]:
        return HtmlWriter(job, text, lambda _: number).write(begin, end)

    def markdown(lines: list[Line]) -> list[Line]:
        before = _count(job.known)
        blocks = read_blocks(lines, job.known, depth=1)
        job.late = job.late or _count(job.known) != before
        return BlockWriter(job).write(blocks)

    headings = HeadingIds(page.data.get("title"), fragments)
    job = Job(page, inserts, directive, resolve, headings, html_blocks, markdown)
    return job


def _count(known: Known) -> int:
    return (
        len(known.links) + len(known.footnotes) + len(known.abbreviations) + len(known.attributes)
    )


def _write(job: Job, rendered: Rendered) -> None:
    text = _CONTROLS.sub(" ", rendered.text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = numbered(text.removesuffix("\n"), rendered.lines)
    if job.page.is_markdown:
        made = BlockWriter(job).write(read_blocks(lines, job.known), top=True)
    else:
        source = Source(lines)
        made = HtmlWriter(job, source.text, source.number).write(0, len(source.text))
    for number, construct, message in job.known.problems:
        job.report(Found.NOT_UNDERSTOOD, number, construct, message)
    job.text = joined(made)
