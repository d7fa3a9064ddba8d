"""The defaults of front matter that ``_config.yml`` gives by path and type."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from sphinx_alcf.migrate.model import EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_alcf.migrate.model import SourcePage


def defaults_for(page: SourcePage, config: Mapping[str, Any]) -> Mapping[str, Any]:
    """What ``defaults`` says of *page*; of two that fit, the longer path wins, then the type."""
    sets = config.get("defaults")
    if not isinstance(sets, list):
        return EMPTY
    fitting = []
    for entry in sets:
        scope = entry.get("scope") if isinstance(entry, dict) else None
        values = entry.get("values") if isinstance(entry, dict) else None
        if isinstance(scope, dict) and isinstance(values, dict) and _fits(scope, page):
            path = str(scope.get("path") or "").strip("/")
            fitting.append((len(path), "type" in scope, values))
    found: dict[str, Any] = {}
    for _, _, values in sorted(fitting, key=lambda item: item[:2]):
        found.update({str(key): value for key, value in values.items()})
    return found or EMPTY


def _fits(scope: Mapping[str, Any], page: SourcePage) -> bool:
    kind = page.collection or "pages"
    if "type" in scope and str(scope["type"]) not in {kind, kind.removesuffix("s")}:
        return False
    wanted = str(scope.get("path") or "").strip("/")
    path = page.path.as_posix()
    if "*" not in wanted:
        return path.startswith(wanted)
    return fnmatchcase(path, wanted) or fnmatchcase(path, f"{wanted}/*")
