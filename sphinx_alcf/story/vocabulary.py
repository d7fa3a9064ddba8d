"""The words that front matter knows, each with its meaning in one line.

The reference documentation's tables are made from these mappings.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_alcf.palettes.built_in import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Mapping

PALETTES: Mapping[str, str] = MappingProxyType(
    {name: palette.form for name, palette in BUILT_IN.items()}
)
"""The page themes of the Jekyll family, and the form (``dark`` or ``light``) of each."""

LAYOUTS: Mapping[str, str] = MappingProxyType(
    {
        "page": "A story: title, intro, hero, body, aside.",
        "back-pub": "A story that is a long list of publications.",
        "back-proj": "A story that is a long list of projects.",
        "highlight": "A research highlight: categories, title, PI and award, image, body.",
        "section-head": "The front page of a section: title, intro and its pages.",
        "home": "The front page of a site: title, hero, the newest stories and the sections.",
        "default": "The frame under all layouts: as if no layout were given.",
        "doc": "A page of documentation with navigation beside it.",
    }
)
"""The values of ``layout:`` and what each is for."""

NATURAL_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "title": "The title: the page's only first-level heading.",
        "kicker": "A word or two above the title, such as the section's name.",
        "intro": "The standfirst under the title.",
        "hero": "The picture or video at the head: a file, an address, or a map (below).",
        "teaser": "The picture that stands for the page in listings: a file, or a map (below).",
        "background": "A picture or video behind the whole page: a file, or a map (below).",
        "theme": "The palette of the page.",
        "layout": "The layout of the page.",
        "permalink": "Another address of the page, from which readers are sent on.",
        "redirect_from": "Old addresses, from which readers are sent on: a list, or one a line.",
        "aside": "A file in _includes/asides that is appended after the body.",
        "lang": "The language of the page (BCP 47), such as en or pt-BR.",
        "date": "The day of publication, such as 2024-02-12.",
        "updated": "The day of the last change that readers should know of, such as 2024-02-14.",
        "authors": "Who wrote the page: names, or a list of maps of name, affiliation, url, orcid.",
        "author": "One author; the same as authors.",
        "affiliations": "Institutions that authors name by their id, as other MyST tools have it.",
        "description": "A plain sentence for search engines and previews.",
        "tags": "Words to list the page under: a list, or separated by commas.",
        "featured": "Whether listings show the page before others: true or false.",
    }
)
"""The keys of this project's own spelling."""

HERO_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "video": "A video file, or the address of a video at YouTube, Vimeo or an allowed host.",
        "image": "A picture; beside a video it is the poster.",
        "picture": "The same as image.",
        "sources": "Further files of the same video: a list, or separated by commas.",
        "poster": "The picture that stands under a video until it plays.",
        "embed": "An embed code or address of a video at another host.",
        "title": "The name of the video, read out for its player.",
        "alt": "The text alternative.",
        "caption": "The caption, with inline markup.",
        "credit": "Who made it, with inline markup.",
        "layout": "Where it stands against the title: below, over or split.",
        "mode": "How a video file plays: ambient (muted, in a loop) or player.",
        "track": "WebVTT files: a list, or separated by commas; none where nobody speaks.",
        "transcript": "Whether the words of a track stand under a player: show or none.",
        "creator": "The person who made it.",
        "license": "Under which licence it may be used: a name such as CC BY 4.0, or an address.",
        "source-url": "Where the original is.",
        "ratio": "Width to height, such as 16/9 or 2.39:1.",
        "fit": "How it fills that ratio: cover or contain.",
        "focus": "The point that stays in view, such as 30% 40%.",
        "portrait": "Another picture for windows that are higher than wide, such as phones.",
        "portrait-ratio": "Width to height in those windows, such as 4/5.",
        "portrait-focus": "The point that stays in view in those windows.",
    }
)
"""The keys of the map under ``hero:``."""

TEASER_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "image": "The picture.",
        "alt": "Its text alternative. Without one it decorates: the page's title stands beside it.",
        "credit": "Who made it, with inline markup.",
        "creator": "The person who made it.",
        "license": "Under which licence it may be used: a name such as CC BY 4.0, or an address.",
        "source-url": "Where the original is.",
    }
)
"""The keys of the map under ``teaser:``."""

JEKYLL_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "hero-img-source": "The picture at the head; beside a video it is the poster.",
        "hero-mp4-source": "The video at the head, as MP4.",
        "hero-webm-source": "The video at the head, as WebM.",
        "hero-vid-embed-code": "The video at the head, as an embed code or address.",
        "hero-img-caption": "The caption of the hero, a video's too (HTML).",
        "hero-vid-caption": "The caption of an embedded hero (HTML).",
        "hero-img-credit": "The credit of the hero, a video's too (HTML).",
        "hero-vid-credit": "The credit of an embedded hero (HTML).",
        "hero-img-alt": "The text alternative of the hero.",
        "teaser-img-source": "The picture that stands for the page in listings.",
        "teaser-img-alt": "Its text alternative.",
        "teaser-img-credit": "Its credit (HTML).",
    }
)
"""The keys of the Jekyll family that are spelt otherwise here."""

HIGHLIGHT_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "field": "The field of science.",
        "sdl": "Categories: s, d, l for simulation, data, learning.",
        "pi": "The principal investigator, or a list of them.",
        "award": "The award of computing time, or a list.",
        "systems": "The computers that were used: a text or a list.",
        "image": "The picture at the head, as a hero in its own shape.",
        "image-alt": "Its text alternative.",
        "image-caption": "Its caption (HTML).",
        "image-credit": "Its credit (HTML).",
        "publications": "A list of maps (below), shown after the body.",
        "bg-img": "The picture behind the page; beside a video it is the poster.",
        "bg-mp4-source": "The video behind the page, as MP4.",
        "bg-webm-source": "The video behind the page, as WebM.",
    }
)
"""The keys of highlights and of sections' front pages. Any other page may have them too."""

PUBLICATION_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "authors": "Who wrote it.",
        "title": "Its title, shown in quotation marks.",
        "source": "What it is in: a journal, the proceedings of a conference. Shown in italics.",
        "date": "The year, month or day, as it is to be read.",
        "publisher": "Who published it.",
        "url": "Where it can be read: the title leads there.",
        "doi": "Its DOI, such as 10.1002/aenm.201802820.",
    }
)
"""The keys of each map under ``publications:``. None must be there."""

BACKGROUND_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "image": "A picture; beside a video it is the poster.",
        "video": "A video file; it plays without sound, in a loop, with a pause button.",
        "focus": "The point of the picture that stays in view, such as 30% 40%.",
        "credit": "Who made it, with inline markup. It stands at the end of the text.",
        "creator": "The person who made it.",
        "license": "Under which licence it may be used: a name such as CC BY 4.0, or an address.",
        "source-url": "Where the original is.",
    }
)
"""The keys of the map under ``background:``."""

KEYS: Mapping[str, str] = MappingProxyType({**NATURAL_KEYS, **JEKYLL_KEYS, **HIGHLIGHT_KEYS})
"""All top-level keys."""

FOREIGN_KEYS: frozenset[str] = frozenset(
    {
        *("orphan", "tocdepth", "nocomments", "no-search", "myst", "html_meta", "substitutions"),
        *("jupytext", "kernelspec", "mystnb", "file_format", "blogpost", "category", "language"),
        *("location", "redirect", "external_link", "images", "subtitle", "short_title"),
        *("published", "categories", "excerpt", "slug", "sd_hide_title"),
    }
)
"""Keys of Sphinx, MyST, Jekyll and other extensions: never taken for a misspelling of ours."""
