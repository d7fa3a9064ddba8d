"""The front matter of a migrated page: what the old site meant, without anything to warn about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sphinx_alcf.migrate.front_matter import block_of, comment_out, rename, rewrite
from sphinx_alcf.migrate.model import Finding, Found, FrontMatter
from sphinx_alcf.migrate.places import front_changes
from sphinx_alcf.story.front_matter import read_page
from sphinx_alcf.story.medium import is_remote
from sphinx_alcf.story.yaml_source import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_alcf.migrate.model import SourcePage
    from sphinx_alcf.story.players import Hosts

_FILES: Final = (
    *("hero-img-source", "hero-mp4-source", "hero-webm-source", "teaser-img-source"),
    *("image", "bg-img", "bg-mp4-source", "bg-webm-source"),
)
"""Keys whose value names a file."""

_PICTURES: Final = {
    "hero-img-source": "hero-img-alt",
    "image": "image-alt",
}
"""Keys of pictures that readers see on the page, and that of each one's text alternative."""

_WORDS: Final = {
    "hero-img-source": ("hero-img-caption", "hero-img-credit"),
    "hero-mp4-source": ("hero-img-caption", "hero-img-credit"),
    "hero-webm-source": ("hero-img-caption", "hero-img-credit"),
    "image": ("image-caption", "image-credit"),
}
"""What is said of a file, and would be lost with it."""

_MEANT: Final = re.compile(r"The key '([^']*)' is not known\. Did you mean '([^']*)'\?")
_HREF: Final = re.compile(r"""(\bhref\s*=\s*)(["'])(.*?)\2""", re.I | re.S)


@dataclass(frozen=True, slots=True)
class PageFront:
    """What stands at the head of the new page."""

    text: str
    """YAML, without its rules."""
    words: tuple[str, ...] = ()
    """Captions and credits (HTML) whose picture is missing: they go into the body."""
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Draft:
    page: SourcePage
    changes: dict[str, Any] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def note(self, kind: Found, construct: str, message: str, line: int = 0) -> None:
        self.findings.append(Finding(kind, self.page.place(line), construct, message))

    def value(self, key: str) -> str | None:
        value = self.changes.get(key, self.page.data.get(key))
        return value.strip() if isinstance(value, str) and value.strip() else None

    def line(self, key: str) -> int:
        """The line of a key in the file, from 1; 0 where it has none."""
        return block_of(self.page.front.text, key)[0] + 2 if key in self.page.front.data else 0


def page_front(
    page: SourcePage,
    docname: str,
    *,
    title: str,
    find: Callable[[str], str | None],
    link: Callable[[str, int], str],
    has_aside: Callable[[str], bool],
    hosts: Hosts = (),
) -> PageFront:
    """The front matter of *page* at *docname*, with its comments and order.

    *title* is for a page that has none. *find* gives the new name of a medium, *link* the new
    address of a link (from the address and a line). Values of ``_config.yml``'s defaults that pages
    know are written out; a misspelt key is spelt right; what cannot be used becomes a comment.
    All that is done is reported.
    """
    draft = _Draft(page, front_changes(page, docname))
    if not isinstance(page.data.get("permalink"), str | None):
        message = f"Its permalink is no text: the page stands at /{page.address}."
        draft.note(Found.ADDRESS, "permalink", message, draft.line("permalink"))
    _defaults(draft)
    _title(draft, title)
    text = _spelling(page.front, draft)
    _media(draft, find)
    _links(draft, link)
    aside = draft.value("aside")
    missing = [name for name, value in draft.changes.items() if value is _LOST]
    if aside and not has_aside(aside):
        missing.append("aside")
        message = f"There is no _includes/asides/{aside}: the key is a comment now."
        draft.note(Found.BROKEN_LINK, "aside", message, draft.line("aside"))
    changes = {name: value for name, value in draft.changes.items() if value is not _LOST}
    text = rewrite(FrontMatter(text, page.front.data, page.front.sound), changes)
    for key in missing:
        text = comment_out(text, key)
    return PageFront(
        _without_problems(text, draft, hosts), tuple(draft.words), tuple(draft.findings)
    )


_LOST: Final = object()


def _defaults(draft: _Draft) -> None:
    for key, value in draft.page.defaults.items():
        if key in draft.page.front.data or key in draft.changes or not isinstance(value, str):
            continue
        if key in {"layout", "theme", "lang", "aside", *_FILES}:
            draft.changes[key] = value
            draft.note(Found.CHANGED, "default", f"{key} is written out, from _config.yml.")


