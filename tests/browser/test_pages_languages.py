"""A site in Arabic: pages run from right to left, and what is Latin in them does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_pages_structure import OVERFLOW
from tests.support.browser import DESKTOP, PHONE, STRICT, Axe, Serve, Visit
from tests.support.media import clip, picture
from tests.support.pages import settle
from tests.support.site import sphinx_build, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORY = """---
title: موجة لا تنكسر
kicker: فيزياء
intro: قبل قرنين تقريبًا تبع مهندس على صهوة جواده موجةً وحيدة في قناة ضيقة.
authors: [{name: ليلى حسن, affiliation: جامعة القاهرة}, {name: J. Doe, affiliation: A laboratory}]
date: 2026-11-24
hero: {video: clip.mp4, image: a.jpg, alt: موجة, layout: HERO, credit: المرصد}
---

كان الجو باردًا حين رأى *راسل* الموجة أول مرة. انظر [صفحة التوثيق](guide/page.md).

```{pull-quote}
كلما كانت الموجة أعلى كانت أسرع.
```

```{toctree}
:hidden:
over
guide/index
```
"""
PAGE = """# صفحة توثيق

فقرة فيها `run()` واختصار {kbd}`Ctrl+S`.

## جدول

| الجهاز | السنة |
|---|---:|
| Mira | 2012 |

```python
answer = 42
```

```{eval-rst}
.. py:function:: spots(image: str) -> list[float]

   يجد البقع.
```

:::{dropdown} قائمة منسدلة
نص
:::
"""
FILES: dict[str, str | bytes] = {
    "index.md": STORY.replace("HERO", "below"),
    "over.md": STORY.partition("```{toctree}")[0].replace("HERO", "over").replace("index", ""),
    "guide/index.md": "# الدليل\n\n```{toctree}\npage\ndeep\n```\n",
    "guide/page.md": PAGE,
    "guide/deep.md": "# عميق\n\nنص.\n",
    "clip.mp4": clip("clip.mp4"),
    "a.jpg": picture(1600, 900, kind="jpeg", gradient=30),
}
CONF = {"project": "مرصد الضوء", "html_theme": "alcf", "language": "ar"}


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built once."""
    folder = tmp_path_factory.mktemp("arabic")
    src = write_site(folder / "src", FILES, CONF)
    sphinx_build(src, folder / "html", "html", "-W")
    return folder / "html"


def middle(page: Page, selector: str) -> float:
    """Where the middle of an element stands, from 0 at the left of the window to 1."""
    box = page.locator(selector).first.bounding_box()
    assert box, selector
    width = page.evaluate("document.documentElement.clientWidth")
    return float((box["x"] + box["width"] / 2) / width)


def order(page: Page, selector: str, *words: str) -> list[str]:
    """The *words* of an element as they stand from left to right."""
    places = page.locator(selector).first.evaluate(
        """(it, words) => {
            const walker = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
            const found = {};
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                for (const word of words) {
                    const at = node.data.indexOf(word);
                    if (at < 0 || word in found) continue;
                    const range = document.createRange();
                    range.setStart(node, at);
                    range.setEnd(node, at + word.length);
                    found[word] = range.getBoundingClientRect().x;
                }
            }
            return found;
        }""",
        list(words),
    )
    assert places.keys() == set(words)
    return sorted(words, key=lambda word: places[word])


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 640)], ids=["wide", "narrow", "least"])
@pytest.mark.parametrize("name", ["index", "over", "guide/page", "search", "404"])
def test_nothing_sticks_out(
    arabic: Path, serve: Serve, visit: Visit, axe: Axe, name: str, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(arabic, policy=STRICT)}/{name}.html", size=size, reduced_motion=True)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate("scrollBy(-50, 0)")
    assert page.evaluate("scrollX") == 0
    assert axe(page) == []


def test_a_page_begins_at_the_right(arabic: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(arabic)}/guide/page.html")
    right_to_left = [".alcf-brand", ".alcf-sections", ".alcf-tools"]
    assert sorted(right_to_left, key=lambda it: -middle(page, it)) == right_to_left
    columns = [".alcf-side", "main", "nav.alcf-toc"]
    assert sorted(columns, key=lambda it: -middle(page, it)) == columns
    assert middle(page, ".alcf-previous") > middle(page, ".alcf-next")


def test_a_hero_keeps_its_corners(arabic: Path, serve: Serve, visit: Visit) -> None:
    base = serve(arabic)
    for name in ("index", "over"):
        page = visit(f"{base}/{name}.html")
        page.wait_for_selector(".alcf-pause:visible")
        assert middle(page, ".alcf-pause") < 0.1
        if name == "over":
            assert middle(page, ".alcf-header h1") > 0.5


