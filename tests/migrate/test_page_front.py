"""The new front matter says what the old one meant, and nothing that the extension warns of."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import yaml

from sphinx_alcf.migrate.front_matter import take_off
from sphinx_alcf.migrate.model import Finding, Found, SourcePage
from sphinx_alcf.migrate.page_front import PageFront, page_front

FILES = {"a.jpg": "a.jpg", "b (copy).jpg": "b.jpg", "a.mp4": "a.mp4"}


def made(text: str, defaults: dict[str, Any] | None = None, **others: Any) -> PageFront:
    findings: list[Finding] = []
    parts = take_off(f"---\n{text}---\n", "a.md", findings)
    assert parts
    page = SourcePage(
        PurePosixPath("a.md"), parts[0], "", 9, "/x/a", "x/a.html", defaults=defaults or {}
    )
    return page_front(
        page,
        "x/a",
        title="A made title",
        find=FILES.get,
        link=_link,
        has_aside=lambda name: name == "there.md",
        **others,
    )


def _link(url: str, line: int) -> str:
    assert line
    return f"{url}.md"


def kinds(front: PageFront) -> list[tuple[Found, int]]:
    return [(finding.kind, finding.place.line) for finding in front.findings]


def test_what_is_sound_stays_as_it_was() -> None:
    text = "# Note\ntitle: T  # so\npermalink: x/a\nhero-img-source: a.jpg\nhero-img-alt: An a\n"
    front = made(text)
    assert (front.text, front.findings) == (text, ())


def test_a_comment_right_after_a_value_stays_one() -> None:
    front = made("title: Machine #1\npermalink: x/a\n")
    assert front.text == "title: Machine  # 1\npermalink: x/a\n"
    assert kinds(front) == [(Found.NOT_UNDERSTOOD, 2)]


def test_a_page_without_a_title_gets_one() -> None:
    front = made("permalink: x/a\n")
    assert front.text == "permalink: x/a\ntitle: A made title\n"
    assert kinds(front) == [(Found.CHANGED, 0)]


def test_defaults_that_pages_know_are_written_out() -> None:
    front = made("title: T\npermalink: x/a\n", {"layout": "page", "theme": "dark", "author": "N"})
    assert yaml.safe_load(front.text) == {
        "title": "T",
        "permalink": "x/a",
        "layout": "page",
        "theme": "dark",
    }


def test_a_misspelt_key_is_spelt_right() -> None:
    front = made("title: T\npermalink: x/a\nhero-img-souce: b (copy).jpg\n")
    assert front.text == "title: T\npermalink: x/a\nhero-img-source: b.jpg\n"
    assert kinds(front) == [(Found.CHANGED, 4), (Found.NO_ALT, 0)]


def test_of_a_missing_hero_the_words_stay() -> None:
    text = "title: T\npermalink: x/a\nhero-img-source: no.jpg\nhero-img-caption: A <b>c</b>\n"
    front = made(text)
    assert front.text == (
        "title: T\npermalink: x/a\n# hero-img-source: no.jpg\n# hero-img-caption: A <b>c</b>\n"
    )
    assert front.words == ("A <b>c</b>",)
    assert kinds(front) == [(Found.BROKEN_MEDIA, 4)]
    assert made(f"{text}hero-mp4-source: a.mp4\n").words == ()


def test_links_in_texts_lead_to_the_new_pages() -> None:
    front = made('title: T\npermalink: x/a\nintro: See <a href="b">b</a>\n')
    assert yaml.safe_load(front.text)["intro"] == 'See <a href="b.md">b</a>'


def test_what_cannot_be_used_becomes_a_comment() -> None:
    lost = "theme: purple\nlayout: mine\naside: gone.md\ndate: soon\n"
    front = made(f"title: T\npermalink: x/a\n{lost}")
    comments = "".join(f"# {line}\n" for line in lost.splitlines())
    assert front.text == f"title: T\npermalink: x/a\n{comments}"
    told = {(finding.kind, finding.construct) for finding in front.findings}
    assert told == {
        (Found.BROKEN_LINK, "aside"),
        *((Found.NOT_UNDERSTOOD, f"key {key}") for key in ("theme", "layout", "date")),
    }


def test_an_aside_that_is_there_stays() -> None:
    text = "title: T\npermalink: x/a\naside: there.md\n"
    assert made(text).text == text


def test_broken_yaml_is_mended() -> None:
    front = made("title: T\naward: 'Director's choice'\npermalink: x/a\n")
    found = yaml.safe_load(front.text)
    assert found["title"] == "T"
    assert found["permalink"] == "x/a"
    assert "Director's choice" in front.text
