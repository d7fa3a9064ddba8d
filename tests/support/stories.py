"""A site of many stories in sections, with all that other pages say of them."""

from __future__ import annotations

import datetime

from tests.support.media import jpeg

BASE = "https://stories.example.org/lab/"
CONF = {
    "html_theme": "alcf",
    "html_baseurl": BASE,
    "alcf_feeds": True,
    "alcf_tag_pages": "tags",
    "alcf_year_pages": "years",
}
SECTION = (
    "---\nlayout: section-head\ntitle: Section {number}\nintro: Stories of one kind.\n---\n\n"
    "```{{toctree}}\n:hidden:\n:glob:\n\n*\n```\n{own}"
)
OWN = "\n```{teasers}\n:sort: -date\n```\n"
STORY = """\
---
title: Story {number}
kicker: Kind {kind}
intro: What was found in the year {year}.
date: {date}
updated: {updated}
authors:
  - name: Author {writer}
    affiliation: An institute
tags: [tag {kind}, "{other}"]
hero: {{image: hero.jpg, alt: A field, credit: A maker, license: CC BY 4.0}}
---

Some words of story {number}, and a [link](../s{section}/index.md).

## What was found

More words.
"""


def many_stories(count: int, per_section: int = 10) -> dict[str, str | bytes]:
    """The source files of *count* stories; each section has one picture, of the same name.

    The front page and every second section have the lists that they have by themselves.
    """
    files: dict[str, str | bytes] = {
        "index.md": (
            "---\nlayout: home\ntitle: A magazine\n---\n\n"
            "```{toctree}\n:hidden:\n:glob:\n\ns*/index\nmap\n```\n"
        ),
        "map.md": "# Map\n\n```{site-contents}\n:depth: 2\n```\n",
    }
    first = datetime.date(2018, 1, 31)
    for number in range(count):
        section = number // per_section
        if number % per_section == 0:
            own = OWN if section % 2 else ""
            files[f"s{section:03}/index.md"] = SECTION.format(number=section, own=own)
            files[f"s{section:03}/hero.jpg"] = jpeg(
                640 + section % 9, 360, (section % 250, 90, 200)
            )
        day = first + datetime.timedelta(days=37 * number % 2500)
        files[f"s{section:03}/story-{number:04}.md"] = STORY.format(
            number=number,
            section=f"{section:03}",
            kind=number % 7,
            other=f"subject/{number % 13}",
            writer=number % 5,
            year=day.year,
            date=day,
            updated=day + datetime.timedelta(days=number % 3),
        )
    return files
