"""HTML as MyST: elements, tables, media, and what stays as it is."""

from __future__ import annotations

import pytest

from sphinx_alcf.migrate.model import Finding, Found, Link, Place
from tests.migrate.kramdown.rewritten import found, myst, rewrite


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p>a *b*\n   c</p>", "a \\*b\\*\nc"),
        ('<p class="x" id="y">a</p>', "{.x #y}\na"),
        ("<p>a<p>b", "a\n\nb"),
        ("<h3>a <em>b</em></h3>", "### a <em>b</em>"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n\n  - c"),
        ('<ol start="3" type="a"><li>a</ol>', '{style="lower-alpha"}\n3. a'),
        ("<ul>a<li>b</li>c</ul>", "- a\n- b\n\n  c"),
        ("<ul><li>[x] a<li>--</ul>", "- \\[x] a\n- \\--"),
        ("<dl><dt>a<dt>b<dd>c<dd>d</dl>", "a<br>b\n: c\n: d"),
        ("<dl>x<dt>a<dd>c</dl>", "x\n\na\n: c"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
        ("a<hr>b", "a\n\n<hr />\n\nb"),
        ('<pre><code class="language-python">a &lt; b\n</code></pre>', "```python\na < b\n```"),
        ("<pre>```\n</pre>", "````\n```\n````"),
        ('<div class="x">a</div>', "{.x}\n:::\na\n:::"),
        (
            '<div class="x"><div id="y" class="z">a</div></div>',
            "{.x}\n::::\n{.z #y}\n:::\na\n:::\n::::",
        ),
        ("<div>a</div>", "a"),
        ('<section class="x"><h2>a</h2></section>', "## a"),
        ('<div id="Top"></div>', '<a id="Top"></a>'),
        ('<div class="clear"></div>', ""),
        ("<details><summary>a</summary><p>b</details>", ":::{dropdown} a\n\nb\n:::"),
        (
            '<details open class="x">b</details>',
            ":::{dropdown} Details\n:open:\n:class-container: x\n\nb\n:::",
        ),
        ("<p>1. a</p><p>- b</p>", "1\\. a\n\n\\- b"),
        ('<a href="/b"><h3>c</h3><p>d</p></a>', "### [c](/b)\n\n[d](/b)"),
        ("<p><br></p>", ""),
        ("<!-- a -->", ""),
        ("<center><font>a</font></center>", "<font>a</font>"),
        ("a</div></p>b</i>c", "a  bc"),
        (
            "<p><b>a*b*</b> <q>c</q> <abbr title='d'>e</abbr></p>",
            "<b>a\\*b\\*</b> "
            "\N{LEFT DOUBLE QUOTATION MARK}c\N{RIGHT DOUBLE QUOTATION MARK} {abbr}`e (d)`",
        ),
    ],
)
def test_elements(html: str, written: str) -> None:
    assert myst(html, html=True) == written


@pytest.mark.parametrize(
    ("html", "written"),
    [
        (
            '<table class="x"><tr><th>a<th align="right">b<tr><td>c|d<td align="right">e</table>',
            "{.x}\n| a | b |\n| --- | ---: |\n| c\\|d | e |",
        ),
        ("<table><tr><td>a<td>b</table>", "```{list-table}\n\n* - a\n  - b\n```"),
        (
            "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>",
            "```{list-table}\n\n* - a\n  - b\n  -\n* -\n  - c\n  - d\n```",
        ),
        (
            "<table><caption>a</caption><thead><tr><th>b</thead><tr><td><p>c<p>d</table>",
            "```{list-table} a\n:header-rows: 1\n\n* - b\n* - c\n\n    d\n```",
        ),
        ("<table>a<tr>b<td>c</table>", "a\n\nb\n\n```{list-table}\n\n* - c\n```"),
        ("<table></table>", ""),
    ],
)
def test_tables(html: str, written: str) -> None:
    assert myst(html, html=True) == written


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<img src="a.jpg" alt="b">', "```{media-figure} a.jpg\n:alt: b\n```"),
        (
            '<img src="a%20b.jpg" alt="" width="50" class="c" style="float: left">',
            "```{media-figure} a b.jpg\n:alt:\n:width: 50px\n:class: c\n```",
        ),
        (
            '<figure class="c"><img src="a.jpg"><figcaption>b <i>c</i></figcaption></figure>',
            "```{media-figure} a.jpg\n:class: c\n\nb <i>c</i>\n```",
        ),
        (
            '<a href="http://b.c"><img src="a.jpg" alt="d"></a>',
            "```{media-figure} a.jpg\n:alt: d\n:link: http://b.c\n```",
        ),
        ('<a href="b.md"><img src="a.jpg" alt="d"></a>', "[![d](a.jpg)](b.md)"),
        ('<img src="http://b.c/a.jpg" alt="d">', "![d](http://b.c/a.jpg)"),
        ('<p>a <img src="b.jpg" alt="c" height="9"></p>', 'a ![c](b.jpg){height="9"}'),
        (
            '<picture><source srcset="b.webp"><img src="a.jpg" alt="c"></picture>',
            "```{media-figure} a.jpg\n:alt: c\n```",
        ),
        (
            '<video src="a.mp4" poster="b.jpg" autoplay loop muted title="c"></video>',
            "```{media-video} a.mp4\n:title: c\n:poster: b.jpg\n:track: none\n:mode: ambient\n```",
        ),
        (
            '<video controls><source src="a.webm"><source src="a.mp4"><track src="a.vtt"></video>',
            "```{media-video} a.webm\n:title: Video\n:sources: a.mp4\n:track: a.vtt\n```",
        ),
        (
            '<iframe src="https://www.youtube.com/embed/vpg9C0w4TVw" title="a"></iframe>',
            "```{media-video} https://www.youtube.com/watch?v=vpg9C0w4TVw\n:title: a\n```",
        ),
        (
            '<figure><iframe src="https://player.vimeo.com/video/76979871"></iframe>'
            "<figcaption>a</figcaption></figure>",
            "```{media-video} https://vimeo.com/76979871\na\n```",
        ),
    ],
)
def test_media(html: str, written: str) -> None:
    assert myst(html, html=True) == written


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://maps.example.org/x"></iframe>',
        "<form><input /></form>",
        '<svg viewBox="0 0 1 1"><path d="M0" /></svg>',
        "<script>a()</script>",
        "<style>a {}</style>",
        '<audio src="a.ogg"></audio>',
    ],
)
def test_what_stays(html: str) -> None:
    assert myst(html, html=True) == f"```{{raw}} html\n{html}\n```"
    assert any(one.startswith("kept_as_html 5") for one in found(html, html=True))


