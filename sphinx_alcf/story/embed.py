"""Embed codes and video addresses become provider, id and title; never raw HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import TypeAlias
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit, urlunsplit

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.model import Embed

Hosts: TypeAlias = Mapping[str, str] | Sequence[str]
"""Host names that the site allows: names alone, or each with its name for readers."""

_YOUTUBE = frozenset(
    {
        *("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"),
        *("youtube-nocookie.com", "www.youtube-nocookie.com", "youtu.be", "www.youtu.be"),
    }
)
_VIMEO = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO_HASH = re.compile(r"[0-9A-Fa-f]{6,40}")
_VIMEO_PATH = re.compile(
    rf"/(?:\w[\w-]*/)*?(?P<id>\d{{1,12}})(?:/(?P<hash>{_VIMEO_HASH.pattern}))?/?", re.A
)
_CLOCK = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", re.A)
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
    return host in _YOUTUBE or host in _VIMEO


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
    host = split.hostname or ""
    title = title or None
    if start is None:
        start = _start(split)
    if host in _YOUTUBE:
        return _youtube(split, title, poster, start, end)
    if host in _VIMEO:
        return _vimeo(split, title, poster, start)
    return _other(split, title, poster, hosts)


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
            Warn.EMBED, f"{_shorten(address)!r} is neither an embed code nor a web address."
        )
    if split.username is not None or port not in {None, 80, 443} or re.search(r"[\\\s]", address):
        return Problem(
            Warn.EMBED,
            f"{_shorten(address)!r} cannot be embedded: an address has no user name, port, "
            "blank or backslash.",
        )
    return split


def _youtube(
    split: SplitResult,
    title: str | None,
    poster: str | None,
    start: float | None,
    end: float | None,
) -> Embed | Problem:
    steps = [step for step in split.path.split("/") if step]
    if (split.hostname or "").endswith("youtu.be"):
        name = steps[0] if len(steps) == 1 else ""
    elif steps == ["watch"]:
        name = _query(split, "v") or ""
    elif len(steps) == 2 and steps[0] in {"embed", "shorts", "live", "v", "e"}:
        name = steps[1]
    else:
        name = ""
    if not _YOUTUBE_ID.fullmatch(name) or name == "videoseries":
        return Problem(
            Warn.EMBED,
            f"{_shorten(split.geturl())!r} names no YouTube video; "
            "use https://www.youtube.com/watch?v=… with the 11 signs of its id.",
        )
    seconds = int(start or 0)
    watch, player = {"v": name}, {"autoplay": "1", "rel": "0"}
    if seconds:
        watch["t"], player["start"] = f"{seconds}s", str(seconds)
    if end:
        player["end"] = str(int(end))
    return Embed(
        provider="YouTube",
        video_id=name,
        watch_url=f"https://www.youtube.com/watch?{urlencode(watch)}",
        player_url=f"https://www.youtube-nocookie.com/embed/{name}?{urlencode(player)}",
        title=title,
        poster=poster,
    )


def _vimeo(
    split: SplitResult, title: str | None, poster: str | None, start: float | None
) -> Embed | Problem:
    match = _VIMEO_PATH.fullmatch(split.path)
    if not match:
        return Problem(
            Warn.EMBED,
            f"{_shorten(split.geturl())!r} names no Vimeo video; use https://vimeo.com/NUMBER.",
        )
    name = match["id"]
    # Vimeo shows an unlisted video only to those who know its hash.
    unlisted = match["hash"] or _query(split, "h") or ""
    player = {"autoplay": "1", "dnt": "1"}
    watch = f"https://vimeo.com/{name}"
    if _VIMEO_HASH.fullmatch(unlisted):
        player["h"] = unlisted
        watch += f"/{unlisted}"
    moment = f"#t={int(start)}s" if start else ""
    return Embed(
        provider="Vimeo",
        video_id=name,
        watch_url=watch + moment,
        player_url=f"https://player.vimeo.com/video/{name}?{urlencode(player)}{moment}",
        title=title,
        poster=poster,
    )


def _other(
    split: SplitResult, title: str | None, poster: str | None, hosts: Hosts
) -> Embed | Problem:
    host = split.hostname or ""
    if host not in {name.lower() for name in hosts}:
        return Problem(
            Warn.EMBED,
            f"No player of {host!r} is known. To allow this host, name it in alcf_embed_hosts in "
            "conf.py.",
        )
    if split.scheme.lower() != "https":
        return Problem(Warn.EMBED, f"A player of {host!r} must have an https address.")
    names = hosts if isinstance(hosts, Mapping) else {}
    provider = next((names[name] for name in names if name.lower() == host), "") or host
    address = urlunsplit(("https", host, split.path, split.query, split.fragment))
    return Embed(
        provider=provider,
        video_id=split.path.strip("/"),
        watch_url=address,
        player_url=address,
        title=title,
        poster=poster,
    )


def _query(split: SplitResult, name: str) -> str | None:
    """The first value of a query parameter; none where there are absurdly many of them."""
    try:
        values = parse_qs(split.query, max_num_fields=100).get(name)
    except ValueError:
        return None
    return values[0] if values else None


def _start(split: SplitResult) -> float | None:
    """Seconds from ``t=`` or ``start=``: ``90``, ``90s``, ``1m30s``."""
    written = _query(split, "t") or _query(split, "start")
    if not written and split.fragment.startswith("t="):
        written = split.fragment[2:]
    match = _CLOCK.fullmatch(written or "")
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds or None


def _shorten(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
