"""Sites of generated stories, for ``benchmarks/build.py``.

The stories are plain MyST, so that no theme has more to write than another: headings, text, links
to other stories, a table, code, and a picture of each story's own. Their front matter says
``layout: page``, which only ``alcf`` knows.
"""

from __future__ import annotations

import random
import shutil
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PER_SECTION = 50
WORDS = (
    "the of a field light under cold night people engine river model first slow bright long "
    "measure instrument years later nobody expected winter station signal noise pattern small "
    "group built again carried through glass steel paper number heat city water found"
).split()


class Site:
    """The source of *stories* stories, in sections, with a picture each."""

    def __init__(self, folder: Path, stories: int) -> None:
        self.folder = folder / f"site-{stories}"
        self.source = self.folder / "source"
        self.cache = self.folder / "cache"
        shutil.rmtree(self.source, ignore_errors=True)
        names = [f"s{n // PER_SECTION:03}/story{n:05}" for n in range(stories)]
        sections = sorted({name.partition("/")[0] for name in names})
        self.pages = 1 + len(sections) + stories
        self.touched = self.source / f"{names[len(names) // 2]}.md"
        self._write("index", f"# Stories\n\n{toctree(f'{name}/index' for name in sections)}")
        for section in sections:
            inside = [name for name in names if name.startswith(f"{section}/")]
            below = toctree(name.partition("/")[2] for name in inside)
            self._write(f"{section}/index", f"# Section {section}\n\n{below}")
        for number, name in enumerate(names):
            self._write(name, story(number, names))
            (self.source / f"{name}.jpg").write_bytes(picture(number))

    def _write(self, name: str, text: str) -> None:
        path = self.source / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def toctree(names: Iterator[str]) -> str:
    """A ``toctree`` of *names*."""
    return "```{toctree}\n" + "\n".join(names) + "\n```\n"


def story(number: int, names: Sequence[str]) -> str:
    """One story of about 700 words; the same number gives the same."""
    chance = random.Random(number)

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    def sentences(count: int) -> str:
        return " ".join(f"{words(chance.randint(6, 16)).capitalize()}." for _ in range(count))

    here = Path(names[number])
    other = Path(names[chance.randrange(len(names))])
    link = f"../{other}.md"
    parts = [
        "---\nlayout: page\n---\n",
        f"# {words(5).capitalize()} {number}\n",
        sentences(4),
        f"![{words(6)}]({here.name}.jpg)",
    ]
    for section in range(4):
        parts += [f"## {words(3).capitalize()} {section}", sentences(6)]
        parts.append(f"{sentences(3)} It was [told before]({link}). *{words(4)}*, `code`.")
    parts.append("\n".join(f"- {sentences(1)}" for _ in range(4)))
    parts.append("| what | how much |\n|---|---|\n| heat | 3 |\n| light | 17 |")
    parts.append(
        '```python\ndef twice(value: int) -> int:\n    """Double."""\n    return 2 * value\n```'
    )
    return "\n\n".join(parts) + "\n"


def picture(number: int) -> bytes:
    """A picture of 800 x 450 pixels that no other story has."""
    from PIL import Image

    chance = random.Random(number)
    small = Image.frombytes("RGB", (8, 5), chance.randbytes(8 * 5 * 3))
    data = BytesIO()
    small.resize((800, 450), Image.Resampling.BICUBIC).save(data, "JPEG", quality=80)
    return data.getvalue()
