"""Destinations go through ``resolve``; what leads nowhere stays without a warning."""

from __future__ import annotations

import pytest

from sphinx_alcf.migrate.kramdown import inline_to_myst
from sphinx_alcf.migrate.model import Finding, Found, Link, Place
from tests.migrate.kramdown.rewritten import myst, page, rewrite

NOWHERE = Finding(Found.BROKEN_LINK, Place("page.md", 5), "link", "Nothing is there.")


def resolve(url: str, line: int) -> Link:
    """``/x`` leads to ``x.md``, ``/none`` nowhere."""
    if url.startswith("/none"):
        return Link(url, (NOWHERE,))
    return Link(f"{url[1:]}.md") if url.startswith("/") else Link(url)


def written(text: str) -> str:
    return rewrite(text, resolve=resolve).text.removesuffix("\n")


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("[a](/b)", "[a](b.md)"),
        ('[*a*](/b "T")', '[*a*](b.md "T")'),
        ("[a](/b 'say \"x\"')", '[a](b.md "say \\"x\\"")'),
        ("[a](/b c)", "[a](<b c.md>)"),
        ("[a](http://x.y?a=1&amp;b=2)", "[a](http://x.y?a=1&amp;b=2)"),
        ("[a][b]\n\n[b]: /c 'T'", '[a][b]\n\n[b]: c.md "T"'),
        ("![a](/b)", "![a](b.md)"),
        ('<a href="/b" class="c">d</a>', "[d](b.md){.c}"),
        ("[![a](/b)](/c)", "[![a](b.md)](c.md)"),
        ("</b>", "\\</b>"),
        ("[a](/none)", "[a](/none){.external}"),
        ("[a][b]\n\n[b]: /none", "[a](/none){.external}\n\n[b]: /none"),
        ("![a *b*](/none)", "a *b*"),
        ("[a](old.html)", "[a](old.html){.external}"),
        ("[a](http://b.c/d.html)", "[a](http://b.c/d.html)"),
        ("[a]()", "a"),
    ],
)
def test_destinations(text: str, new: str) -> None:
    assert written(text) == new


def test_each_link_is_asked_with_its_line() -> None:
    asked: list[tuple[str, int]] = []

    def note(url: str, line: int) -> Link:
        asked.append((url, line))
        return Link(url)

    rewrite(
        "[a](/b)\ntext [c](/d)\n\n- e\n  ![f](/g)\n\n"
        '<p>h</p>\n<p>\n<img src="/i" srcset="/j 1x, /k 2x" alt="l">\n</p>\n\n[m]: /n\n',
        resolve=note,
    )
    assert asked == [
        ("/b", 5),
        ("/d", 6),
        ("/g", 9),
        *(("/j", 13), ("/k", 13), ("/i", 13), ("/n", 16)),
    ]


def test_findings_of_links_are_passed_on_once() -> None:
    findings = rewrite("[a](/none) [b](/none)", resolve=resolve).findings
    assert findings == (NOWHERE,)


def test_pictures_without_words_are_reported() -> None:
    kinds = [f"{f.kind.value} {f.place.line}" for f in rewrite("a\n![](b.png)").findings]
    assert kinds == ["no_alt 6"]


def test_inline_html_alone() -> None:
    made = inline_to_myst("A *b*\n <em>c</em> &amp; <a href='/d'>e</a>", page(), 7, resolve=resolve)
    assert made.text == "A \\*b\\* <em>c</em> &amp; [e](d.md)"


def test_words_in_brackets_are_no_links() -> None:
    assert myst("[a](b [c]") == "\\[a](b [c]"
    assert myst("[a] b") == "[a] b"
    assert myst("[^1] x") == "\\[^1] x"
    assert myst('<a href="x">[a]</a>') == "[\\[a\\]](x)"
