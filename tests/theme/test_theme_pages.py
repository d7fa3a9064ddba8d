"""Pages that the theme makes, built for real."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from sphinx_alcf.pages.assets import sheet
from tests.support.media import png
from tests.theme.support import STYLES, THEME

if TYPE_CHECKING:
    from tests.support.markup import Element
    from tests.support.site import Build, MakeSite, Result

STORY = """---
title: A story
theme: {theme}
intro: Of some things.
hero: room.png
description: A "story" & more
---

# A heading

Words.
"""
DOC = """# A page

Words, and `code`.

## One

### Inner

## Two

```python
answer = 42
```
"""
FILES: dict[str, str | bytes] = {
    "index.md": "# Front\n\n```{toctree}\nstories/index\nmanual/index\n```\n",
    "stories/index.md": "---\nintro: All of them.\n---\n# Stories\n\n```{toctree}\none\ntwo\n```\n",
    "stories/one.md": STORY.format(theme="dark"),
    "stories/two.md": STORY.format(theme="white"),
    "stories/room.png": png(1600, 900),
    "manual/index.md": "# Manual\n\n```{toctree}\npage\nlast\n```\n",
    "manual/page.md": DOC,
    "manual/last.md": "# Last\n\n```{index} single: a term\n```\n\nWords.\n",
}
CONF = {"html_theme": "alcf", "html_title": "The <b>site</b> & more"}


@pytest.fixture
def site(make_site: MakeSite, build: Build) -> Result:
    """The site above as HTML."""
    return build(make_site(FILES, CONF))


def links(page: Element, cls: str) -> list[str]:
    return [a.text for a in page.one("*", cls).all("a")]


def test_a_page_says_its_palette_and_form(site: Result) -> None:
    for name, palette, form in (("one", "dark", "dark"), ("two", "white", "light")):
        html = site.html(f"stories/{name}.html").one("html")
        assert html.attrs["data-palette"] == palette
        assert html.attrs["data-theme"] == form
        assert html.attrs["lang"] == "en"
        assert html.attrs["dir"] == "ltr"
        assert html.one("meta", name="color-scheme").attrs["content"] == form


def test_a_story_has_no_sidebars_and_a_page_of_documentation_has(site: Result) -> None:
    story, doc = site.html("stories/one.html"), site.html("manual/page.html")
    assert not story.all("aside", "alcf-side")
    assert not story.all("aside", "alcf-end")
    assert links(doc, "alcf-nav") == ["Manual", "A page", "Last"]
    aside = doc.one("aside", "alcf-end").one("nav", "alcf-toc")
    assert [a.text for a in aside.all("a")] == ["One", "Inner", "Two"]
    assert [a.attrs["href"] for a in aside.all("a")] == ["#one", "#inner", "#two"]


def test_contents_are_folded_under_the_title_too(site: Result) -> None:
    doc = site.html("manual/page.html")
    details = doc.one("details", "alcf-toc")
    assert details.inside("main")
    order = [e.tag for e in doc.one("main").walk() if e.tag in {"h1", "details", "p"}]
    assert order.index("h1") < order.index("details") < order.index("p")


def test_landmarks_and_the_way_past_the_navigation(site: Result) -> None:
    for name in ("stories/one", "manual/page", "search", "404", "genindex"):
        page = site.html(f"{name}.html")
        main = page.one("main")
        assert main.attrs["role"] == "main"
        skip = page.one("a", "alcf-skip")
        assert skip.attrs["href"] == f"#{main.attrs['id']}"
        assert page.all("header", "alcf-bar")
        assert page.all("footer")
        assert len(page.all("h1")) == 1, name
        for nav in page.all("nav"):
            assert "aria-label" in nav.attrs or "aria-labelledby" in nav.attrs


def test_breadcrumbs_lead_up(site: Result) -> None:
    page = site.html("manual/page.html")
    (crumb,) = page.one("nav", "alcf-crumbs").all("a")
    assert (crumb.text, crumb.attrs["href"]) == ("Manual", "index.html")
    assert not site.html("manual/index.html").all("nav", "alcf-crumbs")


def test_the_bar_marks_where_the_reader_is(site: Result) -> None:
    sections = site.html("manual/page.html").one("nav", "alcf-sections")
    current = {a.text: a.attrs.get("aria-current") for a in sections.all("a")}
    assert current == {"Stories": None, "Manual": "true", "A page": "page", "Last": None}


def test_the_menu_opens_without_scripts(site: Result) -> None:
    page = site.html("manual/page.html")
    assert page.one("button", popovertarget="alcf-menu").attrs["aria-label"]
    assert "popover" in page.one("nav", id="alcf-menu").attrs


def test_a_section_page_shows_its_pages(site: Result) -> None:
    cards = site.html("stories/index.html").all("li", "alcf-card")
    assert [c.one("a").text for c in cards] == ["A story", "A story"]
    assert cards[0].one("p").text == "Of some things."
    assert not site.html("manual/index.html").all("li", "alcf-card")


def test_the_head_describes_the_page(site: Result) -> None:
    head = site.html("stories/one.html").one("head")
    assert head.one("meta", name="description").attrs["content"] == 'A "story" & more'
    assert head.one("title").text == "A story \N{EN DASH} The site & more"
    assert head.one("meta", name="readthedocs-addons-api-version").attrs["content"] == "1"
    assert not head.all("link", rel="canonical")
    fonts = [link for link in head.all("link", rel="preload") if link.attrs["as"] == "font"]
    assert [f.attrs["href"] for f in fonts] == ["../_static/fonts/figtree.woff2"]
    (hero,) = [link for link in head.all("link", rel="preload") if link.attrs["as"] == "image"]
    assert hero.attrs["fetchpriority"] == "high"


def test_canonical_and_the_root_of_a_404(make_site: MakeSite, build: Build) -> None:
    conf = {**CONF, "html_baseurl": "https://example.org/en/latest/"}
    site = build(make_site(FILES, conf))
    page = site.html("stories/one.html")
    link = page.one("link", rel="canonical")
    assert link.attrs["href"] == "https://example.org/en/latest/stories/one.html"
    lost = site.html("404.html")
    assert lost.one("base").attrs["href"] == "/en/latest/404.html"
    assert lost.one("meta", name="robots").attrs["content"] == "noindex"


def test_no_page_has_inline_script_or_style(site: Result) -> None:
    for name in site.files("**/*.html"):
        text = site.read(name)
        assert "<style" not in text, name
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", text), name
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), name
        assert not re.search(r"(src|href)=\"(https?:)?//(?!www\.sphinx-doc\.org)", text), name


def test_a_story_loads_one_script_and_one_stylesheet(site: Result) -> None:
    """The script stands before all that is painted: it knows whether the page is dark or white."""
    page = site.html("stories/one.html")
    script = page.one("script")
    assert script.attrs["src"].startswith("../_static/alcf.js?v=")
    assert not {"defer", "async"} & {*script.attrs}
    head = [it.tag for it in page.one("head").walk() if it.tag in {"script", "link"}]
    assert head[0] == "script"
    sheets = [s.attrs["href"].split("?")[0] for s in page.all("link", rel="stylesheet")]
    assert sheets == ["../_static/alcf.css"]


def test_scripts_of_other_extensions_find_what_they_may_call(
    make_site: MakeSite, build: Build
) -> None:
    site = build(make_site({**FILES, "_static/own.js": "1"}, {**CONF, "html_js_files": ["own.js"]}))
    names = [s.attrs["src"].split("?")[0] for s in site.html("index.html").all("script")]
    assert "_static/own.js" in names
    assert "_static/doctools.js" in names


def test_sphinx_design_comes_only_where_it_is_used(make_site: MakeSite, build: Build) -> None:
    tabs = "# Tabs\n\n:::{tab-set}\n```{tab-item} One\nFirst\n```\n:::\n"
    site = build(make_site({**FILES, "manual/last.md": tabs}, CONF))
    assert "sphinx-design" in site.read("manual/last.html")
    assert "sphinx-design" not in site.read("manual/page.html")
    assert "design-tabs" not in site.read("manual/page.html")


def test_an_address_is_no_class_of_sphinx_design(make_site: MakeSite, build: Build) -> None:
    text = "# Page\n\n[Terms](https://opensource.org/license/bsd-3-clause)\n"
    site = make_site({"index.md": text}, {"html_theme": "alcf"})
    assert "sphinx-design" not in build(site).read("index.html")


def test_titles_and_names_are_escaped(site: Result) -> None:
    for name in ("index", "404", "search"):
        assert "<b>site</b>" not in site.read(f"{name}.html")
        assert site.html(f"{name}.html").one("a", "alcf-brand").text == "The site & more"


def test_the_index_lists_its_terms(site: Result) -> None:
    page = site.html("genindex.html")
    assert [a.text for a in page.one("nav", "alcf-letters").all("a")] == ["A"]
    assert page.one("ul", "alcf-index").one("a").text == "a term"


def test_a_template_of_the_project_can_extend_the_frame(make_site: MakeSite, build: Build) -> None:
    block = '{% block extrahead %}<meta name="own">{{ super() }}{% endblock %}'
    own = '{% extends "!layout.html" %}' + block
    files = {**FILES, "_templates/layout.html": own}
    site = build(make_site(files, {**CONF, "templates_path": ["_templates"]}))
    assert site.html("index.html").all("meta", name="own")


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_other_html_builders_take_the_theme(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    site = build(make_site(FILES, CONF), builder)
    assert site.html("index.html").one("main").attrs["role"] == "main"
    assert bool(site.html("index.html").all("search")) is (builder == "dirhtml")


def test_options_reach_the_page(make_site: MakeSite, build: Build) -> None:
    options = {"palette": "white", "signature": "#0061af", "footer_text": "Write to <em>us</em>."}
    site = build(make_site(FILES, {**CONF, "html_theme_options": options}))
    page = site.html("manual/page.html")
    assert page.one("html").attrs["data-palette"] == "white"
    assert page.one("footer").one("em").text == "us"
    assert page.one("meta", name="theme-color").attrs["content"] == "#0061af"
    assert "--alcf-signature:#0061af" in site.read("_static/alcf.css")


def test_a_palette_of_one_form_has_no_switch(make_site: MakeSite, build: Build) -> None:
    files = {**FILES, "stories/two.md": STORY.format(theme="warm")}
    site = build(make_site(files, CONF))
    page = site.html("stories/two.html")
    assert not page.all("button", "alcf-switch")
    # Nothing is to be known before the first paint.
    assert "defer" in page.one("script").attrs
    assert "hidden" in site.html("stories/one.html").one("button", "alcf-switch").attrs


def wire(data: bytes) -> int:
    """Bytes on the wire."""
    return len(gzip.compress(data, 6))


def test_weight_on_the_wire(site: Result) -> None:
    static = site.out / "_static"
    assert wire((static / "alcf.css").read_bytes()) <= 13 * 1024
    assert wire((static / "alcf.js").read_bytes()) <= 4 * 1024
    assert wire((static / "alcf-doc.js").read_bytes()) <= 2 * 1024
    assert wire(site.read("stories/one.html").encode()) <= 12 * 1024


def test_every_rule_goes_out_without_its_comments(site: Result) -> None:
    names = [path.name.removesuffix(".jinja") for path in (THEME / "static").glob("*.css.jinja")]
    sheets = {name: site.read(f"_static/{name}") for name in names}
    assert sheets["alcf.css"].startswith("@layer alcf.reset,alcf.media")
    for name, text in sheets.items():
        assert "/*" not in text, name
        assert "*/" not in text, name
        assert "  " not in text, name
        assert text.count("{") == text.count("}"), name
    for path in STYLES:
        rules = sheet(path.read_text("utf-8"))
        assert any(rules in text for text in sheets.values()), path.name


def test_the_script_loses_its_comments_and_nothing_else(site: Result) -> None:
    script = site.read("_static/alcf.js") + site.read("_static/alcf-doc.js")
    assert "/*" not in script
    assert "*/" not in script
    for path in (THEME / "js").glob("*.js"):
        text = path.read_text("utf-8")
        # A line that is part of a text of several lines would lose its indent.
        assert all(line.count("`") % 2 == 0 for line in text.splitlines()), path.name
        lines = [line.strip() for line in re.sub(r"/\*.*?\*/", "", text, flags=re.S).splitlines()]
        kept = "\n".join(line for line in lines if line and not line.startswith("//"))
        assert kept in script, path.name


TECHNICAL = {
    "signature": "```{py:function} lamp(on)\nLights it.\n```",
    "code": "    lamp(on)",
    "table": "| a |\n|---|\n| b |",
    "note": "```{note}\nMind it.\n```",
    "sidebar": "```{sidebar} Beside\nIt.\n```",
    "change": "```{versionadded} 2\n```",
    "formula": "```{math}\na = b\n```",
    "fields": ":lamp: on",
}


def test_a_story_does_without_what_documentation_needs(make_site: MakeSite, build: Build) -> None:
    stories = {
        f"stories/{name}.md": f"{STORY.format(theme='dark')}\n{text}\n"
        for name, text in TECHNICAL.items()
    }
    conf = {**CONF, "myst_enable_extensions": ["fieldlist"]}
    site = build(make_site({**FILES, **stories}, conf))
    wanted = {name.removesuffix(".md"): True for name in stories}
    wanted |= {"stories/one": False, "manual/page": True, "search": False}
    for name, needed in wanted.items():
        page = site.html(f"{name}.html")
        files = [link.attrs["href"] for link in page.all("link", rel="stylesheet")]
        files += [it.attrs["src"] for it in page.all("script")]
        for kind in ("css", "js"):
            assert any(f"alcf-doc.{kind}" in file for file in files) is needed, name


def test_a_page_without_intro_is_described_by_its_first_words(
    make_site: MakeSite, build: Build
) -> None:
    words = "It   *begins*\nhere. " + "And so on. " * 40
    doc = f"# A page\n\n```{{note}}\nNot this.\n```\n\n{words}\n"
    site = build(make_site({**FILES, "manual/page.md": doc}, CONF))
    text = site.html("manual/page.html").one("meta", name="description").attrs["content"]
    assert text.startswith("It begins here. And so on.")
    assert text.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert len(text) <= 160


def test_a_site_without_an_icon_has_one_in_its_colour(make_site: MakeSite, build: Build) -> None:
    options = {"signature": "#0061af"}
    site = build(make_site(FILES, {**CONF, "html_theme_options": options}))
    icon = site.html("stories/one.html").one("link", rel="icon")
    assert icon.attrs["href"] == "../_static/alcf-icon.svg"
    assert 'fill="#0061af"' in site.read("_static/alcf-icon.svg")
    files = {**FILES, "own.png": png(32, 32)}
    own = build(make_site(files, {**CONF, "html_favicon": "own.png"}))
    (link,) = own.html().all("link", rel="icon")
    assert link.attrs["href"].endswith("own.png")


def test_the_viewport_is_said_before_anything_is_loaded(site: Result) -> None:
    head = site.html("stories/one.html").one("head")
    order = [
        e.attrs.get("name") or e.tag for e in head.walk() if e.tag in {"meta", "link", "script"}
    ]
    assert order.index("viewport") < min(order.index("link"), order.index("script"))
