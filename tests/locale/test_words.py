"""Words that readers see, in the language of the site or of a page."""

from __future__ import annotations

import pytest

from tests.support.media import jpeg
from tests.support.site import Build, MakeSite, Result

NBSP = "\N{NO-BREAK SPACE}"
STORY = """---
title: A page
{lang}
hero: {{image: a.jpg, alt: A hall, credit: The lab}}
---

```{{media-video}} https://youtu.be/vpg9C0w4TVw
:title: A film
```
"""
FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\n```{toctree}\none\nenglish\ngerman\nfinnish\n```\n",
    "one.md": STORY.format(lang="layout: doc"),
    "english.md": STORY.format(lang="lang: en-GB"),
    "german.md": STORY.format(lang="lang: de-AT"),
    "finnish.md": STORY.format(lang="lang: fi"),
    "a.jpg": jpeg(),
}


@pytest.fixture
def french(make_site: MakeSite, build: Build) -> Result:
    """A site in French, with pages in other languages."""
    return build(make_site(FILES, {"html_theme": "alcf", "language": "fr"}))


def labels(result: Result, name: str) -> tuple[str, str]:
    """The word before a credit, and the note of a video, on a page."""
    html = result.html(f"{name}.html")
    credit = html.one("*", cls="alcf-credit-label").text
    return credit, html.one("span", cls="alcf-facade-note").text


def test_the_interface_speaks_the_language_of_the_site(french: Result) -> None:
    page = french.html("one.html")
    assert page.one("a", cls="alcf-skip").text == "Aller au contenu"
    assert page.one("a", cls="alcf-next").one("span").text == "Suivant"
    assert french.html("search.html").one("h1").text == "Rechercher"
    assert french.html("404.html").one("h1").text.endswith("pas de page ici.")
    assert labels(french, "one") == ("Image :", "Lecture depuis YouTube")
    assert f"Image{NBSP}:" in french.read("one.html")


def test_a_page_speaks_its_own(french: Result) -> None:
    assert labels(french, "english") == ("Image:", "Plays from YouTube")
    assert labels(french, "german") == ("Bild:", "Wird von YouTube abgespielt")
    # Where there is no catalogue, it speaks as the site does.
    assert labels(french, "finnish") == labels(french, "one")
    assert french.html("german.html").one("a", cls="alcf-skip").text == "Aller au contenu"


@pytest.mark.parametrize(
    ("language", "search", "forward"), [("ja", "検索", "次へ"), ("ar", "بحث", "التالي")]
)
def test_words_that_sphinx_knows_come_in_its_languages(
    make_site: MakeSite, build: Build, language: str, search: str, forward: str
) -> None:
    site = make_site(FILES, {"html_theme": "alcf", "language": language})
    result = build(site)
    assert result.html("search.html").one("h1").text == search
    assert result.html("one.html").one("a", cls="alcf-next").one("span").text == forward


@pytest.mark.parametrize("theme", ["basic", "alcf"])
def test_nodes_speak_under_any_theme(make_site: MakeSite, build: Build, theme: str) -> None:
    result = build(make_site(FILES, {"html_theme": theme, "language": "es"}))
    assert labels(result, "one") == ("Imagen:", "Se reproduce desde YouTube")


def test_templates_of_other_themes_are_left_alone(make_site: MakeSite, build: Build) -> None:
    page = '{% extends "!layout.html" %}{% block footer %}<i>{{ _("Menu") }}</i>{% endblock %}'
    files = {**FILES, "_templates/layout.html": page}
    for theme, word in (("basic", "Menu"), ("alcf", "Menü")):
        conf = {"html_theme": theme, "language": "de", "templates_path": ["_templates"]}
        assert build(make_site(files, conf)).html().one("i").text == word


OWN = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def test_a_project_has_the_last_word(make_site: MakeSite, build: Build) -> None:
    ours = (
        OWN + 'msgid "Image:"\nmsgstr "Foto:"\n\nmsgid "Skip to the content"\nmsgstr "Zum Text"\n'
    )
    sphinxs = OWN + 'msgid "Search"\nmsgstr "Stöbern"\n'
    files = {
        **FILES,
        "locale/de/LC_MESSAGES/sphinx_alcf.po": ours,
        "locale/de/LC_MESSAGES/sphinx.po": sphinxs,
    }
    conf = {"html_theme": "alcf", "language": "de", "locale_dirs": ["locale"]}
    result = build(make_site(files, conf), warningiserror=True)
    page = result.html("one.html")
    assert labels(result, "one") == ("Foto:", "Wird von YouTube abgespielt")
    assert page.one("a", cls="alcf-skip").text == "Zum Text"
    assert result.html("search.html").one("h1").text == "Stöbern"
    assert page.one("button", cls="alcf-menu-button").attrs["aria-label"] == "Menü"


def test_english_words_can_be_others_too(make_site: MakeSite, build: Build) -> None:
    own = OWN + 'msgid "Image:"\nmsgstr "Photograph:"\n'
    files = {**FILES, "locale/en/LC_MESSAGES/sphinx_alcf.po": own}
    result = build(make_site(files, {"locale_dirs": ["locale"]}), warningiserror=True)
    assert labels(result, "one")[0] == "Photograph:"


@pytest.mark.parametrize(
    ("builder", "file", "words"),
    [
        ("text", "one.txt", "Bild: The lab"),
        ("latex", "asite.tex", "Bild:"),
        ("man", "asite.1", "Bild:"),
    ],
)
def test_other_formats_speak_too(
    make_site: MakeSite, build: Build, builder: str, file: str, words: str
) -> None:
    conf = {"language": "de", "man_pages": [("index", "asite", "A site", "", 1)]}
    assert words in build(make_site(FILES, conf), builder).read(file)


@pytest.mark.parametrize("broken", [b"", b"not a catalogue", b"\xde\x12\x04\x95" + b"\xff" * 60])
def test_a_broken_catalogue_is_one_warning(
    make_site: MakeSite, build: Build, broken: bytes
) -> None:
    files = {**FILES, "locale/de/LC_MESSAGES/sphinx_alcf.mo": broken}
    result = build(make_site(files, {"language": "de", "locale_dirs": ["locale"]}))
    assert labels(result, "one")[0] == "Bild:"
    (warning,) = result.lines
    assert "sphinx_alcf.mo cannot be read" in warning
    assert "[alcf.config]" in warning
