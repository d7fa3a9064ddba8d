"""Embed codes and video addresses become provider, id and title; never raw HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.players import VIMEO, YOUTUBE, listed, moments, shorten, vimeo, youtube

if TYPE_CHECKING:
    from sphinx_alcf.story.model import Embed
    from sphinx_alcf.story.players import Hosts

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# What the URL standard removes from an address before a browser looks at its scheme.
_REMOVED = str.maketrans("", "", "\t\n\r")
_C0_AND_SPACE = "".join(map(chr, range(0x21)))
# The titles that hosts put into every embed code name no video.
_EMPTY_TITLES = frozenset({"youtube video player", "youtube video", "vimeo-player", "vimeo"})


class _Frame(HTMLParser):
    """The attributes of the first ``<iframe>`` that has an address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.src: str | None = None
        self.title: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(reversed(attrs))  # of two attributes of one name, the first counts
        src = values.get("src") or values.get("data-src")
        if tag == "iframe" and src and self.src is None:
            self.src, self.title = src, values.get("title")


def clean_url(url: str) -> str:
    """*url* as a browser reads it: no tabs or line ends, no blanks or controls around it."""
    return url.translate(_REMOVED).strip(_C0_AND_SPACE)


def safe_url(url: str) -> bool:
    """Whether a page may link to *url*: http, https, mailto, or relative."""
    url = clean_url(url)
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in {"http", "https", "mailto"}:
        return False
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def is_embed_address(text: str) -> bool:
    """Whether *text* is a YouTube or Vimeo address without its ``https://``."""
    host = text.strip().partition("/")[0].lower()
    return host in YOUTUBE or host in VIMEO


def read_embed(
    code_or_address: str,
    *,
    hosts: Hosts = (),
    title: str | None = None,
    poster: str | None = None,
    start: float | None = None,
    end: float | None = None,
) -> Embed | Problem:
    """The video that an ``<iframe>`` code or an address stands for.

    *hosts* are the further hosts that the site allows (exact names, https only). *title* and
    *start* (seconds) win over what the code or address says; *end* (seconds) is for YouTube alone.
    Gives a problem ``embed`` where no player that is known or allowed is named, and ``address``
    where the address would run or load something that is no web page.
    """
    address = code_or_address.strip()
    if "<" in address:
        frame = _read_frame(address)
        if frame.src is None:
            return Problem(
                Warn.EMBED, 'An embed code needs an <iframe> with src="https://…"; none is here.'
            )
        address, title = frame.src, title or _real_title(frame.title)
    else:
        address = address.replace("&amp;", "&")
    split = _split(address)
    if isinstance(split, Problem):
        return split
    first, last = moments(split)
    start = first if start is None else start
    if end is None and last and last > (start or 0):
        end = last
    host = split.hostname or ""
    if host in YOUTUBE:
        embed = youtube(split, start, end)
    elif host in VIMEO:
        embed = vimeo(split, start)
    else:
        embed = listed(split, hosts)
    if isinstance(embed, Problem):
        return embed
    return embed._replace(title=title or None, poster=poster)


def _read_frame(code: str) -> _Frame:
    parser = _Frame()
    try:
        parser.feed(code)
        parser.close()
    except AssertionError:  # html.parser raises it for declarations such as "<![x"
        pass
    return parser


def _real_title(title: str | None) -> str | None:
    title = " ".join((title or "").split())
    return None if title.lower() in _EMPTY_TITLES else title or None


def _split(address: str) -> SplitResult | Problem:
    """The parts of *address*, which is then sure to have a host and no foreign scheme."""
    address = clean_url(address)
    scheme = _SCHEME.match(address)
    if address.startswith("//"):
        address = "https:" + address
    elif not scheme and re.match(r"[\w-]+(\.[\w-]+)+/", address, re.A):
        address = "https://" + address
    elif scheme and scheme[1].lower() not in {"http", "https"}:
        return Problem(
            Warn.ADDRESS, f"A video cannot come from a {scheme[1].lower()!r} address: use https."
        )
    try:
        split = urlsplit(address)
        host, port = split.hostname, split.port
    except ValueError:
        host, port, split = None, None, urlsplit("")
    if not host:
        return Problem(
            Warn.EMBED, f"{shorten(address)!r} is neither an embed code nor a web address."
        )
    if split.username is not None or port not in {None, 80, 443} or re.search(r"[\\\s]", address):
        return Problem(
            Warn.EMBED,
            f"{shorten(address)!r} cannot be embedded: an address has no user name, port, "
            "blank or backslash.",
        )
    return split
