"""The comparison reads the words of plain text, LaTeX and EPUB, and sees what is lost there."""

from __future__ import annotations

import pytest

from tests.support.moved.content import Block, Content
from tests.support.moved.dialects import OLD
from tests.support.moved.formats import missing_blocks, text_of_latex, text_of_xhtml
from tests.support.moved.reader import read_page
from tests.support.moved.words import runs_of, words_of

PAGE = """<main><h1>Fog</h1>
<p>It has 10<sup>3</sup> drops of <em>CO<sub>2</sub></em> a liter,<br>and a well-known file,
<code>fog_2.csv</code><a class="footnote" href="#fn:1">1</a>, of them.</p>
<figure class="hero"><img src="a.png"><figcaption><span class="caption">A caption</span>
<span class="credit"><span class="label">Image:</span> Ida</span></figcaption></figure>
<table><tr><td>a rather long cell of words</td><td>another long cell</td></tr></table>
<div class="teaser"><a href="/other">Another page</a></div>
<div class="footnotes"><ol><li>A note.</li></ol></div></main>"""

TEXT = """\
Fog
***

   A caption

   Image: Ida

It has 10^3 drops of *CO_2* a liter,
and a well-known file, "fog_2.csv"
[1], of them.

| a rather long     | another long     |
| cell of words     | cell             |

* **Another page**

[1] A note.
"""

LATEX = r"""
\alcfset{headline}{A Year}%
\alcfopener{}\chapter{Fog}
\label{\detokenize{fog:fog}}\begin{alcfcaption}%

\sphinxAtStartPar
A caption \alcfmuted{\DUrole{alcf-credit-label}{Image:} Ida}

\end{alcfcaption}
\alcfpicture[l]{\alcffull}{0.5625}{{Fog-7}.jpg}\caption{Mist}
It has 10$^{\text{3}}$ drops of \sphinxstyleemphasis{CO$_{\text{2}}$} a li\alcfbreak{}ter,
\\
and a well\sphinxhyphen{}known file, \sphinxcode{\sphinxupquote{fog\_2.csv}}%
\begin{footnote}[1]\sphinxAtStartFootnote
A note.
%
\end{footnote}, of them.
\sphinxhref{https://example.org/a}{a rather} long cell of words
& another long cell \\
\item {\hyperref[\detokenize{other::doc}]{\sphinxcrossref{\DUrole{doc}{Another page}}}}
\alcfnumber{28}{31}{1,341}\alcflabel{users}
\PYG{n}{height}\PYGZus{}\PYG{n}{now}
"""


def page() -> Content:
    return read_page(PAGE, OLD, lambda href: href.startswith("/"))


def latex() -> str:
    return text_of_latex(LATEX)


def test_nothing_is_lost_in_plain_text() -> None:
    assert list(missing_blocks(page(), TEXT)) == []


def test_nothing_is_lost_in_latex() -> None:
    assert list(missing_blocks(page(), latex())) == []


@pytest.mark.parametrize(
    "words",
    ["A Year", "Mist", "1,341 users", "height now", "a liter", "well-known", "of words another"],
)
def test_latex_is_read_without_its_macros(words: str) -> None:
    assert f" {' '.join(runs_of(words))} " in f" {' '.join(runs_of(latex()))} "


@pytest.mark.parametrize(
    ("was", "now", "lost"),
    [
        ("drops of", "drops", "It has 103 drops of CO2 a liter,"),
        ("known file", "file", "and a well-known file, fog_2.csv \u2042 , of them."),
        ("A caption", "", "A caption"),
        ("Ida", "", "Ida"),
        ("long", "short", "a rather long cell of words"),
        ("Another page", "A page", "Another page"),
        ("A note", "Note", "A note ."),
        ("liter,\nand", "literand", "and a well-known file, fog_2.csv \u2042 , of them."),
    ],
)
def test_a_loss_in_plain_text_is_seen(was: str, now: str, lost: str) -> None:
    assert was in TEXT
    assert lost in list(missing_blocks(page(), TEXT.replace(was, now)))


def test_an_epub_is_read_as_pages_are() -> None:
    xhtml = PAGE.replace("<main>", '<div class="body">').replace("</main>", "</div>")
    xhtml = xhtml.replace('class="hero"', 'class="alcf-hero"')
    xhtml = xhtml.replace("</h1>", '</h1><a href="b">x<span class="link-target"> [b]</span></a>')
    text = text_of_xhtml(xhtml)
    assert "[b]" not in text
    assert list(missing_blocks(page(), text)) == []


def test_words_that_the_new_site_may_say_of_its_own_accord_need_not_be_there() -> None:
    block = Block(words_of("PDF"), "PDF", optional=True)
    assert list(missing_blocks(Content(blocks=[block]), "")) == []
