"""The tags of cards."""

from __future__ import annotations

import pytest

from sphinx_alcf.pages.sharing import Card, SharedFile, Tag, og_locale, tags_of

PICTURE = SharedFile(
    url="https://e.org/p.jpg", media_type="image/jpeg", width=1200, height=630, alt="A lamp"
)
CARD = Card(
    title="T",
    url="https://e.org/t",
    site="S",
    article=True,
    published="2024-02-12",
    authors=("https://e.org/a",),
    tags=("x", "y"),
    picture=PICTURE,
    video=SharedFile(url="https://e.org/v.mp4", media_type="video/mp4"),
)


def names(tags: list[Tag]) -> list[str]:
    return [tag.name for tag in tags]


def test_a_card_says_all_that_it_knows_in_order() -> None:
    assert [(tag.name, tag.content) for tag in tags_of(CARD)] == [
        ("og:type", "article"),
        ("og:title", "T"),
        ("og:url", "https://e.org/t"),
        ("og:site_name", "S"),
        ("og:locale", "en_US"),
        ("og:image", "https://e.org/p.jpg"),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "A lamp"),
        ("og:video", "https://e.org/v.mp4"),
        ("og:video:type", "video/mp4"),
        ("article:published_time", "2024-02-12"),
        ("article:author", "https://e.org/a"),
        ("article:tag", "x"),
        ("article:tag", "y"),
        ("twitter:card", "summary_large_image"),
        ("twitter:image:alt", "A lamp"),
    ]


def test_open_graph_is_property_and_twitters_is_name() -> None:
    assert {tag.key for tag in tags_of(CARD) if tag.name.startswith(("og:", "article:"))} == {
        "property"
    }
    assert {tag.key for tag in tags_of(CARD) if tag.name.startswith("twitter:")} == {"name"}


def test_a_tag_that_is_written_is_not_written_again() -> None:
    written = '<meta property="og:title" content="Mine"><meta name=\'twitter:card\' content="x">'
    left = names(tags_of(CARD, written))
    assert "og:title" not in left
    assert "twitter:card" not in left
    assert "og:url" in left


def test_nothing_is_said_of_another_picture_than_the_written_one() -> None:
    left = names(tags_of(CARD, '<meta content="x" property="og:image" />'))
    assert not [name for name in left if "image" in name]
    assert "og:video" in left


def test_a_small_picture_stands_beside_the_words() -> None:
    small = Card(
        title="T",
        url="u",
        site="S",
        picture=SharedFile(url="p", media_type="image/jpeg", width=599, height=314),
    )
    assert Tag("name", "twitter:card", "summary") in tags_of(small)
    assert "article:published_time" not in names(tags_of(small))


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("de", "de_DE"),
        ("pt-BR", "pt_BR"),
        ("ar", "ar_EG"),
        ("zh-Hant", "zh_TW"),
        ("qq", ""),
        ("nonsense tag", ""),
    ],
)
def test_a_locale_has_its_country(language: str, locale: str) -> None:
    assert og_locale(language) == locale
