"""Colours as they are drawn: code on its real ground, more contrast, the system's own colours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from sphinx_alcf.palettes.built_in import BUILT_IN
from sphinx_alcf.palettes.colour import contrast
from tests.support.browser import STRICT, Axe, Serve, Visit
from tests.support.pages import background, settle
from tests.support.site import sphinx_build, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

CODE = {
    "python": '@cached\nclass A(B):\n    """A text."""\n\n    x: int = 0x1F  # why\n\n'
    '    def f(self): yield b"a%s\\n"',
    "console": "$ make -j 4 html\nbuild succeeded.\n# whoami\nroot",
    "bash": 'for f in *.md; do echo "${f%.md}" >> $OUT; done # all',
    "diff": "--- a.md\n+++ b.md\n@@ -1 +1 @@\n-old\n+new",
    "toml": '[tool.ruff]\nline-length = 100\nday = 2026-11-24\nselect = ["E"] # why',
    "css": '@media (min-width: 1px) { #a > .b:hover::before { content: "x"; color: #fff; } }',
    "c++": "#include <cmath>\n/* why */\ntemplate<class T> const char *f(T x) {\n"
    '  return "a\\n" + 1.5f; }',
    "pytb": 'Traceback (most recent call last):\n  File "a.py", line 3, in f\nValueError: no',
    "html": '<!DOCTYPE html>\n<p class="a">&amp; <!-- why --></p>',
    "yaml": "%YAML 1.2\n---\na: &b [1, true, 'x']\n",
}
"""Code in languages that use most of Pygments' tokens."""

PALETTES = ("dark", "white", "cyan", "green", "sky", "grey", "warm")

DRAWN = """() => {
    const canvas = document.createElement("canvas").getContext("2d");
    const ground = (element) => {  // one colour over the other, from the page up
        const all = [];
        for (let it = element; it; it = it.parentElement) all.unshift(it);
        for (const it of all) {
            canvas.fillStyle = getComputedStyle(it).backgroundColor;
            canvas.fillRect(0, 0, 1, 1);
        }
        return `rgb(${canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).join()})`;
    };
    const walker = document.createTreeWalker(document.querySelector("article"), 4);
    const found = new Map();
    while (walker.nextNode()) {
        const { textContent, parentElement: it } = walker.currentNode;
        if (!textContent.trim() || !it.closest(".highlight")) continue;
        const { color } = getComputedStyle(it);
        found.set(`${it.className}|${color}|${ground(it)}`, 1);
    }
    return [...found.keys()];
}"""
"""Class, colour and ground of each text in code, as a script."""


def as_hex(colour: str) -> str:
    """A computed colour, ``rgb(1, 2, 3)``, as ``#010203``."""
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour))
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The HTML of a site with a page of code for each palette, and one that follows the system."""
    blocks = "\n\n".join(
        f"```{{code-block}} {language}\n:linenos:\n:emphasize-lines: 1\n\n{code}\n```"
        for language, code in CODE.items()
    )
    pages: dict[str, str | bytes] = {
        f"{name}.md": f"---\ntitle: In {name}\ntheme: {name}\n---\n\n{blocks}\n\n"
        "Words, and `code`.\n\n> A quotation.\n\n```{note}\nA note.\n```\n"
        for name in PALETTES
    }
    pages["none.md"] = f"# Of the site\n\n{blocks}\n"
    folder = tmp_path_factory.mktemp("coloured")
    conf = {"html_theme": "alcf", "html_theme_options": {"palette": "auto"}}
    sphinx_build(write_site(folder / "src", pages, conf), folder / "html", "html", "-W")
    return folder / "html"


@pytest.mark.parametrize("name", PALETTES)
def test_code_can_be_read_where_it_stands(
    coloured: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = visit(f"{serve(coloured, policy=STRICT)}/{name}.html")
    drawn = [text.split("|") for text in page.evaluate(DRAWN)]
    palette = BUILT_IN[name]
    (marked,) = {as_hex(ground) for _, _, ground in drawn} - {palette.surface}
    assert 1 < contrast(palette.surface, marked) <= contrast(palette.surface, palette.raised)
    assert {"k", "s2", "nf", "mi", "c1", "gp", "go", "gd", "gi", "gt", "nt", "cpf"} <= {
        word for classes, _, _ in drawn for word in classes.split()
    }
    assert len({colour for _, colour, _ in drawn}) >= 8
    low = [
        (classes, colour, ground)
        for classes, colour, ground in drawn
        if contrast(as_hex(colour), as_hex(ground)) < 4.5
    ]
    assert low == []


def colours(page: Page, selector: str) -> tuple[str, str]:
    """The colour of the text of an element, and of the page behind it."""
    found = page.locator(selector).first.evaluate("(it) => getComputedStyle(it).color")
    return as_hex(found), as_hex(background(page))


@pytest.mark.parametrize("name", PALETTES)
def test_more_contrast_is_seven_to_one(
    coloured: Path, serve: Serve, visit: Visit, axe: Axe, name: str
) -> None:
    page = visit(f"{serve(coloured, policy=STRICT)}/{name}.html", more_contrast=True)
    settle(page)
    end = "#ffffff" if BUILT_IN[name].form == "dark" else "#000000"
    for selector in ("article p", "h1", "blockquote", ".highlight .c1", ".alcf-footer p"):
        text, ground = colours(page, selector)
        assert text == end, selector
        assert contrast(text, ground) >= 7, selector
    drawn = [text.split("|") for text in page.evaluate(DRAWN)]
    for classes, colour, ground in drawn:
        assert contrast(as_hex(colour), as_hex(ground)) >= 4.5, classes
    shadow = page.locator(".highlight").first.evaluate("(it) => getComputedStyle(it).boxShadow")
    assert as_hex(shadow.split(")")[0]) == end
    assert [fault for fault in axe(page) if fault.startswith("color-contrast")] == []


@pytest.mark.parametrize("name", ["dark", "cyan", "sky"])
def test_the_systems_colours_are_taken_where_they_are_forced(
    coloured: Path, serve: Serve, visit: Visit, name: str
) -> None:
    page = visit(f"{serve(coloured, policy=STRICT)}/{name}.html", forced_colors=True)
    system = page.evaluate(
        """() => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.cssText = "color: CanvasText; background: Canvas";
            const { color, backgroundColor } = getComputedStyle(probe);
            return [color, backgroundColor];
        }"""
    )
    text, ground = colours(page, "article p")
    assert [text, ground] == [as_hex(colour) for colour in system]
    edge = page.locator(".highlight").first.evaluate("(it) => getComputedStyle(it).borderTopWidth")
    assert edge == "1px"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize(("scheme", "name"), [("light", "white"), ("dark", "dark")])
def test_a_site_may_be_as_the_system_is(
    coloured: Path,
    serve: Serve,
    visit: Visit,
    scheme: Literal["light", "dark"],
    name: str,
    scripts: bool,
) -> None:
    address = serve(coloured, policy=STRICT)
    page = visit(f"{address}/none.html", scheme=scheme, scripts=scripts)
    palette = BUILT_IN[name]
    assert colours(page, "h1") == (palette.heading, palette.background)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == palette.form
    page.goto(f"{address}/cyan.html")
    assert as_hex(background(page)) == BUILT_IN["cyan"].background
