"""Videos of a site's own: what is read of their files, their captions and their posters."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

from sphinx_alcf.doctree.nodes import (
    media_line,
    media_moment,
    media_source,
    media_transcript,
    media_video,
)
from sphinx_alcf.site.domain import get_domain
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite, Result

TALK = """WEBVTT

NOTE of the first scene

00:00.100 --> 00:00.500
<v Ada>The lid opens.

00:00.500 --> 00:00.900
<v Ada>We look <i>in</i>.

00:01.000 --> 00:01.900
<v Bob>There it is!</v> (laughter)
"""
GERMAN = "WEBVTT\n\n00:00.100 --> 00:01.000\nDer Deckel geht auf.\n"
PAGE = "# Page\n\n```{media-video} talk.mp4\n:title: A talk\n```\n"


def films(**more: str | bytes) -> dict[str, str | bytes]:
    """A page with a film that has sound, captions and a poster; ``talk_de_vtt`` is a file."""
    files: dict[str, str | bytes] = {"index.md": PAGE, "talk.en.vtt": TALK}
    files["talk.mp4"], files["talk.jpg"] = clip("sound.mp4"), jpeg()
    files.update({name.replace("_", "."): content for name, content in more.items()})
    return files


INDEX = "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"
MANY: dict[str, str | bytes] = {"index.md": INDEX, **{f"p{n}.md": PAGE for n in range(7)}}
"""Pages enough for Sphinx to use its workers."""


def video_of(result: Result) -> media_video:
    (video,) = result.doctree().findall(media_video)
    return video


def lines_of(result: Result, docname: str = "index") -> dict[str, str]:
    """The lines of a page's transcripts by their ids."""
    return {
        next(iter(line.findall(media_moment)))["ids"][0]: line.astext()
        for line in result.doctree(docname).findall(media_line)
    }


def test_a_transcript_has_times_speakers_and_words(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(films()), "text", warningiserror=True)
    assert lines_of(result) == {
        "talk-0-00": "0:00 Ada: The lid opens.",
        "talk-0-00-2": "0:00 We look in.",
        "talk-0-01": "0:01 Bob: There it is! (laughter)",
    }
    assert "Transcript" in result.read("index.txt")


def test_a_part_of_a_film_has_its_part_of_the_words_and_of_the_time(
    make_site: MakeSite, build: Build
) -> None:
    part = PAGE.replace(":title", ":start: 0.5\n:end: 0.95\n:title")
    result = build(make_site(films(index_md=part)), "text", warningiserror=True)
    assert list(lines_of(result)) == ["talk-0-00"]
    assert video_of(result)["duration"] == pytest.approx(0.45)


def test_ids_begin_with_the_name_and_never_meet(make_site: MakeSite, build: Build) -> None:
    page = PAGE.replace(":title", ":name: opening\n:title") + PAGE.partition("\n")[2] * 2
    result = build(make_site(films(index_md=page)), "text", warningiserror=True)
    ids = list(lines_of(result))
    assert ids[:3] == ["opening-0-00", "opening-0-00-2", "opening-0-01"]
    assert len(set(ids)) == 9
    assert {"talk-0-01", "talk-0-01-2"} <= set(ids)


@pytest.mark.parametrize(
    ("page", "conf", "words", "lang"),
    [
        (PAGE, {}, "The lid opens.", None),
        (PAGE, {"language": "de"}, "Der Deckel geht auf.", None),
        (f"---\nlang: de-AT\n---\n\n{PAGE}", {}, "Der Deckel geht auf.", "de"),
        (PAGE, {"language": "fr"}, "Der Deckel geht auf.", "de"),
    ],
)
def test_of_several_languages_the_pages_own_is_written_out(
    make_site: MakeSite,
    build: Build,
    page: str,
    conf: dict[str, str],
    words: str,
    lang: str | None,
) -> None:
    site = make_site(films(index_md=page, talk_de_vtt=GERMAN), conf)
    result = build(site, "text")
    (transcript,) = result.doctree().findall(media_transcript)
    assert words in transcript.astext()
    assert transcript.get("lang") == lang
    sources = video_of(result).findall(media_source)
    assert [s["language"] for s in sources if s["type"] == "text/vtt"] == ["de", "en"]


