"""What authors get wrong: one located warning each, and the rest of the page stands."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PIL import Image

from tests.support.markup import parse
from tests.support.media import clip, jpeg, picture, png
from tests.support.site import Build, MakeSite, sphinx_build

HEAD = "---\ntitle: Page\n{}\n---\n\nThe rest.\n"
ONE_PICTURE: dict[str, str | bytes] = {
    "index.md": "# Page\n\n![A](a.jpg)\n",
    "a.jpg": picture(800, 450, kind="jpeg", gradient=3),
}
BODY = "# Page\n\n{}\n\nThe rest.\n"


@pytest.mark.parametrize(
    ("text", "subtype", "line", "says"),
    [
        (HEAD.format("hero-img-source: Teta.jpg"), "media_not_found", 3, "Theta.jpg"),
        (HEAD.format("hero-img-souce: Theta.jpg\nhero-img-alt: A"), "key", 3, "hero-img-source"),
        (HEAD.format("award: 'Director's choice'"), "front_matter", 3, "column"),
        (HEAD.format("tags: {a: b}"), "value", 3, "tags"),
        ("---\ntitle: T\nintro: I\n\nText: with: colons.\n\nThe rest.\n", "front_matter", 1, ""),
        (HEAD.format("theme: drak"), "palette", 3, "dark"),
        (HEAD.format("layout: pgae"), "layout", 3, "page"),
        (HEAD.format("date: soon"), "value", 3, "date"),
        (HEAD.format("hero: {embed: 'https://evil.example/v'}"), "embed", 3, "alcf_embed_hosts"),
        (HEAD.format("permalink: https://example.org/a"), "permalink", 3, "path"),
        (BODY.format('{% include media-img.html source="Theta.jpg" caption= %}'), "include", 3, ""),
        (BODY.format('{% include media-imgs.html source="a.jpg" %}'), "include", 3, "media-img"),
        (BODY.format('{% include media-img.html caption="x" %}'), "include", 3, "source"),
        (BODY.format('{% include media-img.html source="no.jpg" %}'), "media_not_found", 3, ""),
        (
            BODY.format('{% include media-img.html source="../a.jpg" alt="" %}'),
            "media_outside",
            3,
            "",
        ),
        (
            BODY.format('{% include media-video.html embed-code="javascript:alert(1)" %}'),
            "address",
            3,
            "",
        ),
        (BODY.format("{% for a in b %}\nText\n{% endfor %}"), "liquid", 3, ""),
        (BODY.format("![A](broken.jpg)"), "media_unreadable", 3, ""),
        (BODY.format("![A](vast.png)"), "media_unreadable", 3, ""),
        (BODY.format("```{media-video} text.mp4\n:title: T\n```"), "media_unreadable", 3, ""),
        (BODY.format("```{media-figure} way.jpg\n:alt: A\n```"), "media_outside", 3, ""),
    ],
)
def test_a_mistake_is_one_located_warning(
    make_site: MakeSite, build: Build, text: str, subtype: str, line: int, says: str
) -> None:
    vast = bytearray(png(8, 8))
    vast[16:24] = (20_000).to_bytes(4, "big") * 2
    site = make_site(
        {
            "index.md": text,
            "assets/images/Theta.jpg": jpeg(),
            "broken.jpg": b"\xff\xd8\xff\xe0 no picture",
            "text.mp4": "This is a text.",
            "vast.png": bytes(vast),
            "clip.mp4": clip("clip.mp4"),
        }
    )
    (site.parent / "way.jpg").write_bytes(jpeg())
    (site / "way.jpg").symlink_to(site.parent / "way.jpg")
    result = build(site, "html")
    ours = [w for w in result.lines if f"[alcf.{subtype}]" in w]
    assert ours, result.warnings
    assert f"index.md:{line}: WARNING" in ours[0]
    assert says in ours[0]
    assert len(result.lines) == len(ours), result.warnings
    assert "The rest." in result.html().text


def test_what_the_broken_front_matter_says_is_kept(make_site: MakeSite, build: Build) -> None:
    text = "---\ntitle: Kept\naward: 'Director's choice'\nintro: Also kept.\n---\n\nText.\n"
    html = build(make_site({"index.md": text}), "html").html()
    assert html.one("h1").text.startswith("Kept")
    assert html.one("p", cls="alcf-intro").text == "Also kept."


def test_options_of_the_project_are_checked(make_site: MakeSite, build: Build) -> None:
    conf = {"alcf_media_paths": ["a"], "alcf_image_widths": ["wide"], "alcf_embed_hosts": {1: 2}}
    warnings = build(make_site({"index.md": "# Page\n"}, conf), "html").warnings
    assert "Did you mean 'alcf_media_path'?" in warnings
    assert "alcf_image_widths" in warnings
    assert "alcf_embed_hosts" in warnings
    assert warnings.count("[alcf.config]") == 3


def test_options_of_another_type_get_their_defaults(make_site: MakeSite, build: Build) -> None:
    result = build(make_site(ONE_PICTURE, {"alcf_image_formats": "webp", "alcf_cache_dir": 5}))
    assert result.warnings.count("[alcf.config]") == 2
    assert [source.attrs["type"] for source in result.html().all("source")] == ["image/webp"]


@pytest.mark.parametrize(
    "page",
    [
        "# Page\n\n```{media-figure} missing.jpg\n:lightbox:\n```\n",
        "# Page\n\n:::{media-grid}\n:lightbox:\n\n![](missing.jpg)\n:::\n",
        "---\ntitle: Page\nhero: {image: missing.jpg, portrait-ratio: 4/5}\n---\n\nText.\n",
        "# Page\n\n```{media-video} https://h.org/film%2Emp4\n:poster: missing.jpg\n```\n",
        "# Page\n\n```{eval-rst}\n.. image:: https://[bad/pic.png\n```\n",
    ],
)
def test_what_is_missing_stops_no_build(make_site: MakeSite, build: Build, page: str) -> None:
    result = build(make_site({"index.md": page}))
    assert result.html().one("h1").text.startswith("Page")


def test_formats_of_pictures_are_checked(make_site: MakeSite, build: Build) -> None:
    conf = {"alcf_image_formats": ["webb", "webp", "tiff"]}
    result = build(make_site(ONE_PICTURE, conf), "html")
    assert len(result.lines) == result.warnings.count("[alcf.config]") == 2
    assert "'webb'. Did you mean 'webp'?" in result.warnings
    assert [source.attrs["type"] for source in result.html().all("source")] == ["image/webp"]


def test_a_format_that_pillow_cannot_write_is_left_out(
    make_site: MakeSite, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.init()
    monkeypatch.delitem(Image.SAVE, "AVIF", raising=False)
    result = build(make_site(ONE_PICTURE, {"alcf_image_formats": ["avif", "webp"]}), "html")
    assert len(result.lines) == 1
    assert "install Pillow 11.3 or later" in result.warnings
    assert "[alcf.config]" in result.warnings
    assert [source.attrs["type"] for source in result.html().all("source")] == ["image/webp"]


def test_options_of_the_theme_are_checked(make_site: MakeSite, build: Build) -> None:
    options = {"palette": "drak", "signature": "teal; } body { display: none"}
    conf = {"html_theme": "alcf", "html_theme_options": options}
    result = build(make_site({"index.md": "# Page\n"}, conf), "html")
    assert result.warnings.count("[alcf.config]") == 2
    assert "Did you mean 'dark'?" in result.warnings
    assert result.html().one("html").attrs["data-palette"] == "dark"
    assert "display: none" not in result.read("_static/alcf.css").split("--alcf-signature:")[1][:40]


def test_loaded_as_a_theme_only_it_says_what_to_add(make_site: MakeSite) -> None:
    site = make_site({"index.md": "# Page\n"}, {"extensions": [], "html_theme": "alcf"})
    run = subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", "html", str(site), str(site.parent / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode
    assert 'add "sphinx_alcf" to extensions' in run.stderr
    assert "Traceback" not in run.stderr


def test_jekyll_can_be_turned_off(make_site: MakeSite, build: Build) -> None:
    text = BODY.format('{% include media-img.html source="no.jpg" %}')
    result = build(make_site({"index.md": text}, {"alcf_jekyll": False}), "html")
    assert not result.warnings
    assert not result.html().all("figure")


@pytest.mark.parametrize("extensions", [["myst_nb", "sphinx_alcf"], ["sphinx_alcf", "myst_nb"]])
def test_beside_myst_nb_it_says_once_what_works(make_site: MakeSite, extensions: list[str]) -> None:
    pytest.importorskip("myst_nb")
    text = "# Page\n\n```{media-figure} a.jpg\n:alt: A\n```\n"
    site = make_site({"index.md": text, "a.jpg": jpeg()}, {"extensions": extensions})
    # In a process of its own: Sphinx keeps what myst_nb does to the default suffixes.
    warnings = sphinx_build(site, site.parent / "out")
    assert warnings.count("[alcf.jekyll]") == 1
    assert "directives work" in warnings
    html = parse((site.parent / "out/index.html").read_text("utf-8"))
    html.one("figure", cls="alcf-figure")
