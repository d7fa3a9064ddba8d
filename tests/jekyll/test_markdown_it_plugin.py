"""Jekyll's tags in Markdown: which tokens come out, where, and with which lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.substitution import substitution_plugin

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.jekyll.markdown_it_plugin import jekyll_plugin

if TYPE_CHECKING:
    from markdown_it.token import Token

A = '{% include a.html x="1" %}'
B = '{% include b.html x="1" %}'
LONG = '{% include a.html\n\n   x="1"\n%}'


def parser() -> MarkdownIt:
    """A parser with those of MyST's rules that look at braces, signs of per cent and lines."""
    md = MarkdownIt("commonmark").enable("table")
    md.use(front_matter_plugin).use(myst_block_plugin).use(deflist_plugin)
    md.use(substitution_plugin).use(attrs_block_plugin)
    return md.use(jekyll_plugin)


def parse(text: str) -> list[Token]:
    return parser().parse(text)


def outline(tokens: list[Token]) -> str:
    """The tokens as one line: ``p(text) <a.html> ul(li(p(text)))``; a problem is ``!subtype``."""
    words = []
    for token in tokens:
        if token.type == "alcf_include":
            words.append(f"<{token.meta['include'].name}>")
        elif token.type == "alcf_liquid":
            words.append("".join(f"!{problem.kind.value}" for problem in token.meta["problems"]))
        elif token.nesting > 0:
            words.append(f"{token.tag}(")
        elif token.nesting < 0:
            words.append(")")
        elif token.type == "inline":
            words.append(inline(token.children or []))
        else:
            words.append(f"[{token.type}:{token.content.strip()}]")
    text = re.sub(r"[ /]*/[ /]*", "/", " ".join(words))
    return re.sub(r" +", " ", text).replace("( ", "(").replace(" )", ")").strip()


