"""``media-credits``: every medium of the site with its page, credit and licence."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from docutils import nodes

from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.site.tree import reading_order
from tests.support.markup import Element
from tests.support.media import clip, jpeg, png
from tests.support.site import Build, MakeSite, Result

LIST = "# Credits\n\n```{media-credits}\n```\n"
STORY = """---
title: A story
hero: {image: hero.jpg, alt: A hall, caption: The *hall*., credit: The lab, creator: A. Nyman}
teaser: {image: card.jpg, alt: A card, credit: "[The press](https://example.org/press)"}
---

```{media-figure} a.jpg
:name: fig-a
:alt: A machine
:creator: B. Olsen
:license: CC-BY-4.0
:source-url: https://example.org/a

A machine in *2020*.
```

```{media-figure} b.jpg
:alt: No caption
:license: MIT
```

::::{media-grid}
:credit: The archive
:license: CC0

![One](a.jpg "First of two")
:::{media-figure} b.jpg
:alt: Two
:creator: C. Berg
:::

Both.
::::

```{media-video} https://youtu.be/vpg9C0w4TVw
:title: Supernovae
:credit: Princeton University
```

```{media-video} clip.webm
:poster: a.jpg
:title: A clip
```
"""
PLAIN = """Plain
=====

Text with |icon|.

.. |icon| image:: icon.png
   :alt: An icon

.. figure:: a.jpg

   A plain figure.

.. image:: b.jpg
   :width: 20px
