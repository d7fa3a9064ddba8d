"""The players of other hosts: the address of a video becomes what a frame loads, and how."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import parse_qs, urlencode, urlunsplit

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.model import Embed

if TYPE_CHECKING:
    from urllib.parse import SplitResult

Hosts: TypeAlias = Mapping[str, str | Mapping[str, str]] | Sequence[str]
"""Host names that the site allows: names alone, or each with its name for readers, or with a map of
``name`` and ``sandbox``."""

YOUTUBE = frozenset(
    {
        *("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"),
        *("youtube-nocookie.com", "www.youtube-nocookie.com", "youtu.be", "www.youtu.be"),
    }
)
VIMEO = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})

# What both players need (HTML Standard, 4.8.5, sandbox): they are scripts; without their own origin
# they can neither fetch nor keep anything; YouTube's stops where it may not ask for a screen to
# cast to; the links to the video's own page open as any others do.
_SANDBOX = (
    "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox"
)
# Vimeo asks for the password of a protected video in a form.
_VIMEO_SANDBOX = f"{_SANDBOX} allow-forms"

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_LIST = re.compile(r"[A-Za-z0-9_-]{12,64}")
_YOUTUBE_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}")
_VIMEO_HASH = re.compile(r"[0-9A-Fa-f]{6,40}")
_VIMEO_PATH = re.compile(
    rf"/(?P<way>(?:\w[\w-]*/)*?)(?P<id>\d{{1,12}})(?:/(?P<hash>{_VIMEO_HASH.pattern}))?/?", re.A
)
# What a number after these names is no video.
_VIMEO_OTHERS = re.compile(r"(?:.*/)?(?:event|showcase|album|ondemand|user)/")
_CLOCK = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", re.A)


def youtube(split: SplitResult, start: float | None, end: float | None) -> Embed | Problem:
    """YouTube's player, from the host that sets no cookies before a video plays.

    A video, short or live broadcast, a playlist, or what a channel broadcasts now. *start* and
    *end* in seconds.
    """
    steps = [step for step in split.path.split("/") if step]
    in_frame = len(steps) == 2 and steps[0] in {"embed", "v", "e"}
    playlist = _matching(_YOUTUBE_LIST, query(split, "list"))
    if in_frame and steps[1] == "live_stream":
        channel = _matching(_YOUTUBE_CHANNEL, query(split, "channel"))
        if channel:
            return _youtube(
                channel, f"channel/{channel}/live", "live_stream", {}, {"channel": channel}
            )
    elif playlist and (steps == ["playlist"] or (in_frame and steps[1] == "videoseries")):
        where = {"list": playlist}
        return _youtube(playlist, "playlist", "videoseries", where, where)
    name = _youtube_id(split, steps)
    if not name:
        return Problem(
            Warn.EMBED,
            f"{shorten(split.geturl())!r} names no YouTube video; "
            "use https://www.youtube.com/watch?v=… with the 11 signs of its id.",
        )
    watch, player = {"v": name}, {}
    if seconds := int(start or 0):
        watch["t"], player["start"] = f"{seconds}s", str(seconds)
    if end:
        player["end"] = str(int(end))
    if in_frame and playlist:
        # A code that YouTube gives for a video in a playlist; an address tells where one came from.
        watch["list"] = player["list"] = playlist
    return _youtube(name, "watch", name, watch, player)


def _youtube_id(split: SplitResult, steps: list[str]) -> str:
    if (split.hostname or "").endswith("youtu.be"):
        name = steps[0] if len(steps) == 1 else ""
    elif steps == ["watch"]:
        name = query(split, "v") or ""
    elif len(steps) == 2 and steps[0] in {"embed", "shorts", "live", "v", "e"}:
        name = steps[1]
    else:
        name = ""
    # Two words have the length of an id.
    return "" if name in {"videoseries", "live_stream"} else _matching(_YOUTUBE_ID, name)


def _youtube(
    name: str, page: str, frame: str, watch: Mapping[str, str], player: Mapping[str, str]
) -> Embed:
    asked = f"?{urlencode(watch)}" if watch else ""
    wanted = urlencode({"autoplay": "1", "rel": "0", **player})
    return Embed(
        provider="YouTube",
        video_id=name,
        watch_url=f"https://www.youtube.com/{page}{asked}",
        player_url=f"https://www.youtube-nocookie.com/embed/{frame}?{wanted}",
        sandbox=_SANDBOX,
    )


def vimeo(split: SplitResult, start: float | None) -> Embed | Problem:
    """Vimeo's player, told not to track. *start* in seconds."""
    match = _VIMEO_PATH.fullmatch(split.path)
    if not match or _VIMEO_OTHERS.fullmatch(match["way"]):
        return Problem(
            Warn.EMBED,
            f"{shorten(split.geturl())!r} names no Vimeo video; use https://vimeo.com/NUMBER.",
        )
    name = match["id"]
    # Vimeo shows an unlisted video only to those who know its hash.
    unlisted = match["hash"] or query(split, "h") or ""
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
        sandbox=_VIMEO_SANDBOX,
    )


def listed(split: SplitResult, hosts: Hosts) -> Embed | Problem:
    """The player of a host that the site allows, in the sandbox that the site asks for."""
    host = split.hostname or ""
    known = {name.lower(): name for name in hosts}
    if host not in known:
        return Problem(
            Warn.EMBED,
            f"No player of {host!r} is known. To allow this host, name it in alcf_embed_hosts in "
            "conf.py.",
        )
    if split.scheme.lower() != "https":
        return Problem(Warn.EMBED, f"A player of {host!r} must have an https address.")
    facts = hosts[known[host]] if isinstance(hosts, Mapping) else ""
    if isinstance(facts, str):
        facts = {"name": facts}
    address = urlunsplit(("https", host, split.path, split.query, split.fragment))
    return Embed(
        provider=facts.get("name") or host,
        video_id=split.path.strip("/"),
        watch_url=address,
        player_url=address,
        sandbox=facts.get("sandbox"),
    )


def query(split: SplitResult, name: str) -> str | None:
    """The first value of a query parameter; none where there are absurdly many of them."""
    try:
        values = parse_qs(split.query, max_num_fields=100).get(name)
    except ValueError:
        return None
    return values[0] if values else None


def moments(split: SplitResult) -> tuple[float | None, float | None]:
    """Seconds from ``t=`` or ``start=``, and from ``end=``: ``90``, ``90s``, ``1m30s``."""
    start = query(split, "t") or query(split, "start")
    if not start and split.fragment.startswith("t="):
        start = split.fragment[2:]
    return _seconds(start), _seconds(query(split, "end"))


def _seconds(written: str | None) -> float | None:
    match = _CLOCK.fullmatch(written or "")
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds or None


def _matching(pattern: re.Pattern[str], text: str | None) -> str:
    return text if text and pattern.fullmatch(text) else ""


def shorten(text: str) -> str:
    """*text*, cut where it is too long for a message."""
    return text if len(text) <= 80 else text[:79] + "…"