def inline(children: list[Token]) -> str:
    """Inline tokens as one line, a code span in backticks, a line end as /."""
    shown = {
        "softbreak": "/",
        "em_open": "*",
        "em_close": "*",
        "substitution_inline": "(substitution)",
    }
    return "".join(
        f"`{t.content}`"
        if t.type == "code_inline"
        else inline(t.children)
        if t.children
        else shown.get(t.type, t.content)
        for t in children
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (A, "<a.html>"),
        (f"   {A}  ", "<a.html>"),
        (LONG, "<a.html>"),
        (f"one\n\n{LONG}\n\ntwo", "p(one) <a.html> p(two)"),
        (f"{A}{B}", "<a.html> <b.html>"),
        (f"{A}\n{B}", "<a.html> <b.html>"),
        ('{%- include a.html x="1" -%}', "<a.html>"),
        ("{%\n\tinclude\n  a.html\n%}", "<a.html>"),
        (f"# H\n{A}", "h1(H) <a.html>"),
        (f"{A}\ntwo", "<a.html> p(two)"),
        (f"{A}\nTitle\n=====", "<a.html> h1(Title)"),
        (f"one\n\n{A}\n---\n", "p(one) <a.html> [hr:]"),
        ("{% include a.html x='a {% b' %}", "<a.html>"),
    ],
)
def test_a_tag_on_lines_of_its_own_is_a_block(text: str, expected: str) -> None:
    assert outline(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"one {A} two", "p(one two) <a.html>"),
        (f"one {A} {B}", "p(one) <a.html> <b.html>"),
        (f"{A} two", "p(two) <a.html>"),
        (f"one\n{A}\ntwo\nthree", "p(one/two/three) <a.html>"),
        (f"one\n{A}", "p(one) <a.html>"),
        (f"one\n{LONG}\ntwo", "p(one/two) <a.html>"),
        (f"one\n{A} {B}\ntwo", "p(one/two) <a.html> <b.html>"),
        (f"one\n{A}\n{B}\ntwo", "p(one/two) <a.html> <b.html>"),
        (f"one {LONG} two\nthree", "p(one two/three) <a.html>"),
        (f"zero\none {LONG} two\nthree", "p(zero/one two/three) <a.html>"),
        (f"one\n{LONG} two", "p(one/two) <a.html>"),
        (f"*one {A} two*", "p(*one two*) <a.html>"),
        (f"[one {A}](u) two", "p(one two) <a.html>"),
        (f"![one {A}](u) two", "p(one two) <a.html>"),
        (f"# H {A}\n\ntwo", "h1(H) <a.html> p(two)"),
        (f"H {A}\n===\n\ntwo", "h1(H) <a.html> p(two)"),
        (
            f"| a |\n|---|\n| b {A} |\n\ntwo",
            "table(thead(tr(th(a))) tbody(tr(td(b)))) <a.html> p(two)",
        ),
        (f"term {A}\n: text {B}", "dl(dt(term) dd(p(text) <b.html>)) <a.html>"),
    ],
)
def test_a_tag_in_running_text_follows_what_holds_the_text(text: str, expected: str) -> None:
    assert outline(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"- one\n\n  {A}\n- two", "ul(li(p(one) <a.html>) li(p(two)))"),
        (f"- {A}", "ul(li(<a.html>))"),
        ('- {% include a.html\n    x="1"\n  %}\n- two', "ul(li(<a.html>) li(p(two)))"),
        ('- one\n\n  {% include a.html\nx="1"\n%}\n\n  two', "ul(li(p(one) <a.html> p(two)))"),
        (f"1. one {A}\n2. two", "ol(li(p(one) <a.html>) li(p(two)))"),
        (f"> one\n>\n> {A}", "blockquote(p(one) <a.html>)"),
        ('> {% include a.html\n>   x="1"\n>\n> %}\n> two', "blockquote(<a.html> p(two))"),
        (f"> one {A} two", "blockquote(p(one two) <a.html>)"),
        (f"> one\n{A}", "blockquote(p(one)) <a.html>"),
        (
            '> - one\n>   {% include a.html\n>      x="1"\n>   %}\n',
            "blockquote(ul(li(p(one) <a.html>)))",
        ),
    ],
)
def test_tags_in_lists_and_quotes_stay_there(text: str, expected: str) -> None:
    tokens = parse(text)
    assert outline(tokens) == expected
    (include,) = (t.meta["include"] for t in tokens if t.type == "alcf_include")
    assert include.params == {"x": "1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"`{A}`", f"p(`{A}`)"),
        (f"one `` {A} `` two", f"p(one `{A}` two)"),
        ("use `{% include` and\n`%}` here", "p(use `{% include` and/`%}` here)"),
        (f"```\n{A}\n```", f"[fence:{A}]"),
        (f"    {A}", f"[code_block:{A}]"),
        (f"- one\n\n      {A}", f"ul(li(p(one) [code_block:{A}]))"),
        (f"<!-- {A} -->", f"[html_block:<!-- {A} -->]"),
        (f"<!--\n\n{A}\n\n-->", f"[html_block:<!--\n\n{A}\n\n-->]"),
        (f"one <!-- {A} --> two", f"p(one <!-- {A} --> two)"),
        (f"<pre>\n{A}\n</pre>", f"[html_block:<pre>\n{A}\n</pre>]"),
        (f"\\{A}", f"p({A})"),
    ],
)
def test_code_and_comments_are_literal(text: str, expected: str) -> None:
    assert outline(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`{% raw %}{{ a }}{% endraw %}`", "p(`{{ a }}`)"),
        ("```\n{% raw %}\n{% if a %}\n{% endraw %}\n```", "[fence:{% if a %}]"),
        ("```\n{%- raw -%}{{ a }}{%- endraw -%}\n```", "[fence:{{ a }}]"),
        ("`{% raw %}`", "p(`{% raw %}`)"),
        ("`{% raw %}{% raw %}{% endraw %}`", "p(`{% raw %}`)"),
        ("    {% raw %}{{ a }}{% endraw %}", "[code_block:{{ a }}]"),
        ("```{code-block} liquid\n{% raw %}{{ a }}{% endraw %}\n```", "[fence:{{ a }}]"),
        # Whoever reads the directive's content reads the markers there.
        ("```{note}\n{% raw %}{{ a }}{% endraw %}\n```", "[fence:{% raw %}{{ a }}{% endraw %}]"),
        (
            f"one {{% raw %}}{{{{ a }}}} *b* {A}{{% endraw %}} two",
            f"p(one {{{{ a }}}} *b* {A} two)",
        ),
        ("{% raw %}{{ a }}{% endraw %}", "p({{ a }})"),
        (
            "{% raw %}\n{{ a }}\n\n- {{ b }}\n{% endraw %}\n\nc",
            "p({{ a }}) ul(li(p({{ b }}))) p(c)",
        ),
        (f"{{% raw %}}\n```\n{A}\n```\n{{% endraw %}}", f"[fence:{A}]"),
        (f"{{% raw %}}```\n{A}\n```{{% endraw %}}", f"[fence:{A}]"),
        (f"{{% raw %}}\n{A}\n{{% endraw %}}", f"p({A})"),
        ("> {% raw %}\n> {{ a }}\n> {% endraw %}\n>\n> b", "blockquote(p({{ a }}) p(b))"),
        ("{% raw %}\n{{ a }}\n\n{{ b }}{% endraw %} c", "p({{ a }}) p({{ b }} c)"),
        ("{% raw %}one `{% endraw %} and `two`", "p(one ` and `two`)"),
    ],
)
def test_raw_is_literal_and_its_markers_vanish(text: str, expected: str) -> None:
    assert outline(parse(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["- {% raw %}\n  {{ a }}\nb\n  {% endraw %}\n", "- {% raw %}\n\nb\n\n{% endraw %}\n{{ a }}"],
)
def test_raw_that_outlasts_a_list_loses_nothing(text: str) -> None:
    got = outline(parse(text))
    assert "a" in got.replace("raw", "")
    assert "b" in got
    assert "raw" not in got


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"one {{% comment %}} {A} {{% endcomment %}} two", "p(one two)"),
        (f"{{% comment %}}\n{A}\n\nx\n{{% endcomment %}}\n\ntwo", "p(two)"),
        ("{% comment %}x{% endcomment %}", ""),
        ("{% comment %}\n{% comment %}x{% endcomment %}\ny\n{% endcomment %} z", "p(z)"),
        ("one {% # note %} two", "p(one two)"),
        (f"{{% if false %}}\n{A}\n{{% endif %}}\n\ntwo", "p(two)"),
        ("{% if false %}a{% if b %}c{% else %}d{% endif %}{% else %}e{% endif %} f", "p(e f)"),
    ],
)
def test_comments_and_what_never_runs_are_hidden(text: str, expected: str) -> None:
    assert outline(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if a %}\none\n{% endif %}", "!liquid p(one)"),
        ("{% if a %}one{% else %}two{% endif %}", "p(onetwo) !liquid"),
        ("{% for a in b %}\n- {{ a }}\n{% endfor %}\n", "!liquid ul(li([substitution_block:a]))"),
        ("{% assign a = 1 %}", "!liquid"),
        ("{% assign a =\n  1 %}\n\none", "!liquid p(one)"),
        ("one {% assign a = 1 %}\n\n{% endif %}", "p(one) !liquid"),
        ("{% if a %}Title{% endif %}\n=====", "h1(Title) !liquid"),
    ],
)
def test_other_tags_are_reported_and_their_text_stays(text: str, expected: str) -> None:
    assert outline(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% include a.html\n\none\n\ntwo", "p({% include a.html) !include p(one) p(two)"),
        (
            f"{{% include b.html x='1'\n\none\n\n{A}",
            "p({% include b.html x='1') !include p(one) <a.html>",
        ),
        (f"{{% include b.html\n{A}\none", "p({% include b.html/one) !include <a.html>"),
        ("one {% if a two", "p(one {% if a two) !liquid"),
        ("{% raw %} one {{ a }}", "p({% raw %} one (substitution)) !liquid"),
        ("{% comment %}\n\none", "p({% comment %}) !liquid p(one)"),
        ("{% inclde a.html %}", "p({% inclde a.html %}) !liquid"),
        ("one {% %} two", "p(one {% %} two) !liquid"),
        ("one {%", "p(one {%) !liquid"),
        ("50 %} of {{ a }}", "p(50 %} of (substitution))"),
    ],
)
def test_what_cannot_be_read_stays_with_a_problem(text: str, expected: str) -> None:
    assert outline(parse(text)) == expected