def test_a_part_behind_the_end_is_told(make_site: MakeSite, build: Build) -> None:
    page = PAGE.replace(":title", ":start: 100\n:title")
    warnings = build(make_site({**films(), "index.md": page}), "html").warnings
    assert "'start' is 1:40" in warnings
    assert warnings.count("[alcf.value]") == 1


@pytest.mark.parametrize(
    "option", [":transcript: none", ":transcript: NONE", ":mode: ambient", ":track: none"]
)
def test_no_transcript(make_site: MakeSite, build: Build, option: str) -> None:
    page = PAGE.replace(":title", f"{option}\n:title")
    result = build(make_site(films(index_md=page)), "text", warningiserror=True)
    assert lines_of(result) == {}


def test_a_transcript_is_shown_or_not(make_site: MakeSite, build: Build) -> None:
    page = PAGE.replace(":title", ":transcript: nope\n:title")
    result = build(make_site(films(index_md=page)), "text")
    assert "'transcript' is 'nope'" in result.warnings
    assert "Did you mean 'none'?" in result.warnings
    assert len(result.lines) == 1
    assert lines_of(result)


def test_the_hero_of_front_matter_has_it_too(make_site: MakeSite, build: Build) -> None:
    hero = "---\ntitle: Page\nhero: {video: talk.mp4, mode: player, alt: A, transcript: %s}\n---\n"
    shown = build(make_site(films(index_md=hero % "show")), "text", warningiserror=True)
    assert lines_of(shown)
    hidden = build(make_site(films(index_md=hero % "none")), "text", warningiserror=True)
    assert not lines_of(hidden)


def test_gettext_takes_no_words_of_a_transcript(make_site: MakeSite, build: Build) -> None:
    template = build(make_site(films()), "gettext").read("index.pot")
    assert "A talk" in template
    assert "The lid opens." not in template
    assert "Transcript" not in template


# -- Mistakes ---------------------------------------------------------------------


def test_a_mistake_in_captions_is_told_once_by_its_own_line(
    make_site: MakeSite, build: Build
) -> None:
    bad = TALK.replace("00:00.900", "00:00.300")
    site = make_site(films(talk_en_vtt=bad) | MANY)
    for jobs, into in ((1, "one"), (2, "two")):
        result = build(site, "text", jobs=jobs, into=into)
        (line,) = result.lines
        assert f"{site}/talk.en.vtt:8: WARNING: talk.en.vtt, line 8: " in line
        assert "[alcf.track]" in line


def test_equal_mistakes_in_one_file_are_all_told(make_site: MakeSite, build: Build) -> None:
    bad = "WEBVTT\n" + "".join(f"\n00:0{n}.000 --> 00:0{n}.500\n<x>Hi\n" for n in range(9))
    lines = build(make_site(films(talk_en_vtt=bad)), "text").lines
    assert len(lines) == 6
    assert "There are 4 more mistakes" in lines[-1]


def test_files_with_the_same_mistake_are_all_named(make_site: MakeSite, build: Build) -> None:
    site = make_site(films(talk_en_vtt="WEBVTT\n", talk_de_vtt="WEBVTT\n"))
    result = build(site, "text")
    assert len(result.lines) == 2
    assert not lines_of(result)


def test_a_page_is_read_again_when_its_captions_change(make_site: MakeSite, build: Build) -> None:
    site = make_site(films())
    build(site, "text")
    (site / "talk.en.vtt").write_text(TALK.replace("lid", "door"), "utf-8")
    assert "The door opens." in build(site, "text").read("index.txt")
    (site / "talk.en.vtt").unlink()
    assert not lines_of(build(site, "text"))


