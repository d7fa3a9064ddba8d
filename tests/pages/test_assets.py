"""Stylesheets and scripts are put together as they stand, without comments."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from sphinx_alcf.pages.assets import offer_assets, script, sheet


def test_a_stylesheet_has_neither_comments_nor_lines() -> None:
    css = "/* Why. */\na {\n  color: red; /* a\n  b */\n}\n\nb { margin: 0 }\n"
    assert sheet(css) == "a{color:red}b{margin:0}"


def test_a_stylesheet_keeps_what_stands_in_strings_and_between_selectors() -> None:
    """What a browser reads is the same: tests/browser/test_sheets.py."""
    css = 'a > b, c :is(d) {\n  content: ": { a, b; }";\n  gap: 1px  2px;\n}\n'
    assert sheet(css) == 'a>b,c :is(d){content:": { a, b; }";gap:1px 2px}'


def test_a_script_has_neither_comments_nor_indents() -> None:
    code = "/** @type {x} */\n(() => {\n  // Why.\n  go(a /* b */, 'http://c');\n\n})();\n"
    assert script(code) == "\n(() => {\ngo(a , 'http://c');\n})();"


def test_files_are_put_together_as_they_stand() -> None:
    files = {"a.css": "a { b: {{ c }} }\n", "all": '{{ alcf_file("a.css") }}|'}
    environment = Environment(loader=DictLoader(files))  # noqa: S701 - as Sphinx's for texts
    offer_assets(environment)
    assert environment.get_template("all").render() == "a { b: {{ c }} }\n|"
