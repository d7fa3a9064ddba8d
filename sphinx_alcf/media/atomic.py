"""Write a file so that nobody ever sees half of it."""

from __future__ import annotations

import os
import time
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_OLD: Final = 24 * 3600
"""Seconds after which nobody writes a draft any more."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write *data* under another name in the same folder and rename it; raises ``OSError``.

    Several processes may write the same *path* at once. An interrupt leaves *path* as it was.
    """
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)  # noqa: PTH105 - says better than Path.replace what is meant
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Delete the drafts in *folder* that a killed process has left behind a day ago or earlier."""
    for draft in folder.glob(".*.tmp"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > _OLD:
                draft.unlink()
