"""A loopback web server, and the types of the browser fixtures."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from contextlib import ExitStack, contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, Route

STRICT = "default-src 'self'; frame-src https://www.youtube-nocookie.com https://player.vimeo.com"
"""The content security policy that every page must work under."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NAMED = os.environ.get("ALCF_CHROMIUM")
CHROMIUM = _NAMED or next(filter(None, map(shutil.which, NAMES)), None)
FASTEST = _NAMED or shutil.which("chromium-headless-shell") or CHROMIUM
"""Debian's same Chromium without windows, if it is there: it takes half the time for a page."""
MISSING = [
    *(["Playwright"] if find_spec("playwright") is None else []),
    *(["a Chromium"] if CHROMIUM is None else []),
]
"""What the browser tests need and this machine has not."""

SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
"""What Chromium is started with."""
# Without windows, letters would have widths of whole pixels.
FASTEST_SWITCHES = (*SWITCHES, "--font-render-hinting=none")

DESKTOP = (1440, 900)
PHONE = (390, 844)


class Serve(Protocol):
    """The ``serve`` fixture."""

    def __call__(self, folder: Path, *, policy: str = "") -> str:
        """Serve a built site on loopback until the test ends.

        Returns its address without a slash at the end. ``policy`` is sent with every answer as
        ``Content-Security-Policy``; :data:`STRICT` is the one to hold.
        """


class Visit(Protocol):
    """The ``visit`` fixture."""

    def __call__(
        self,
        url: str,
        *,
        size: tuple[int, int] = DESKTOP,
        scripts: bool = True,
        reduced_motion: bool = False,
        scheme: Literal["light", "dark", "no-preference"] = "no-preference",
        forced_colors: bool = False,
        more_contrast: bool = False,
        allowed: tuple[str, ...] = (),
    ) -> Page:
        """Open an address in a browser profile of its own and wait until it has loaded.

        When the test ends, it fails if the page threw, wrote an error to the console (a breach of
        the policy is one) or asked another host for anything. No request ever leaves the machine:
        hosts in ``allowed`` answer with an empty page, all others not at all.
        """


class Axe(Protocol):
    """The ``axe`` fixture."""

    def __call__(self, page: Page, *, colours: bool = False) -> list[str]:
        """Run axe-core; one line for each violation.

        Every rule that is on by default, and that of targets (WCAG 2.2, 2.5.8); with *colours*
        those alone that a change of the palette can break.
        """


def foreign(allowed: tuple[str, ...] = ()) -> re.Pattern[str]:
    """What matches an address that leaves loopback for a host that is not allowed."""
    hosts = "|".join(re.escape(host) for host in ("127.0.0.1", *allowed))
    return re.compile(rf"^[a-z]+://(?!/|(?:{hosts})(?:[:/?#]|$))", re.I)  # a file's has no host


# What Python 3.11 or a bare system does not know.
TYPES = {
    ".avif": "image/avif",
    ".vtt": "text/vtt",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


class Watch(ExitStack):
    """Opens pages as :class:`Visit` says, and keeps in ``faults`` what went wrong in them."""

    def __init__(self, browser: Browser) -> None:
        super().__init__()
        self.browser = browser
        self.faults: list[str] = []

    def open(
        self,
        url: str,
        *,
        size: tuple[int, int] = DESKTOP,
        scripts: bool = True,
        reduced_motion: bool = False,
        scheme: Literal["light", "dark", "no-preference"] = "no-preference",
        forced_colors: bool = False,
        more_contrast: bool = False,
        allowed: tuple[str, ...] = (),
    ) -> Page:
        """See :class:`Visit`."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            color_scheme=scheme,
            forced_colors="active" if forced_colors else "none",
            contrast="more" if more_contrast else "no-preference",
        )
        self.callback(context.close)
        context.set_default_timeout(10_000)
        # By patterns, so that what the page asks of its own host does not come through Python. Of
        # two routes that match, the later one answers.
        context.route(foreign(), self._empty)
        context.route(foreign(allowed), self._refuse)
        context.on("page", self._listen)
        page = context.new_page()
        page.goto(url)
        return page

    def _listen(self, page: Page) -> None:
        page.on("pageerror", self._thrown)
        page.on("console", self._console)

    def _thrown(self, error: Error) -> None:
        self.faults.append(f"thrown: {error}")

    def _console(self, message: ConsoleMessage) -> None:
        # What was refused is noted there, with its address.
        if message.type == "error" and "ERR_FAILED" not in message.text:
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _refuse(self, route: Route, request: Request) -> None:
        self.faults.append(f"asked another host: {request.url}")
        route.abort()

    @staticmethod
    def _empty(route: Route) -> None:
        route.fulfill(content_type="text/html", body="<!doctype html><title>Elsewhere</title>")


PACKED = {".css", ".html", ".js", ".json", ".svg", ".vtt", ".xml"}
"""What web servers send gzipped."""


@lru_cache(512)
def _packed(path: Path, changed: int) -> bytes:
    """A file as it is sent; servers pack it once, not for every reader."""
    return gzip.compress(path.read_bytes(), 6)


class Handler(SimpleHTTPRequestHandler):
    """Static files: texts gzipped, and byte ranges, which a browser needs to loop a video."""

    def __init__(self, *args: Any, policy: str, directory: str | PathLike[str]) -> None:
        self.policy = policy
        super().__init__(*args, directory=str(directory))

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer a range (RFC 9110, 14) with 206; everything else as the base class does."""
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        packed = path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        if packed and path.is_file() and not asked:
            return self._send_packed(path)
        if not asked or not path.is_file():
            return super().send_head()
        data = path.read_bytes()
        first, last = int(asked[1]), min(int(asked[2] or len(data)), len(data) - 1)
        if first > last:
            self.send_error(416)
            return None
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        return BytesIO(data[first : last + 1])

    def _send_packed(self, path: Path) -> BytesIO:
        data = _packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def guess_type(self, path: str | PathLike[str]) -> str:
        """Take :data:`TYPES` first."""
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, policy: str = "") -> Iterator[str]:
    """Do what :class:`Serve` says for the length of a ``with`` block."""
    handler = partial(Handler, policy=policy, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        # Looked at fifty times a second: every test waits for its server to end.
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
