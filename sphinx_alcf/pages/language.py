"""The language of a page and of the words around it, said to browsers and to readers of EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from sphinx.jinja2glue import BuiltinTemplateLoader

from sphinx_alcf.builders import is_alcf
from sphinx_alcf.story.languages import are_alike, direction, language_tag
from sphinx_alcf.words import translator

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

# As Sphinx's builder writes it (sphinx/builders/epub3.py), with the language.
_EPUB = Markup(
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    ' lang="{0}" xml:lang="{0}" dir="{1}">'
)
_SPOKEN, _AROUND = Markup(' lang="{}"'), Markup('{} dir="{}"')
_MARKED = Markup('<bdi lang="{}">{}</bdi>')


def around(config: Config, page: str) -> dict[str, Markup]:
    """The attributes of what stands around a page of another language (*page*) than the site's.

    Navigation and labels speak as the site does (WCAG 2.2, 3.1.2). What is ``spoken`` stands
    beside the text and runs as it does; ``around`` it, bar and footer run as on every page of the
    site. Nothing where both are of one language, such as ``en`` and ``en-GB``.
    """
    site = language_tag(config.language)
    if are_alike(site, page):
        return {"spoken": Markup(), "around": Markup()}
    spoken = _SPOKEN.format(site)
    return {"spoken": spoken, "around": _AROUND.format(spoken, direction(site))}


def marked(text: str, own: str | None, config: Config) -> Markup:
    """A text of a page in its *own* language, for another page (WCAG 2.2, 3.1.2)."""
    if not text or not own or are_alike(own, language_tag(config.language)):
        return escape(text)
    return _MARKED.format(own, text)


def say_language(context: dict[str, Any], builder: Builder, own: str | None) -> None:
    """Put a page's language (WCAG 2.2, 3.1.1) into the *context* of its template.

    *own* is what the page itself says. The site's is a tag too: ``sr@latin`` is no language of
    HTML. Themes write ``language``; Sphinx's template for EPUB writes none and takes ``html_tag``.
    """
    if not (language := own or context.get("language")):
        return  # JSON and pickles
    context["language"] = tag = language_tag(language)
    if "html_tag" in context and builder.name == "epub":
        context["html_tag"] = _EPUB.format(tag, direction(tag))


def translate_templates(app: Sphinx) -> None:
    """Let the templates of the theme ``alcf`` ask our catalogues. A handler of ``builder-inited``.

    Other themes keep what Sphinx gave them: a word of theirs may mean another thing.
    """
    templates = getattr(app.builder, "templates", None)
    if is_alcf(app.builder) and isinstance(templates, BuiltinTemplateLoader):
        environment = templates.environment
        environment.install_gettext_translations(translator())  # type: ignore[attr-defined]
        # Each page includes some twenty templates; none changes while a build runs.
        environment.auto_reload = False
