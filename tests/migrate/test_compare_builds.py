"""A page that was moved by hand is the same in all formats, and the comparison says so.

This holds the comparison to what Jekyll and Sphinx really write.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support.jekyll import ADDRESS, SITE, jekyll_build
from tests.support.moved.built import BuiltSite
from tests.support.moved.compare import build_formats, compare, listed
from tests.support.moved.dialects import OLD

HIGHLIGHT = (SITE / "_highlights" / "membrane.md").read_text("utf-8")

STORY = """---
layout: page
theme: dark
permalink: features/story
title: A Story of Salt
intro: "Two ions &mdash; and H<sub>2</sub>O."
hero-mp4-source: heron.mp4
hero-img-source: Heron.jpg
hero-img-caption: "The *last* evening"
hero-img-credit: Ida Marsh
---

A well-known machine[^note], it's "patient" -- see
[the membrane](/science/highlights/membrane#results-1) or [the web](https://example.org/a(b)?c=d&e=f).

# Again

{% include media-img.html source="HeronCabinets.JPG" caption="Its <b>cabinets</b>" credit="Ida" %}

{% include media-video.html
   embed-code='<iframe src="https://player.vimeo.com/video/76979871"></iframe>'
   caption="A film" %}

{% include media-img2x.html source1="Lamp.jpg" caption1="Left"
   source2="curlew.jpg" caption2="Right" credit2="Zoë" %}

{% include txt-fig.html figure-1="1,341" label-1="users" note-1="of ours"
   figure-2="2" label-2="more" %}

{% include txt-meta.html name-1="Nodes" value-1="560" %}

{% include media-download.html filesource="tide-tables.pdf" title="Tides"
   thumbsource="Lamp.jpg" credit="Zoë" %}

| Ion | Found in |
|---|---|
| Na<sup>+</sup> | the sea, and wherever else somebody has put it on purpose |

```python
height_now = 3.2
```

# Again

[Up](#again-1) to where we are.

[^note]: A note of its own.
"""

SECTION = """---
layout: section-head
permalink: features
title: Features
intro: All there are.
hero-img-source: Heron.jpg
hero-img-caption: At night
---

{list}

[Salt](features/story) is among them.
"""
LOOP = """{% for item in site.pages %}{% if item.layout == "page" %}
<div class="teaser"><h2><a href="{{ item.url }}">{{ item.title }}</a></h2>
<p>{{ item.intro }}</p></div>
{% endif %}{% endfor %}"""

INDEX = """---
title: Home
intro: A start.
---

Words of [the story](features/story).
"""
CONF = """
project = "A report"
author = copyright = "A laboratory"
extensions = ["sphinx_alcf"]
html_theme = "alcf"
version = "2024"
myst_heading_anchors = 3
"""
TOCTREE = "\n```{toctree}\n:hidden:\n\nfeatures\nfeatures/story\nscience/highlights/membrane\n```\n"


def moved(story: str) -> str:
    """What has to be changed of STORY by hand."""
    for was, now in {
        "/science/highlights/membrane#results-1": "/science/highlights/membrane.md#results-1",
        "[Up](#again-1)": "[Up](again-1)",
        "# Again\n\n[": "(again-1)=\n# Again\n\n[",
    }.items():
        assert was in story
        story = story.replace(was, now)
    return story


def answering(text: str) -> str:
    """With the address that has an ending, which is not the builder dirhtml's."""
    (permalink,) = re.findall(r"^permalink: (.+)$", text, re.M)
    return text.replace("---\n", f"---\nredirect_from: /{permalink}.html\n", 1)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    source = tmp_path_factory.mktemp("old") / "source"
    shutil.copytree(SITE, source, ignore=shutil.ignore_patterns("0*", "*.md", "*.html", "*.xml"))
    for name in ("_layouts", "_includes"):
        shutil.copytree(SITE / name, source / name, dirs_exist_ok=True)
    files = {
        "story.md": STORY,
        "features.md": SECTION.replace("{list}", LOOP),
        "membrane.md": HIGHLIGHT.replace("[being looked at](electrolyte)", "being looked at"),
        "index.md": INDEX,
    }
    for name, text in files.items():
        (source / name).write_text(text, "utf-8")
    done = jekyll_build(source, source.parent / "out")
    assert done.returncode == 0, done.stderr
    return BuiltSite(source.parent / "out", OLD, ADDRESS)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    project = tmp_path_factory.mktemp("new") / "project"
    shutil.copytree(SITE / "assets", project / "assets")
    files = {
        "conf.py": CONF,
        "features/story.md": moved(STORY),
        "features.md": SECTION.replace("{list}", "```{teasers}\n/features/story\n```").replace(
            "(features/story)", "(features/story.md)"
        ),
        "science/highlights/membrane.md": HIGHLIGHT.replace(
            "[being looked at](electrolyte)", "being looked at"
        ).replace("# Results\n\nThis", "(results-1)=\n# Results\n\nThis"),
        "index.md": INDEX.replace("(features/story)", "(features/story.md)") + TOCTREE,
    }
    for name, text in files.items():
        if "permalink" in text:
            text = answering(text)
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, "utf-8")
    return build_formats(project, project.parent / "out")


@pytest.mark.needs("jekyll")
def test_nothing_is_lost_by_hand(old: BuiltSite, outputs: dict[str, Path]) -> None:
    lost = compare(old, outputs)
    assert not lost, listed(lost)
