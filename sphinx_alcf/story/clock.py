"""Times in a film, as readers see them."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """A time as players show it: ``0:05``, ``2:31``, ``1:02:03``; parts of a second are cut."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
