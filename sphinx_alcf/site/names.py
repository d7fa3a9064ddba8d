"""Names of pictures in the output that do not depend on the order in which workers finish."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from posixpath import splitext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def name_images(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name pictures of one base name by a hash of their path; the others keep their names.

    Sphinx numbers them as it meets them, so that a parallel build gives other names than a serial
    one. Extensions become lower-case: EPUB knows no ``.JPG``. A handler of ``env-updated``. Returns
    the pages to be written anew, because a picture of theirs has changed its name.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for uri in env.images:
        groups[uri.rpartition("/")[2].casefold()].append(uri)
    changed: set[str] = set()
    for uris in groups.values():
        for uri in uris:
            docnames, old = env.images[uri]
            stem, suffix = splitext(uri.rpartition("/")[2])
            mark = f"-{hashlib.sha256(uri.encode()).hexdigest()[:8]}" if len(uris) > 1 else ""
            new = f"{stem}{mark}{suffix.lower()}"
            if new != old:
                env.images[uri] = (docnames, new)
                changed |= docnames
    env.images._existing = {name for _, name in env.images.values()}
    return sorted(changed)
