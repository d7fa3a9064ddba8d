"""The Jekyll site that is moved in tests, built by Jekyll itself."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.support.media import png

if TYPE_CHECKING:
    from collections.abc import Mapping

SITE: Final = Path(__file__).parents[1] / "sites" / "jekyll"
"""The report of an invented laboratory: every layout, include and construct of the family."""

ADDRESS: Final = "https://report.saltmarsh.example"
"""The address with which its links begin."""

LARGE: Final = "assets/images/panorama.png"
"""The one picture of more than 1 MB, made here rather than committed."""

STOPS_JEKYLL: Final[Mapping[str, bytes]] = {
    "unknown-tag.md": b"---\ntitle: A\n---\nBefore {% nosuchtag %} after.\n",
    "unclosed-tag.md": b"---\ntitle: A\n---\nBefore {% include media-img.html source='a.jpg'\n",
    "unclosed-if.md": b"---\ntitle: A\n---\nBefore {% if page.title %} after.\n",
    "unclosed-output.md": b"---\ntitle: A\n---\nBefore {{ page.title } after.\n",
    "unknown-include.md": b"---\ntitle: A\n---\nBefore {% include nowhere.html %} after.\n",
    "bare-word.md": b"---\ntitle: A\n---\nBefore {% include media-img.html fpo %} after.\n",
    "in-a-circle.md": b"---\ntitle: A\n---\nBefore {% include circle.html %} after.\n",
    "a-list.md": b"---\n- title\n- A\n---\nOnly words.\n",
    "not-utf-8.md": b"---\ntitle: A\n---\nA caf\xe9 by the sea. {{ page.title }}\n",
    "a-list-for-an-address.md": b"---\ntitle: A\npermalink: [a, b]\n---\nWords.\n",
}
"""Pages on each of which alone Jekyll stops the build; a migration survives all at once."""

STOPS_JEKYLL_TOO: Final[Mapping[str, bytes]] = {
    "_includes/circle.html": b"{% include circle.html %}\n",
}
"""Files that those pages need."""


def large_png(size: int = 1_100_000) -> bytes:
    """A small picture in a large file: a chunk that readers skip (PNG, 5.4) fills it."""
    data = png(640, 120, (38, 98, 132))
    name, filling = b"fiLl", bytes(size)
    crc = struct.pack(">I", zlib.crc32(name + filling))
    # The first chunk, IHDR, ends 33 bytes into the file.
    return data[:33] + struct.pack(">I", size) + name + filling + crc + data[33:]


def copy_site(to: Path) -> Path:
    """The site in a new folder *to*, with :data:`LARGE`."""
    shutil.copytree(SITE, to)
    (to / LARGE).write_bytes(large_png())
    return to


def jekyll_build(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build *source* with the Jekyll of this machine, whatever Gemfile there may be."""
    return subprocess.run(
        ["jekyll", "build", "--quiet", "--disable-disk-cache", "-s", source, "-d", out],
        cwd=source,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "JEKYLL_NO_BUNDLER_REQUIRE": "1"},
    )
