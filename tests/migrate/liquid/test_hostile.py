"""Texts that no one should have written: no traceback, no hang, no lost words."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_alcf.migrate.liquid import limits
from sphinx_alcf.migrate.liquid.filters import NAMES as NAMES_OF_FILTERS
from sphinx_alcf.migrate.model import CLOSE, OPEN, Found, mark
from tests.migrate.liquid.site import page, render, told

SIGNS = [
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{%-",
        "-%}",
        "{{-",
        "-}}",
        "{",
        "}",
        "%",
        "\n",
        "\n\n",
        " ",
        "-",
        "|",
    ),
    *(
        "<!--",
        "-->",
        "`",
        "```",
        "<a href='",
        "](",
        ")",
        "<div>",
        "</div>",
        "# ",
        "- ",
        "\x00",
        "e\u0301",
    ),
    *(
        "\u2028",
        "\ufdd0",
        "\ufdd1",
        "\ufdd00\ufdd1",
        "\ud7ff",
        "\U0001d538",
        "&amp;",
        "word",
        "'",
        '"',
    ),
]
NAMES = st.sampled_from(["a", "b", "p", "page", "site", "forloop", "empty", "blank", "include"])
VALUES = st.sampled_from(
    [
        *(
            "page",
            "page.title",
            "page.words",
            "page.words[3]",
            "page.words.last",
            "page.x",
            "page.url",
        ),
        *("site", "site.pages", "site.pages[0]", "site.pages[0].content", "site.data", "site.time"),
        *(
            "a",
            "b",
            "b.url",
            "p",
            "p.title",
            "p.url",
            "p[0]",
            "p['title']",
            "forloop",
            "forloop.index",
        ),
        *("nil", "true", "false", "empty", "blank", "0", "-1", "2", "1.5", "99999999999999999999"),
        *(
            "''",
            "'a'",
            '"a,b"',
            "'2024-05-06'",
            "'now'",
            "(1..3)",
            "(1..x)",
            "(-5..5)",
            "(1..10000000)",
        ),
    ]
)
FILTERS = st.sampled_from([*sorted(NAMES_OF_FILTERS), "nosuchfilter"])


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """A value and filters, with any arguments."""
    text: str = draw(VALUES)
    for name in draw(st.lists(FILTERS, max_size=3)):
        arguments = draw(st.lists(VALUES, max_size=3))
        text += f" | {name}" + (f": {', '.join(arguments)}" if arguments else "")
    return text


CONDITIONS = st.tuples(
    VALUES, st.sampled_from(["==", "!=", "<", ">=", "contains", "and", "or", "=", "<>"]), VALUES
).map(" ".join)
LEAVES = st.one_of(
    st.sampled_from(SIGNS),
    st.lists(st.sampled_from(SIGNS), max_size=5).map("".join),
    expressions().map(lambda text: f"{{{{ {text} }}}}"),
    st.tuples(NAMES, expressions()).map(lambda pair: f"{{% assign {pair[0]} = {pair[1]} %}}"),
    st.lists(VALUES, min_size=1, max_size=3).map(lambda v: f"{{% cycle {', '.join(v)} %}}"),
    NAMES.map(lambda name: f"{{% increment {name} %}}"),
    VALUES.map(lambda value: f"{{% include own.html a={value} %}}"),
    VALUES.map(lambda value: f"{{% include media-img.html source={value} alt='' %}}"),
    st.sampled_from(
        [
            *(
                "{% break %}",
                "{% continue %}",
                "{% else %}",
                "{% endif %}",
                "{% when 1 %}",
                "{% foo %}",
            ),
            *(
                "{% include circle.html %}",
                "{% link other.md %}",
                "{% post_url 2024-01-01-x %}",
                "{% if",
            ),
            *(
                "<a href='{{ p.url }}'>{{ p.title }}</a>",
                "[x]({{ b.url }})",
                "{% comment %}",
                "{% raw %}",
            ),
            "{% include {{ page.title }}.html %}",
        ]
    ),
)


SHAPES = (
    "{% if CONDITION %}BODY{% else %}BODY{% endif %}",
    "{% for NAME in VALUE %}BODY{% endfor %}",
    "{% for NAME in VALUE limit:2 reversed %}BODY{% else %}BODY{% endfor %}",
    "{% tablerow NAME in VALUE cols:2 %}BODY{% endtablerow %}",
    "{% capture NAME %}BODY{% endcapture %}",
    "{% case VALUE %}{% when VALUE %}BODY{% else %}BODY{% endcase %}",
    "{%- ifchanged -%}BODY{% endifchanged %}",
    "{% highlight c %}BODY{% endhighlight %}",
    "{% unless page.x %}BODY{%- endunless %}",
)


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Tags around *inner*."""
    parts = {
        "CONDITION": CONDITIONS,
        "NAME": NAMES,
        "VALUE": VALUES,
        "BODY": st.lists(inner, max_size=4).map("".join),
    }

    def filled(shape: str) -> st.SearchStrategy[str]:
        words = re.split("(CONDITION|NAME|VALUE|BODY)", shape)
        return st.tuples(*(parts.get(word, st.just(word)) for word in words)).map("".join)

    return st.one_of(*map(filled, SHAPES))


