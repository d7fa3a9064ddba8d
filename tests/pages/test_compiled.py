"""Templates are compiled once, and again when they change."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest

from tests.support.site import Build, MakeSite


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates that are compiled, as they are."""
    names: list[str] = []
    compile_ = jinja2.Environment.compile

    def noting(self: jinja2.Environment, source: Any, name: str | None = None, *rest: Any) -> Any:
        names.append(name or "")
        return compile_(self, source, name, *rest)

    monkeypatch.setattr(jinja2.Environment, "compile", noting)
    return names


def test_a_template_is_compiled_once(
    make_site: MakeSite, build: Build, compiled: list[str]
) -> None:
    own = '{% extends "!layout.html" %}{% block extrahead %}<meta name="a">{% endblock %}'
    src = make_site(
        {"index.md": "# A\n", "_templates/layout.html": own},
        {"html_theme": "alcf", "templates_path": ["_templates"]},
    )
    build(src)
    assert {"layout.html", "!layout.html", "page.html", "components/bar.html"} <= set(compiled)
    compiled.clear()
    (src / "index.md").write_text("# A\n\nB.\n", encoding="utf-8")
    assert '<meta name="a">' in build(src).read("index.html")
    assert not compiled
    compiled.clear()
    (src / "_templates" / "layout.html").write_text(own.replace('"a"', '"b"'), encoding="utf-8")
    assert '<meta name="b">' in build(src).read("index.html")
    assert set(compiled) == {"layout.html"}


def test_a_static_file_is_compiled_once(
    make_site: MakeSite, build: Build, compiled: list[str]
) -> None:
    def sheet(signature: str) -> str:
        (src / "_static" / "own.css.jinja").write_text(own, encoding="utf-8")
        conf = {"html_theme_options": {"signature": signature}}
        return build(src, conf=conf).read("_static/own.css")

    own = "a { color: {{ theme_signature }} }"
    conf = {"html_theme": "alcf", "html_static_path": ["_static"]}
    src = make_site({"index.md": "# A\n", "_static/own.css.jinja": own}, conf)
    assert "#123456" in sheet("#123456")
    compiled.clear()
    assert "#654321" in sheet("#654321")
    assert not compiled
    own = own.replace("a ", "b ")
    assert sheet("#654321").startswith("b ")
    assert compiled == [""]
