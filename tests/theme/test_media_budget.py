"""What the media stylesheet and script may weigh and contain, under whatever theme."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.support.media_page import STATIC, rendered

CSS, JS, TALK, OPEN = map(rendered, ("media.css", "media.js", "transcript.js", "lightbox.js"))
STYLES = sorted((STATIC / "media" / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "media" / "js").glob("*.js"))
SOURCES = [path.read_text("utf-8") for path in (*STYLES, *SCRIPTS)]
PHYSICAL = re.compile(
    r"""(?<![\w-])(
        (min-|max-)?(width|height)
        | (margin|padding|border|scroll-margin|scroll-padding)-(top|right|bottom|left)(-\w+)*
        | top | right | bottom | left
    )\s*:""",
    re.VERBOSE,
)


def declarations() -> list[str]:
    """Every ``property: value`` of the stylesheet; what stands in conditions is left out."""
    blocks = re.findall(r"\{([^{}]*)\}", CSS)
    return [line.strip() for block in blocks for line in block.split(";") if line.strip()]


@pytest.mark.parametrize(
    ("text", "limit"),
    [(CSS, 7 * 1024), (JS, 4 * 1024), (TALK, 10 * 128), (OPEN, 15 * 128)],
    ids=["css", "js", "transcript", "lightbox"],
)
def test_weight_on_the_wire(text: str, limit: int) -> None:
    assert len(gzip.compress(text.encode(), 9, mtime=0)) <= limit


@pytest.mark.parametrize("word", ["!important", "data:", "url(", "@import", "http", "@layer"])
def test_the_stylesheet_does_without(word: str) -> None:
    # A layer would lose to the unlayered rules of other themes: the theme alcf adds it around.
    assert word not in CSS


@pytest.mark.parametrize("word", ["innerHTML", "insertAdjacentHTML", "document.write", "eval("])
def test_the_script_does_without(word: str) -> None:
    assert word not in JS + TALK + OPEN


@pytest.mark.parametrize("kind", ["css", "js"])
def test_every_source_is_in_what_pages_load(kind: str) -> None:
    sheets = [f"{kind}.jinja", *(["transcript.jinja", "lightbox.jinja"] if kind == "js" else [])]
    sheets += ["../alcf/media.css.jinja"] if kind == "css" else []
    listed = [(STATIC / "media" / name).read_text("utf-8") for name in sheets]
    for path in (STATIC / "media" / kind).glob(f"*.{kind}"):
        line = f'{{{{ alcf_file("media/{kind}/{path.name}") }}}}'
        assert max(text.count(line) for text in listed) == 1, path.name


@pytest.mark.parametrize("text", SOURCES, ids=[path.name for path in (*STYLES, *SCRIPTS)])
def test_nothing_that_jinja_would_read(text: str) -> None:
    assert not re.search(r"\{[{%#]", text)


def test_logical_properties_only() -> None:
    wrong = [line for line in declarations() if PHYSICAL.match(line)]
    assert wrong == []
    values = re.compile(r"^(float|clear|text-align)\s*:\s*(left|right)")
    assert [line for line in declarations() if values.match(line)] == []


def test_every_property_has_a_default_or_a_class() -> None:
    used = set(re.findall(r"var\((--alcf-[\w-]+)\)", CSS))
    assert used - set(re.findall(r"(--alcf-[\w-]+)\s*:", CSS)) == set()


def test_text_on_pictures_stands_on_enough_shade() -> None:
    """White on #080812 at 0.72 over pure white is 8.4:1; anything less is too little."""
    scrim = re.search(r"--alcf-scrim:rgb\(8 8 18 / ([\d.]+)\)", CSS)
    assert scrim
    assert float(scrim[1]) >= 0.72
