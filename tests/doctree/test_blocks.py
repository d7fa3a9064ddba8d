"""The blocks of words, in MyST, reStructuredText and Jekyll's includes: the nodes they make."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_alcf.doctree.blocks import STANDFIRST
from sphinx_alcf.doctree.nodes import media_hero, story_block, story_correction, story_list
from tests.support.markup import Element
from tests.support.media import jpeg
from tests.support.site import Build, MakeSite, Result

STATS = {
    "md": """# Page

```{stats}
:name: numbers

4.2M: *Node*-hours
565: Projects
: a note
```
""",
    "rst": """Page
====

.. stats::
   :name: numbers

   4.2M: *Node*-hours
   565
      Projects

      a note
""",
    "include": """# Page

(numbers)=
{% include txt-fig.html figure-1="4.2M" label-1="<em>Node</em>-hours"
   figure-2="565" label-2="Projects" note-2="a note" %}
""",
}


def only_warnings(result: Result, *expected: str) -> None:
    """Check that each of *expected* (line and subtype) was warned of once, and nothing else."""
    found = [line for line in result.lines if "WARNING" in line or "ERROR" in line]
    assert len(found) == len(expected), result.warnings
    for line, wanted in zip(found, expected, strict=True):
        place, subtype = wanted.split()
        assert f":{place}: WARNING" in line, line
        assert f"[alcf.{subtype}]" in line, line


@pytest.mark.parametrize("spelling", STATS)
def test_numbers_are_a_list_of_labels(make_site: MakeSite, build: Build, spelling: str) -> None:
    suffix = "rst" if spelling == "rst" else "md"
    result = build(make_site({f"index.{suffix}": STATS[spelling]}), "text", warningiserror=True)
    (stats,) = result.doctree().findall(story_list)
    assert "numbers" in stats["ids"]
    assert [term.astext() for term in stats.findall(nodes.term)] == ["Node-hours", "Projects"]
    assert [d.astext() for d in stats.findall(nodes.definition)] == ["4.2M", "565", "a note"]
    assert stats.next_node(nodes.emphasis) is not None


@pytest.mark.parametrize(
    "text",
    [
        "```{facts}\nFounded: 2006\nWhere\n: Lemont\n```",
        '{% include txt-meta.html name-1="Founded" value-1="2006"\n'
        ' name-2="Where" value-2="Lemont" %}',
    ],
)
def test_facts_are_a_list_of_names(make_site: MakeSite, build: Build, text: str) -> None:
    result = build(make_site({"index.md": f"# Page\n\n{text}\n"}), "text", warningiserror=True)
    (facts,) = result.doctree().findall(story_list)
    assert [term.astext() for term in facts.findall(nodes.term)] == ["Founded", "Where"]
    assert [d.astext() for d in facts.findall(nodes.definition)] == ["2006", "Lemont"]


def test_a_number_in_html_stands_with_its_label(make_site: MakeSite, build: Build) -> None:
    page = build(make_site({"index.md": STATS["md"]}), warningiserror=True).html()
    for group in page.one("dl", "alcf-stats").all("div"):
        tags = [child.tag for child in group.children if isinstance(child, Element)]
        assert tags[:2] == ["dt", "dd"]


INTRO = "```{intro}\nSix *years*.\n```"


@pytest.mark.parametrize(
    "text",
    [
        f"# Page\n\n{INTRO}\n\nText.\n",
        f"---\ntitle: Page\nkicker: K\nhero: {{image: a.jpg, alt: A}}\n---\n\n{INTRO}\n\nText.\n",
        f"# Page\n\n% a comment\n\n```{{hero-media}} a.jpg\n:alt: A\n```\n\n{INTRO}\n",
        '# Page\n\n{% include txt-intro.html blurb="Six <em>years</em>." %}\n\nText.\n',
    ],
)
def test_an_intro_at_the_beginning_is_the_page_s(
    make_site: MakeSite, build: Build, text: str
) -> None:
    result = build(make_site({"index.md": text, "a.jpg": jpeg()}), warningiserror=True)
    (intro,) = (
        p for p in result.doctree().findall(nodes.paragraph) if "alcf-intro" in p["classes"]
    )
    assert intro.astext() == "Six years."
    after = intro.next_node(media_hero, descend=False, siblings=True)
    assert (after is None) == (next(iter(result.doctree().findall(media_hero)), None) is None)
    record = result.app.env.domains["alcf"].page("index")  # type: ignore[attr-defined]
    assert record.intro == "Six years."
    assert record.frame == "story"


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Page\nintro: Another.\n---\n\n{INTRO}\n",
        f"# Page\n\nText.\n\n{INTRO}\n",
        "# Page\n\n```{intro}\nSix years.\n\nTwo paragraphs.\n```\n",
    ],
)
def test_any_other_intro_stays_where_it_stands(
    make_site: MakeSite, build: Build, text: str
) -> None:
    result = build(make_site({"index.md": text}), warningiserror=True)
    (block,) = result.doctree().findall(story_block)
    assert STANDFIRST in block["classes"]
    assert block.astext().startswith("Six years.")


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("```{stats}\n```", ["3 value"]),
        ("```{stats}\n565\n7: projects\n```", ["4 value"]),
        ("```{stats}\n:nmae: x\n565: projects\n```", ["3 key"]),
        ("```{stats}\n\n:name: x\n565: projects\n```", ["3 option_in_body"]),
        ("```{facts}\nKept\n```", ["4 value"]),
        ("```{intro}\n```", ["3 value"]),
        ("```{pull-quote}\n```", ["3 value"]),
        ("```{pull-quote}\n:atribution: Me\nKept.\n```", ["3 key"]),
        ("```{correction} 2024-03-12\n```", ["3 value"]),
        ("```{correction}\nKept.\n```", ["3 value"]),
        ("```{correction} Kept, 30 February\nKept.\n```", ["3 value"]),
        ("```{correction} 2024-02-30\nKept.\n```", ["3 value"]),
        ("```{intro}\n:colour: red\nKept.\n```", ["3 key"]),
        ('{% include txt-fig.html label-1="Kept" %}', ["3 value"]),
        ('{% include txt-fig.html figure-1="Kept" %}', ["3 value"]),
        ("{% include txt-fig.html %}", ["3 include"]),
        ('{% include txt-intro.html blurp="Kept" %}', ["3 key"]),
        ('{% include txt-intro.html blurb="" %}', ["3 include"]),
        (
            "{% include txt-fig.html "
            + " ".join(f'figure-{n}="{n}" label-{n}="Kept"' for n in range(1, 5))
            + " %}",
            ["3 include"],
        ),
    ],
)
def test_a_mistake_is_one_located_warning(
    make_site: MakeSite, build: Build, text: str, warnings: list[str]
) -> None:
    result = build(make_site({"index.md": f"# Page\n\n{text}\n\nThe rest.\n"}), "text")
    only_warnings(result, *warnings)
    written = result.read("index.txt")
    assert "The rest." in written
    assert written.count("Kept") == text.count("Kept")


QUOTES = {
    "md": "# Page\n\n```{pull-quote}\n:attribution: A *Name*\n\nWords.\n```\n",
    "md-body": "# Page\n\n```{pull-quote}\nWords.\n\n-- A *Name*\n```\n",
    "rst": "Page\n====\n\n.. pull-quote::\n   :attribution: A *Name*\n\n   Words.\n",
    "rst-body": "Page\n====\n\n.. pull-quote::\n\n   Words.\n\n   -- A *Name*\n",
}


@pytest.mark.parametrize("spelling", QUOTES)
def test_a_pull_quote_has_an_attribution(make_site: MakeSite, build: Build, spelling: str) -> None:
    site = make_site({f"index.{spelling.partition('-')[0]}": QUOTES[spelling]})
    result = build(site, "text", warningiserror=True)
    (quote,) = result.doctree().findall(nodes.block_quote)
    assert quote["classes"] == ["pull-quote"]
    words, attribution = quote.children
    assert (words.astext(), attribution.astext()) == ("Words.", "A Name")
    assert isinstance(attribution, nodes.attribution)
    assert attribution.next_node(nodes.emphasis) is not None
    assert "-- A *Name*" in result.read("index.txt")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("# Page\n", "Correction, March 12, 2024"),
        ("---\ntitle: Page\nlang: de\n---\n", "Berichtigung, 12. M\xe4rz 2024"),
    ],
)
def test_a_correction_has_its_day_in_the_page_s_language(
    make_site: MakeSite, build: Build, page: str, title: str
) -> None:
    text = f"{page}\n```{{correction}} 2024-03-12\nIt was *wrong*.\n```\n"
    result = build(make_site({"index.md": text}), warningiserror=True)
    (notice,) = result.doctree().findall(story_correction)
    assert notice[0].astext() == title
    assert result.html().one("time").attrs["datetime"] == "2024-03-12"
    assert "It was wrong." in result.html().one("div", "alcf-correction").text


def test_a_correction_s_title_is_no_message(make_site: MakeSite, build: Build) -> None:
    text = "# Page\n\n```{correction} 2024-03-12\nIt was wrong.\n```\n"
    catalogue = build(make_site({"index.md": text}), "gettext").read("index.pot")
    assert "It was wrong." in catalogue
    assert "March" not in catalogue


def test_an_unknown_option_in_restructuredtext_loses_nothing(
    make_site: MakeSite, build: Build
) -> None:
    text = "Page\n====\n\n.. stats::\n   :nmae: x\n\n   565: Kept\n   wrong\n"
    result = build(make_site({"index.rst": text}), "text")
    only_warnings(result, "4 key", "8 value")
    assert "Kept" in result.read("index.txt")
