"""Filters for texts: those of Liquid, and what Jekyll adds (``jekyll/filters.rb``)."""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from sphinx_alcf.migrate.liquid.number_filters import whole
from sphinx_alcf.migrate.liquid.values import inspect, items_of, to_json, to_s
from sphinx_alcf.migrate.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BLANK: Final = " \t\n\v\f\r\0"
"""What Ruby strips."""
_SCRIPTS: Final = (("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"))
_ONCE: Final = re.compile(r"[\"'<>]|&(?!(?:[a-zA-Z]+|#\d+);)")
_RESERVED: Final = ":/?#[]@!$&'()*+,;="
_CJK: Final = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
_CJK_MORE: Final = (
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u1100-\u11ff\uac00-\ud7af\U00020000-\U0003ffff"
)
_SIGN: Final = re.compile(f"[{_CJK}{_CJK_MORE}]")
_LATIN_WORD: Final = re.compile(rf"[^{_CJK}{_CJK_MORE}\s]+")
_SPACES: Final = re.compile(rf"[{BLANK[:-1]}]+")


def strip_html(text: str) -> str:
    """Without tags, and without scripts, styles and comments."""
    for start, end in _SCRIPTS:
        text = _without(text, start, end)
    return _without(text, "<", ">")


def _without(text: str, start: str, end: str) -> str:
    parts = []
    at = 0
    while (first := text.find(start, at)) >= 0 and (last := text.find(end, first)) >= 0:
        parts.append(text[at:first])
        at = last + len(end)
    return "".join(parts) + text[at:]


def escape(text: str) -> str:
    """HTML's signs as entities, and apostrophes too."""
    return html.escape(text).replace("&#x27;", "&#39;")


def xml_escape(text: str) -> str:
    """XML's signs as entities."""
    return html.escape(text).replace("&#x27;", "&apos;")


def split(text: str, pattern: str) -> list[str]:
    """Ruby's ``split``: no empty parts at the end, and a blank stands for any white space."""
    if pattern == " ":
        return [part for part in _SPACES.split(text) if part]
    parts = text.split(pattern) if pattern else list(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def truncate(text: str, length: object = 50, ending: object = "...") -> str:
    """So many signs, those of *ending* among them."""
    size, end = whole(length), to_s(ending)
    return text[: max(size - len(end), 0)] + end if len(text) > size else text


def truncatewords(text: str, count: object = 15, ending: object = "...") -> str:
    """So many words."""
    size = max(whole(count), 1)
    words = _SPACES.split(text.lstrip(BLANK), size)
    if len(words) <= size:
        return text
    return " ".join(words[:size]) + to_s(ending)


def slice_(value: object, offset: object, length: object = None) -> object:
    """A part of a text or list; negative places count from the end."""
    first, size = whole(offset), 1 if length is None else whole(length)
    whole_value = value if isinstance(value, list) else to_s(value)
    if first < 0:
        first += len(whole_value)
    if first < 0 or size < 0:
        return [] if isinstance(value, list) else ""
    return whole_value[first : first + size]


def number_of_words(text: str, mode: object = None) -> int:
    """How many words; with ``cjk`` each sign of those languages is one."""
    signs = len(_SIGN.findall(text))
    if mode == "cjk" or (mode == "auto" and signs):
        return signs + len(_LATIN_WORD.findall(text))
    return len(split(text, " "))


def sentence(value: object, connector: object = "and") -> str:
    """``a, b, and c``."""
    texts = [to_s(item) for item in items_of(value)]
    if len(texts) < 3:
        return f" {to_s(connector)} ".join(texts)
    return f"{', '.join(texts[:-1])}, {to_s(connector)} {texts[-1]}"


def _replace_last(text: str, old: str, new: str) -> str:
    before, found, after = text.rpartition(old) if old else (text, "", "")
    return before + new + after if found or not old else text


def _uri_escape(text: str) -> str:
    decoded = unicodedata.normalize("NFC", unquote(text))
    return quote(decoded, safe=_RESERVED + "-._~")


TEXT_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "append": lambda text, end: text + end,
    "prepend": lambda text, start: start + text,
    "capitalize": lambda text: text[:1].upper() + text[1:].lower(),
    "downcase": str.lower,
    "upcase": str.upper,
    "escape": escape,
    "h": escape,
    "escape_once": lambda text: _ONCE.sub(lambda match: escape(match[0]), text),
    "strip": lambda text: text.strip(BLANK),
    "lstrip": lambda text: text.lstrip(BLANK),
    "rstrip": lambda text: text.rstrip(BLANK),
    "newline_to_br": lambda text: re.sub(r"\r?\n", "<br />\n", text),
    "replace": lambda text, old, new="": text.replace(old, new),
    "replace_first": lambda text, old, new="": text.replace(old, new, 1),
    "replace_last": _replace_last,
    "remove": lambda text, old: text.replace(old, ""),
    "remove_first": lambda text, old: text.replace(old, "", 1),
    "remove_last": lambda text, old: _replace_last(text, old, ""),
    "split": split,
    "strip_html": strip_html,
    "strip_newlines": lambda text: re.sub(r"\r?\n", "", text),
    "url_encode": quote_plus,
    "url_decode": unquote_plus,
    "cgi_escape": quote_plus,
    "uri_escape": _uri_escape,
    "xml_escape": xml_escape,
    "base64_encode": lambda text: base64.b64encode(text.encode()).decode(),
    "base64_decode": lambda text: base64.b64decode(text, validate=True).decode(),
    "normalize_whitespace": lambda text: _SPACES.sub(" ", text).strip(BLANK),
}
"""Filters that are given texts only."""

MIXED_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "truncate": lambda value, *args: value if value is None else truncate(to_s(value), *args),
    "truncatewords": lambda value, *args: (
        value if value is None else truncatewords(to_s(value), *args)
    ),
    "slice": slice_,
    "slugify": lambda value, mode=None: (
        value if value is None else slugify(to_s(value), to_s(mode) or "default")
    ),
    "number_of_words": lambda value, mode=None: number_of_words(to_s(value), mode),
    "array_to_sentence_string": sentence,
    "jsonify": to_json,
    "inspect": lambda value: xml_escape(inspect(value)),
}
"""Filters for whatever there is."""


def growth(name: str, text: str, args: tuple[Any, ...]) -> int:
    """How many signs a filter for texts will make at most; known before they are made."""
    if name in {"replace", "replace_first"} and len(args) > 1:
        return len(text) + (text.count(args[0]) + 1) * len(args[1])
    return 6 * len(text) + sum(len(arg) for arg in args)
