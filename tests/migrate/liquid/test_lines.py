"""For each line of the text, the line of the file that it comes from."""

from __future__ import annotations

import pytest

from tests.migrate.liquid.site import page, render

CASES: dict[str, tuple[str, list[int]]] = {
    "no Liquid": ("a\nb\n", [1, 2, 3]),
    "nothing": ("", [1]),
    "an output of lines": ("a\n{{ page.lines }}\nb", [1, 2, 2, 3]),
    "a tag over lines": ("{% if\n true\n%}a\n{% endif %}\nb", [3, 4, 5]),
    "a loop": ("{% for i in (1..2) %}\n{{ i }}\n{% endfor %}\nz", [1, 2, 1, 2, 3, 4]),
    "what is left out": ("a\n{% if false %}\nb\n{% endif %}\nc", [1, 4, 5]),
    "trimmed": ("a\n\n{%- assign x = 1 -%}\n\nb", [1]),
    "a comment": ("a\n{% comment %}\n\n{% endcomment %}b\nc", [1, 4, 5]),
    "raw": ("{% raw %}\n{{ a }}\n{% endraw %}\nb", [1, 2, 3, 4]),
    "a capture": ("{% capture x %}\na\nb\n{% endcapture %}c\n{{ x }}d", [4, 5, 5, 5, 5]),
    "an include": ("a\n{% include three.html %}\nb", [1, 2, 2, 2, 3]),
    "a kept tag": ("a\n{% foo\n b %}\nc", [1, 2, 3, 4]),
    "highlight": ("a\n{% highlight c %}\nx\ny\n{% endhighlight %}\nb", [1, 2, 3, 4, 4, 6]),
    "a list of teasers": (
        "a\n{% for p in site.pages %}{% if p.t %}\n- [{{ p.t }}]({{ p.url }})\n{% endif %}"
        "{% endfor %}\nb",
        [1, 2, 5],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_lines(case: str) -> None:
    text, lines = CASES[case]
    rendered = render(
        text,
        page("a.md", t="A"),
        line=11,
        front={"lines": "x\ny"},
        includes={"three.html": "1\n2\n3"},
    )
    assert list(rendered.lines) == [line + 10 for line in lines], rendered.text
    assert len(rendered.lines) == rendered.text.count("\n") + 1
