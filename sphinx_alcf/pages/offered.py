"""What templates may call, given to them before the first is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader

from sphinx_alcf.pages.assets import offer_assets
from sphinx_alcf.pages.loaded import offer_loaded
from sphinx_alcf.pages.palettes import colours

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def offer(app: Sphinx, builder: Builder) -> None:
    """Offer what puts static files together, what a page loads, and ``alcf_colours``.

    A handler of ``write-started``: static files are rendered with the globals of the builder's
    templates.
    """
    if isinstance(builder, StandaloneHTMLBuilder) and isinstance(
        builder.templates, BuiltinTemplateLoader
    ):
        environment = builder.templates.environment
        offer_assets(environment)
        offer_loaded(environment)
        environment.globals["alcf_colours"] = colours(app.config)
