"""Front matter in reStructuredText: a field list at the top of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import get_filetype

from sphinx_alcf.config import get_config, palette_forms
from sphinx_alcf.diagnostics import Problem, report
from sphinx_alcf.doctree.apart import parse_markdown
from sphinx_alcf.doctree.blocks import BAND
from sphinx_alcf.doctree.factory import NodeFactory
from sphinx_alcf.doctree.header import head_place, insert_header, remember_page
from sphinx_alcf.doctree.nodes import story_aside
from sphinx_alcf.doctree.standing import find_aside
from sphinx_alcf.story.files import is_picture
from sphinx_alcf.story.front_matter import read_page
from sphinx_alcf.story.vocabulary import HERO_KEYS, KEYS, TEASER_KEYS
from sphinx_alcf.story.yaml_source import Value

if TYPE_CHECKING:
    from sphinx_alcf.story.model import Inline

_MAPS = {"hero": HERO_KEYS, "teaser": TEASER_KEYS}


class FieldListFrontMatter(SphinxTransform):
    """Read the first field list of a page that is not Markdown as its front matter.

    What YAML nests under ``hero`` is written with ``hero-`` before it, such as ``hero-alt``, and so
    for ``teaser``.
    """

    default_priority = 5  # before PlaceHero (15) and Locale (20); docutils takes it at 340

    def apply(self, **kwargs: object) -> None:
        """Make the model from the fields, and the head of the page from it."""
        fields = self._fields()
        if not fields:
            return
        config = get_config(self.config)
        page, problems = read_page(
            _values(fields),
            palettes=palette_forms(self.config),
            embed_hosts=config.embed_hosts,
        )
        source = self.document["source"]
        for problem in problems:
            report(problem, source)
        remember_page(self.document, page)
        bodies = {field.line: field[1] for field in fields.values()}

        def parse(text: Inline) -> list[nodes.Node]:
            """The nodes that docutils has already made of a field's body."""
            body = bodies.get(text.line)
            if body is None or not isinstance(body.children[0], nodes.paragraph):
                return [nodes.Text(text.text)]
            return [child.deepcopy() for child in body.children[0].children]

        if page.title:
            self._put_under_title(page.title, parse(page.title))
        if page.aside:
            self._append_aside(page.aside.text, page.aside.line)
        insert_header(self.document, page, NodeFactory(self.env, self.env.docname, source, parse))

    def _append_aside(self, name: str, line: int | None) -> None:
        """Append an aside, which is Markdown, to the last section of the first level."""
        text = find_aside(self.env, name)
        if isinstance(text, Problem):
            report(text.at(line), self.document["source"])
            return
        aside = story_aside(classes=[BAND])
        aside.source, aside.line = text.source, 1
        sections = [node for node in self.document.children if isinstance(node, nodes.section)]
        (sections[-1] if sections else self.document).append(aside)
        parse_markdown(self.document, self.config, text, aside)

    def _put_under_title(self, title: Inline, words: list[nodes.Node]) -> None:
        """Make a section of the page under *title*, with the page's own headings below it."""
        section = nodes.section("", nodes.title(title.text, "", *words))
        section.source = section[0].source = self.document["source"]
        section.line = section[0].line = title.line
        parent, place = head_place(self.document)
        if parent is not self.document:
            place = self.document.index(parent)
        section += self.document[place:]
        self.document[place:] = [section]
        section["names"].append(nodes.fully_normalize_name(section[0].astext()))
        self.document.note_implicit_target(section, section)

    def _fields(self) -> dict[str, nodes.field]:
        """The fields by name; none where the page's own parser has read its front matter."""
        path = self.env.doc2path(self.env.docname)
        if get_filetype(self.config.source_suffix, str(path)) != "restructuredtext":
            return {}
        first = next((n for n in self.document.children if not isinstance(n, nodes.comment)), None)
        if not isinstance(first, nodes.field_list):
            return {}
        return {n[0].astext(): n for n in first.children if isinstance(n, nodes.field) and n[1]}


def _values(fields: dict[str, nodes.field]) -> dict[str, Value]:
    """The fields as the front-matter reader takes them; hero and teaser are maps of their own."""
    values: dict[str, Value] = {}
    maps: dict[str, dict[str, Value]] = {name: {} for name in _MAPS}
    for name, field in fields.items():
        body = field[1]
        assert isinstance(body, nodes.Element)
        text = body.rawsource.strip() or body.astext()
        value = Value(" ".join(text.split()), field.line or 1, text)
        outer, _, inner = name.partition("-")
        if name not in KEYS and inner in _MAPS.get(outer, ()):
            maps[outer][inner] = value
        else:
            values[name] = value
    for name, inner_values in maps.items():
        if not inner_values:
            continue
        first = min(value.line for value in inner_values.values())
        own = values.get(name)
        if own is not None:
            key = "image" if name == "teaser" or is_picture(own.text) else "video"
            inner_values = {key: own, **inner_values}
        data = {key: value.data for key, value in inner_values.items()}
        values[name] = Value(data, first, keys=inner_values)
    return values
