"""What an article names, as structured data: its publisher, its authors, its corrections."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from sphinx_alcf.config import get_config
from sphinx_alcf.doctree.kinds import every
from sphinx_alcf.doctree.nodes import story_correction
from sphinx_alcf.pages.schema import CorrectionComment, Organization, Person
from sphinx_alcf.site.address import base_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.config import Config

    from sphinx_alcf.story.model import Author


def publisher_of(config: Config) -> Organization | None:
    """Who publishes the site, if ``alcf_publisher`` says so."""
    facts = get_config(config).publisher
    if not facts:
        return None
    logo = str(facts.get("logo") or "")
    if not logo and config.html_logo and "://" not in config.html_logo:
        logo = f"_static/{quote(PurePosixPath(config.html_logo).name)}"
    same = facts.get("same-as", [])
    return Organization(
        name=str(facts["name"]),
        url=str(facts.get("url") or base_of(config)),
        logo=urljoin(base_of(config), logo) if logo else "",
        same_as=(same,) if isinstance(same, str) else tuple(same),
    )


def person_of(author: Author) -> Person:
    """An author, known by the address of a page or by an ORCID."""
    page, orcid = page_of_author(author), author.orcid_url or ""
    place = Organization(name=author.affiliation) if author.affiliation else None
    return Person(
        name=author.name,
        url=page or orcid,
        same_as=orcid if page else "",
        affiliation=place,
    )


def page_of_author(author: Author) -> str:
    """The whole address of an author's page; one that counts from the story is none."""
    url = author.url or ""
    return url if url.startswith(("https://", "http://")) else ""


def corrections_of(doctree: nodes.document) -> Iterator[CorrectionComment]:
    """The corrections of a story, in plain text without their titles."""
    for node in every(doctree, story_correction):
        day = node["date"]
        yield CorrectionComment(
            text=" ".join(" ".join(part.astext() for part in node.children[1:]).split()),
            date_published=day.isoformat() if day else "",
        )
