"""Stand-ins for the addons of Read the Docs: the data they give, and what they put into a page.

The shape of the data, the names of elements, classes and custom properties are those that
docs.readthedocs.com and ethical-ad-client.readthedocs.io document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

SITE = "https://lamps.readthedocs.io"


def version(slug: str, language: str = "en") -> dict[str, Any]:
    """A version as the addons describe it."""
    return {
        "active": True,
        "aliases": [],
        "built": True,
        "downloads": {
            kind: f"{SITE}/_/downloads/{language}/{slug}/{kind}/"
            for kind in ("pdf", "epub", "htmlzip")
        },
        "hidden": False,
        "slug": slug,
        "type": "tag",
        "urls": {"documentation": f"{SITE}/{language}/{slug}/"},
        "verbose_name": slug,
    }


def project(code: str, name: str) -> dict[str, Any]:
    """A project, or a translation of it."""
    language = code.lower().replace("_", "-")
    return {
        "slug": f"lamps-{language}",
        "language": {"code": code, "name": name},
        "versioning_scheme": "multiple_versions_with_translations",
        "urls": {"documentation": f"{SITE}/{language}/stable/"},
    }


def data(file: str = "/02_features/lamp.html") -> dict[str, Any]:
    """What ``event.detail.data()`` gives on a page."""
    return {
        "api_version": "1",
        "projects": {
            "current": project("en", "English"),
            "translations": [project("pt_BR", "Portuguese"), project("fr", "French")],
        },
        "versions": {
            "current": version("stable"),
            "active": [version("latest"), version("stable"), version("v1.0")],
        },
        "readthedocs": {"resolver": {"filename": file}},
        "addons": {"flyout": {"enabled": True, "position": None}},
    }


def ready(page: Page, given: Any) -> None:
    """Send the event with the data *given*."""
    page.evaluate(
        """(given) => document.dispatchEvent(
            new CustomEvent("readthedocs-addons-data-ready", { detail: { data: () => given } })
        )""",
        given,
    )


FLYOUT = """(position) => {
    const defaults = new CSSStyleSheet();
    defaults.replaceSync(`@layer defaults { :root {
        --readthedocs-font-family: serif;
        --readthedocs-flyout-background-color: rgb(39, 39, 37);
        --readthedocs-flyout-color: rgb(128, 128, 128);
    } }`);
    document.adoptedStyleSheets.push(defaults);
    const own = new CSSStyleSheet();
    own.replaceSync(`
        div { position: fixed; bottom: 50px; z-index: 3000; padding: 10px; block-size: 42px;
            inline-size: 200px; box-sizing: border-box;
            font: var(--readthedocs-flyout-font-size) var(--readthedocs-flyout-font-family);
            color: var(--readthedocs-flyout-color);
            background: var(--readthedocs-flyout-background-color); }
        .bottom-right { right: 20px } .bottom-left { left: 20px }`);
    const flyout = document.createElement("readthedocs-flyout");
    const root = flyout.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [own];
    const bar = document.createElement("div");
    bar.className = position;
    bar.textContent = "Read the Docs stable";
    root.append(bar);
    document.body.append(flyout);
}"""
"""Puts a menu over the corner of the window, as the addon does by its element's name."""

AD = """(text) => {
    const place = document.querySelector("#ethical-ad-placement") ||
        document.querySelector("[data-ea-publisher]");
    const theirs = new CSSStyleSheet();
    theirs.replaceSync(`
        [data-ea-publisher].loaded { font-size: 14px; line-height: 1.3em; }
        [data-ea-publisher].loaded .ea-content { margin: 1em 1em .5em; padding: 1em;
            background: rgba(0, 0, 0, .03); color: rgb(80, 80, 80); }
        [data-ea-publisher].loaded .ea-content a:link { color: rgb(80, 80, 80); }
        [data-ea-publisher].loaded .ea-callout a:link { color: rgb(106, 106, 106); }
        [data-ea-type="image"].loaded { display: inline-block; }
        [data-ea-type="image"].loaded .ea-content { max-width: 180px; text-align: center; }
        [data-ea-type].loaded .ea-callout { margin: .5em 1em 1em; text-align: right; }`);
    document.adoptedStyleSheets.push(theirs);
    const link = (words) => {
        const it = document.createElement("a");
        it.href = "https://example.org/";
        it.append(words);
        return it;
    };
    const part = (name, ...children) => {
        const it = document.createElement("div");
        it.className = name;
        it.append(...children);
        return it;
    };
    const content = part("ea-content");
    if (place.dataset.eaType === "image") {
        const picture = document.createElement("img");
        picture.alt = "A lamp";
        picture.width = 120;
        picture.height = 90;
        content.append(link(picture));
    }
    content.append(part("ea-text", link(text)));
    const callout = part("ea-callout", link("Ads by EthicalAds"));
    place.append(part(`ea-type-${place.dataset.eaType}`, content, callout));
    place.classList.add("loaded");
}"""
"""Fills the place for an ad, as the client of EthicalAds does."""

TEXT = (
    "Lamps that never go out, in every size that a cellar can hold, for thirty nights to try "
    "them out."
)
"""An ad of the longest text there is, about 100 characters."""

NOTICE = """() => {
    const own = new CSSStyleSheet();
    own.replaceSync(`:host(.toast) > div { position: fixed; top: 2rem; right: 2rem; z-index: 1750;
        margin: .75rem 0; inline-size: 35rem; max-inline-size: calc(100vw - 4rem); padding: 1rem;
        background: var(--readthedocs-notification-background-color);
        color: var(--readthedocs-notification-color); }`);
    const notice = document.createElement("readthedocs-notification");
    notice.className = "raised toast";
    const root = notice.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [own];
    const text = document.createElement("div");
    text.textContent = "This may be an old version of this documentation.";
    root.append(text);
    document.body.append(notice);
}"""
"""Says something of the version, in a box over the corner of the window."""
