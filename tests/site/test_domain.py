"""What a page's record says to other pages."""

from __future__ import annotations

import datetime

import pytest

from sphinx_alcf.site.domain import get_domain
from sphinx_alcf.story.model import Author
from tests.support.site import Build, MakeSite

MYST = """\
---
title: A *short* night
kicker: Systems
date: 2024-02-12
updated: 2024-02-14
authors: Ada Byron
tags: [night, sky]
featured: true
---

Words.
"""
REST = """\
:kicker: Systems
:date: 2024-02-12
:updated: 2024-02-14
:authors: Ada Byron
:tags: night, sky
:featured: yes

A *short* night
===============

Words.
"""


@pytest.mark.parametrize(("name", "text"), [("story.md", MYST), ("story.rst", REST)])
def test_a_record_has_what_listings_need(
    make_site: MakeSite, build: Build, name: str, text: str
) -> None:
    site = make_site({"index.md": "# Site\n\n```{toctree}\nstory\n```\n", name: text})
    record = get_domain(build(site, "text", warningiserror=True).env).page("story")
    assert record.title == "A short night"
    assert record.kicker == "Systems"
    assert (record.date, record.updated) == (
        datetime.date(2024, 2, 12),
        datetime.date(2024, 2, 14),
    )
    assert record.authors == (Author("Ada Byron"),)
    assert record.tags == ("night", "sky")
    assert record.featured


def test_a_description_is_made_of_the_text_not_of_the_byline(
    make_site: MakeSite, build: Build
) -> None:
    head = "---\ntitle: A\nkicker: K\ndate: 2024-02-12\nauthors: Ada\ntags: [x]\n---\n\n"
    files: dict[str, str | bytes] = {
        "index.md": "# Site\n\n```{toctree}\na\nb\nc\n```\n",
        "a.md": f"{head}How it begins.\n",
        "b.md": f"{head}## Part\n\nFurther down.\n",
        "c.md": "Words.\n\n:::{admonition} A note\nSaid.\n:::\n",
    }
    domain = get_domain(build(make_site(files), "text").env)
    assert domain.page("a").description == "How it begins."
    assert "Ada" not in domain.page("b").description
    assert domain.page("c").title == ""
