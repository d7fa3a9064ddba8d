"""What can go wrong on a page, and the one way of saying so.

A problem that an author can cause is a :class:`Problem`: rooms that know nothing of Sphinx return
problems, rooms at the edge :func:`report` them. Each is a warning ``alcf.<subtype>`` with a file
and a line, which a project can silence with ``suppress_warnings = ["alcf.<subtype>"]``.
"""

from __future__ import annotations

import difflib
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes


class Warn(Enum):
    """The subtypes of the warnings; the value is what stands after ``alcf.``."""

    FRONT_MATTER = "front_matter"
    """The YAML at the top of a page is broken, not closed, not first, or not a mapping."""
    KEY = "key"
    """A front-matter key or an option looks like a misspelt one."""
    VALUE = "value"
    """A value has the wrong type or is none of those that are allowed."""
    PALETTE = "palette"
    """No palette has this name, or the file of the site's palettes has a mistake."""
    CONTRAST = "contrast"
    """A colour of a site's palette cannot be read on another (WCAG 2.2, 1.4.3 and 1.4.11)."""
    LAYOUT = "layout"
    """No layout has this name."""
    MEDIA_NOT_FOUND = "media_not_found"
    """A picture, video, poster or track is nowhere where media are looked for."""
    MEDIA_OUTSIDE = "media_outside"
    """A path leads out of the source folder."""
    MEDIA_UNREADABLE = "media_unreadable"
    """A file is there but is not what its name says, is corrupt, or too large to be safe."""
    MEDIA_REMOTE = "media_remote"
    """A picture or video would be loaded from another host before the reader asks for it."""
    EMBED = "embed"
    """An embed code or address names no player that this project knows or allows."""
    ADDRESS = "address"
    """An address has a scheme that a page must not link to, such as ``javascript:``."""
    ALT = "alt"
    """A medium has neither a text alternative nor a caption (WCAG 2.2, 1.1.1)."""
    CAPTION = "caption"
    """A caption is given twice."""
    OPTION_IN_BODY = "option_in_body"
    """The body of a directive begins with what looks like an option."""
    ASIDE = "aside"
    """The file of an aside is missing, cannot be read, or lies outside the source folder."""
    BOILERPLATE = "boilerplate"
    """No standing text has this name, or it holds itself."""
    SECOND_HERO = "second_hero"
    """A page has more than one hero."""
    INCLUDE = "include"
    """A Jekyll include is malformed, unknown, or lacks a parameter."""
    LIQUID = "liquid"
    """A Liquid tag other than an include stands in the text."""
    JEKYLL = "jekyll"
    """Jekyll's syntax cannot be read here because another extension owns the parser."""
    MATH = "math"
    """A formula cannot become MathML."""
    PERMALINK = "permalink"
    """A ``permalink`` cannot become an address, or two pages or feeds claim one."""
    CONFIG = "config"
    """An option in ``conf.py`` has a value that cannot be used."""
    AUTHOR = "author"
    """An author has no name, or an ORCID that is none."""
    BASE_URL = "base_url"
    """What needs the site's own address is asked for, and ``html_baseurl`` names none."""
    LISTING = "listing"
    """A list of pages names what is not there, or shows nothing."""
    POSTER = "poster"
    """A video has no picture to show before it plays, and none could be made."""
    TRACK = "track"
    """A WebVTT file has a mistake, or a video with sound has no captions (WCAG 2.2, 1.2.2)."""
    RENDITION = "rendition"
    """Smaller versions of a picture could not be written."""

    @property
    def code(self) -> str:
        """The name for ``suppress_warnings``, such as ``alcf.key``."""
        return f"alcf.{self.value}"


class Problem(NamedTuple):
    """One thing an author should know.

    ``line`` and ``column`` count from 1, in the source file; ``None`` where unknown.
    """

    kind: Warn
    message: str
    line: int | None = None
    column: int | None = None

    def at(self, line: int | None) -> Problem:
        """The same problem, located at ``line`` unless it already knows where it is."""
        return self if self.line is not None else self._replace(line=line)


def report(
    problem: Problem, location: nodes.Node | str | None = None, *, once: bool = False
) -> None:
    """Log one problem as a Sphinx warning.

    *location* is a node, or the path of a source file, to which the problem's own line is added.
    With *once*, a message that has been logged in this build, by any process, is not repeated: it
    must then name the file.
    """
    # Imported here so that the rooms without Sphinx can use Problem.
    from sphinx.util import logging

    where = location
    if isinstance(location, str):
        where = f"{location}:{problem.line or ''}"
    message = problem.message
    if problem.column is not None:
        message = f"{message} (column {problem.column})"
    logging.getLogger("sphinx_alcf").warning(
        "%s", message, type="alcf", subtype=problem.kind.value, location=where, once=once
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest of *known*, or nothing where none is near.

    The sentence begins with a blank, so that it can be appended to a message.
    """
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.75)
    return f" Did you mean {near[0]!r}?" if near else ""
