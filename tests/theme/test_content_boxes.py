"""Boxes that tables scroll in, and the words of the button that copies code."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from tests.support.site import Build, MakeSite

TABLES = """# A page

```{table} A caption
:name: the-table

| A | B |
|---|---|
| a | b |
```

{numref}`the-table`.

```{list-table}
* - outer
  - - item

    | inner | table |
    |---|---|
    | 1 | 2 |
```

```{code-block} python
answer = 42
```
"""
CONF = {"html_theme": "alcf", "numfig": True}


def test_each_table_has_a_box_but_those_in_tables(make_site: MakeSite, build: Build) -> None:
    page = build(make_site({"index.md": TABLES}, CONF), warningiserror=True).html()
    outer = [t for t in page.all("table") if not t.inside("table")]
    assert len(outer) == 2
    assert len(page.all("table")) == 3
    for table in outer:
        assert table.parent is not None
        assert table.parent.classes == ["alcf-scroll"]
    assert len(page.all("div", "alcf-scroll")) == 2


def test_a_table_in_a_box_keeps_its_number(make_site: MakeSite, build: Build) -> None:
    page = build(make_site({"index.md": TABLES}, CONF)).html()
    assert page.one("caption").one("span", "caption-number").text == "Table 1"
    assert page.one("a", href="#the-table", cls="reference").text == "Table 1"


def test_other_themes_get_plain_tables(make_site: MakeSite, build: Build) -> None:
    page = build(make_site({"index.md": TABLES}, {"html_theme": "basic"})).html()
    assert not page.all("div", "alcf-scroll")


def test_pages_have_the_words_for_copying(make_site: MakeSite, build: Build) -> None:
    main = build(make_site({"index.md": TABLES}, CONF)).html().one("main")
    assert (main.attrs["data-copy"], main.attrs["data-copied"]) == ("Copy", "Copied")


def test_the_words_are_missing_where_another_extension_copies(
    make_site: MakeSite, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ModuleType("sphinx_copybutton")
    other.setup = lambda _app: {"parallel_read_safe": True}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sphinx_copybutton", other)
    conf = {**CONF, "extensions": ["sphinx_alcf", "sphinx_copybutton"]}
    main = build(make_site({"index.md": TABLES}, conf)).html().one("main")
    assert not {"data-copy", "data-copied"} & main.attrs.keys()
