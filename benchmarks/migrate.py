"""How long a move takes and how much memory: ``python benchmarks/migrate.py``.

Jekyll sites of generated pages are moved by ``sphinx-alcf migrate``, each in a process of its own.
A page has front matter, headings, a picture's include, a loop over pages, an attribute list, a
table, HTML with blank lines in it, and links to other pages; twenty pages make a section.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

import yaml
from PIL import Image

PER_SECTION = 20
WORDS = "light under cold night river model slow bright measure winter signal small glass".split()

PAGE = """\
---
layout: page # as all are
title: "{title}"
permalink: section-{section}/page-{number}
theme: dark
hero-img-source: picture-{picture}.jpg
hero-img-caption: "A picture &mdash; number {picture}"
---
{{% include txt-intro.html blurb="{words}" %}}

# First steps

{text} [The next]({{{{ site.url }}}}/section-{section}/page-{next}#first-steps) and
[the section](/section-{section}).
{{: .lead}}

{{% include media-img.html source="picture-{picture}.jpg" caption="{words}" credit="The lab" %}}

| Name | Value |
|------|------:|
| a    | 1     |
{{: .scroll-table}}

## {number} by the numbers

<div class="facts">

<p>{text}</p>

</div>

* {words}\\\\
  {words}
* {words}[^1]

[^1]: {words}

{{% if page.theme == "dark" %}}{text}{{% endif %}}
"""
SECTION = """\
---
layout: section-head
title: Section {section}
permalink: section-{section}
---
{{% assign own = site.pages | where: "section", "{section}" %}}
<div class="teasers">
{{% for item in site.data.sections["s{section}"] %}}
<p><a href="{{{{ site.url }}}}/{{{{ item }}}}">{{{{ item }}}}</a></p>
{{% endfor %}}
</div>
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 200, 2000])
    options = parser.parse_args()
    print(f"{'pages':>6}  {'seconds':>8}  {'CPU':>8}  {'ms/page':>8}  {'MB':>6}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make_site(folder / "old", size)
            clock, busy, memory = move(folder / "old", folder / "new")
        print(
            f"{size:6}  {clock:8.1f}  {busy:8.1f}  {1000 * busy / size:8.1f}  {memory / 1e6:6.0f}"
        )


def move(old: Path, new: Path) -> tuple[float, float, float]:
    """Seconds by the clock, of the processor, and the most memory (bytes), of one move."""
    code = (
        "import resource, sys; from sphinx_alcf.cli import main; code = main(sys.argv[1:]);"
        "used = resource.getrusage(resource.RUSAGE_SELF);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr); sys.exit(code)"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, "migrate", "--quiet", str(old), str(new)],
        check=True,
        capture_output=True,
        text=True,
    )
    busy, memory = done.stderr.split()[-2:]
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - began, float(busy), float(memory) * unit


def make_site(folder: Path, pages: int) -> None:
    """A Jekyll site of so many *pages*, sections not counted."""
    chance = random.Random(pages)
    images = folder / "assets" / "images"
    images.mkdir(parents=True)
    for number in range(10):
        image, file = Image.new("RGB", (320, 180), (20 * number, 80, 120)), BytesIO()
        image.save(file, "JPEG")
        (images / f"picture-{number}.jpg").write_bytes(file.getvalue())
    sections: dict[str, list[str]] = {}
    toc = []
    for number in range(pages):
        section = number // PER_SECTION
        url = f"section-{section}/page-{number}"
        sections.setdefault(f"s{section}", []).append(url)
        place = folder / f"{section:03}" / f"{number}.md"
        place.parent.mkdir(exist_ok=True)
        sentences = [" ".join(chance.choices(WORDS, k=12)) + "." for _ in range(10)]
        text = PAGE.format(
            title=f"Page {number}",
            section=section,
            number=number,
            next=min(number + 1, pages - 1) if (number + 1) % PER_SECTION else number,
            picture=number % 10,
            words=" ".join(chance.choices(WORDS, k=8)),
            text=" ".join(sentences),
        )
        place.write_text(text, "utf-8")
    for name, urls in sections.items():
        section_number = int(name[1:])
        head = SECTION.format(section=section_number)
        (folder / f"{section_number:03}" / "index.md").write_text(head, "utf-8")
        items = [{"page": url, "url": url} for url in urls]
        toc.append({"title": name, "url": f"section-{section_number}", "subfolderitems": items})
    data = folder / "_data"
    data.mkdir()
    (data / "nav-config.yml").write_text(yaml.safe_dump({"toc": toc}), "utf-8")
    (data / "sections.yml").write_text(yaml.safe_dump(sections), "utf-8")
    (folder / "_config.yml").write_text("title: Many\nurl: https://many.example\n", "utf-8")
    (folder / "index.md").write_text("---\ntitle: Many\nlayout: home\n---\n", "utf-8")


if __name__ == "__main__":
    main()
