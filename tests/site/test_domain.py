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
