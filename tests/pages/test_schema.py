"""Structured data: what is written of each type, and that nothing in it can end its element."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_alcf.pages.schema import (
    Article,
    BreadcrumbList,
    ImageObject,
    ListItem,
    Organization,
    Person,
    VideoObject,
    WebSite,
    as_data,
    iso_duration,
    to_json,
)
from tests.support.markup import parse


def test_fields_have_the_names_of_schema_org_and_say_something() -> None:
    person = Person(name="A", affiliation=Organization(name="Lab"))
    article = Article(
        headline="H", author=(person,), date_published="2024-02-12", kind="NewsArticle"
    )
    assert as_data(article) == {
        "@type": "NewsArticle",
        "headline": "H",
        "datePublished": "2024-02-12",
        "author": [
            {
                "@type": "Person",
                "name": "A",
                "affiliation": {"@type": "Organization", "name": "Lab"},
            }
        ],
    }


def test_types_are_those_of_schema_org() -> None:
    things: list[Any] = [
        ImageObject(content_url="u"),
        VideoObject(name="n", thumbnail_url="t", upload_date="d"),
        BreadcrumbList(item_list_element=(ListItem(position=1, name="n", item="i"),)),
        WebSite(name="n", url="u"),
    ]
    graph = json.loads(to_json(things))["@graph"]
    assert [thing["@type"] for thing in graph] == [
        "ImageObject",
        "VideoObject",
        "BreadcrumbList",
        "WebSite",
    ]
    assert graph[2]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "n", "item": "i"}
    ]


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "</SCRIPT >",
        "<!-- <script>",
        "]]> & \u2028 \u2029 \\ \" ' \x00 \x7f \ud800",
        "&lt;/script&gt;",
    ],
)
def test_no_title_ends_the_element(title: str) -> None:
    text = to_json([Article(headline=title)])
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text)["@graph"][0]["headline"] == title
    found = parse(f"<p>before</p><script type='application/ld+json'>{text}</script><p>after</p>")
    assert [element.tag for element in found.walk()] == ["p", "script", "p"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, ""), (0.4, ""), (16, "PT16S"), (60, "PT1M"), (93.4, "PT1M33S"), (3600, "PT1H")],
)
def test_lengths_of_time_are_iso_8601(seconds: float, text: str) -> None:
    assert iso_duration(seconds) == text