@pytest.mark.parametrize(
    ("film", "option", "told"),
    [
        ("sound.mp4", "", True),
        ("clip.mp4", "", False),
        ("sound.mp4", ":mode: ambient\n", False),
        ("sound.mp4", ":track: none\n", False),
    ],
)
def test_a_player_with_sound_wants_captions(
    make_site: MakeSite, build: Build, film: str, option: str, told: bool
) -> None:
    files = films(index_md=PAGE.replace(":title", f"{option}:title")) | {"talk.mp4": clip(film)}
    del files["talk.en.vtt"]
    result = build(make_site(files), "text")
    assert len(result.lines) == told
    if told:
        assert "index.md:3: WARNING: 'talk.mp4' has sound" in result.warnings
        assert "'talk.en.vtt'" in result.warnings
        assert "[alcf.track]" in result.warnings


def test_the_name_of_missing_captions_has_the_language_of_the_page(
    make_site: MakeSite, build: Build
) -> None:
    files = films(index_md=f"---\nlang: pt-BR\n---\n\n{PAGE}")
    del files["talk.en.vtt"]
    assert "'talk.pt-BR.vtt'" in build(make_site(files), "text").warnings


@pytest.mark.parametrize(
    ("option", "says"),
    [("start: 60", "'start' is 1:00"), ("end: 60", "'end' is 1:00"), ("end: 2", "")],
)
def test_a_part_that_is_not_in_the_film_is_told(
    make_site: MakeSite, build: Build, option: str, says: str
) -> None:
    site = make_site(films(index_md=PAGE.replace(":title", f":{option}\n:title")))
    told = build(site, "text").lines
    assert len(told) == bool(says)
    if told:
        assert f"index.md:3: WARNING: {says}, but 'talk.mp4' is over after 0:02." in told[0]


def test_captions_that_are_named_but_missing_are_told_once(
    make_site: MakeSite, build: Build
) -> None:
    result = build(
        make_site(films(index_md=PAGE.replace(":title", ":track: gone.vtt\n:title"))), "text"
    )
    (line,) = result.lines
    assert "[alcf.media_not_found]" in line


# -- Posters ----------------------------------------------------------------------


def without_poster() -> dict[str, str | bytes]:
    files = films()
    del files["talk.jpg"]
    return files


def images(result: Result) -> list[str]:
    return [image["uri"] for image in video_of(result).findall(nodes.image)]


