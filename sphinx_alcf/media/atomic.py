"""Write a file so that nobody ever sees half of it."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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