def test_an_unknown_tag_names_the_nearest() -> None:
    (token,) = (t for t in parse("{% inclde a.html %}") if t.type == "alcf_liquid")
    assert "Did you mean 'include'?" in token.meta["problems"][0].message


def test_a_malformed_include_has_its_problem_and_its_source() -> None:
    source = '{% include a.html\n   x="1"\n   y:"2"\n%}'
    (token,) = parse(source)
    assert token.content == source
    include = token.meta["include"]
    assert include.malformed
    assert [(p.kind, p.line) for p in include.problems] == [(Warn.INCLUDE, 3)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"one\n\n{LONG}\n\ntwo", [2, 6]),
        (f"one\ntwo {A}\n", [1, 2]),
        (f"one\n{A}\nthree", [1, 2]),
        (f"one\n{B[:-2]} y='2' %}}\n{LONG}\nthree", [2, 6]),
        (f"> one\n>\n> {A}", [2, 3]),
        (f"- one\n- two\n\n  three\n  four {A}", [4, 5]),
        (f"<div>\n\n</div>\n<p>\n{A}\n</p>", [4, 5]),
    ],
)
def test_tokens_know_their_lines(text: str, lines: list[int]) -> None:
    tokens = [
        t for t in parse(text) if t.type == "alcf_include" and t.meta["include"].name == "a.html"
    ]
    assert [t.map for t in tokens] == [lines]
    assert all(t.block for t in tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<div>\n{A}\n</div>", "[html_block:<div>] <a.html> [html_block:</div>]"),
        (f"<div>\n<!-- {A} -->\n</div>", f"[html_block:<div>\n<!-- {A} -->\n</div>]"),
        ("<div>\n{% if a %}x{% endif %}\n</div>", "[html_block:<div>\nx\n</div>] !liquid"),
        ("<div>\n{% raw %}{% a %}{% endraw %}\n</div>", "[html_block:<div>\n{% a %}\n</div>]"),
        ("<div>\n{% a %}\n</div>", "[html_block:<div>\n{% a %}\n</div>] !liquid"),
        (f"<br>\n{A}\n", "[html_block:<br>] <a.html>"),
    ],
)
def test_blocks_of_html(text: str, expected: str) -> None:
    assert outline(parse(text)) == expected


