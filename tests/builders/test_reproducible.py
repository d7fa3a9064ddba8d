"""The same source gives the same bytes, whatever the number of workers and the order of reading."""

from __future__ import annotations

from pathlib import Path

from tests.builders.story import story_site
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite, Result


def many_pages() -> dict[str, str | bytes]:
    """Pages enough for Sphinx to use its workers, with pictures of one base name."""
    files: dict[str, str | bytes] = {
        "index.md": "# Site\n\n```{toctree}\n:glob:\n\n*/page\n```\n",
        **{k: v for k, v in story_site().items() if k != "index.md"},
    }
    for number in range(12):
        folder = f"p{number:02}"
        colour = (number * 20, 90, 200)
        files[f"{folder}/page.md"] = (
            f"---\ntitle: Page {number}\nhero: {{image: same.jpg, alt: Same}}\n---\n\n"
            "```{media-figure} same.jpg\n:alt: The same name\n```\n\n"
            "```{media-video} same.mp4\n:title: A clip\n```\n"
        )
        files[f"{folder}/same.jpg"] = jpeg(640 + number, 480, colour)
        files[f"{folder}/same.mp4"] = clip("clip.mp4")
    return files


def contents(result: Result) -> dict[str, bytes]:
    """Every file that a server would send."""
    skip = {".buildinfo", "objects.inv"}
    return {
        name: (result.out / name).read_bytes()
        for name in result.files()
        if Path(name).name not in skip and not name.endswith(".pickle")
    }


def test_four_workers_write_what_one_writes(make_site: MakeSite, build: Build) -> None:
    site = make_site(many_pages(), {"html_theme": "alcf"})
    one = contents(build(site, "html", jobs=1, into="one"))
    four = contents(build(site, "html", jobs=4, into="four"))
    again = contents(build(site, "html", jobs=4, into="again"))
    assert one.keys() == four.keys()
    assert [n for n in one if one[n] != four[n]] == []
    assert [n for n in four if four[n] != again[n]] == []


def test_pictures_of_one_name_stay_apart(make_site: MakeSite, build: Build) -> None:
    site = make_site(many_pages(), {"html_theme": "alcf"})
    result = build(site, "html", jobs=4)
    shown = set()
    for number in range(12):
        page = result.html(f"p{number:02}/page.html")
        source = page.all("img", cls="alcf-image")[0].attrs["src"]
        data = (result.out / f"p{number:02}" / source).resolve().read_bytes()
        assert data == (site / f"p{number:02}/same.jpg").read_bytes()
        shown.add(source)
    assert len(shown) == 12


def test_touching_a_video_rebuilds_its_page_alone(make_site: MakeSite, build: Build) -> None:
    site = make_site(many_pages(), {"html_theme": "alcf"})
    before = contents(build(site, "html"))
    (site / "p03/same.mp4").write_bytes(clip("sound.mp4"))
    result = build(site, "html")
    after = contents(result)
    assert "reading sources... [100%] p03/page" in result.status
    assert "0 added, 1 changed, 0 removed" in result.status
    assert "p03/page" in result.written
    assert result.written <= {"p03/page", "index"}  # Sphinx may write a page's parent as well
    (changed,) = (n for n in after if before.get(n) != after[n])
    assert changed.startswith("_downloads/")


def test_a_new_picture_of_a_known_name_renames_the_old_one_everywhere(
    make_site: MakeSite, build: Build
) -> None:
    page = "# P\n\n```{media-figure} same.jpg\n:alt: A\n```\n"
    site = make_site({"a/p.md": page, "a/same.jpg": jpeg(60, 40)}, {"html_theme": "alcf"})
    first = build(site, "html")
    assert first.html("a/p.html").one("img").attrs["src"] == "../_images/same.jpg"
    (site / "b").mkdir()
    (site / "b/p.md").write_text(page, "utf-8")
    (site / "b/same.jpg").write_bytes(jpeg(50, 40))
    grown = contents(build(site, "html"))
    fresh = contents(build(site, "html", into="fresh"))
    pages = [n for n in fresh if n.endswith("p.html")]
    assert pages == ["a/p.html", "b/p.html"]
    assert [n for n in pages if grown[n] != fresh[n]] == []


def test_nothing_is_encoded_twice(make_site: MakeSite, build: Build) -> None:
    site = make_site(story_site(), {"html_theme": "alcf"})
    assert "making smaller pictures" in build(site, "html").status
    assert "making smaller pictures" not in build(site, "dirhtml").status


def test_a_file_that_appears_later_is_found(make_site: MakeSite, build: Build) -> None:
    text = (
        "# P\n\n```{media-video} clip.mp4\n:title: A\n```\n\n"
        "```{media-figure} img/b.jpg\n:alt: B\n```\n"
    )
    site = make_site({"index.md": text, "clip.mp4": clip("clip.mp4"), "b.jpg": jpeg()})
    assert "media_not_found" in build(site, "html").warnings
    assert "media_not_found" in build(site, "html").warnings  # said as long as it is so
    (site / "img").mkdir()
    for name, data in {
        "clip.webm": clip("clip.webm"),
        "clip.jpg": jpeg(1280, 720),
        "clip.en.vtt": clip("clip.en.vtt"),
        "img/b.jpg": jpeg(),
    }.items():
        (site / name).write_bytes(data)
    result = build(site, "html")
    assert not result.warnings
    assert (
        contents(result)["index.html"] == contents(build(site, "html", into="clean"))["index.html"]
    )
    assert "0 added, 0 changed, 0 removed" in build(site, "html").status


def test_a_new_title_is_shown_wherever_it_stands(make_site: MakeSite, build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# Home\n\n```{toctree}\na/index\nb\n```\n",
        "a/index.md": "# A\n\n```{toctree}\none\ntwo\nthree\n```\n",
        **{f"a/{name}.md": f"# {name.title()}\n" for name in ("one", "two", "three")},
        "b.md": "# B\n",
    }
    site = make_site(files, {"html_theme": "alcf"})
    before = contents(build(site, "html"))
    (site / "a/two.md").write_text("# Deux\n", "utf-8")
    after = contents(build(site, "html"))
    clean = contents(build(site, "html", into="clean"))
    pages = [name for name in clean if name.endswith(".html")]
    assert [name for name in pages if after[name] != clean[name]] == []
    assert after["b.html"] == before["b.html"]
    (site / "b.md").write_text("# Bee\n", "utf-8")
    assert contents(build(site, "html"))["a/one.html"] != after["a/one.html"]
