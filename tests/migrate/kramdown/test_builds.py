"""What is written builds without a warning, in every format."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tests.migrate.kramdown.conftest import CONF
from tests.migrate.kramdown.rewritten import myst
from tests.migrate.kramdown.samples import SAMPLES
from tests.support.media import png
from tests.support.site import Build, MakeSite

HTML = """\
<div class="x">

<p>Words of a <a href="https://example.org">link</a>.</p>

<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>

<figure><img src="a b.png"><figcaption>A caption</figcaption></figure>
<details><summary>Summary</summary>Folded words</details>
<form><input disabled><label>Label</label></form>
<script>if (1 < 2) {}</script>
<iframe src="https://www.youtube.com/embed/vpg9C0w4TVw"></iframe>
</div>

<img src="a b.png">

{:toc}
* contents

# A heading {#With_an_Id}

    code

```json
{no json
```

***
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml", "latex", "epub", "text"])
def test_without_a_warning(builder: str, make_site: MakeSite, build: Build) -> None:
    text = "\n\n".join(SAMPLES[name] for name in SAMPLES if "foot" not in name) + HTML
    parts = {
        "all.md": f"---\ntitle: All\n---\n{myst(text)}\n",
        "notes.md": f"---\ntitle: Notes\n---\n{myst(SAMPLES['footnotes'])}\n",
        "html.md": f"---\ntitle: HTML\n---\n{myst(HTML)}\n",
    }
    files: dict[str, str | bytes] = {**parts, "a b.png": png(30, 20)}
    conf = {**CONF, "html_theme": "alcf", "version": "1"}
    result = build(make_site(files, conf), builder, warningiserror=True)
    if builder == "text":
        assert "Folded words" in (result.out / "html.txt").read_text("utf-8")
    if builder == "epub":
        ET.parse(result.out / "html.xhtml")  # noqa: S314 - our own
