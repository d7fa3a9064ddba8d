"""Files as text and as data: what cannot be read is reported, and never raised."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_alcf.migrate.model import EMPTY, Finding, Found, Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_CONTROLS = tuple(sign for sign in range(32) if sign not in b"\t\n\r\f")
"""Bytes that texts have none of, or few by mistake."""

LARGEST = 20_000_000
"""Bytes of a text; what is larger is no page."""


def read_text(root: Path, path: str, findings: list[Finding]) -> str | None:
    r"""The file's text with ``\n`` for line ends; ``None`` where it is no text.

    UTF-8, with or without a byte order mark, or UTF-16 with one. Other bytes are read as
    Windows-1252 (the superset of Latin-1 that HTML takes for it), which is reported.
    """
    try:
        size = (root / path).stat().st_size
        data = (root / path).read_bytes() if size <= LARGEST else b"\0" * 99
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        findings.append(Finding(Found.UNREADABLE, Place(path), "file", message))
        return None
    text = _decode(data)
    if text is None:
        message = "It holds no text, or more than 20 MB: it is left out."
        findings.append(Finding(Found.UNREADABLE, Place(path), "binary file", message))
        return None
    if text[1]:
        message = "It is not UTF-8: it was read as Windows-1252. Look at its accents."
        findings.append(Finding(Found.UNREADABLE, Place(path), "encoding", message))
    return text[0].replace("\r\n", "\n").replace("\r", "\n")


def read_data(root: Path, path: str, findings: list[Finding]) -> Any:
    """What a YAML, JSON, CSV or TSV file says; nothing (``None``) of one that is broken.

    The first row of a table has the names of its columns, as in Jekyll.
    """
    text = read_text(root, path, findings)
    if text is None:
        return None
    suffix = path.rpartition(".")[2].lower()
    try:
        if suffix in {"csv", "tsv"}:
            delimiter = "," if suffix == "csv" else "\t"
            rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
            return [{k: v for k, v in row.items() if k is not None} for row in rows]
        return yaml.load(text, _Loader)  # noqa: S506 - derived from SafeLoader
    except (yaml.YAMLError, csv.Error, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        why = getattr(error, "problem", None) or type(error).__name__
        message = f"It cannot be read ({why}): what it says is missing."
        findings.append(Finding(Found.UNREADABLE, Place(path, line), "data file", message))
        return None


def read_config(root: Path, findings: list[Finding]) -> Mapping[str, Any]:
    """What ``_config.yml`` (``.yaml``, ``.toml``) says."""
    for name in ("_config.yml", "_config.yaml"):
        if (root / name).is_file():
            found = read_data(root, name, findings)
            if isinstance(found, dict):
                return {str(key): value for key, value in found.items()}
    return EMPTY


def _decode(data: bytes) -> tuple[str, bool] | None:
    """The text, and whether its encoding was guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), False
        except UnicodeDecodeError:
            return None
    signs = sum(data.count(bytes([sign])) for sign in _CONTROLS)
    if signs > 8 + len(data) // 50:
        return None
    data = data.replace(b"\0", "\ufffd".encode())
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


class _Loader(yaml.SafeLoader):
    """YAML 1.1, in which a date that is none stays a text."""


def _date(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)