def test_names_dates_and_code_are_not_mixed_up(arabic: Path, serve: Serve, visit: Visit) -> None:
    base = serve(arabic)
    page = visit(f"{base}/index.html")
    words = ("ليلى", "القاهرة", "Doe", "laboratory")
    assert order(page, ".alcf-authors", *words)[::-1] == list(words)
    assert order(page, ".alcf-byline time", "24", "نوفمبر", "2026") == ["2026", "نوفمبر", "24"]
    page = visit(f"{base}/guide/page.html")
    assert order(page, "nav.alcf-toc", "spots", "()") == ["spots", "()"]
    assert order(page, "main p code", "run", "()") == ["run", "()"]
    assert order(page, "main p", "Ctrl", "S") == ["Ctrl", "S"]
    assert order(page, "dt.sig", "spots", "image", "float") == ["spots", "image", "float"]
    assert order(page, "main .highlight pre", "answer", "42") == ["answer", "42"]


def test_joined_letters_are_not_torn(arabic: Path, serve: Serve, visit: Visit) -> None:
    base = serve(arabic)
    for name in ("index", "guide/page"):
        page = visit(f"{base}/{name}.html")
        spaced = page.evaluate(
            """() => [...document.body.querySelectorAll("*")]
                .filter((it) => it.checkVisibility())
                .filter((it) => !["normal", "0px"].includes(getComputedStyle(it).letterSpacing))
                .map((it) => it.outerHTML.slice(0, 80))"""
        )
        assert spaced == []


def test_a_closed_dropdown_points_to_where_text_goes(
    arabic: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(arabic)}/guide/page.html")
    chevron = page.locator(".sd-summary-chevron-right").first
    assert chevron.evaluate("(it) => getComputedStyle(it).scale") == "-1 1"


# What runs from left to right in every language, or stands at a side that the author or
# sphinx-design has named.
PHYSICAL = """.highlight *, pre *, code *, dt.sig *, math *, svg *, source, track,
.align-left, .align-left *, .align-right, .align-right *,
:is(.text-left, .text-right) *, .sd-summary-title *, .sd-tab-set > input"""
MIRROR = """(physical) => {
    const root = document.documentElement;
    const boxes = [...document.body.querySelectorAll("*")].filter((it) =>
        !it.matches(physical) && it.checkVisibility()
        && !getComputedStyle(it).display.startsWith("inline"));
    const before = boxes.map((it) => it.getBoundingClientRect());
    root.dir = "rtl";
    const after = boxes.map((it) => it.getBoundingClientRect());
    const differ = (a, b) => Math.abs(a - b) > 1.5;
    return boxes
        .filter((_, i) => differ(after[i].left, root.clientWidth - before[i].right)
            || differ(after[i].width, before[i].width) || differ(after[i].top, before[i].top))
        .map((it) => it.outerHTML.slice(0, 100));
}"""


@pytest.mark.parametrize("size", [DESKTOP, (1000, 800), PHONE], ids=["wide", "middle", "narrow"])
@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "stories/index.html",
        "stories/leopard.html",
        "kitchen-sink/doc.html",
        "kitchen-sink/index.html",
        "kitchen-sink/white.html",
        "search.html",
    ],
)
def test_a_page_from_right_to_left_is_its_own_mirror_image(
    manual: Path, serve: Serve, visit: Visit, name: str, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual)}/{name}", size=size, reduced_motion=True)
    settle(page)
    # Tracking is the one thing that differs, and words would break elsewhere.
    page.add_style_tag(content="* { letter-spacing: 0 !important }")
    assert page.evaluate(MIRROR, PHYSICAL) == []


@pytest.mark.parametrize(
    ("opens", "size"),
    [
        (".alcf-search-button", DESKTOP),
        (".alcf-search-button", PHONE),
        (".alcf-menu-button", PHONE),
    ],
)
def test_what_opens_over_a_page_is_mirrored_too(
    manual: Path, serve: Serve, visit: Visit, opens: str, size: tuple[int, int]
) -> None:
    page = visit(f"{serve(manual)}/kitchen-sink/doc.html", size=size, reduced_motion=True)
    page.click(opens)
    settle(page)
    page.add_style_tag(content="* { letter-spacing: 0 !important }")
    assert page.evaluate(MIRROR, PHYSICAL) == []


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_words_of_other_lengths_fit(
    tmp_path: Path, serve: Serve, visit: Visit, language: str
) -> None:
    src = write_site(tmp_path / "src", FILES, {**CONF, "language": language})
    sphinx_build(src, tmp_path / "html", "html", "-W")
    base = serve(tmp_path / "html", policy=STRICT)
    for name in ("index", "guide/page", "search", "404"):
        page = visit(f"{base}/{name}.html", size=(320, 640), reduced_motion=True)
        settle(page)
        assert page.evaluate(OVERFLOW) == []
        if page.is_visible(".alcf-search-button"):
            page.click(".alcf-search-button")
            settle(page)
            assert page.evaluate(OVERFLOW) == []


def test_the_drawer_of_an_english_site_keeps_its_side_on_an_arabic_page(
    manual: Path, serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(manual)}/kitchen-sink/arabic.html", size=PHONE, reduced_motion=True)
    page.click(".alcf-menu-button")
    lefts = page.evaluate(
        """() => ["#alcf-menu > ul > li > a", "#alcf-menu li li > a"].map((selector) =>
            document.querySelector(selector).getBoundingClientRect().left)"""
    )
    assert lefts[1] == lefts[0] + 16
    assert middle(page, ".alcf-brand") < 0.5
    assert middle(page, ".alcf-menu-button") > 0.5