def test_what_stays_is_well_formed() -> None:
    html = "<form><input disabled name=a><br>b</form><script>if (a < b && c) {}</script>"
    assert myst(html, html=True) == (
        '```{raw} html\n<form><input disabled="" name="a" /><br />b</form>\n```\n\n'
        "```{raw} html\n<script>//<![CDATA[\nif (a < b && c) {}\n//]]>\n</script>\n```"
    )


def test_html_in_markdown_goes_to_its_end_over_empty_lines() -> None:
    text = '<div class="x">\n\n**a**\n\n<p>b</p>\n\n</div> *c*\n'
    assert myst(text) == "{.x}\n:::\n\\*\\*a\\*\\*\n\nb\n:::\n\n *c*"


def test_markdown_in_html() -> None:
    text = '<div class="x" markdown="1">\n*a*\n\n- b\n</div>\n\n<div>*c*</div>'
    assert myst(text) == "{.x}\n:::\n*a*\n\n- b\n:::\n\n\\*c\\*"
    assert myst('<p markdown="span">*a*</p>') == "*a*"
    late = '[a] b[^1]\n\n<div markdown="1">\n[a]: http://b.c\n\n[^1]: note\n</div>'
    assert myst(late) == "[a] b[^1]\n\n[a]: http://b.c\n\n[^1]: note"


def test_elements_without_an_end_hide_nothing() -> None:
    assert myst("<div>\n\n# a\n\n*b*") == "# a\n\n*b*"
    assert found("<div>\n\n*a*") == ["not_understood 5 <div>"]
    assert myst("a\n\n</div>\n\nb") == "a\n\n\\</div>\n\nb"


def test_pictures_that_are_nowhere_leave_their_words() -> None:
    def resolve(url: str, line: int) -> Link:
        return Link(url, (Finding(Found.BROKEN_LINK, Place("page.md", line), "link"),))

    html = '<figure><img src="a.jpg" alt="b*c*"><figcaption>d</figcaption></figure>'
    made = rewrite(html, resolve=resolve, html=True)
    assert made.text == "b\\*c\\*\n\nd\n"
    assert [one.kind for one in made.findings if one.kind is Found.BROKEN_MEDIA]
    assert rewrite('<video src="a.mp4"></video>', resolve=resolve, html=True).text == ""


def test_lines_of_findings() -> None:
    text = 'a\n\n<div>\n<p style="x">b</p>\n<img src="c.jpg">\n</div>\n'
    assert found(text) == [
        "changed 7 <div>",
        "not_understood 8 HTML attribute",
        "no_alt 9 <img>",
    ]


def test_inline_elements_that_stay() -> None:
    same = '<b>a</b> <sup>2</sup> <mark>b</mark> <ins>c</ins> <span style="color: red">d</span>'
    assert myst(same) == same
    assert found(same) == ["kept_as_html 5 <span style>"]
    assert myst("<span class='x'>a *b*</span>") == "[a *b*]{.x}"
    assert myst("<b class='x'>a</b>") == "[<b>a</b>]{.x}"
    assert myst("a <b>b") == "a <b>b</b>"
    assert myst("<span>\n*a*</span>") == "<span> *a*</span>"
