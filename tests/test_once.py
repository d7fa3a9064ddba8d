"""What is found out once a build, and never kept for the next."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any
from weakref import ReferenceType, ref

import pytest

from sphinx_alcf.config import get_config
from sphinx_alcf.once import Once
from sphinx_alcf.site.listing import index_of

if TYPE_CHECKING:
    from tests.support.site import Build, MakeSite


class Thing:
    """What something is found out about."""

    def __init__(self, name: str) -> None:
        self.name = name


def test_a_function_is_called_once_for_a_thing() -> None:
    calls: list[str] = []

    @Once
    def shout(thing: Thing) -> str:
        """The name, loud."""
        calls.append(thing.name)
        return thing.name.upper()

    one, other = Thing("a"), Thing("b")
    assert [shout(one), shout(other), shout(one)] == ["A", "B", "A"]
    assert calls == ["a", "b"]
    assert shout.__doc__ == "The name, loud."


def test_nothing_is_an_answer_too() -> None:
    calls: list[Thing] = []
    find: Once[Thing, None] = Once(calls.append)
    thing = Thing("a")
    find(thing)
    find(thing)
    assert calls == [thing]


def test_what_is_forgotten_is_found_anew() -> None:
    @Once
    def name(thing: Thing) -> str:
        return thing.name

    @Once
    def length(thing: Thing) -> int:
        return len(thing.name)

    one, other = Thing("a"), Thing("b")
    assert [name(one), name(other), length(one)] == ["a", "b", 1]
    one.name = other.name = "new"
    Once.forget_all(one)
    assert [name(one), name(other), length(one)] == ["new", "b", 3]


def test_what_fails_is_tried_again() -> None:
    @Once
    def inverse(thing: Thing) -> float:
        return 1 / len(thing.name)

    thing = Thing("")
    with pytest.raises(ZeroDivisionError):
        inverse(thing)
    thing.name = "ab"
    assert inverse(thing) == 0.5


def test_an_answer_goes_with_its_thing() -> None:
    @Once
    def answer(thing: Thing) -> Thing:
        return Thing(thing.name)

    thing = Thing("a")
    found = ref(answer(thing))
    assert found() is not None
    del thing
    gc.collect()
    assert found() is None


FILES = {
    "index.md": "# Home\n\n```{toctree}\na\nb\n```\n",
    "a.md": "---\ndate: 2026-01-02\ntags: [one]\n---\n\n# Alpha\n",
    "b.md": "---\ndate: 2026-01-03\ntags: [one]\n---\n\n# Beta\n",
}
CONF = {"html_theme": "alcf", "html_baseurl": "https://example.org/", "alcf_feeds": True}


def test_a_second_build_of_one_application_sees_what_is_new(
    make_site: MakeSite, build: Build
) -> None:
    src = make_site(FILES, {**CONF, "alcf_tag_pages": "tags"})
    result = build(src)
    assert "Beta" in result.read("a.html")
    assert "Two" not in result.read("feed.xml")
    (src / "b.md").write_text("---\ndate: 2026-01-03\ntags: [two]\n---\n\n# Two\n", "utf-8")
    result.app.build()
    assert "Two" in result.read("a.html")
    assert "Beta" not in result.read("a.html")
    assert "Two" in result.read("feed.xml")
    assert "Two" in result.read("tags/two.html")
    assert "Two" not in result.html("tags/one.html").one("main").text


def test_a_build_that_is_over_holds_no_answers(make_site: MakeSite, build: Build) -> None:
    app = build(make_site(FILES, CONF)).app
    found: list[ReferenceType[object]] = []

    def ask(*_event: Any) -> None:
        found.append(ref(index_of(app.env)))

    app.connect("build-finished", ask)
    app.build(force_all=True)
    gc.collect()
    assert [index() for index in found] == [None]


def test_an_option_that_an_extension_sets_late_is_seen(make_site: MakeSite, build: Build) -> None:
    src = make_site({"index.md": "# A\n"}, {"html_theme": "alcf"})
    late = "\nfrom sphinx_alcf.config import get_config\ndef late(app):\n"
    late += "    get_config(app.config)\n    app.config.alcf_image_widths = [333]\n"
    late += "def setup(app):\n    app.connect('builder-inited', late, priority=999)\n"
    conf = src / "conf.py"
    conf.write_text(conf.read_text("utf-8") + late, encoding="utf-8")
    assert list(get_config(build(src).app.config).image_widths) == [333]
