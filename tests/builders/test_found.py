"""What a site says of its pages is the same from build to build, whoever builds it and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.site import sphinx_build, write_site
from tests.support.stories import CONF, many_stories

if TYPE_CHECKING:
    from pathlib import Path


def contents(out: Path) -> dict[str, bytes]:
    """Every file that a server would send; Sphinx's inventory has the day in no place either."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of files that are not the same, or only in one of both."""
    return sorted(n for n in one.keys() | other.keys() if one.get(n) != other.get(n))


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_it_does_not_hang_on_processes_or_time_zone(
    tmp_path: Path, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    src = write_site(tmp_path / "src", many_stories(40), CONF)
    built = {}
    for jobs, zone in (("1", "Pacific/Kiritimati"), ("4", "Pacific/Pago_Pago")):
        monkeypatch.setenv("TZ", zone)
        out = tmp_path / jobs / "out"
        sphinx_build(src, out, builder, "-W", "-j", jobs)
        built[jobs] = contents(out)
    names = " ".join(built["1"])
    for wanted in ("feed.xml", "s001/feed.xml", "sitemap.xml", "tags/", "years/"):
        assert wanted in names
    assert different(built["1"], built["4"]) == []


def test_a_build_after_changes_is_the_same_as_a_new_one(tmp_path: Path) -> None:
    """A title, a date, a tag, a story that goes and one that comes: no page is stale."""
    files = many_stories(30)
    src = write_site(tmp_path / "src", files, CONF)
    out = tmp_path / "step" / "out"
    sphinx_build(src, out, "html", "-W", "-j", "4")
    before = contents(out)
    sphinx_build(src, out, "html", "-W", "-j", "4")
    assert different(before, contents(out)) == []
    story = src / "s001/story-0012.md"
    text = story.read_text("utf-8").replace("title: Story 12", "title: Another title")
    story.write_text(text.replace("tag 5", "a new tag"), "utf-8")
    other = src / "s002/story-0021.md"
    other.write_text(other.read_text("utf-8").replace("date: 20", "date: 19", 1), "utf-8")
    (src / "s000/story-0003.md").rename(src / "s000/story-0300.md")
    sphinx_build(src, out, "html", "-W", "-j", "4")
    whole = tmp_path / "new" / "out"
    sphinx_build(src, whole, "html", "-W", "-j", "4")
    old, new = contents(out), contents(whole)
    gone = {n for n in old if "story-0003" in n}
    assert different({n: c for n, c in old.items() if n not in gone}, new) == []
