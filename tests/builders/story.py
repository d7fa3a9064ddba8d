"""A site with everything that a story can hold, for the tests of builders."""

from __future__ import annotations

from tests.support.media import clip, jpeg, png

STORY = """---
title: Light&rsquo;s long H<sub>2</sub>O road
kicker: Systems
theme: dark
permalink: features/story
intro: Six years, *one* last campaign.
date: 2024-02-12
authors: [Ada Lovelace, Mary Somerville]
description: A story of light.
tags: [light, road]
hero:
  video: clip.webm
  alt: A technician walks past a row of cabinets
  caption: The machine served **600 projects**.
  credit: The laboratory
---

First words, with a [link](https://example.org/).

```{media-figure} room.jpg
:name: fig-room
:alt: An open chassis
:credit: The *laboratory*
:license: CC BY 4.0
:source-url: https://example.org/room
:width: wide

A room in [2020](other.md).

A legend.
```

# A first-level heading

See {numref}`fig-room`.

{% include media-img.html
   source= "My Photo+1.JPG"
   caption= "From a Jekyll page: H<sub>2</sub>O &amp; more."
   credit= "Nobody"
   alt="A blue field"
%}

- An item

  {% include media-img.html source="room.jpg" alt="In a list" %}

> A quotation
>
> {% include media-img.html source="room.jpg" alt="In a quotation" %}

:::{media-grid}
:credit: The laboratory

![Crates](room.jpg "Arrival, 2017")
![A field](My%20Photo+1.JPG "Removal, 2024")

One room, seven years.
:::

```{media-video} https://youtu.be/vpg9C0w4TVw
:title: Supernovae in three dimensions
:credit: Princeton University

A star explodes.
```

{% include media-video.html
   embed-code= '<iframe src="https://www.youtube.com/embed/vpg9C0w4TVw" title="YouTube"></iframe>'
   caption= "The same star, from an embed code."
%}

{% include media-img2x.html source1="room.jpg" caption1="One" source2="room.jpg" caption2="Two" %}

```{media-video} clip.mp4
:title: A clip
:poster: chart.png
```

`{% include media-img.html source="literal.jpg" %}`

## Last

{.scroll-table}
| A | B |
|---|---|
| 1 | 2 |
"""
REST = """:kicker: Notes
:intro: A page in *reStructuredText*.
:theme: white
:hero: room.jpg
:hero-alt: The room again
:hero-caption: The **room**.

Other
=====

.. media-figure:: chart.png
   :alt: A chart
   :width: 50%

   A chart.

.. media-video:: clip.webm
   :title: A clip

.. image:: assets/images/room.jpg
   :width: 120px
   :alt: Plain
"""
INDEX = """# A site

```{toctree}
02_features/story
other
```
"""


def story_site() -> dict[str, str | bytes]:
    """Its files."""
    return {
        "index.md": INDEX,
        "02_features/story.md": STORY.replace("other.md", "../other.rst"),
        "other.rst": REST,
        "assets/images/room.jpg": jpeg(1600, 900),
        "assets/images/My Photo+1.JPG": jpeg(1200, 900, (0, 90, 140)),
        "assets/images/chart.png": png(800, 400, (200, 40, 40, 128)),
        "assets/video/clip.webm": clip("clip.webm"),
        "assets/video/clip.mp4": clip("clip.mp4"),
        "assets/video/clip.jpg": jpeg(1280, 720),
        "assets/video/clip.en.vtt": clip("clip.en.vtt"),
    }
