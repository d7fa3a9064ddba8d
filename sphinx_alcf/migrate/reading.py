"""A Jekyll site, read from its folder: pages, collections, data, includes, what is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.collections import collections_of, sorted_documents
from sphinx_alcf.migrate.defaults import defaults_for
from sphinx_alcf.migrate.files import EntryFilter, speaks_of_the_repository, walk
from sphinx_alcf.migrate.front_matter import take_off
from sphinx_alcf.migrate.model import (
    MARKDOWN,
    Finding,
    Found,
    FrontMatter,
    Place,
    SourcePage,
    SourceSite,
)
from sphinx_alcf.migrate.texts import read_config, read_data, read_text
from sphinx_alcf.migrate.urls import POST, locate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path, PurePosixPath

_HEADER: Final = re.compile(rb"---[ \t]*\r?\n")
_DATA: Final = (".yaml", ".yml", ".json", ".csv", ".tsv")


class NoSiteError(Exception):
    """A folder holds no Jekyll site; the text says why."""


def read_site(root: Path) -> SourceSite:
    """Read the site in the folder *root*, which is never written to.

    A file that cannot be read becomes an entry of the report and is left out.

    Raises:
        NoSiteError: There is no such folder, or no page in it.
    """
    if not root.is_dir():
        raise NoSiteError(f"There is no folder {root}.")
    findings: list[Finding] = []
    config = read_config(root, findings)
    labels, found = collections_of(root, config)
    findings += found
    config = {**config, "collections": labels}
    rules = EntryFilter.of(config)
    reader = _Reader(root, config, findings)
    for path in walk(root, "", rules, findings):
        reader.take(path, "")
    for label in labels:
        folder = _folder(config, label)
        if (root / folder).is_dir():
            for path in walk(root, folder, rules, findings):
                reader.take(path, label)
    _tell_of_drafts(root, findings)
    if not reader.pages:
        raise NoSiteError(
            f"{root} holds no page: a page of Jekyll begins with a line '---' (front matter)."
        )
    return SourceSite(
        root,
        config,
        _read_tree(root, str(config.get("data_dir") or "_data"), findings),
        tuple(sorted_documents(reader.pages, config)),
        _read_texts(root, str(config.get("includes_dir") or "_includes"), findings),
        {
            name.rpartition(".")[0]: text
            for name, text in _read_texts(
                root, str(config.get("layouts_dir") or "_layouts"), findings
            ).items()
        },
        tuple(reader.files),
        tuple(findings),
    )


class _Reader:
    """What has been read so far."""

    def __init__(self, root: Path, config: Mapping[str, Any], findings: list[Finding]) -> None:
        self.root = root
        self.config = config
        self.findings = findings
        self.pages: list[SourcePage] = []
        self.files: list[PurePosixPath] = []

    def take(self, path: PurePosixPath, collection: str) -> None:
        """Read the file at *path*: a page, or one that Jekyll copies."""
        name = path.as_posix()
        if speaks_of_the_repository(path):
            message = "It speaks of the repository and is no page of the site."
            self._note(Found.LEFT_OUT, name, path.name, message)
        elif not self._begins_with_rule(name):
            self._copied(path)
        elif (text := read_text(self.root, name, self.findings)) is not None:
            parts = take_off(text, name, self.findings)
            if parts is None:
                self._copied(path)
            else:
                if not self._is_page_for_jekyll(name):
                    message = "Jekyll makes no page of it, for its first line is not '---' alone."
                    self._note(Found.CHANGED, name, "front matter", message)
                front, body, line = parts
                page = SourcePage(path, front, body, line, "", "", collection)
                self._page(replace(page, defaults=defaults_for(page, self.config)))

    def _page(self, page: SourcePage) -> None:
        if page.data.get("published") is False:
            self._note(Found.LEFT_OUT, page.path.as_posix(), "published: false", "Jekyll hides it.")
            return
        if page.collection == "posts" and not POST.fullmatch(page.path.stem):
            message = "A post's name begins with its date, such as 2024-05-31-; Jekyll skips it."
            self._note(Found.LEFT_OUT, page.path.as_posix(), "post", message)
            return
        url, address = locate(page, self.config)
        written = not page.collection or page.collection == "posts" or self._writes(page.collection)
        page = replace(page, url=url, address=address if written else "")
        if written and not page.front.sound:
            # Of YAML that is broken Jekyll reads nothing, and so puts the page elsewhere.
            _, served = locate(replace(page, front=FrontMatter("")), self.config)
            page = replace(page, served=served)
        self.pages.append(page)

    def _writes(self, label: str) -> bool:
        """Whether Jekyll writes the pages of a collection, or only lets others speak of them."""
        return bool(self.config["collections"][label].get("output"))

    def _copied(self, path: PurePosixPath) -> None:
        self.files.append(path)
        if path.suffix.lower() in MARKDOWN:
            message = "It has no front matter: Jekyll makes no page of it."
            self._note(Found.LEFT_OUT, path.as_posix(), "no front matter", message)

    def _is_page_for_jekyll(self, name: str) -> bool:
        """Jekyll's ``has_yaml_header?``, which reads bytes: a mark of their order hinders it."""
        return bool(_HEADER.match(self._head(name)))

    def _begins_with_rule(self, name: str) -> bool:
        """Whether front matter seems to be meant, be it one for Jekyll or not."""
        head = self._head(name)
        if _HEADER.match(head) or head.rstrip() == b"---":
            return True
        meant = head.startswith((b"\xff\xfe", b"\xfe\xff")) or _HEADER.match(
            head.removeprefix(b"\xef\xbb\xbf").lstrip()
        )
        return bool(meant) and name.lower().endswith((*MARKDOWN, ".html"))

    def _head(self, name: str) -> bytes:
        try:
            with (self.root / name).open("rb") as file:
                return file.read(512)
        except OSError as error:
            message = f"The file cannot be read: {error.strerror}."
            self._note(Found.UNREADABLE, name, "file", message)
            return b""

    def _note(self, kind: Found, path: str, construct: str, message: str) -> None:
        self.findings.append(Finding(kind, Place(path), construct, message))