def test_without_poster_and_ffmpeg_it_says_what_to_do(
    make_site: MakeSite, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    site = make_site(without_poster())
    for _ in range(2):  # said as long as it is so
        result = build(site, "html")
        (line,) = result.lines
        assert "index.md:3: WARNING: 'talk.mp4' has no poster" in line
        assert "'poster'" in line
        assert "'talk.jpg'" in line
        assert "ffmpeg" in line
        assert "[alcf.poster]" in line
        assert images(result) == []
        assert result.html().one("video").all("source")
    (site / "talk.jpg").write_bytes(jpeg())
    result = build(site, "html")
    assert not result.warnings
    assert images(result) == ["talk.jpg"]


@pytest.mark.needs("ffmpeg")
@pytest.mark.parametrize("builder", ["html", "latex", "epub", "texinfo"])
def test_a_still_is_a_picture_like_any_other(
    make_site: MakeSite, build: Build, builder: str
) -> None:
    site = make_site(without_poster(), {"version": "1"})
    result = build(site, builder, warningiserror=True)
    (uri,) = images(result)
    still = (site / uri).resolve()
    assert still.is_file()
    assert not still.is_relative_to(site)
    assert [Path(name).name for name in result.files("**/talk-*.jpg")] == [still.name]
    (image,) = video_of(result).findall(nodes.image)
    assert image["intrinsic_width"] == 320


@pytest.mark.needs("ffmpeg")
def test_a_still_of_a_hero_is_loaded_first(make_site: MakeSite, build: Build) -> None:
    files = without_poster()
    files["index.md"] = "---\ntitle: Page\nhero: {video: talk.mp4, alt: A}\n---\n"
    result = build(make_site(files, {"html_theme": "alcf"}), "html", warningiserror=True)
    html = result.html()
    poster = html.one("img", cls="alcf-poster").attrs["src"]
    assert poster.startswith("_images/talk-")
    (preload,) = html.all("link", rel="preload", as_="image")
    assert preload.attrs["href"] == poster
    assert get_domain(result.env).page("index").picture in result.env.images


@pytest.mark.needs("ffmpeg")
def test_a_still_that_is_gone_is_taken_again(make_site: MakeSite, build: Build) -> None:
    site = make_site(without_poster())
    result = build(site, "html", warningiserror=True)
    assert "0 added, 0 changed, 0 removed" in build(site, "html").status
    still = (site / images(result)[0]).resolve()
    still.unlink()
    result = build(site, "html", warningiserror=True)
    assert still.is_file()
    assert result.files("_images/talk-*.jpg")


@pytest.mark.needs("ffmpeg")
def test_stills_lie_in_the_folder_of_the_cache(make_site: MakeSite, build: Build) -> None:
    site = make_site(without_poster(), {"alcf_cache_dir": "../kept"})
    result = build(site, "html", warningiserror=True)
    assert images(result)[0].startswith("../kept/stills/talk-")


@pytest.mark.needs("ffmpeg")
def test_workers_take_the_stills_that_one_takes(make_site: MakeSite, build: Build) -> None:
    site = make_site(without_poster() | MANY)
    pages = {}
    for jobs, into in ((1, "one"), (4, "four")):
        result = build(site, "html", jobs=jobs, into=into, warningiserror=True)
        pages[into] = {name: result.read(name) for name in result.files("*.html")}
        assert len(result.files("_images/talk-*.jpg")) == 1
    assert pages["one"] == pages["four"]


def test_a_remote_video_has_the_warning_of_its_address_alone(
    make_site: MakeSite, build: Build
) -> None:
    page = PAGE.replace("talk.mp4", "https://example.org/talk.mp4")
    result = build(make_site({"index.md": page}), "text")
    (line,) = result.lines
    assert "[alcf.media_remote]" in line


# -- Links to a moment ------------------------------------------------------------


def test_a_moment_can_be_linked_to_from_anywhere(make_site: MakeSite, build: Build) -> None:
    links = (
        "[a](#talk-0-01) [](#talk-0-01) {ref}`b <talk-0-01>` {any}`c <talk-0-01>` "
        "[d](index.md#talk-0-01)\n"
    )
    files = films(other_md=f"# Other\n\n{links}", rest_rst="Rest\n====\n\n:ref:`e <talk-0-01>`\n")
    files["index.md"] = f"{PAGE}\n{links}\n```{{toctree}}\nother\nrest\n```\n"
    result = build(make_site(files, {"nitpicky": True}), "html", warningiserror=True)
    for page, wanted in (("index", ["a", "0:01", "b", "c", "d"]), ("other", None), ("rest", ["e"])):
        address = "" if page == "index" else "index.html"
        found = [
            link.text
            for link in result.html(f"{page}.html").all("a", cls="reference")
            if link.attrs["href"].endswith(f"{address}#talk-0-01")
        ]
        assert found == (wanted or ["a", "0:01", "b", "c", "d"]), page


def test_a_link_goes_to_the_film_of_its_own_page(make_site: MakeSite, build: Build) -> None:
    link = "\n[a](#talk-0-01)\n"
    files = films(a_md=PAGE + link, b_md=PAGE + link, c_md=f"# C{link}")
    files["index.md"] = INDEX
    result = build(make_site(files), "html", jobs=2, warningiserror=True)
    where = {
        page: result.html(f"{page}.html").one("a", cls="reference", href=href)
        for page, href in (("a", "#talk-0-01"), ("b", "#talk-0-01"), ("c", "a.html#talk-0-01"))
    }
    assert len(where) == 3


def test_a_moment_that_is_nowhere_is_told(make_site: MakeSite, build: Build) -> None:
    files = films(index_md=f"{PAGE}\n{{ref}}`a <talk-9-99>` [b](#talk-9-99)\n")
    result = build(make_site(files), "html")
    assert len(result.lines) == 2
    assert result.warnings.count("talk-9-99") == 2
