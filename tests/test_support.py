"""The fixtures that every other test leans on."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests.support.markup import parse
from tests.support.media import clip, png
from tests.support.site import Build, MakeSite, sphinx_build

PAGE = "A\n=\n\n.. image:: x.png\n   :alt: hi\n"


def test_a_site_is_built_and_can_be_asked(make_site: MakeSite, build: Build) -> None:
    src = make_site({"a.rst": PAGE, "x.png": png()}, {"extensions": []})
    result = build(src, warningiserror=True)
    assert result.html("a.html").one("img", alt="hi").attrs["src"] == "_images/x.png"
    assert "index.html" in result.files("*.html")
    assert "image" in result.doctree("a").pformat()


def test_a_second_build_reads_only_what_changed(make_site: MakeSite, build: Build) -> None:
    src = make_site({"a.rst": PAGE, "b.rst": "B\n=\n", "x.png": png()}, {"extensions": []})
    assert "3 added" in build(src).status
    (src / "b.rst").write_text("B changed\n=========\n", encoding="utf-8")
    assert "0 added, 1 changed" in build(src, "text").status


def test_warnings_are_captured_and_can_fail_the_test(make_site: MakeSite, build: Build) -> None:
    src = make_site({"a.rst": "A\n=\n\n:doc:`nowhere`\n"}, {"extensions": []})
    assert "a.rst:4: WARNING: unknown document: 'nowhere'" in build(src).warnings
    with pytest.raises(AssertionError, match="nowhere"):
        build(src, warningiserror=True, into="again")


def test_a_build_in_a_process_of_its_own(make_site: MakeSite, tmp_path: Path) -> None:
    src = make_site({"a.rst": "A\n=\n\n:doc:`nowhere`\n"}, {"extensions": []})
    assert "nowhere" in sphinx_build(src, tmp_path / "out", "text")
    assert (tmp_path / "out" / "a.txt").is_file()
    with pytest.raises(CalledProcessError) as failed:
        sphinx_build(src, tmp_path / "again", "text", "-W", "-E")
    assert "nowhere" in "".join(failed.value.__notes__)


@pytest.mark.parametrize("theme", ["alabaster", "basic"])
def test_the_theme_asked_for_is_taken(make_site: MakeSite, build: Build, theme: str) -> None:
    src = make_site({"a.rst": "A\n=\n"}, {"extensions": [], "html_theme": theme})
    assert f"_static/{theme}.css" in build(src).files()


def test_markup_is_read_as_a_tree() -> None:
    page = parse(
        '<ul class="a b"><li>One<li><p>T<b>w</b>o</p></ul><img data-src=x><script>no</script>'
    )
    assert page.one(cls="b a").text == "OneTwo"
    assert page.one("img", data_src="x", alt=False).parent is page
    assert page.one("b").inside("ul", "a")
    assert not page.one("img").inside("ul")
    with pytest.raises(AssertionError, match="2 of <li"):
        page.one("li")


def test_the_clips_are_what_they_are_named() -> None:
    assert clip("clip.mp4")[4:8] == b"ftyp"
    assert clip("clip.webm")[:4] == bytes.fromhex("1a45dfa3")
