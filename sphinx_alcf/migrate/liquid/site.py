"""Evaluates the Liquid of a site's pages as Jekyll 4.3 would."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import yaml
from liquid import BoundTemplate
from liquid.exceptions import LiquidError, LiquidInterrupt

from sphinx_alcf.migrate.liquid.context import Context, Run
from sphinx_alcf.migrate.liquid.drops import VERSION, SiteDrop
from sphinx_alcf.migrate.liquid.environment import JekyllEnvironment
from sphinx_alcf.migrate.liquid.finish import finish
from sphinx_alcf.migrate.liquid.limits import Budget, SpentError
from sphinx_alcf.migrate.liquid.markdown import to_html
from sphinx_alcf.migrate.liquid.output import Out
from sphinx_alcf.migrate.liquid.plain import plain
from sphinx_alcf.migrate.liquid.source import Source
from sphinx_alcf.migrate.liquid.trace import Trace
from sphinx_alcf.migrate.liquid.values import Markdown, to_s
from sphinx_alcf.migrate.model import Finding, Found, Rendered
from sphinx_alcf.story.yaml_source import split

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from sphinx_alcf.migrate.model import SourcePage, SourceSite

_JEKYLL: Final = {"version": VERSION, "environment": "production"}
"""Readers see a site that is built for production."""
_BODIES: Final = 2
"""How many bodies may be evaluated within each other, where a page shows another page's."""


class LiquidSite:
    """A site of which pages can be rendered, in any order; each comes out the same."""

    def __init__(self, site: SourceSite) -> None:
        self._trace = Trace()
        self._site = SiteDrop(site, self._trace)
        self._environment = JekyllEnvironment()
        self._layouts: dict[str, Any] = {}
        self._bodies: dict[tuple[PurePosixPath, str], str] = {}
        self._run = Run(Budget(), [])
        self._within: list[PurePosixPath] = []

    def render(self, page: SourcePage) -> Rendered:
        """The body of *page* after Liquid.

        What Jekyll could not evaluate stays as it is written, with a finding. What still looks like
        Liquid in the text is text.
        """
        return self.render_text(page.body, page, page.path, page.body_line)

    def render_text(
        self, text: str, page: SourcePage, path: PurePosixPath, first_line: int
    ) -> Rendered:
        """The same for a text of *page* that stands in the file *path* from *first_line* on."""
        source = Source(text, path.as_posix(), first_line)
        markdown = replace(page, path=path).is_markdown
        self._run = Run(Budget(), [], first_line)
        self._trace.content = self._content
        self._within = [page.path]
        out = Out(first_line)
        if self._site.drop(page).data.get("render_with_liquid") is False:
            out.write_source(source)
        else:
            self._write(source, page, out, markdown=markdown, fixed=None)
        return finish(out, self._run.held, markdown=markdown)

    def _write(
        self, source: Source, page: SourcePage, out: Out, *, markdown: bool, fixed: int | None
    ) -> None:
        """Evaluate *source*; all of it is said to come from the line *fixed*, if there is one."""
        context = Context(
            BoundTemplate(self._environment, []),
            self._variables(page),
            site=self._site,
            page=page,
            run=self._run,
            markdown=markdown,
        )
        context.fixed = fixed
        start, size = 0, 0
        try:
            for node in self._environment.nodes(source):
                start, size = node.token.start_index, out.size
                node.render(context, out)
        except LiquidInterrupt:
            # A ``break`` in no loop: Jekyll ends the page here.
            return
        except (LiquidError, SpentError, RecursionError) as error:
            if fixed:
                raise
            out.restore(size)
            reason = "it is too deep" if isinstance(error, RecursionError) else error.args[0]
            message = f"From here on the page is not evaluated, for {reason}. It stays as text."
            out.note(Finding(Found.NOT_UNDERSTOOD, source.place(start), "Liquid", message))
            out.line = source.line_of(start)
            out.write_source(source[start:])

    def _variables(self, page: SourcePage) -> dict[str, Any]:
        drop = self._site.drop(page)
        return {
            "site": self._site,
            "page": drop,
            "layout": self._layout(to_s(drop.data.get("layout"))),
            "jekyll": _JEKYLL,
            "paginator": self._paginator(),
        }

    def _layout(self, name: str) -> Any:
        """The front matter of a layout."""
        if name not in self._layouts:
            text = split(self._site.source.layouts.get(name, "")).yaml_text
            try:
                self._layouts[name] = plain(yaml.safe_load(text or ""))
            except (yaml.YAMLError, ValueError, RecursionError):
                self._layouts[name] = None
        return self._layouts[name]

    def _paginator(self) -> dict[str, Any] | None:
        """All posts on one page, where Jekyll would number them over pages."""
        if not self._site.config.get("paginate"):
            return None
        posts = self._site.posts
        return {
            "page": 1,
            "per_page": len(posts),
            "posts": posts,
            "total_posts": len(posts),
            "total_pages": 1,
        }

    def _content(self, page: SourcePage, until: str) -> str:
        """The body of a page that another shows, evaluated; up to *until*, if it has that."""
        head, _, tail = page.body.partition(until) if until else (page.body, "", "")
        text = head if tail else page.body
        key = (page.path, until)
        if page.path in self._within or len(self._within) > _BODIES:
            return text
        if key not in self._bodies:
            held = len(self._run.held)
            text = self._evaluated(text, page)
            value = Markdown(to_html(text), text) if page.is_markdown else text
            if len(self._run.held) > held:
                return value  # its inserts are of this page alone
            self._bodies[key] = value
        self._run.budget.write(len(self._bodies[key]))
        return self._bodies[key]

    def _evaluated(self, text: str, page: SourcePage) -> str:
        if "{{" not in text and "{%" not in text:
            return text
        looks = self._trace.looks
        out = Out(0)
        self._within.append(page.path)
        source = Source(text, page.path.as_posix(), page.body_line)
        line = self._run.line or 1
        try:
            with self._run.budget.within():
                self._write(source, page, out, markdown=page.is_markdown, fixed=line)
        finally:
            self._within.pop()
            self._trace.start()
            self._trace.repeat(looks)
        return out.getvalue()
