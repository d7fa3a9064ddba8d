"""An annual report as laboratories keep it for Jekyll: the site that browser tests look at.

It is written for them, with the spelling, the mistakes and the plainness of such pages. Its videos
are the committed clips, its pictures are made on the spot.
"""

from __future__ import annotations

from tests.support.media import clip, picture

CONF = {
    "project": "A year in a laboratory",
    "html_title": "A year in a laboratory of rather a long name, 2024",
    "extensions": ["sphinx_alcf"],
    "html_theme": "alcf",
    "nitpicky": True,
}

PALETTES = ("cyan", "warm", "green", "sky", "grey")
"""The palettes of one form; each has a page of its name."""

INDEX = """---
layout: section-head
title: A year in a laboratory
intro: "What we built, what broke &amp; what we learned."
---

```{toctree}
:hidden:

02_features/lamp
02_features/tide
02_features/over
facts
colours
```
"""

LAMP = """---
layout: page
theme: dark
permalink: features/lamp

title: The lamp that never went out
hero-mp4-source: "clip.mp4"
hero-webm-source: "clip.webm"
hero-img-source: Lamp.JPG
hero-img-caption: "The lamp&rsquo;s filament served more than 600 nights."
hero-img-credit: The laboratory
intro: "One bulb, six years &mdash; and a question that H<sub>2</sub>O could not answer."
---


For six years a bulb has burned in the cellar. [Lit in July 2017](https://example.org/lit), it has
seen four directors come and go, and two floods.

{% include media-img.html
   source= "the cellar+1.jpg"
   caption= "In 2020 the <em>second</em> lamp was put up."
   credit= "A photographer"
%}

Nobody remembers who put it there. The cellar has no switch.

# Lamp, super lamp

Beyond its *powerful* glass, the bulb's legacy will be the nights it lit.

<br>

{% include media-video.html
   embed-code= '<iframe src="https://www.youtube.com/embed/vpg9C0w4TVw"
      title="YouTube video player" frameborder="0" allow="autoplay" allowfullscreen></iframe>'
   caption= "A filament breaks, seen at a thousand frames a second."
   credit= "The laboratory's camera team"
%}

{% include media-video.html vid-src-mp4="clip.mp4" vid-src-webm="clip.webm" caption="The flood." %}

{% include media-img2x.html
   source1="Lamp.JPG" caption1="Before" source2="the cellar+1.jpg" caption2="After" %}

### What is next

While the lamp will retire, it will serve one last campaign.

| Year | Nights |
|---|---:|
| 2017 | 161 |
| 2018 | 365 |
"""

TIDE = """---
layout: page
theme: white
title: A tide table for a bathtub, or how long a headline must be to be set in the smallest size
hero-img-source: "the cellar+1.jpg"
hero-img-alt: A cellar under water
intro: Every page has one.
---

Words about the tide, and not a slanted one among them.

{% include media-img.html source="Lamp.JPG" alt="A lamp" %}
"""

OVER = """---
title: Over the flood
kicker: Water
intro: Words on a picture.
authors: [A. Nyman]
theme: dark
hero:
  image: Lamp.JPG
  alt: A lamp
  caption: The lamp, again.
  layout: over
---

Words under it.
"""

FACTS = """---
layout: doc
title: Facts
---

A page without a palette of its own.

## Rooms

Nine.

## Lamps

One.
"""

COLOURS = """---
layout: section-head
title: Colours
---

```{{toctree}}
:hidden:

{pages}
```
"""

COLOUR = """---
layout: page
theme: {name}
title: A page in {name}
intro: One colour a page.
hero-img-source: Lamp.JPG
hero-img-alt: A lamp
hero-img-caption: A caption.
---

Words with a [link](https://example.org/).

{{% include media-video.html
   embed-code='<iframe src="https://www.youtube.com/embed/vpg9C0w4TVw"></iframe>'
   caption="A video." %}}

```{{note}}
A note with `code`.
```

```python
lamp = "on"  # since 2017
```
"""


def report() -> dict[str, str | bytes]:
    """Its files, without ``conf.py``."""
    return {
        "index.md": INDEX,
        "02_features/lamp.md": LAMP,
        "02_features/tide.md": TIDE,
        "02_features/over.md": OVER,
        "facts.md": FACTS,
        "colours.md": COLOURS.format(pages="\n".join(PALETTES)),
        **{f"{name}.md": COLOUR.format(name=name) for name in PALETTES},
        "assets/images/Lamp.JPG": picture(1600, 900, (40, 30, 20), kind="jpeg", gradient=30),
        "assets/images/the cellar+1.jpg": picture(
            1200, 800, (20, 60, 70), kind="jpeg", gradient=75
        ),
        "assets/video/clip.mp4": clip("clip.mp4"),
        "assets/video/clip.webm": clip("clip.webm"),
        "assets/video/clip.jpg": picture(1280, 720, (0, 97, 175), kind="jpeg"),
    }
