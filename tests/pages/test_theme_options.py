"""The theme's options: what ``conf.py`` may say, and what becomes of it."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from typing import Any

import pytest

from sphinx_alcf.pages.option_values import IconLink, Link, LinkColumn, Logo
from sphinx_alcf.pages.theme_options import ThemeOptions, read_options, theme_options
from tests.theme.support import THEME


def test_the_theme_declares_the_same_options_with_the_same_defaults() -> None:
    declared = tomllib.loads((THEME / "theme.toml").read_text("utf-8"))["options"]
    assert declared == {name: default for name, (default, _help) in theme_options().items()}


def test_every_option_says_what_it_is_for() -> None:
    for name, (_default, text) in theme_options().items():
        assert text.endswith("."), name


def test_nothing_given_is_the_defaults() -> None:
    assert read_options({}) == (ThemeOptions(), {})


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("palette", "white", "white"),
        ("signature", " #abc", "#abc"),
        ("logo_only", True, True),
        ("logo_only", "true", True),
        ("search_key", "0", False),
        ("more", 3, 3),
        ("more", "0", 0),
        ("header_links", [{"title": "Us", "url": "about"}], (Link("Us", "about"),)),
        (
            "icon_links",
            [{"title": "Mail", "url": "mailto:a@example.org", "icon": "mail.svg"}],
            (IconLink("Mail", "mailto:a@example.org", "mail.svg"),),
        ),
        (
            "footer_links",
            [{"title": "Us", "links": [{"title": "A", "url": "/a"}]}],
            (LinkColumn("Us", (Link("A", "/a"),)),),
        ),
        ("footer_logos", [{"image": "a.svg", "alt": "A"}], (Logo("a.svg", "A"),)),
        ("sidebar_end", "a.html, b.html", ("a.html", "b.html")),
        ("source_host", "gitlab", "gitlab"),
    ],
)
def test_a_value_is_read(name: str, value: Any, read: Any) -> None:
    options, wrong = read_options({name: value})
    assert not wrong
    assert getattr(options, name) == read


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("palete", "dark", "Did you mean 'palette'?"),
        ("signature", "teal", "a colour such as '#007b70'"),
        ("logo_only", "perhaps", "True or False"),
        ("more", -1, "0 or more"),
        ("more", True, "0 or more"),
        ("announcement", 3, "a text"),
        ("header_links", {"title": "Us", "url": "about"}, "a list of maps"),
        ("header_links", ["about"], "'about' is none"),
        ("header_links", [{"titel": "Us", "url": "about"}], "Did you mean 'title'?"),
        ("header_links", [{"title": "Us"}], "has no 'url'"),
        ("header_links", [{"title": 1, "url": "about"}], "maps of texts"),
        ("header_links", [{"title": "Us", "url": "javascript:alert(1)"}], "an address"),
        ("legal_links", [{"title": "Us", "url": ""}], "an address"),
        ("footer_links", [{"title": "Us", "links": "about"}], "a list of maps"),
        ("sidebar_start", 3, "a list of names"),
        ("source_host", "git", "'github'"),
    ],
)
def test_a_value_that_cannot_be_used_is_said_and_left_out(name: str, value: Any, says: str) -> None:
    options, wrong = read_options({name: value})
    assert says in wrong[name]
    assert options == ThemeOptions()


def test_options_are_frozen() -> None:
    assert all(f.metadata["read"](f.metadata["default"]) == f.default for f in fields(ThemeOptions))
    with pytest.raises(AttributeError):
        ThemeOptions().more = 3  # type: ignore[misc]
