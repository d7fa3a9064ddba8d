"""What browser tests do with the search: open it, ask it, read what it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPEN = "#alcf-search[open]"
STATUS = "#alcf-search [role=status]"
LINKS = ".alcf-results > li > a"


@dataclass(frozen=True)
class Row:
    """One result."""

    title: str
    href: str
    about: str
    """Where it stands and the excerpt, as they are read."""


def opened(page: Page) -> None:
    """Press the search's button and wait for its dialog."""
    page.click(".alcf-search-button")
    page.wait_for_selector(OPEN)


def ask(page: Page, query: str) -> list[Row]:
    """Put ``query`` into the field, which must be shown, and wait for the results."""
    page.wait_for_selector("[aria-busy=false]", state="attached")
    # By script, so that any string will do, one that no keyboard can write too.
    page.evaluate(
        """(query) => {
            const field = document.querySelector("#alcf-search input");
            field.value = query;
            field.dispatchEvent(new Event("input"));
        }""",
        query,
    )
    return results(page)


def results(page: Page) -> list[Row]:
    """The results once they stand, without waiting for excerpts."""
    page.wait_for_selector("[aria-busy=false]", state="attached")
    found: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll(".alcf-results > li")].map((row) => {
            const link = row.querySelector("a");
            return [link.textContent, link.href, link.nextElementSibling.textContent];
        })"""
    )
    return [Row(*row) for row in found]


def told(page: Page) -> str:
    """What the status says."""
    return page.inner_text(STATUS)


def wait_for_excerpt(page: Page, words: str) -> None:
    """Wait until some row has ``words`` in its excerpt."""
    page.wait_for_function(
        """(words) => [...document.querySelectorAll(".alcf-result-excerpt > span + span")]
            .some((it) => it.textContent.includes(words))""",
        arg=words,
    )
