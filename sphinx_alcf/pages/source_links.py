"""Links from a page to its source at GitHub, GitLab or Bitbucket."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATHS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "github": {"edit": "edit/{branch}/{path}", "view": "blob/{branch}/{path}"},
        "gitlab": {"edit": "-/edit/{branch}/{path}", "view": "-/blob/{branch}/{path}"},
        "bitbucket": {"edit": "src/{branch}/{path}?mode=edit", "view": "src/{branch}/{path}"},
    }
)
HOSTS: Mapping[str, str] = MappingProxyType(
    {"github": "GitHub", "gitlab": "GitLab", "bitbucket": "Bitbucket"}
)
"""The hosts that are known, with the name that readers are told."""


def host_of(repository: str) -> str | None:
    """The host whose name the address holds, such as ``gitlab`` for ``gitlab.example.edu``."""
    name = (urlsplit(repository).hostname or "").split(".")
    return next((host for host in HOSTS if host in name), None)


def source_links(
    *, repository: str, branch: str, directory: str, host: str, path: str
) -> dict[str, str]:
    """The addresses at which a file can be edited and viewed: ``edit`` and ``view``.

    *path* is the file's, from the source folder. Empty where there is no repository, or where
    neither *host* nor the address says what runs it.
    """
    kind = host or host_of(repository) or ""
    if not repository or kind not in _PATHS:
        return {}
    base = repository.rstrip("/").removesuffix(".git")
    full = "/".join(part for part in (directory.strip("/"), path) if part)
    return {
        name: f"{base}/{tail.format(branch=quote(branch), path=quote(full))}"
        for name, tail in _PATHS[kind].items()
    }
