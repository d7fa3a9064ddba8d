"""What a Sphinx builder makes, as questions: formats are told apart here, and nowhere by name.

Builders of other packages are known by the class that they come from: those of Read the Docs have
names of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

if TYPE_CHECKING:
    from sphinx.builders import Builder


def writes_web_html(builder: Builder) -> bool:
    """Whether *builder* writes HTML for browsers, as pages or inside JSON and pickles; not EPUB."""
    return builder.format == "html" and not getattr(builder, "embedded", False)


def writes_embedded_html(builder: Builder) -> bool:
    """Whether *builder* writes HTML for readers of books and of help: EPUB and its kin."""
    return builder.format == "html" and not writes_web_html(builder)


def writes_pages(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Whether *builder* writes pages for the web: HTML, but neither EPUB nor JSON nor pickles."""
    return (
        isinstance(builder, StandaloneHTMLBuilder)
        and not isinstance(builder, SerializingHTMLBuilder)
        and not builder.embedded
    )


def writes_one_page(builder: Builder) -> bool:
    """Whether *builder* puts all documents into one page of HTML."""
    return isinstance(builder, SingleFileHTMLBuilder)


def has_addresses(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Whether each document is a page of its own on the web, with an address to be found at.

    A single page of all has none for each: it is to be read from a disk.
    """
    return writes_pages(builder) and not writes_one_page(builder)


def has_folders(builder: Builder) -> bool:
    """Whether each page stands in a folder of its own: ``about`` is ``about/index.html``."""
    return isinstance(builder, DirectoryHTMLBuilder)


def is_alcf(builder: Builder) -> bool:
    """Whether *builder* has loaded the theme ``alcf``; JSON and pickles do, and use no template."""
    theme = getattr(builder, "theme", None)
    return theme is not None and theme.name == "alcf"


def writes_messages(builder: Builder) -> bool:
    """Whether *builder* writes catalogues for translators, who take texts as they were read."""
    return isinstance(builder, MessageCatalogBuilder)