def test_an_include_in_a_caption_stays_as_text_with_a_problem() -> None:
    tokens = parser().parseInline(f"one {A}")
    assert outline(tokens) == f"one {A} !include"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"one {A} two `{A}`", f"one  two `{A}`"),
        ("one {% if a %}b{% endif %} {% inclde %}", "one b {% inclde %}"),
        ("one {% raw %}{{ a }}{% endraw %}", "one {% raw %}{{ a }}{% endraw %}"),
    ],
)
def test_translators_see_no_tags(text: str, expected: str) -> None:
    assert parse(text)[1].content == expected


def test_outputs_are_left_to_substitutions() -> None:
    (token,) = (t for t in parse("a {{ b }} c")[1].children or [] if t.type.startswith("subst"))
    assert token.content == "b"


def test_variables_are_resolved() -> None:
    md = MarkdownIt().use(jekyll_plugin, variables={"page": {"title": "T"}})
    for text in ("{% include a.html x=page.title %}", "one {% include a.html x=page.title %}"):
        (token,) = (t for t in md.parse(text) if t.type == "alcf_include")
        assert token.meta["include"].params == {"x": "T"}


def test_text_without_tags_is_parsed_as_before() -> None:
    plain = MarkdownIt("commonmark").enable("table")
    text = "# a\n\nb *c*\nd\n\n- e\n\n> g\nh\n\n| i |\n|---|\n| j |\n\n<p>k</p>\n\n{ l % m }\n"
    assert plain.use(jekyll_plugin).render(text) == MarkdownIt("commonmark").enable("table").render(
        text
    )


@pytest.mark.parametrize(
    "text",
    [
        "{% " * 20_000,
        "{% a\n" * 10_000,
        "x {% include\n" * 10_000,
        "{% include a.html " * 5_000,
        "{% raw %} " * 10_000,
        "{% raw %}\n\n" * 5_000,
        "{% comment %}\n\n" * 5_000 + "{% endcomment %}",
        "{% if false %}" * 10_000,
        f"{A}\n" * 2_000,
        f"one {A} " * 2_000,
        f"one\n{A}\n" * 1_000,
        "<div>\n" + "{% a\n" * 5_000,
        "`{% raw %}` " * 5_000,
        "```\n" + "{% raw %}" * 10_000 + "\n```",
        "{% x" + " %" * 50_000,
    ],
    ids=lambda text: text[:18],
)
def test_hostile_pages_are_read_to_their_end(text: str) -> None:
    # At these lengths anything worse than linear would not come back.
    assert parse(text)
