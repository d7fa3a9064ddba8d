"""Texts that kramdown and MyST would read in different ways, or might; by what is in them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SAMPLES: Final = MappingProxyType(
    {
        # Paragraphs and what ends them.
        "a list ends a paragraph": "para\n- b\n- c\n",
        "a number ends a paragraph": "para\n2. two\n3. three\n",
        "a heading ends a paragraph": "para\n# head\nmore\n",
        "a quote ends a paragraph": "para\n> quote\n",
        "a fence ends a paragraph": "para\n```\ncode\n```\nmore\n",
        "stars end no paragraph": "text\n***\ntext\n",
        "dashes make no heading of two lines": "a\nb\n---\n",
        "equals make no heading of two lines": "a\nb\n===\n",
        "an indented line goes on": "para\n    more\n",
        "lines that begin with signs": "1) a\n\n% b\n\n+++\n\n(target)=\n\n"
        ":::note\n\n{.foo}\n\n~ a\n\n+\n",
        "lines below that begin with signs": "a\n1) b\n% c\n+++\n(t)=\n::: d\n~ e\n{.f}\n|---|\n",
        "a paragraph of one sign": "-\n\n#\n\n=\n",
        # Headings.
        "headings": "# One\n\n## Two ##\n\n### Three\ntext\n",
        "no blank, no heading": "#one\n\n##\n\n # indented\n",
        "underlined headings": "One\n===\n\nTwo\n-\n\nnot after\nThree\n---\n",
        "an underlined heading with a pipe": "a | b\n---\n\n|x|\n===\n",
        "headings in a list and a quote": "- a\n  ---\n- # b\n\n> c\n> ===\n",
        "rules": "* * *\n\ntext\n\n- - -\n\ntext\n\n_____\n",
        "rules at the ends": "***\n\n# Head\n\n***\n\ntext\n\n***\n\n***\n",
        "rules in blocks": "> a\n>\n> ***\n\n- a\n\n  ***\n",
        # Quotes.
        "a lazy quote": "> quote\nlazy\n- a list\n\n> another\n> > nested\nlazy\n",
        "a quote of a list": "> - a\n>   b\n> - c\n>\n> d\n",
        "a tab in a quote": "> \tcode\n\n>\ttext\n",
        # Code.
        "indented code": "    code\n    more\n\n    again\n\ntext\n",
        "lazy indented code": "    code\nlazy\n\ttab\n",
        "code after a list": "- item\n\n^\n\n    code\n",
        "code after a comment after a list": "- item\n\n<!-- x -->\n\n    code\n",
        "fences": "```python\nx = 1\n```\n\n~~~\na\n~~~\n\n````\n```\n````\n",
        "an indented fence": "  ```\n    code\n  ```\n",
        "a fence without an end": "```\ntext\n\nmore\n",
        "a fence with two words is a code span": '```ruby title="x"\ncode\n```\n',
        "a directive in a fence": "```{note}\nshown\n```\n\n```{r}\ny <- 1\n```\n",
        # Lists.
        "bullets mix": "* a\n+ b\n- c\n",
        "lists apart": "- a\n\n^\n- b\n\n{: .x}\n\n1. c\n^\n1. d\n",
        "a list in two columns of blanks": "1. one\n  - nested\n2. two\n",
        "a list in four": "- a\n    - b\n        - c\n\n        d\n",
        "many blanks after the mark": "-     many\n-\ttab\n1.    x\n",
        "a lazy list": "- a\nb\n- c\n",
        "a lazy list of the other kind": "1. a\n- b\n- c\n",
        "lists of both kinds in an item": "- a\n  1. b\n  - c\n",
        "a loose list": "- a\n\n  b\n\n- c\n",
        "a code block in a list": "- a\n\n      code\n\n- b\n\n  ```\n  code\n  ```\n",
        "a quote in a list": "1. a\n   > q\n\n   > r\n",
        "an indented list": "   1. one\n   2. two\n\n * bullet\n",
        "an empty item": "- \n  text\n- b\n",
        "an item of dashes": "+ --\n+ x\n",
        "tasks": "- [ ] todo\n- [x] *done*\n- other\n",
        "a task over lines": "- [ ] a\n  % b\n  +++\n",
        "attributes on an item": "- {:.x} item\n- other\n",
        "a table in an item": "- | a | b |\n  |---|---|\n  | c | d |\n",
        # Definitions.
        "definitions": "term\n: def\n: def two\n\nnext\n\n: loose\n\n    more\n",
        "a list in a definition": "term\n: - a\n  - b\n\n  text\n",
        "a definition with wide blanks": "term\n:   def\n    lazy\n",
        "a definition after two empty lines": "term\n\n\n: def\n",
        # Tables.
        "a table": "| h | i |\n|---|:-:|\n| a | b |\n",
        "a table without pipes around": "a | b\n--|--\n1 | 2\n",
        "a table without a head": "| a | b |\n| c | d |\n",
        "a table with a foot": "| h | i |\n|---|---|\n| a | b |\n|===|===|\n| f | g |\n",
        "two bodies": "| h | i |\n|---|---|\n| a | b |\n|---|---|\n| c | d |\n",
        "two rows as head": "| h | i |\n| j | k |\n|---|---|\n| a | b |\n",
        "pipes in code": "| `a|b` | x |\n|---|---|\n| c\\|d | <code>e|f</code> |\n",
        "rows of different lengths": "| a |\n|---|\n| b | c | d |\n| e |\n",
        "a table needs an empty line": "| a | b |\n|---|---|\n| 1 | 2 |\ntext\n",
        "no table within a paragraph": "text\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "cells that look like more": "- | --\na | [x] b\n\n|  | - |\n",
        # Text.
        "emphasis": "*a* **b** _c_ __d__ ***e*** *a **b** c* **a *b* c**\n",
        "emphasis beside letters": '**Note:**text **"quoted"**text a*b*c **a**b\n',
        "underscores in words": "a_b_c _d_e f_ __init__ x_1\n",
        "stars alone": "a * b * c 5*3*2 *open **open\n",
        "emphasis that kramdown does not nest": "*a *b* c* **a **b** c**\n",
        "code spans": "`a` ``b ` c`` ` d ` e`f`g `` ` ``\n",
        "code side by side": "`a`<code>b</code>`c`\n",
        "ticks": "a ` b `` c ``` d\n",
        "code over lines": "a `b\n1) c\n% d` e\n",
        "breaks": "a\\\\\nb  \nc\\\nd<br>e<br/>f\n",
        "no break at the end": "a\\\\\n\nb  \n",
        "escapes": "\\* \\_ \\` \\# \\[ \\{ \\< \\| \\~ \\- \\\\ \\% \\@ \\& \\; \\a\n",
        "what MyST would read": "{foo}`bar` [x]{.y} `c`{z} {% raw %} {{ x }} $a$ a~b~ ^c^ @d\n",
        "symbols": "-- --- ... <<a>> << b >> \\<< \\>> 'a' \"b\"\n",
        "entities": "&amp; &nbsp; &copy; &#8212; &#x2014; A&B &nothing; 2 < 3 > 1\n",
        "strikethrough": "a ~~b *c*~~ ~~ d ~~ e~f\n",
        "autolinks": "<http://a.b> <x@y.z> http://c.d <tel:1> <foo bar\n",
        "links": '[a](http://b.c) [d](http://e.f "T") [g](http://h.i/(j)) [k *l*](<http://m.n>)\n',
        "no links": "[a] [a](b [c][d] [](x\n",
        "references": '[a]: http://b.c "T"\n[d e]: <http://f.g>\n\n'
        "[a] [x][a] [y] [D  e] [d e][] [z]\n",
        "a definition of a link that is text": "text\n[a]: http://b.c\n\n[a]\n",
        "the last definition counts": "[a]: http://b.c\n[a]: http://d.e\n\n[a] x\n",
        "pictures": '![a](b.png) ![c *d*](e.png "T") [![f](g.png)](http://h.i)\n',
        "an exclamation mark": 'Yes!<a href="http://a.b">c</a> \\![d](http://e.f) !{x}\n',
        "footnotes": "a[^1] b[^two] c[^1] d[^none]\n\n[^1]: First\n    more\n\n"
        "    second\n\n[^two]: `Two`\n",
        "footnotes and brackets": "a[^1](b) c[^1][d]\n\n[^1]: x\n\n[d]: http://e.f\n",
        "formulas": "$$x^2$$ and a $$y$$ b $5 and $6\n\n$$\nz\n$$\n",
        "brackets after links": "[a][b](c) [b] (d) [b]{e}\n\n[b]: http://b.b\n",
        # Inline HTML.
        "inline elements": "<b>a *b*</b> <i>c</i> <sub>2</sub> <u>d</u> "
        "<span>e</span> <small>f</small>\n",
        "an element without an end": "a <b>b *c*\nd\n",
        "end tags alone": "a </b> b </span> c </div>\n",
        "block tags in text": "a <div>b</div> <p>c\n",
        "code elements": "<code>a*b*`c`</code> <kbd>Ctrl</kbd> <var>a*b*</var>\n",
        "an element over lines": "<span>\na *b*\n</span>\nc\n",
        "links in HTML": 'a <a href="http://b.c">d *e*</a> <a name="x"></a>f\n',
        "scripts in text": "a <script>if (1 * 2 * 3) {}</script> b\n",
        "comments in text": "a <!-- b *c* --> d\n\n<!-- e -->\n\nf<!--\n\ng -->h\n",
        # Attributes and extensions.
        "attributes on blocks": "para\n{: .a #b key='v'}\n\n{: .c}\n- d\n\n"
        "> e\n{: .f}\n\n| g |\n{: .h}\n",
        "attributes on headings": "# a {#b}\n\n# c\n{: .d}\n\ne\n===\n{: #f}\n",
        "attributes on spans": "*a*{: .b} `c`{:.d} [e](http://f.g){:target='_blank'} "
        "x{: .y} **z**{:#w}\n",
        "named attributes": "{:n: .a .b}\n\ntext\n{: n}\n\n*span*{: n #c}\n",
        "attributes split paragraphs": "a\n{: .x}\nb\n",
        "extensions": "a {::comment}b{:/} c {::nomarkdown}<b>d</b>*e*{:/nomarkdown} f\n",
        "block extensions": "{::comment}\na\n{:/comment}\n\n"
        "b\n\n{::nomarkdown}\n<p><b>c</b></p>\n{:/}\n",
        # HTML blocks.
        "paragraphs in HTML": '<p>a *b*</p>\n\ntext\n\n<p align="center">c <b>d</b></p>\n',
        "a box with empty lines": "<div>\n\n<p>a</p>\n\n<p>b</p>\n\n</div>\nafter\n",
        "Markdown in HTML": '<div markdown="1">\n*a*\n\n'
        '- b\n</div>\n\n<p markdown="span">*c*</p>\n',
        "lists in HTML": "<ul>\n<li>a</li>\n\n<li>b<ol><li>c</li></ol></li>\n</ul>\n",
        "a table in HTML": "<table><tr><th>a</th><th>b</th></tr>"
        "<tr><td>c|d</td><td>e</td></tr></table>\n",
        "preformatted": "<pre>a *b*\n  c &lt; d</pre>\n",
        "a quote in HTML": "<blockquote><p>a</p><p>b</p></blockquote>\n",
        "a rule in HTML": "a\n\n<hr>\n\nb\n<hr>\nc\n===\n",
        "a lone tag": "a\n\n<br>\n- b\n\n> <br>\n> 1. c\n",
        "headings in HTML": "<h2>a <i>b</i></h2>\n\n<p>c</p>\n",
        "signs in HTML": "<p>*a* _b_ [c](d) `e` # f \\* g</p>\n\n<p>- h</p>\n",
    }
)
