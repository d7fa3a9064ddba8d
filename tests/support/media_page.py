"""Pages of media written by hand, as the writers put them out, for the stylesheet and the script.

Tests of ``media.css`` and ``media.js`` need no build: :func:`write_page` puts a page, the two files
and small media into a folder.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.util.template import SphinxRenderer

import sphinx_alcf
from sphinx_alcf.pages.assets import offer_assets
from sphinx_alcf.writers.measures import ratio_classes
from tests.support.media import clip, jpeg, picture

STATIC = Path(sphinx_alcf.__file__).parent / "static"
YOUTUBE = "www.youtube-nocookie.com"
WATCH = "https://www.youtube.com/watch?v=abc"

PAGE = """<!doctype html>
<html lang="en"{root}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Media</title><link rel="icon" href="a.jpg"><link rel="stylesheet" href="page.css">
<link rel="stylesheet" href="media.css"><script src="media.js" defer></script>
<script src="transcript.js" defer></script></head>
<body{of_body}><main>{body}</main></body></html>
"""
FRAME = "body { margin: 0; font: 18px/1.5 sans-serif } main { margin: auto; max-width: 1000px }"


def rendered(name: str) -> str:
    """``media.css``, ``media.js`` or ``transcript.js`` as pages of other themes load it."""
    renderer = SphinxRenderer([str(STATIC)])
    offer_assets(renderer.env)
    return renderer.render(f"alcf/{name}.jinja", {})


def write_page(folder: Path, body: str, *, root: str = "", of_body: str = "") -> Path:
    """Write ``index.html`` with *body* (HTML), the two files, and the media it may name.

    *root* and *of_body* are further attributes of ``html`` and ``body``. Pictures: ``a.jpg``
    (16:9), ``b.jpg`` (2:3), ``white.png``; videos: ``clip.webm`` and ``clip.mp4`` (2 s).
    """
    html = PAGE.format(body=body, root=f" {root}", of_body=f" {of_body}")
    (folder / "index.html").write_text(html, encoding="utf-8")
    (folder / "page.css").write_text(FRAME, encoding="utf-8")
    for name in ("media.css", "media.js", "transcript.js"):
        (folder / name).write_text(rendered(name), encoding="utf-8")
    for name in ("clip.webm", "clip.mp4"):
        (folder / name).write_bytes(clip(name))
    (folder / "a.jpg").write_bytes(jpeg(320, 180))
    (folder / "b.jpg").write_bytes(jpeg(200, 300, (100, 0, 51)))
    (folder / "white.png").write_bytes(picture(320, 180, (255, 255, 255)))
    return folder


def image(src: str = "a.jpg", width: int = 1600, height: int = 900, alt: str = "A room") -> str:
    """A picture of that size, which need not be the file's."""
    size = f'width="{width}" height="{height}"'
    return f'<picture><img class="alcf-image" src="{src}" alt="{alt}" {size}></picture>'


def figure(inner: str, classes: str = "alcf-width-text") -> str:
    """A figure with a caption and credit around what is in its ``.alcf-media``."""
    return (
        f'<figure class="alcf-figure {classes}"><div class="alcf-media">{inner}</div>\n'
        '<figcaption>\n<p><span class="caption-text">A caption.</span></p>\n'
        '<div class="legend"><p class="alcf-credit">'
        '<span class="alcf-credit-label">Image: </span>A person</p></div></figcaption></figure>'
    )


def video(
    kind: str,
    *,
    classes: str = "alcf-width-text",
    data: str = "",
    poster: str = "",
    part: tuple[float, float] | None = None,
) -> str:
    """A figure with a video, ``ambient`` or ``player``, with a poster unless *poster* is "none".

    *data* are further attributes; *part* is where it starts and ends, in seconds.
    """
    time = ""
    if part:
        time = f"#t={part[0]:g},{part[1]:g}"
        data += f' data-alcf-start="{part[0]:g}" data-alcf-end="{part[1]:g}"'
    under = (
        ""
        if poster == "none"
        else image(poster or "a.jpg").replace("<picture>", '<picture class="alcf-poster">')
    )
    loop, button = "", ""
    if kind == "ambient":
        loop = "muted loop"
        button = (
            '<button type="button" class="alcf-pause" hidden data-label-pause="Pause the video" '
            'data-label-play="Play the video"></button>'
        )
    return (
        f'<figure class="alcf-figure {classes}">'
        f'<div class="alcf-media alcf-video alcf-video-{kind}">{under}\n'
        f'<video controls playsinline {loop} preload="none" width="320" height="180" '
        f'aria-label="A square crosses a field" {data}>'
        f'<source src="clip.webm{time}" type="video/webm">'
        f'<source src="clip.mp4{time}" type="video/mp4"></video>\n'
        f'{button}<p class="alcf-address"><a href="clip.webm">clip.webm</a></p></div></figure>'
    )


def embed(*, player: str = f"https://{YOUTUBE}/embed/abc?autoplay=1", poster: bool = True) -> str:
    """A figure with the facade of an embed."""
    card = "" if poster else " alcf-embed-card"
    under = image().replace("<picture>", '<picture class="alcf-poster">') if poster else ""
    return (
        f'<figure class="alcf-figure"><div class="alcf-media alcf-embed{card}" data-alcf-embed '
        f'data-player="{player}" data-title="Supernovae" data-allow="autoplay; fullscreen" '
        f'data-referrer="strict-origin-when-cross-origin" '
        f'data-sandbox="allow-scripts allow-same-origin">{under}'
        f'<a class="alcf-facade" href="{WATCH}" rel="noopener">'
        '<span class="alcf-play" aria-hidden="true"></span>'
        '<span class="alcf-facade-title">Supernovae in three dimensions</span>'
        '<span class="alcf-facade-note">Plays from YouTube</span></a></div></figure>'
    )


def header(layout: str, hero: str, title: str = "Theta signs off") -> str:
    """The head of a page with its hero."""
    return (
        f'<section><header class="alcf-header alcf-header-{layout} alcf-title-short">'
        f'<div class="alcf-header-text"><p class="alcf-kicker">Systems</p><h1>{title}</h1>'
        '<p class="alcf-intro">Six years, one last campaign.</p>'
        f'<p class="alcf-byline">A person</p></div>{hero}</header><p>Text.</p></section>'
    )


def grid(columns: int, *cells: str) -> str:
    """A grid around its cells, which :func:`cell` makes."""
    return (
        f'<figure class="alcf-figure alcf-grid alcf-columns-{columns} alcf-width-wide">'
        f'<div class="alcf-grid-cells">{"".join(cells)}</div></figure>'
    )


def cell(src: str, width: int, height: int, classes: str = "") -> str:
    """A cell of a grid, with the classes that say its ratio."""
    names = " ".join(ratio_classes(width / height))
    return figure(image(src, width, height), f"{names} {classes}")


def transcript(*lines: str, name: str = "talk") -> str:
    """The transcript of the video whose ``aria-details`` is "*name*-transcript".

    Each line takes half a second; its id is *name* and its number, from 0.
    """
    rows = "".join(
        f'<p id="{name}-{n}" data-alcf-at="{n / 2:g} {n / 2 + 0.5:g}">'
        f'<a class="alcf-time" href="#{name}-{n}">0:0{n // 2}</a> {line}</p>\n'
        for n, line in enumerate(lines)
    )
    return (
        f'<details class="alcf-transcript" id="{name}-transcript"><summary>Transcript</summary>'
        f'<div class="alcf-lines">\n{rows}</div></details>'
    )
