"""Links to headings lead to headings, and else to the page."""

from __future__ import annotations

from sphinx_alcf.migrate.fragments import Fragments
from sphinx_alcf.migrate.project import ENABLED

PAGES = {
    "about": "---\ntitle: About us\naside: n.md\n---\n\n"
    "# 2024 by the numbers\n\n## Twice\n\n## Twice\n"
    "\n(old)=\n## Other\n\n[]{#span}\n\n```{figure} x.jpg\n:name: fig\n```\n\n<a id='html'></a>\n",
    "_includes/asides/n.md": "## In the *aside*\n",
    "sub/here": "# Café `code`\n",
}


def checked(text: str) -> tuple[str, list[str]]:
    return Fragments(PAGES.get, frozenset(ENABLED)).checked(text, "sub/here")


def test_links_to_headings_stay() -> None:
    there = (
        *("about-us", "2024-by-the-numbers", "twice", "twice-1", "old", "span", "fig", "html"),
        "in-the-aside",
    )
    text = " ".join(f"[x](../about.md#{name}) [y](/about.md#{name})" for name in there)
    text += " [z](#caf%C3%A9-code) [z](#café-code)"
    assert checked(text) == (text, [])


def test_links_to_nothing_lead_to_the_page() -> None:
    text = "[a](../about.md#gone) [b](#gone) [c](/none.md#x) [d](https://a.b/#c) `[e](#f)`"
    assert checked(text) == (
        "[a](../about.md) [b](/sub/here.md) [c](/none.md) [d](https://a.b/#c) `[e](/sub/here.md)`",
        ["gone", "gone", "x", "f"],
    )
