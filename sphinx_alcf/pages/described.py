"""What the head of one page tells previews and search engines: its card and structured data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_alcf.config import get_config
from sphinx_alcf.pages.article_parts import (
    corrections_of,
    page_of_author,
    person_of,
    publisher_of,
)
from sphinx_alcf.pages.page_media import film_of_hero, films_of, pictures_of
from sphinx_alcf.pages.place import tree_of
from sphinx_alcf.pages.schema import (
    Article,
    BreadcrumbList,
    ListItem,
    Organization,
    Person,
    WebSite,
)
from sphinx_alcf.pages.sharing import Card, SharedFile
from sphinx_alcf.site.address import base_of, file_address, page_address, site_name
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.languages import language_tag
from sphinx_alcf.writers.card_pictures import card_file

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

    from sphinx_alcf.site.record import PageRecord


_LISTS = frozenset({"home", "section-head"})
"""Layouts of pages that lead to stories and are none."""


@dataclass(frozen=True, slots=True)
class DescribedPage:
    """What is said of one document."""

    builder: StandaloneHTMLBuilder
    docname: str
    doctree: nodes.document | None

    @property
    def record(self) -> PageRecord:
        """What the page says of itself."""
        return get_domain(self.builder.env).page(self.docname)

    @property
    def config(self) -> Config:
        """The project's configuration."""
        return self.builder.config

    @property
    def is_home(self) -> bool:
        """Whether it is the front page of the site."""
        return self.docname == str(self.config.root_doc)

    @property
    def is_article(self) -> bool:
        """Whether it is read as a story, with a day or an author."""
        page = self.record
        story = page.frame == "story" or bool(page.date or page.authors)
        return story and page.layout not in _LISTS and not self.is_home

    @property
    def title(self) -> str:
        """Its title in plain text; without one, its name."""
        return self.record.title or self.docname

    @property
    def url(self) -> str:
        """Its address on the web."""
        return page_address(self.builder, self.docname)

    @property
    def language(self) -> str:
        """The tag of its language."""
        return language_tag(self.record.lang or self.config.language or "en")

    @property
    def path(self) -> list[tuple[str, str]]:
        """The pages above this one, from the top: title and document name."""
        tree = tree_of(self.builder)
        names = [entry.docname for entry in tree.ancestors(self.docname) if entry.docname]
        domain = get_domain(self.builder.env)
        return [(domain.page(name).title or name, name) for name in names]

    def card(self) -> Card:
        """What a card says."""
        page = self.record
        path = self.path
        modified = page.modified if page.updated or page.corrected else None
        hero = film_of_hero(self.doctree, self.builder) if self.doctree is not None else None
        urls = [page_of_author(author) or author.orcid_url for author in page.authors]
        return Card(
            title=self.title,
            url=self.url,
            site=site_name(self.config),
            description=page.description,
            language=self.language,
            article=self.is_article,
            published=page.date.isoformat() if page.date else "",
            modified=modified.isoformat() if modified else "",
            authors=tuple(filter(None, urls)),
            section=path[0][0] if path else "",
            tags=page.tags,
            picture=self.picture(),
            video=hero,
        )

    def picture(self) -> SharedFile | None:
        """The picture of the card."""
        file = card_file(self.builder, self.docname)
        if file is None:
            return None
        return SharedFile(
            url=file_address(self.config, f"{self.builder.imagedir}/{quote(file.name)}"),
            media_type=file.media_type,
            width=file.width,
            height=file.height,
            alt=file.alt or self.title,
        )

    def things(self) -> list[object]:
        """The structured data of the page."""
        page, picture = self.record, self.picture()
        things: list[object] = []
        if self.is_home:
            things += self._site()
        if self.is_article:
            things.append(self._article(picture))
        if self.doctree is not None:
            things += pictures_of(self.doctree, self.builder)
            if page.date:  # which search engines require of a film
                things += films_of(
                    self.doctree,
                    self.builder,
                    title=self.title,
                    description=page.description,
                    date=page.date.isoformat(),
                    picture=picture.url if picture else "",
                )
        if self.docname in tree_of(self.builder).by_name and not self.is_home:
            things.append(self._breadcrumbs())
        return things

    def _site(self) -> list[object]:
        publisher = publisher_of(self.config)
        site = WebSite(
            name=site_name(self.config),
            url=base_of(self.config),
            description=self.record.description,
            publisher=publisher,
            in_language=language_tag(self.config.language or "en"),
        )
        return [site]

    def _article(self, picture: SharedFile | None) -> Article:
        page, path = self.record, self.path
        publisher = publisher_of(self.config)
        authors: tuple[Person | Organization, ...] = tuple(map(person_of, page.authors))
        return Article(
            kind=get_config(self.config).article,
            headline=self.title,
            description=page.description,
            image=(picture.url,) if picture else (),
            date_published=page.date.isoformat() if page.date else "",
            date_modified=page.modified.isoformat() if page.modified else "",
            author=authors or ((publisher,) if publisher else ()),
            publisher=publisher,
            main_entity_of_page=self.url,
            in_language=self.language,
            article_section=path[0][0] if path else "",
            keywords=page.tags,
            word_count=page.words or None,
            correction=tuple(corrections_of(self.doctree)) if self.doctree is not None else (),
        )

    def _breadcrumbs(self) -> BreadcrumbList:
        steps = [
            (site_name(self.config), self.config.root_doc),
            *self.path,
            (self.title, self.docname),
        ]
        return BreadcrumbList(
            item_list_element=tuple(
                ListItem(position=place, name=name, item=page_address(self.builder, docname))
                for place, (name, docname) in enumerate(steps, 1)
            )
        )
