"""Liquid for Jekyll and for us: each text must come out the same. They stand in a page of HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FRONT: Final = """\
title: The page
my-key: dashed
number: 3
count: "12"
price: 4.5
flag: true
off-flag: false
nothing:
empty: ""
words: [pear, apple, fig, apple]
numbers: [3, 1, 2]
mixed: [b, 2, null, a]
nested: [[1, 2], [3, [4]]]
day: 2024-03-05
moment: 2024-03-05 14:07:09 +0200
said: "5 March 2024"
html: "<p>A &amp; B <em>c</em></p><script>x()</script><!-- y --> z"
quote: 'He said "it''s <b>"'
people:
  - {name: Zoe, age: 30, team: {color: red}, tags: [a, b]}
  - {name: ann, age: 4, team: {color: blue}, tags: [b]}
  - {name: Bob, age: 30, tags: []}
  - {age: 7, name: }
map: {one: 1, two: [2, 3], three: {four: "f"}}
lines: "one\\ntwo\\r\\nthree"
long: "The quick brown fox jumps over the lazy dog"
"""

DATA: Final = """\
- {id: x, n: "10", when: 2023-01-02}
- {id: y, n: "9", when: 2024-01-02}
- {id: z, n: "", when: 2022-01-02}
"""

INCLUDES: Final = {
    "show.html": "[{{ include.a }}|{{ include.b }}|{{ include.p.name }}|{{ title }}]",
    "outer.html": "({% include inner.html %}:{% include inner.html a='own' %})",
    "inner.html": "{{ include.a }}-{{ include.b }}",
    "assigns.html": "{% assign made = 'inside' %}{% assign include_a = include.a %}",
    "breaks.html": "{% break %}",
    "sub/deep.html": "deep {{ include.a }}",
    "tree.html": (
        "<ul>{% for n in include.list %}<li>{% if n.first %}{% include tree.html list=n %}"
        "{% else %}{{ n }}{% endif %}</li>{% endfor %}</ul>"
    ),
}

EXPRESSIONS: Final = (Path(__file__).parent / "expressions.liquid").read_text("utf-8").splitlines()
"""Texts of one line."""

LINES: Final = (
    "text before {{ page.title\n}} and {% if\n page.flag\n%}after{% endif %} the break",
    "{% for w in page.words %}\n{{ w }}\n{% endfor %}\n\n{%- if page.flag %}\na\n{% endif -%}\n b",
    "{% raw %}\n{{ a }}\n{% endraw %}\n{%- raw -%}\n b \n{% endraw -%}\n\n c",
    "{% include\n  show.html\n  a='1'\n\n  b='x\ny'\n%}",
    "{% assign a = 1 %}\n{% capture b %}\n{{ a }}\n{% endcapture %}\n{{ b }}",
)
"""Texts of several lines."""
