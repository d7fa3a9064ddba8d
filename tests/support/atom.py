"""The rules of RFC 4287 (Atom) and of sitemaps, as checks of a file."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HAS: dict[str, tuple[str, str]] = {
    "feed": (
        "author category contributor generator icon id link logo rights subtitle title updated "
        "entry",
        "",
    ),
    "entry": (
        "author category content contributor id link published rights source summary title updated",
        "",
    ),
    "author": ("name uri email", ""),
    "contributor": ("name uri email", ""),
    "category": ("", "term scheme label"),
    "content": ("", "type src"),
    "generator": ("", "uri version"),
    "link": ("", "href rel type hreflang title length"),
    **dict.fromkeys(("title", "subtitle", "summary", "rights"), ("", "type")),
    **dict.fromkeys("id icon logo name uri email updated published".split(), ("", "")),
}
"""What each element may hold, and its attributes beside those that all have (appendix B)."""

_ALL_HAVE = {LANG, LANG.replace("lang", "base")}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|")
ONCE = {"id", "title", "updated", "subtitle", "rights", "generator", "icon", "logo"}
ONCE_AN_ENTRY = {"id", "title", "updated", "published", "summary", "content", "rights", "source"}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[!-~]*")


def atom(text: str) -> Element:
    """The feed in *text*, which must keep to the RFC; the numbers are its sections."""
    feed = fromstring(text)  # noqa: S314 - made by the code under test
    assert feed.tag == f"{ATOM}feed"
    faults = [*_strangers(feed), *_faults(feed, ONCE)]
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        faults += _faults(entry, ONCE_AN_ENTRY)
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            faults.append("4.1.2: an entry without an author")
        alternates = [link for link in links(entry, "alternate") if link.get("href")]
        if entry.find(f"{ATOM}content") is None and not alternates:
            faults.append("4.1.2: an entry with neither content nor link")
    ids = [said(entry, "id") for entry in entries]
    if len(set(ids)) < len(ids):
        faults.append("4.1.1: entries of one id")
    if len(links(feed, "self")) != 1:
        faults.append("4.1.1: no link to itself")
    newest = max((said(entry, "updated") for entry in entries), default="")
    if newest and said(feed, "updated") != newest:
        faults.append("4.2.15: not updated when its entries are")
    assert faults == []
    return feed


def said(parent: Element, tag: str) -> str:
    """The text of a child."""
    return parent.findtext(f"{ATOM}{tag}") or ""


def links(parent: Element, rel: str) -> list[Element]:
    """The links of a kind."""
    return [link for link in parent.findall(f"{ATOM}link") if link.get("rel") == rel]


def _strangers(element: Element) -> Iterator[str]:
    """What a grammar of the format does not know: elements, attributes, words where none are."""
    name = element.tag.removeprefix(ATOM)
    children, attributes = HAS[name]
    for child in element:
        if child.tag.removeprefix(ATOM) in children.split():
            yield from _strangers(child)
        else:
            yield f"B: {child.tag} in {name}"
        if (child.tail or "").strip():
            yield f"B: words in {name}"
    for attribute in element.attrib.keys() - _ALL_HAVE - set(attributes.split()):
        yield f"B: {attribute} of {name}"
    if not _LANGUAGE.fullmatch(element.get(LANG, "")):
        yield f"2: no language: {element.get(LANG)!r}"
    if children and (element.text or "").strip():
        yield f"B: words in {name}"
    if attributes == "type" and element.get("type", "text") not in {"text", "html"}:
        yield f"3.1.1: {element.get('type')!r}"


def _faults(element: Element, once: set[str]) -> Iterator[str]:
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    for tag in ("id", "title", "updated"):
        if counts[tag] != 1 or not said(element, tag):
            yield f"4.1: {counts[tag]} {tag}"
    yield from (f"4.1: {counts[tag]} times {tag}" for tag in once if counts[tag] > 1)
    yield from (f"6.3: {tag}" for tag in counts if tag.startswith("{"))
    name = said(element, "id")
    if not _TAG.fullmatch(name) and not urlsplit(name).netloc:
        yield f"4.2.6: {name!r} is no IRI"
    for tag in ("updated", "published"):
        text = said(element, tag)
        if tag == "updated" or text:
            if not _INSTANT.fullmatch(text):
                yield f"3.3: {text!r}"
            else:
                datetime.fromisoformat(text.replace("Z", "+00:00"))
    yield from _faults_of_parts(element)


def _faults_of_parts(element: Element) -> Iterator[str]:
    for person in element.findall(f"{ATOM}author"):
        if len(person.findall(f"{ATOM}name")) != 1 or not said(person, "name"):
            yield "3.2.1: a person without a name"
        if not urlsplit(said(person, "uri") or "a://b").netloc:
            yield "3.2.2: no IRI"
        if "@" not in (said(person, "email") or "@"):
            yield "3.2.3: no address of mail"
    for link in element.findall(f"{ATOM}link"):
        if not urlsplit(link.get("href", "")).netloc:
            yield f"4.2.7: {link.get('href')!r} is no whole address"
        if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", link.get("type", "a/b")):
            yield f"4.2.7.3: {link.get('type')!r}"
    kinds = Counter(
        (link.get("type"), link.get("hreflang")) for link in links(element, "alternate")
    )
    yield from (f"4.1: {count} alternates" for count in kinds.values() if count > 1)
    for category in element.findall(f"{ATOM}category"):
        if not category.get("term"):
            yield "4.2.2.1: no term"
