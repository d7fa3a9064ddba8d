"""The language and the direction of a page."""

from __future__ import annotations

import pytest

from tests.support.site import Build, MakeSite

FILES = {
    "index.md": "# Home\n\n```{toctree}\narabic\njapanese\nwrong\n```\n",
    "arabic.md": "---\nlang: ar\npermalink: noor\ndate: 2024-02-12\n---\n\n# نور\n",
    "japanese.md": "---\nlang: ja-JP\n---\n\n# 光\n",
    "wrong.md": "---\nkicker: A\nlang: pt_BR\n---\n\n# Luz\n",
}


def test_a_page_says_its_own_language_and_direction(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(FILES, {"html_theme": "alcf"}))
    said = {}
    for name in ("index", "arabic", "japanese", "wrong", "search", "404"):
        attrs = result.html(f"{name}.html").one("html").attrs
        said[name] = (attrs["lang"], attrs["dir"])
    english = ("en", "ltr")
    assert said.pop("arabic") == ("ar", "rtl")
    assert said.pop("japanese") == ("ja-JP", "ltr")
    assert set(said.values()) == {english}
    assert "فبراير" in result.html("arabic.html").one("time").text
    assert result.html("noor.html").one("html").attrs["lang"] == "ar"
    (warning,) = result.lines
    assert "wrong.md:3: WARNING:" in warning
    assert "'pt-BR'" in warning
    assert "[alcf.value]" in warning


@pytest.mark.parametrize(
    ("language", "tag", "way"), [("fa", "fa", "rtl"), ("sr@latin", "sr-Latn", "ltr")]
)
def test_a_page_that_says_none_has_the_sites(
    make_site: MakeSite, build: Build, language: str, tag: str, way: str
) -> None:
    site = make_site({"index.md": "# Home\n"}, {"html_theme": "alcf", "language": language})
    attrs = build(site).html().one("html").attrs
    assert (attrs["lang"], attrs["dir"]) == (tag, way)


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_the_language_is_said_under_any_theme_and_in_epub(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    site = make_site(FILES, {"html_theme": "basic", "epub_copyright": "2026", "version": "1"})
    result = build(site, builder)
    suffix = "xhtml" if builder == "epub" else "html"
    for name, tag, way in (("index", "en", "ltr"), ("arabic", "ar", "rtl")):
        attrs = result.html(f"{name}.{suffix}").one("html").attrs
        assert attrs["lang"] == tag
        if builder == "epub":
            assert (attrs["xml:lang"], attrs["dir"]) == (tag, way)


AROUND = ("alcf-skip", "alcf-bar", "alcf-footer")
SPOKEN = ("alcf-side", "alcf-pager", "alcf-label")


def test_what_stands_around_a_page_says_that_it_is_in_the_sites_language(
    make_site: MakeSite, build: Build
) -> None:
    files = {
        "index.md": "# Home\n\n```{toctree}\narabic\nbritish\n```\n",
        "arabic.md": "---\nlang: ar\n---\n\n# نور\n\n## ضوء\n",
        "british.md": "---\nlang: en-GB\n---\n\n# Light\n\n## Colour\n",
    }
    result = build(make_site(files, {"html_theme": "alcf"}))
    for css_class in (*AROUND, *SPOKEN):
        arabic = result.html("arabic.html").all("*", css_class)[-1].attrs
        assert arabic["lang"] == "en", css_class
        assert arabic.get("dir") == ("ltr" if css_class in AROUND else None), css_class
        british = result.html("british.html").all("*", css_class)[-1].attrs
        assert "lang" not in british, css_class


def test_titles_and_intros_of_other_pages_say_their_language(
    make_site: MakeSite, build: Build
) -> None:
    files = {
        "index.md": "# Home\n\n```{toctree}\npart/index\n```\n",
        "part/index.md": (
            "---\nlayout: section-head\nintro: All.\n---\n\n# Part\n\n"
            "```{toctree}\narabic\nbritish\nOwn words <finnish>\n```\n"
        ),
        "part/arabic.md": "---\nlang: ar\nintro: ضوء\n---\n\n# نور <&\n",
        "part/british.md": "---\nlang: en-GB\n---\n\n# Light\n",
        "part/finnish.md": "---\nlang: fi\n---\n\n# Valo\n",
    }
    result = build(make_site(files, {"html_theme": "alcf"}))
    section, page = result.html("part/index.html"), result.html("part/british.html")
    arabic, british, finnish = section.all("li", "alcf-card")
    title, intro = arabic.all("bdi")
    assert (title.text, intro.text) == ("نور <&", "ضوء")
    assert (title.attrs["lang"], intro.attrs["lang"]) == ("ar", "ar")
    assert not british.all("bdi")
    assert not finnish.all("bdi")  # its title is in the words of the site
    said = {a.text: a.all("bdi") for a in page.one("*", "alcf-side").all("a")}
    assert said["نور <&"][0].attrs["lang"] == "ar"
    assert not said["Light"]