TEMPLATES = st.recursive(LEAVES, blocks, max_leaves=12)


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A template of which a part is missing."""
    text: str = draw(TEMPLATES)
    start = draw(st.integers(0, len(text)))
    return text[:start] + text[start + draw(st.integers(0, 5)) :]


OTHER = page(
    "other.md", "{{ page.title }} {% for p in site.pages %}{{ p.content }}{% endfor %}", title="O"
)
INCLUDES = {"own.html": "{{ include.a }}{{ x }}", "circle.html": "{% include circle.html %}"}
FRONT = {"title": "T", "words": ["a", None, 3, [1, [2]], {"a": "b"}], "x": 2.5}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), TEMPLATES, torn()))
def test_any_text_can_be_rendered(text: str) -> None:
    rendered = render(text, OTHER, includes=INCLUDES, front=FRONT)
    assert len(rendered.lines) == rendered.text.count("\n") + 1
    last = text.count("\n") + 1
    assert all(1 <= line <= last for line in rendered.lines)
    assert all(rendered.text.count(mark(n)) == 1 for n in range(len(rendered.inserts)))
    assert rendered.text.count(OPEN) == rendered.text.count(CLOSE) == len(rendered.inserts)


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="{\ufdd0\ufdd1"), max_size=300))
def test_text_without_liquid_stays_as_it_is(text: str) -> None:
    rendered = render(text)
    assert (rendered.text, rendered.findings) == (text, ())
    assert list(rendered.lines) == list(range(1, text.count("\n") + 2))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["{% foo %}", "{{ a }", "{%", "word", "\n", "{% endif %}"])))
def test_no_word_is_lost(parts: list[str]) -> None:
    text = " ".join(parts)
    assert render(text).text == text


ENDLESS = {
    "rounds": "{% for i in (1..99999999) %}a{% endfor %}",
    "rounds in rounds": "{% for i in (1..2000) %}{% for j in (1..2000) %}{% endfor %}{% endfor %}",
    "a range that is sorted": "{{ (1..999999999) | sort }}",
    "a range that is joined": "{{ (1..400000) | join: 'aaaaaaaaaaaaaaaaaaaaaaaaaa' }}",
    "a text that doubles": (
        "{% assign x = 'a' %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}"
        "{{ x }}"
    ),
    "a text that is replaced": (
        "{% assign x = 'aaaaaaaaaa' %}{% for i in (1..9) %}"
        "{% assign x = x | replace: 'a', x %}{% endfor %}{{ x }}"
    ),
    "a list that doubles": (
        "{% assign x = 'a,b' | split: ',' %}{% for i in (1..60) %}{% assign x = x | concat: x %}"
        "{% endfor %}{{ x }}"
    ),
    "a list of lists": (
        "{% assign x = 'a,b' | split: ',' %}{% for i in (1..60) %}{% assign x = x | push: x %}"
        "{% endfor %}{{ x | join }}"
    ),
    "a number that grows": (
        "{% assign x = 999 %}{% for i in (1..60) %}{% assign x = x | times: x %}{% endfor %}{{ x }}"
    ),
    "a range that is asked": (
        "{% for i in (1..9999) %}{% if (1..9999) contains 1.5 %}{% endif %}{% endfor %}"
    ),
    "a list that is asked": (
        "{% assign x = page.long | split: '' %}{% for i in (1..9999) %}"
        "{% unless x contains 'b' %}{% endunless %}{% endfor %}"
    ),
    "a list that is chosen from": (
        "{% assign x = page.long | split: '' %}{% for i in (1..9999) %}"
        "{% assign y = x | where_exp: 'z', 'x contains z' %}{% endfor %}"
    ),
    "a text that is asked": (
        "{% for i in (1..9999) %}{% if page.long contains 'b' %}{% endif %}"
        "{% case page.long %}{% when 'b' %}{% endcase %}{% endfor %}"
    ),
    "captures": (
        "{% for i in (1..9999) %}{% capture x %}{{ x }}aaaaaa{% endcapture %}{% endfor %}{{ x }}"
    ),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_what_does_not_end_stays_as_text(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STEPS", 30_000)
    monkeypatch.setattr(limits, "WRITTEN", 500_000)
    text = f"before {{{{ 1 }}}}\n\n{ENDLESS[case]}\n\nafter {{{{ 2 }}}}"
    rendered = render(text, includes=INCLUDES, front={"long": "a" * 20_000})
    assert rendered.text.startswith("before 1\n\n{")
    assert rendered.text.endswith("\n\nafter {{ 2 }}")
    [finding] = [one for one in rendered.findings if one.kind is Found.NOT_UNDERSTOOD]
    assert finding.place.line == 3
    assert finding.message.startswith("From here on the page is not evaluated, for it ")


def test_what_is_within_bounds_is_evaluated() -> None:
    text = "{% for i in (1..2000) %}{% for j in (1..9) %}{% endfor %}{% endfor %}a"
    assert render(text).text == "a"


@pytest.mark.parametrize("tag", ["if true", "for i in (1..1)", "capture x", "unless false"])
def test_tags_deep_within_each_other(tag: str) -> None:
    name = tag.partition(" ")[0]
    deep = 3000
    rendered = render(f"{{% {tag} %}}" * deep + "word" + f"{{% end{name} %}}" * deep + "{{ 1 }}")
    assert rendered.text.endswith("1")
    assert len(told(rendered, Found.NOT_UNDERSTOOD)) == 1
    within = limits.DEPTH - 5
    rendered = render(f"{{% {tag} %}}" * within + "word" + f"{{% end{name} %}}" * within)
    assert rendered.text == ("" if name == "capture" else "word")


LONG = {
    "opened tags": "{%" * 20_000,
    "opened tags and one end": "{% " * 20_000 + "%}",
    "opened outputs": "{{" * 20_000,
    "outputs": "{{ a }}" * 10_000,
    "broken outputs": "{{ a } " * 10_000,
    "raws": "{% raw %}" * 10_000,
    "comments": "{% comment %}" * 10_000,
    "ends": "{% endif %}" * 10_000,
    "ifs": "{% if a %}" * 10_000,
    "includes that are not closed": "{% include a.html b='" * 5_000,
    "includes within each other": "{% include a.html b='{% ' %}" * 3_000,
    "a long markup": "{{ " + "(" * 100_000 + " }}",
    "brackets": "{{ a" + "[" * 100_000 + " }}",
    "quotes": "{{ " + "'a' \"b\" " * 20_000 + "}}",
    "filters": "{{ a" + " | b: c, d" * 10_000 + " }}",
    "conditions": "{% if a" + " and b or c == 'd'" * 10_000 + " %}x{% endif %}",
    "comments of HTML": "<!--" * 30_000 + "{% include media-img.html source='a' %}",
    "backticks": "`a``b```" * 10_000 + "{% include media-img.html source='a' %}",
    "fences": "```\n" * 10_000 + "{% include media-img.html source='a' %}",
    "tags of HTML": "{{ '" + "<" * 3_000 + "' | strip_html }}" * 20,
    "inserts": "{% include media-img.html source='a' %}\n" * 3_000,
    "lines": "{{ a }}\n" * 10_000,
}


@pytest.mark.parametrize("case", LONG)
def test_long_texts(case: str) -> None:
    rendered = render(LONG[case])
    assert len(rendered.lines) == rendered.text.count("\n") + 1


def test_data_that_holds_itself() -> None:
    circle: list[object] = ["a"]
    circle.append(circle)
    laughs: object = "ha"
    for _ in range(60):
        laughs = [laughs, laughs]
    data = {"circle": circle, "laughs": laughs}
    for name in data:
        text = f"{{{{ site.data.{name} | jsonify | size }}}}{{{{ site.data.{name} }}}} a"
        assert render(text, data=data).text.endswith(" a")
