"""One translation, there and back: gettext extracts, sphinx-build puts it in."""

from __future__ import annotations

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.support.media import jpeg
from tests.support.site import Build, MakeSite

PAGE = """---
title: The machine
kicker: Systems
intro: Six years.
hero: {image: a.jpg, alt: A hall, caption: A *hall*., credit: The lab}
---

```{media-figure} a.jpg
:name: fig-a
:alt: A door
:credit: The office

A **door**.
```

```{media-video} https://youtu.be/vpg9C0w4TVw
:title: A film
```
"""
GERMAN = {
    "The machine": "Die Maschine",
    "Systems": "Systeme",
    "Six years.": "Sechs Jahre.",
    "A *hall*.": "Eine *Halle*.",
    "The lab": "Das Labor",
    "A hall": "Eine leere Halle",
    "A door": "Eine Tür aus Holz",
    "A **door**.": "Eine **Tür**.",
    "The office": "Das Büro",
    "A film": "Ein Film",
}


def test_a_story_is_translated(make_site: MakeSite, build: Build) -> None:
    site = make_site({"index.md": PAGE, "a.jpg": jpeg()}, {"locale_dirs": ["locale"]})
    template = build(site, "gettext", into="gettext").out / "index.pot"
    with template.open("rb") as file:
        catalogue = read_po(file, locale="de")
    messages = {message.id for message in catalogue if message.id}
    assert messages >= GERMAN.keys()
    for message in catalogue:
        if message.id in GERMAN:
            message.string = GERMAN[message.id]
    folder = site / "locale/de/LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "index.mo").open("wb") as file:
        write_mo(file, catalogue)
    result = build(site, "html", conf={"language": "de"}, warningiserror=True)
    html = result.html()
    assert html.one("h1").text.startswith("Die Maschine")
    for words in ("Systeme", "Sechs Jahre.", "Eine Halle.", "Eine Tür."):
        assert words in html.text
    assert [image.attrs["alt"] for image in html.all("img")] == [
        "Eine leere Halle",
        "Eine Tür aus Holz",
    ]
    assert html.one("span", cls="alcf-facade-title").text == "Ein Film"
    assert html.one("div", cls="alcf-embed").attrs["data-title"] == "Ein Film"
    labelled = [p.text for p in html.all("p", cls="alcf-credit")]
    assert [c.partition(" ")[2] for c in labelled] == ["Das Labor", "Das Büro"]