"""


def files() -> dict[str, str | bytes]:
    """A site in which the list stands before the pages that it lists."""
    return {
        "index.md": "# Site\n\n```{toctree}\ncredits\nstories/two\nstories/one\n```\n",
        "credits.md": LIST,
        "stories/one.md": STORY,
        "stories/two.rst": PLAIN,
        "stories/lost.md": "---\norphan: true\n---\n\n# Lost\n\n![A lost one](a.jpg)\n",
        "assets/images/hero.jpg": jpeg(),
        "assets/images/card.jpg": jpeg(80, 45),
        "assets/images/a.jpg": jpeg(64, 40),
        "assets/images/b.jpg": jpeg(64, 44),
        "assets/images/icon.png": png(16, 16),
        "assets/images/clip.webm": clip("clip.webm"),
    }


def rows(page: Element) -> list[tuple[str, list[str]]]:
    """Each page of the list, and what it says of each medium."""
    found = []
    listed = page.one("dl", cls="alcf-credits")
    for term, definition in zip(listed.all("dt"), listed.all("dd"), strict=True):
        found.append((term.text, [item.text for item in definition.all("li")]))
    return found


ALL = [
    (
        "Plain",
        [
            "An icon. Image: no credit",
            "A plain figure. Image: no credit",
            "b.jpg. Image: no credit",
        ],
    ),
    (
        "A story",
        [
            "The hall. Image: A. Nyman, The lab",
            "A machine in 2020. Image: B. Olsen, CC BY 4.0, source",
            "No caption. Image: no credit, MIT",
            "First of two. Image: The archive, CC0 1.0",
            "Two. Image: C. Berg, CC0 1.0",
            "Supernovae. Video: Princeton University",
            "A clip. Video: no credit",
            "A card (on cards only). Image: The press",
        ],
    ),
    ("Lost", ["A lost one. Image: no credit"]),
]


@pytest.fixture
def html(make_site: MakeSite, build: Build) -> Result:
    """The site in HTML."""
    return build(make_site(files(), {"nitpicky": True}), warningiserror=True)


def test_it_lists_every_medium_in_the_order_of_reading(html: Result) -> None:
    assert rows(html.html("credits.html")) == ALL


def test_links_lead_to_the_medium_the_page_the_licence_and_the_source(html: Result) -> None:
    listed = html.html("credits.html").one("dl", cls="alcf-credits")
    links = {link.text: link.attrs["href"] for link in listed.all("a")}
    assert links["A story"] == "stories/one.html"
    assert links["A machine in 2020."] == "stories/one.html#fig-a"
    assert links["CC BY 4.0"] == "https://creativecommons.org/licenses/by/4.0/"
    assert links["source"] == "https://example.org/a"
    assert links["The press"] == "https://example.org/press"
    # A link of another page's medium does not say what the terms of this page are.
    assert not [link for link in listed.all("a") if "rel" in link.attrs]


@pytest.mark.parametrize(
    "builder", ["html", "dirhtml", "singlehtml", "epub", "alcf"], ids=lambda name: name
)
def test_each_link_finds_its_medium(make_site: MakeSite, build: Build, builder: str) -> None:
    conf = {"version": "1", "html_theme": "alcf" if builder == "alcf" else "basic"}
    result = build(make_site(files(), conf), "html" if builder == "alcf" else builder)
    (name,) = [n for n in result.files("**/*html") if "alcf-credits" in result.read(n)]
    listed = result.html(name).one("dl", cls="alcf-credits")
    folder = PurePosixPath(name).parent
    seen = 0
    for link in listed.all("a"):
        path, sign, fragment = str(link.attrs["href"]).partition("#")
        if "://" in path or not sign:
            continue
        target = (folder / path) if path else PurePosixPath(name)
        if path.endswith("/"):
            target /= "index.html"
        element, *more = result.html(str(target)).all(id=fragment)
        # Sphinx counts some names anew on each page, also where all pages are one.
        assert not more or (builder == "singlehtml" and fragment.startswith("id"))
        if not fragment.startswith("document-"):
            assert element.tag in {"img", "figure", "span"}
            seen += 1
    assert seen == (10 if builder == "singlehtml" else 11)


def test_without_the_list_pages_have_no_more_fragments(make_site: MakeSite, build: Build) -> None:
    site = make_site({**files(), "credits.md": "# Credits\n"})
    assert "medium-" not in build(site).read("stories/one.html")


@pytest.mark.parametrize("builder", ["text", "man", "latex", "texinfo", "epub", "gettext", "xml"])
def test_every_builder_has_it(make_site: MakeSite, build: Build, builder: str) -> None:
    conf = {"nitpicky": True, "version": "1"}
    result = build(make_site(files(), conf), builder, warningiserror=True)
    if builder == "gettext":
        assert "no credit" not in result.read("credits.pot")
        return
    words = " ".join(result.resolved("credits").astext().split())
    assert "A machine in 2020. Image: B. Olsen, CC BY 4.0, source" in words
    if builder == "text":
        text = " ".join(result.read("credits.txt").split())
        assert "CC BY 4.0 <https://creativecommons.org/licenses/by/4.0/>" in text
    if builder == "latex":
        tex = result.read("asite.tex")
        for label in set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", tex)):
            assert rf"\label{{\detokenize{{{label}}}}}" in tex, label


@pytest.mark.parametrize(
    ("options", "pages"),
    [
        (":glob: stories/*", ["Plain", "A story", "Lost"]),
        (":glob: /stories/one", ["A story"]),
        (":glob: stories/one, stories/lost", ["A story", "Lost"]),
        (":exclude: stories/t* stories/lost", ["A story"]),
        (':glob: "**"\n:exclude: stories/one', ["Plain", "Lost"]),
    ],
)
def test_a_part_of_the_site(
    make_site: MakeSite, build: Build, options: str, pages: list[str]
) -> None:
    text = f"# Credits\n\n```{{media-credits}}\n{options}\n```\n"
    if "**" in options:
        text = text.replace('"**"', "**")
    result = build(make_site({**files(), "credits.md": text}), warningiserror=True)
    assert [title for title, _ in rows(result.html("credits.html"))] == pages


def test_what_lacks_a_credit(make_site: MakeSite, build: Build) -> None:
    text = "# Credits\n\n```{media-credits}\n:without-credit:\n:glob: stories/one\n```\n"
    result = build(make_site({**files(), "credits.md": text}), warningiserror=True)
    wanted = ["No caption. Image: no credit, MIT", "A clip. Video: no credit"]
    assert rows(result.html("credits.html")) == [("A story", wanted)]


@pytest.mark.parametrize(
    ("flag", "story", "words"),
    [
        ("", "# A story\n", "There are no media."),
        (
            ":without-credit:\n",
            "---\ntitle: A story\nlang: en\n---\n",
            "Every medium has a credit.",
        ),
    ],
)
def test_an_empty_list_says_so(
    make_site: MakeSite, build: Build, flag: str, story: str, words: str
) -> None:
    text = f"# Credits\n\n```{{media-credits}}\n{flag}```\n"
    site = make_site({"index.md": text, "story.md": f"---\norphan: true\n---\n\n{'# A'}\n"})
    assert words in build(site, warningiserror=True).html().one("body").text


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (":glob: storys/*", "'storys/*'"),
        (":glob:", "is empty"),
        (":exclude: stories/one.md", "without .md"),
    ],
)
def test_bad_values_are_located_warnings(
    make_site: MakeSite, build: Build, option: str, message: str
) -> None:
    text = f"# Credits\n\n```{{media-credits}}\n{option}\n```\n\nThe rest.\n"
    result = build(make_site({**files(), "credits.md": text}))
    (warning,) = result.lines
    assert "credits.md:3: WARNING" in warning
    assert message in warning
    assert "[alcf.value]" in warning


def test_it_has_a_name_and_classes_in_restructuredtext_too(
    make_site: MakeSite, build: Build
) -> None:
    rest = (
        "Credits\n=======\n\nSee :ref:`them <all>`.\n\n.. _all:\n\n"
        ".. media-credits::\n   :name: list\n   :class: own\n"
    )
    site = make_site(
        {**{k: v for k, v in files().items() if k != "credits.md"}, "credits.rst": rest}
    )
    page = build(site, warningiserror=True).html("credits.html")
    listed = page.one("dl", cls="alcf-credits")
    assert "own" in listed.classes
    assert page.all("a", href="#all")
    assert len(page.all(id="all")) == 1


def test_a_page_in_its_own_language_lists_in_it(make_site: MakeSite, build: Build) -> None:
    text = LIST.replace("# Credits", "---\nlang: de\n---\n\n# Nachweise")
    result = build(make_site({**files(), "credits.md": text}), warningiserror=True)
    assert rows(result.html("credits.html"))[0][1][0] == "An icon. Bild: ohne Nachweis"


@pytest.mark.parametrize(("credit", "listed"), [("", 1), (", credit: Another", 2)])
def test_a_teaser_that_the_page_shows_is_listed_for_its_own_credit_only(
    make_site: MakeSite, build: Build, credit: str, listed: int
) -> None:
    head = f"---\ntitle: One\nteaser: {{image: a.jpg{credit}}}\n---\n\n"
    page = f"{head}![A hall](a.jpg)\n\n```{{media-credits}}\n```\n"
    src = make_site({"index.md": page, "a.jpg": jpeg()})
    ((_, said),) = rows(build(src, warningiserror=True).html())
    assert len(said) == listed
    assert any("Another" in line for line in said) == (listed == 2)


@pytest.mark.parametrize("builder", ["html", "text"])
def test_it_is_written_anew_when_facts_of_another_page_change(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    site = make_site(files())
    build(site, builder)
    story = site / "stories/one.md"
    story.write_text(STORY.replace("B. Olsen", "D. Dahl"), encoding="utf-8")
    result = build(site, builder, warningiserror=True)
    assert "credits" in result.written
    assert "D. Dahl" in result.read(f"credits.{'txt' if builder == 'text' else 'html'}")
    story.write_text(STORY.replace("B. Olsen", "D. Dahl") + "\nMore words.\n", encoding="utf-8")
    assert "credits" not in build(site, builder).written
    story.unlink()
    (site / "index.md").write_text("# Site\n\n```{toctree}\ncredits\nstories/two\n```\n", "utf-8")
    result = build(site, builder)
    assert "credits" in result.written
    assert "D. Dahl" not in result.read(f"credits.{'txt' if builder == 'text' else 'html'}")


def test_each_builder_learns_of_a_change_by_itself(make_site: MakeSite, build: Build) -> None:
    site = make_site(files())
    for builder in ("html", "text"):
        build(site, builder)
    story = site / "stories/one.md"
    story.write_text(STORY.replace("B. Olsen", "D. Dahl"), encoding="utf-8")
    build(site, "html")
    result = build(site, "text")
    assert "D. Dahl" in result.read("credits.txt")


def test_pages_get_fragments_when_they_are_first_listed(make_site: MakeSite, build: Build) -> None:
    site = make_site({**files(), "credits.md": "# Credits\n"})
    assert "medium-" not in build(site).read("stories/one.html")
    (site / "credits.md").write_text(LIST, encoding="utf-8")
    result = build(site)
    href = next(
        str(link.attrs["href"])
        for link in result.html("credits.html").all("a")
        if link.text == "No caption"
    )
    assert result.html("stories/one.html").all(id=href.partition("#")[2])


def test_workers_agree(make_site: MakeSite, build: Build) -> None:
    more: dict[str, str | bytes] = {
        f"n{i}.md": f"# N{i}\n\n![Picture {i}](a.jpg)\n" for i in range(10)
    }
    index = "# Site\n\n```{toctree}\n:glob:\ncredits\nn*\nstories/one\n```\n"
    site = make_site({**files(), **more, "index.md": index})
    one = build(site, jobs=1, into="one").read("credits.html")
    four = build(site, jobs=4, into="four")
    assert four.read("credits.html") == one
    assert len(rows(four.html("credits.html"))) == 13


def test_reading_order_takes_each_document_once(make_site: MakeSite, build: Build) -> None:
    site = make_site(
        {
            "index.md": "# Site\n\n```{toctree}\nb\na\n```\n",
            "a.md": "# A\n\n```{toctree}\nc\n```\n",
            "b.md": "# B\n\n```{toctree}\nd\n```\n",
            "c.md": "# C\n",
            "d.md": "# D\n",
            "z.md": "---\norphan: true\n---\n\n# Z\n",
            "y.md": "---\norphan: true\n---\n\n# Y\n",
        }
    )
    env = build(site, "dummy").env
    assert reading_order(env) == ["index", "b", "d", "a", "c", "y", "z"]


def test_figures_keep_their_numbers(make_site: MakeSite, build: Build) -> None:
    bare, whole = ("```{media-figure} a.jpg\n:alt: A\n" + rest for rest in ("```\n", "\nB.\n```\n"))
    story = f"# S\n\n{bare}\n{whole}"
    numbers = []
    for listed in ("# Credits\n", LIST):
        content = {**files(), "stories/one.md": story, "credits.md": listed}
        page = build(make_site(content, {"numfig": True})).html("stories/one.html")
        numbers.append([n.text.strip() for n in page.all("span", cls="caption-number")])
    assert numbers == [["Fig. 2"], ["Fig. 2"]]  # the first is of another page


def test_facts_of_a_page_that_is_gone_are_gone(make_site: MakeSite, build: Build) -> None:
    site = make_site(files())
    build(site, "text")
    (site / "stories/lost.md").unlink()
    env = build(site, "text").env
    assert "stories/lost" not in get_domain(env).media
    assert "stories/lost" not in get_domain(env).shown["text"]["credits"]


def test_nodes_are_standard_ones(html: Result) -> None:
    page = html.resolved("credits")
    listed = next(iter(page.findall(nodes.definition_list)))
    assert {type(n).__module__ for n in listed.findall(nodes.Element)} <= {
        "docutils.nodes",
        "sphinx_alcf.doctree.nodes",
    }
    assert not [n for n in page.findall(nodes.Element) if type(n).__name__ == "media_credits"]
