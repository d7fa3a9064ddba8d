"""A page as Jekyll writes it, and the same page as Sphinx does, with all that may differ."""

from __future__ import annotations

from pathlib import Path

from tests.support.media import png

SITE = "https://old.example"

OLD_PAGE = f"""<html><body><nav>Around</nav><main id="content">
<nav class="breadcrumbs"><a href="{SITE}/">Home</a></nav>
<h1>Salt &amp; Water</h1>
<p class="intro">Two ions walk into a pond.</p>
<figure class="hero"><img src="{SITE}/assets/a%20b.png"><figcaption><span class="caption">The
<a href="/other">pond</a></span><span class="credit"><span class="label">Image:</span> Ida</span>
</figcaption></figure>
<article>
<p>It “dissolves” slowly<sup><a class="footnote" href="#fn:1">1</a></sup> &ndash; in H<sub>2</sub>O
<br>at <b>night</b>.</p>
<h2 id="results">Results</h2>
<p>First <a href="other.html#results-1">one</a>, <a href="https://example.org/a(b)">two</a>,
<a href="mailto:a@b.example">three</a>, <a href="/nowhere">four</a>.</p>
<figure class="media"><img src="/assets/c.png"><figcaption><span class="caption">Before</span>
</figcaption></figure>
<figure class="media"><iframe src="https://www.youtube.com/embed/abc"></iframe><figcaption>
<span class="caption">After</span><span class="credit"><span class="label">Credit:</span> Wei</span>
</figcaption></figure>
<figure class="media"><img src="/assets/gone.png"><figcaption><span class="caption">Gone</span>
</figcaption></figure>
<div class="figures"><div>12</div><div>tides</div></div>
<p>Another paragraph, of its own.</p>
<img src="/assets/d.png" alt="A lamp">
<h2 id="results-1">Results</h2>
<div class="teasers">
<div class="teaser"><h3><a href="/other">Other things</a></h3><p>Its intro.</p></div>
<div class="teaser"><h3><a href="/folder/">A folder</a></h3></div>
</div>
<p>Then a list.</p>
<ul><li><a href="/folder/">A folder</a><ul><li><a href="/other">Other things</a></li></ul></li></ul>
<div class="download"><p><a href="/assets/tides.pdf">Tides</a></p></div>
<div class="footnotes"><ol><li>For a salt.
<a class="reversefootnote" href="#f">back</a></li></ol></div>
</article></main><footer>Below</footer></body></html>
"""

NEW_PAGE = """<html><body><header>Bar</header><main id="alcf-main"><article>
<section id="salt-water">
<header><h1>Salt &amp; Water<a class="headerlink" href="#salt-water">¶</a></h1>
<p class="alcf-intro">Two ions walk into a pond.</p>
<figure class="alcf-hero"><img src="_images/a%20b.png" alt=""><figcaption>
<p><span class="caption-text">The <a href="other.html">pond</a></span></p><div class="legend">
<p class="alcf-credit"><span class="alcf-credit-label">Image:</span> Ida</p></div></figcaption>
</figure></header>
<p>It "dissolves" slowly<a class="footnote-reference" href="#id1"><span class="fn-bracket">[</span>1
</a> -- in H<sub>2</sub>O<br />at <strong>night</strong>.</p>
<section id="results"><h2>Results<a class="headerlink" href="#results">¶</a></h2>
<p>First <a href="other.html#id1"><span class="std">one</span></a>,
<a href="https://example.org/a%28b%29">two</a>, <a href="mailto:a@b.example">three</a>, four.</p>
<figure class="alcf-figure"><div class="alcf-media"><img src="_images/c.png" alt=""></div>
<figcaption><p><span class="caption-text">Before</span></p></figcaption></figure>
<figure class="alcf-figure"><div data-player="https://www.youtube-nocookie.com/embed/abc?rel=0">
<a class="alcf-facade" href="https://www.youtube.com/watch?v=abc">Play the video</a></div>
<figcaption><p><span class="caption-text">After</span></p>
<p class="alcf-credit"><span class="alcf-credit-label">Video:</span> Wei</p></figcaption></figure>
<figure class="alcf-figure"><figcaption><p>Gone</p></figcaption></figure>
<dl class="alcf-stats"><div><dt>tides</dt><dd class="alcf-stat-number"><p>12</p></dd></div></dl>
<p>Another paragraph, of its own.</p>
<img src="_images/d.png" alt="A lamp">
</section><section id="id9"><span id="results-1"></span><h2>Results</h2>
<ul class="alcf-cards"><li class="alcf-card"><h3><a href="other.html">Other things</a></h3>
<p>Its intro.</p></li><li class="alcf-card"><h3><a href="folder.html">A folder</a></h3></li></ul>
<p>Then a list.</p>
<ul><li><p><a href="folder.html">A folder</a></p><ul><li><a href="other.html">Other things</a></li>
</ul></li></ul>
<div class="alcf-download"><p><a href="_downloads/tides.pdf">Tides</a></p>
<p class="alcf-download-facts">PDF, 4 bytes</p></div>
<aside class="footnote-list"><aside class="footnote"><span class="label">1</span><p>For a salt.</p>
</aside></aside>
</section></section></article></main><footer>Below</footer></body></html>
"""

OLD_OTHER = (
    '<main><h1>Other things</h1><h2 id="results">Results</h2><p>One.</p>'
    '<h2 id="results-1">Results</h2></main>'
)
NEW_OTHER = (
    '<main><h1>Other things</h1><section id="results"><h2>Results</h2><p>One.</p></section>'
    '<section id="id1"><span id="results-1"></span><h2>Results</h2></section></main>'
)
FOLDER = "<main><h1>A folder</h1></main>"
REDIRECT = '<meta http-equiv="refresh" content="0; url=../folder.html">'

A, C, D = png(2, 2), png(3, 3), png(4, 4)


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write *files* into *folder*, and return it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def old_files(page: str = OLD_PAGE) -> dict[str, str | bytes]:
    """The old site, with another *page*."""
    media = {"a b.png": A, "c.png": C, "d.png": D, "tides.pdf": b"%PDF"}
    return {
        "salt.html": page,
        "other.html": OLD_OTHER,
        "folder/index.html": FOLDER,
        "404.html": "<main>Gone with the tide.</main>",
        **{f"assets/{name}": data for name, data in media.items()},
    }


def new_files(page: str = NEW_PAGE) -> dict[str, str | bytes]:
    """The new site, with another *page*."""
    return {
        "salt.html": page,
        "other.html": NEW_OTHER,
        "folder.html": FOLDER,
        "folder/index.html": REDIRECT,
        "404.html": "<main>There is no page here.</main>",
        # The same bytes have other names.
        "_images/a b.png": A,
        "_images/c.png": C,
        "_images/d.png": D,
        "_downloads/tides.pdf": b"%PDF",
    }
