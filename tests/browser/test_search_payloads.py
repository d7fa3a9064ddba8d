"""Whatever stands in a query, a title, a name or a text: the search shows it, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.support.browser import STRICT, Serve, Visit
from tests.support.search import LINKS, ask, opened, results, told
from tests.support.site import Build, MakeSite

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Dialog, Page, Request

PAYLOADS = (
    "<img src=x onerror=struck()>",
    '"><script>struck()</script>',
    "'-struck()-'",
    "</title><svg onload=struck()>",
    "<iframe srcdoc='<script>parent.struck()</script>'>",
    "&lt;img src=x onerror=struck()&gt;",
    "javascript:struck()",
    "{{ struck() }} ${struck()}",
    "[x](javascript:struck())",
    "\u202egnp.tfel\u202d\u2066",
    "a" * 3000,
)
MORE_QUERIES = (
    "__proto__",
    "constructor",
    "hasOwnProperty toString valueOf",
    "prototype.__proto__",
    "\ud800",
    "x\udc00y",
    "nul\x00nul",
    "%E0%A4%A",
    "%3Cscript%3E",
    "(((((((( [[[[ **** ???? \\\\\\\\ ++++ $$$$ ^^^^",
    "-struck -the",
    "{query} {n}",
    "\n\t\r",
    " ".join(f"w{n}" for n in range(400)),
)
WORD = "payload"

# Everything of the search that came by script, and what of it should not be there.
STRANGE = """() => [...document.querySelectorAll("#alcf-search :is(p, ol, .alcf-search-more) *")]
    .filter((it) => !it.matches("li, a.alcf-result-title, p, span, mark, bdi")
        || [...it.attributes].some(({ name }) => /^(on|src|style)/.test(name))
        || (it.href !== undefined && !it.href.startsWith(location.origin + "/")))
    .map((it) => it.outerHTML)"""


def heading(text: str, sign: str) -> str:
    """A title or heading as reStructuredText, any text of it literal."""
    literal = "".join(f"\\{char}" if not char.isalnum() and char != " " else char for char in text)
    return f"{literal}\n{sign * len(literal.encode())}\n"


@pytest.fixture
def bad(make_site: MakeSite, build: Build) -> Path:
    """A site whose every text is a payload."""
    files: dict[str, str | bytes] = {}
    for number, payload in enumerate((*PAYLOADS, "__proto__", "constructor")):
        body = f"   {payload}\n"
        files[f"p{number:02}.rst"] = "\n".join(
            [
                heading(f"{payload} {WORD}", "="),
                f".. index:: single: entry{number} {payload.replace(';', '')}\n",
                f"{WORD} of the page.\n\n::\n",
                body,
                heading(f"{WORD} {payload} inside", "-"),
                f"More {WORD}.\n\n::\n",
                body,
                f".. envvar:: THING{number} {payload}\n\n   Described {WORD}.\n",
            ]
        )
    files["py.rst"] = "Python\n======\n\n" + "\n".join(
        f".. py:function:: {name}()\n   :module: {module}\n\n   A {WORD}.\n"
        for module in ("__proto__", "constructor")
        for name in ("__proto__", "constructor", "hasOwnProperty")
    )
    conf: dict[str, Any] = {"html_theme": "alcf", "project": f"Site {PAYLOADS[0]}"}
    return build(make_site(files, conf)).out


def watch(page: Page) -> list[str]:
    """Notes what a payload could make happen; whatever it throws, ``visit`` finds."""
    happened: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        happened.append(dialog.message)
        dialog.dismiss()

    def note(request: Request) -> None:
        if request.url.endswith("/x"):
            happened.append(request.url)

    page.on("dialog", dismiss)
    page.on("request", note)
    page.expose_function("struck", lambda: happened.append("struck"))
    return happened


def quiet(page: Page, happened: list[str], *, at_rest: bool = False) -> None:
    """See that nothing came of it, once all excerpts are there if ``at_rest``."""
    if at_rest:
        page.wait_for_load_state("networkidle")
    assert page.evaluate(STRANGE) == []
    assert happened == []


def test_the_dialog_shows_payloads_as_text(bad: Path, serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(bad, policy=STRICT)}/index.html")
    happened = watch(page)
    opened(page)
    titles = [row.title for row in ask(page, WORD)]
    quiet(page, happened, at_rest=True)
    for payload in PAYLOADS[:9]:
        assert f"{payload} {WORD}" in titles
    for query in (*PAYLOADS, *MORE_QUERIES):
        ask(page, query)
        quiet(page, happened)
    titles = [row.title for row in ask(page, PAYLOADS[0])]
    assert f"{WORD} {PAYLOADS[0]} inside" in titles
    quiet(page, happened, at_rest=True)
    for name in (f"entry0 {PAYLOADS[0]}", f"THING0 {PAYLOADS[0]}"):
        assert name in [row.title for row in ask(page, name)]
    quiet(page, happened, at_rest=True)
    assert ask(page, "<b>nothing</b>") == []
    assert "<b>nothing</b>" in told(page)


@pytest.mark.parametrize("policy", ["", STRICT], ids=["free", "strict"])
def test_the_search_page_shows_payloads_as_text(
    bad: Path, serve: Serve, visit: Visit, policy: str
) -> None:
    """Without a policy too: nothing but the search itself stands between a payload and the page."""
    address = serve(bad, policy=policy)
    page = visit(f"{address}/search.html")
    happened = watch(page)
    for query in (*PAYLOADS, *MORE_QUERIES):
        page.goto(f"{address}/search.html?q={quote(query, errors='surrogatepass')}")
        results(page)
        quiet(page, happened)
    for raw in ("%E0%A4%A", "%", "%00", "%ED%A0%80", "+%2B+", "<script>struck()</script>&q=2"):
        page.goto(f"{address}/search.html?q={raw}")
        results(page)
        quiet(page, happened)
    page.goto(f"{address}/search.html?__proto__=1&q={WORD}#<img src=x onerror=struck()>")
    assert len(results(page)) > len(PAYLOADS)
    quiet(page, happened, at_rest=True)
    page.click(LINKS)
    page.wait_for_load_state("networkidle")
    assert happened == []
