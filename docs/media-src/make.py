"""Make the media of the manual again: ``python docs/media-src/make.py [name ...]``."""

from __future__ import annotations

import sys
from pathlib import Path

import canal
import coat
import figures
import globe
import meeting
import ridges
import sink
import waves

DOCS = Path(__file__).resolve().parent.parent
STORIES, SINK = DOCS / "stories", DOCS / "kitchen-sink"

JOBS = {
    "coat": lambda: coat.make(STORIES),
    "map": lambda: figures.phase_map(STORIES),
    "patterns": lambda: figures.patterns(STORIES),
    "tail": lambda: figures.tail(STORIES),
    "zip": lambda: figures.zipper(STORIES),
    "canal": lambda: canal.make(STORIES),
    "ridges": lambda: ridges.make(STORIES),
    "eight": lambda: waves.chart(STORIES / "soliton-eight.png"),
    "meeting": lambda: meeting.make(STORIES),
    "world": lambda: waves.world(STORIES / "soliton-world.jpg"),
    "home": lambda: globe.home(DOCS / "home.jpg"),
    "egg": lambda: globe.egg(SINK / "tall.jpg"),
    "chart": lambda: sink.chart(SINK / "chart.png"),
    "wave": lambda: sink.wave(SINK),
}


def main(names: list[str]) -> None:
    """Run the jobs called ``names``, or all of them; exit with the list where one is unknown."""
    unknown = [name for name in names if name not in JOBS]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; known: {', '.join(JOBS)}")
    for name in names or JOBS:
        JOBS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
