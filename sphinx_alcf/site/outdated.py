"""Pages that a new file in the source folder changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_alcf.config import get_config
from sphinx_alcf.site.domain import get_domain

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def pages_with_new_media(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """The pages whose media would be found elsewhere now. A handler of ``env-get-outdated``."""
    srcdir = Path(env.srcdir)
    roots = [Path(root) for root in get_config(app.config).media_path]
    return [
        docname
        for docname, lookups in sorted(get_domain(env).lookups.items())
        if docname not in changed | removed
        and any(lookup.is_stale(srcdir, roots) for lookup in lookups)
    ]
