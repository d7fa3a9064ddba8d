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
    assert set(compiled) == {""}  # of _static, which Sphinx gives as texts
    compiled.clear()
    (src / "_templates" / "layout.html").write_text(own.replace('"a"', '"b"'), encoding="utf-8")
    assert '<meta name="b">' in build(src).read("index.html")
    assert set(compiled) == {"", "layout.html"}