def _folder(config: Mapping[str, Any], label: str) -> str:
    above = str(config.get("collections_dir") or "").strip("/")
    return f"{above}/_{label}" if above else f"_{label}"


def _tell_of_drafts(root: Path, findings: list[Finding]) -> None:
    drafts = root / "_drafts"
    if drafts.is_dir() and not drafts.is_symlink():
        for path in sorted(drafts.rglob("*")):
            if path.is_file():
                place = Place(path.relative_to(root).as_posix())
                findings.append(Finding(Found.LEFT_OUT, place, "draft", "Jekyll hides drafts."))


def _read_texts(root: Path, folder: str, findings: list[Finding]) -> dict[str, str]:
    """The texts of a folder by their path in it."""
    if not (root / folder).is_dir():
        return {}
    everything = EntryFilter(("*",), ())
    found = {}
    for path in walk(root, folder, everything, findings):
        text = read_text(root, path.as_posix(), findings)
        if text is not None:
            found[path.relative_to(folder).as_posix()] = text
    return found


def _read_tree(root: Path, folder: str, findings: list[Finding]) -> dict[str, Any]:
    """``site.data``: each file by its name without suffix, folders as mappings."""
    data: dict[str, Any] = {}
    if not (root / folder).is_dir():
        return data
    for path in sorted(walk(root, folder, EntryFilter((), ()), findings), key=_data_order):
        if path.suffix.lower() not in _DATA:
            continue
        below = data
        *folders, _ = path.relative_to(folder).parts
        for name in folders:
            inner = below.setdefault(_key(name), {})
            below = inner if isinstance(inner, dict) else {}
        below[_key(path.stem)] = read_data(root, path.as_posix(), findings)
    return data


def _data_order(path: PurePosixPath) -> tuple[object, ...]:
    """As Jekyll reads data: in a folder first its files, by type and name, then its folders."""
    kind = path.suffix.lower()
    rank = _DATA.index(kind) if kind in _DATA else len(_DATA)
    return (*((1, 0, name) for name in path.parts[:-1]), (0, rank, path.name))


def _key(name: str) -> str:
    """Jekyll's ``sanitize_filename``."""
    return re.sub(r"\s+", "_", re.sub(r"[^\w\s-]+", "", name).strip())
