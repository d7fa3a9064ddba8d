"""Links to headings of other pages lead to headings, and else to the page."""

from __future__ import annotations

from sphinx_alcf.migrate.fragments import checked
from sphinx_alcf.migrate.model import Anchors

ANCHORS = {
    "about": Anchors(frozenset({"2024-by-the-numbers", "caf\u00e9", "title"}), {"Odd": "title"}),
    "sub/other": Anchors(frozenset({"a"})),
}


def test_links_to_headings_stay() -> None:
    text = "[x](../about.md#2024-by-the-numbers) [y](/about.md#caf%C3%A9) [z](other.md#a) [w](#own)"
    assert checked(text, "sub/here", ANCHORS) == (text, [])


def test_an_id_that_has_moved_is_followed() -> None:
    assert checked("[x](../about.md#Odd)", "sub/here", ANCHORS) == ("[x](../about.md#title)", [])


def test_links_to_nothing_lead_to_the_page() -> None:
    text = '[a](../about.md#gone "T") [c](/none.md#x) [d](https://a.b/#c)'
    assert checked(text, "sub/here", ANCHORS) == (
        '[a](../about.md "T") [c](/none.md) [d](https://a.b/#c)',
        ["gone", "x"],
    )
