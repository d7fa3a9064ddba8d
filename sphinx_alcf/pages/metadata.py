"""What pages tell previews, search engines and readers of other languages in their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from markupsafe import Markup

from sphinx_alcf.builders import has_addresses, is_alcf
from sphinx_alcf.config import get_config
from sphinx_alcf.site.address import NOT_FOUND, base_of
from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.languages import language_tag

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder


def add_metadata(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Describe a document in the head of its page: card, structured data, other languages.

    Without the site's address nothing of it can be said. Where sphinxext-opengraph is loaded, cards
    are its own; a tag that ``html_meta`` has written is not written again. The theme ``alcf`` puts
    it behind its styles, other themes where they put ``metatags``. A handler of
    ``html-page-context``, after others have written their tags.
    """
    builder = app.builder
    if not has_addresses(builder) or pagename not in app.env.found_docs - {NOT_FOUND}:
        return
    alternates = _alternates(builder, pagename)
    says = _says(builder)
    if not says and not alternates:
        return
    tags, data = [], ""
    if says:
        # Imported where it is said: a site without an address, or without changes, builds faster.
        from sphinx_alcf.pages.described import DescribedPage
        from sphinx_alcf.pages.schema import to_json
        from sphinx_alcf.pages.sharing import tags_of

        page = DescribedPage(builder, pagename, doctree)
        if "sphinxext.opengraph" not in app.extensions:
            tags = tags_of(page.card(), context.get("metatags") or "")
        things = page.things()
        data = to_json(things) if things else ""
    found = builder.templates.render(
        "alcf/metadata.html",
        {"tags": tags, "alternates": alternates, "json": data},
    )
    if is_alcf(builder):
        context["alcf"]["metadata"] = Markup(found)  # noqa: S704 - of an escaping template
    else:
        context["metatags"] = (context.get("metatags") or "") + found


def _says(builder: StandaloneHTMLBuilder) -> bool:
    wanted: bool = get_config(builder.config).metadata
    return wanted and base_of(builder.config) != ""


def _alternates(builder: StandaloneHTMLBuilder, docname: str) -> list[tuple[str, str]]:
    """The page of the same name in each language that the site is built in, its own too.

    None for a page in another language than its site's: it is the same in every build.
    """
    config, base = builder.config, base_of(builder.config)
    builds = dict(get_config(config).languages)
    own = language_tag(config.language or "en")
    said = get_domain(builder.env).page(docname).lang
    if not builds or (said and said.lower() != own.lower()):
        return []
    if base and own.lower() not in {tag.lower() for tag in builds}:
        builds[own] = base
    target = quote(builder.get_target_uri(docname), safe="/%#")
    found = [(tag, urljoin(base, url).rstrip("/") + "/") for tag, url in builds.items()]
    return [(tag, url + target) for tag, url in sorted(found) if "://" in url]