def _title(draft: _Draft, title: str) -> None:
    if draft.value("title") is None and draft.page.data.get("title") in (None, ""):
        draft.changes["title"] = title
        draft.note(Found.CHANGED, "title", f"The page had no title: it is called {title!r}.")


def _spelling(front: FrontMatter, draft: _Draft) -> str:
    """The text with misspelt keys spelt right, so that what they say is shown at last."""
    text = front.text
    _, problems = read_page(load(text, 2).values)
    for problem in problems:
        match = _MEANT.match(problem.message)
        if match and "read as that" in problem.message and match[2] not in front.data:
            text = rename(text, match[1], match[2])
            draft.changes.setdefault(match[2], front.data[match[1]])
            message = f"{match[1]!r} is spelt {match[2]!r}: what it says is shown."
            draft.note(Found.CHANGED, "misspelt key", message, problem.line or 0)
    return text


def _media(draft: _Draft, find: Callable[[str], str | None]) -> None:
    lost: list[str] = []
    for key in _FILES:
        written = draft.value(key)
        if written is None or is_remote(written):
            continue
        name = find(written)
        if name is None:
            lost.append(key)
            message = f"There is no file {written!r}: the key is a comment now."
            draft.note(Found.BROKEN_MEDIA, key, message, draft.line(key))
            draft.changes[key] = _LOST
            continue
        if name != written:
            draft.changes[key] = name
        if key in _PICTURES and draft.value(_PICTURES[key]) is None:
            draft.note(Found.NO_ALT, key, f"{name}: say what it shows.", draft.line(key))
    _keep_words(draft, lost)


def _keep_words(draft: _Draft, lost: list[str]) -> None:
    """Let captions and credits whose media are all missing go into the body."""
    for keys in {_WORDS[key] for key in lost if key in _WORDS}:
        kin = [key for key, words in _WORDS.items() if words == keys]
        if any(draft.value(key) for key in kin if draft.changes.get(key) is not _LOST):
            continue
        if keys[0].startswith("hero") and draft.value("hero-vid-embed-code"):
            continue
        for key in keys:
            if (words := draft.value(key)) is not None:
                draft.words.append(words)
                draft.changes[key] = _LOST


def _links(draft: _Draft, link: Callable[[str, int], str]) -> None:
    """Let links in texts lead to the new pages."""
    for key, value in draft.page.front.data.items():
        if not isinstance(value, str) or "href" not in value or key in draft.changes:
            continue
        line = draft.line(key)

        def new(match: re.Match[str], line: int = line) -> str:
            return f"{match[1]}{match[2]}{link(match[3], line)}{match[2]}"

        changed = _HREF.sub(new, value)
        if changed != value:
            draft.changes[key] = changed


def _without_problems(text: str, draft: _Draft, hosts: Hosts) -> str:
    """*text* with each key as a comment that the extension would warn of."""
    for _ in range(text.count("\n") + 1):
        loaded = load(text, 1)
        _, problems = read_page(loaded.values, embed_hosts=hosts)
        where = next((p for p in (*loaded.problems, *problems) if p.line), None)
        if where is None or where.line is None:
            return text
        key = _key_at(text, where.line)
        if key is None:
            return text
        if (cut := loaded.values[key].cut) and text != (apart := _apart(text, where.line, cut)):
            text = apart
        elif key == "title":
            title = loaded.values[key].data
            text = rewrite(FrontMatter(text, {}), {key: str(title).strip() or draft.page.path.stem})
        else:
            text = comment_out(text, key)
        draft.note(Found.NOT_UNDERSTOOD, f"key {key}", where.message, draft.line(key))
    return text


def _apart(text: str, line: int, cut: str) -> str:
    """*text* with blanks around the sign of the comment in *line*: it is no part of the value."""
    lines = text.split("\n")
    place = lines[line - 1].find(cut.lstrip())
    if place > 0:
        value, comment = lines[line - 1][:place].rstrip(), lines[line - 1][place:].lstrip("# ")
        lines[line - 1] = f"{value}  # {comment}"
    return "\n".join(lines)


def _key_at(text: str, line: int) -> str | None:
    """The top-level key in whose lines *line* (from 1) is."""
    keys: Mapping[str, tuple[int, int]] = {key: block_of(text, key) for key in load(text, 1).values}
    found = [key for key, (start, end) in keys.items() if start < line <= end]
    return found[-1] if found else None
