"""A Jekyll site made into a Sphinx project: the whole way, and what is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx_alcf.migrate.fragments import LINK, checked
from sphinx_alcf.migrate.front_matter import rewrite
from sphinx_alcf.migrate.links import Links
from sphinx_alcf.migrate.media import Media
from sphinx_alcf.migrate.model import Anchors, Body, Finding, Found, FrontMatter, Place
from sphinx_alcf.migrate.navigation import navigation_of, toctree
from sphinx_alcf.migrate.output import Output, OutputError
from sphinx_alcf.migrate.pages import ASIDES, PageWriter
from sphinx_alcf.migrate.places import assign_places, front_changes
from sphinx_alcf.migrate.project import READ_THE_DOCS, REQUIREMENTS, conf, needs_of
from sphinx_alcf.migrate.reading import NoSiteError, read_site
from sphinx_alcf.migrate.report import NAME, Report, as_json, as_markdown, in_order
from sphinx_alcf.migrate.writing import fenced

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_alcf.migrate.model import SourcePage, SourceSite
    from sphinx_alcf.migrate.places import Places

Progress = Callable[[int, int, str], None]
"""Told how many pages are done, of how many, and which is at hand."""


class MigrationError(Exception):
    """No project could be made; the text says why, and what to do."""


def migrate(
    source: Path, target: Path, *, force: bool = False, progress: Progress | None = None
) -> Report:
    """Make a Sphinx project in the folder *target* of the Jekyll site in *source*.

    *source* is read alone. *target* must be empty or not be there; with *force*, files of an
    earlier migration are overwritten or taken away, and others stay. One page that cannot be
    migrated does not stop the others. The same site gives the same bytes.

    Raises:
        MigrationError: There is no site in *source*, *target* is not empty or lies in *source*,
            or nothing can be written there.
    """
    try:
        site = read_site(source)
        output = Output.at(target, source, force=force)
    except (NoSiteError, OutputError) as error:
        raise MigrationError(str(error)) from error
    try:
        return _write(site, output, progress or _silence)
    except OutputError as error:
        raise MigrationError(str(error)) from error
    except OSError as error:
        raise MigrationError(f"{error.filename or target}: {error.strerror or error}.") from error


def _silence(done: int, total: int, what: str) -> None:
    """Progress that nobody looks at."""


def _write(site: SourceSite, output: Output, progress: Progress) -> Report:
    """Write the project of *site*, page after page, and give the report."""
    places, media = assign_places(site), Media(site)
    navigation = navigation_of(site, places)
    links = Links(site, places, media)
    writer = PageWriter(site, places, links, media, navigation)
    findings = [*site.findings, *places.findings, *navigation.findings]
    pages = [(page, name) for page in site.pages if (name := places.docname(page)) is not None]
    asking: list[tuple[str, SourcePage]] = []
    anchors: dict[str, Anchors] = {}
    for done, (page, docname) in enumerate(pages):
        progress(done, len(pages), docname)
        body = _document(writer, page, docname)
        findings += body.findings
        anchors[docname] = body.anchors
        output.text(f"{docname}.md", body.text)
        if LINK.search(body.text):
            asking.append((docname, page))
    sources = {docname: page for page, docname in pages}
    for name, docnames in sorted(writer.asides.items()):
        body = writer.aside(name, sources[docnames[0]])
        findings += body.findings
        output.text(f"_includes/{ASIDES}/{name}", body.text)
        for docname in docnames:
            anchors[docname] = _together(anchors[docname], body.anchors)
    findings += _check_fragments(output, links, asking, anchors)
    findings += _left_out(site, places)
    if not any(docname == "index" for _, docname in pages):
        output.text(
            "index.md", _index(site, toctree(navigation.toctrees.get("index", ()), hidden=False))
        )
    for path in sorted(media.used):
        output.copy(site.root / path, path)
    findings += media.findings()
    copied = [output.written[path] for path in media.used]
    output.text("conf.py", conf(site.config, needs_of(findings)))
    output.text("requirements.txt", REQUIREMENTS)
    output.text(".readthedocs.yaml", READ_THE_DOCS)
    report = Report(
        pages=len(site.pages),
        documents=len(pages),
        files=len(copied),
        copied=sum(copied),
        findings=in_order(findings),
        addresses=tuple((f"/{page.address}", docname) for page, docname in pages),
    )
    output.take_away_the_rest()
    output.text(f"{NAME}.md", as_markdown(report))
    output.text(f"{NAME}.json", as_json(report, sorted(output.written)))
    progress(len(pages), len(pages), "")
    return report


def _together(page: Anchors, aside: Anchors) -> Anchors:
    """The anchors of a page with its aside; of a name that both have, the page's comes first."""
    return Anchors(page.names | aside.names, {**aside.moved, **page.moved})


def _document(writer: PageWriter, page: SourcePage, docname: str) -> Body:
    """The text of a document. What no one foresaw costs this page its looks, never its words."""
    try:
        return writer.document(page, docname)
    except Exception as error:
        message = (
            f"It could not be rewritten ({type(error).__name__}: {error}); it stays as it was."
        )
        finding = Finding(Found.NOT_UNDERSTOOD, page.place(), "page", message)
        title = str(page.data.get("title") or docname)
        front = rewrite(FrontMatter(""), {"title": title, **front_changes(page, docname)})
        body = fenced("code-block", "text", {}, page.body.strip("\n"))
        return Body(f"---\n{front}---\n\n{body}\n", (finding,))


def _check_fragments(
    output: Output,
    links: Links,
    asking: list[tuple[str, SourcePage]],
    anchors: Mapping[str, Anchors],
) -> list[Finding]:
    """Let links to headings that are nowhere lead to their page."""
    found = []
    for docname, page in asking:
        before = (output.folder / f"{docname}.md").read_text("utf-8")
        text, lost = checked(before, docname, anchors)
        for fragment in lost:
            place = links.fragments.get((docname, fragment), page.place())
            message = f"No heading has the anchor #{fragment}: the link leads to the page."
            found.append(Finding(Found.BROKEN_LINK, place, "fragment", message))
        if text != before:
            output.text(f"{docname}.md", text)
    return found


def _left_out(site: SourceSite, places: Places) -> list[Finding]:
    """Pages in whose place the theme or the extension has one of its own."""
    found = [
        Finding(Found.LEFT_OUT, page.place(), name, "The theme has a page of its own.")
        for name, page in places.furniture.items()
    ]
    return found + [
        Finding(Found.LEFT_OUT, Place(page.path.as_posix()), "no page", f"It made {page.address}.")
        for page in site.pages
        if page.address and not page.is_document
    ]


def _index(site: SourceSite, tree: str) -> str:
    """A front page for a site that has none."""
    title = str(site.config.get("title") or "Home")
    front = rewrite(FrontMatter(""), {"title": title, "layout": "home"})
    return f"---\n{front}---\n\n{tree}\n"
