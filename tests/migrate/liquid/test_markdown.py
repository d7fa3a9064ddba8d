"""Markdown and code that tags and filters make."""

from __future__ import annotations

import pytest

from sphinx_alcf.migrate.liquid.markdown import smartify
from sphinx_alcf.migrate.model import Found
from tests.migrate.liquid.site import page, render, told

BLOCKS = "One *word*.\n\n- a\n- b"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{{ page.text | markdownify }}", '<p markdown="1">One *word*.</p>'),
        ("<div>{{ page.text | markdownify }}</div>", '<div><p markdown="1">One *word*.</p></div>'),
        ("words {{ page.text | markdownify }}", "words One *word*."),
        ("- {{ page.text | markdownify }}", "- One *word*."),
        ("{{ page.blocks | markdownify }}", f'<div markdown="1">\n\n{BLOCKS}\n\n</div>'),
        ("{{ page.text | markdownify | remove: '<p>' | remove: '</p>' }}", "One <em>word</em>.\n"),
        ("{{ page.text | markdownify | strip_html | strip }}", "One word."),
        ("{{ page.text | markdownify | markdownify }}", '<p markdown="1">One *word*.</p>'),
        (
            "{% assign x = page.text | markdownify %}{{ x | replace: 'em', 'b' }}",
            "<p>One <b>word</b>.</p>\n",
        ),
    ],
)
def test_markdownify_leaves_markdown_where_it_can(text: str, wanted: str) -> None:
    front = {"text": "One *word*.", "blocks": BLOCKS}
    assert render(text, front=front).text == wanted


def test_in_a_page_of_html_it_is_html() -> None:
    text = "{{ 'One *word*. \"x\" -- y...' | markdownify }}"
    wanted = "<p>One <em>word</em>. \u201cx\u201d \u2013 y\u2026</p>\n"
    assert render(text, name="page.html").text == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\"a\" 'b'", "\u201ca\u201d \u2018b\u2019"),
        ("don't '90s", "don\u2019t \u201990s"),
        ("a -- b --- c...", "a \u2013 b \u2014 c\u2026"),
        ('<a title="x">"y"</a>', '<a title="x">\u201cy\u201d</a>'),
        ("(\"a\") ['b']", "(\u201ca\u201d) [\u2018b\u2019]"),
        ("<< a >>", "\xab\xa0a\xa0\xbb"),
        ('&quot;a"', "&quot;a\u201d"),
    ],
)
def test_typographic_signs(text: str, wanted: str) -> None:
    assert smartify(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{% highlight python %}\nx = 1\n{% endhighlight %}\n", "```python\nx = 1\n```\n"),
        ('{% highlight c++ linenos hl_lines="1 2" %}x{% endhighlight %}', "```c++\nx\n```"),
        ("{% highlight c %}\n\n  x\n\n{% endhighlight %}", "```c\n  x\n```"),
        ("{% highlight md %}\n```\na\n````\n{% endhighlight %}", "`````md\n```\na\n````\n`````"),
        ("- a\n\n  {% highlight c %}\n  x\n  {% endhighlight %}", "- a\n\n  ```c\n  x\n  \n  ```"),
        ("a {% highlight c %}x{% endhighlight %} b", "a \n\n```c\nx\n```\n b"),
        ("{% highlight c %}{{ page.title }}{% endhighlight %}", "```c\nT\n```"),
        (
            "{% highlight liquid %}{% raw %}{{ a }}{% endraw %}{% endhighlight %}",
            "```liquid\n{{ a }}\n```",
        ),
    ],
)
def test_highlight_becomes_a_fence(text: str, wanted: str) -> None:
    rendered = render(text, front={"title": "T"})
    assert rendered.text == wanted
    assert "{% highlight %}" in [one.construct for one in rendered.findings]


def test_in_a_page_of_html_it_is_pre() -> None:
    text = "{% highlight html %}\n<b>\n{% endhighlight %}"
    assert render(text, name="page.html").text == (
        '<pre><code class="language-html">&lt;b&gt;</code></pre>'
    )


def test_highlight_without_a_language_stays() -> None:
    assert told(render("{% highlight %}x{% endhighlight %}")) == ["page.md:1 {% highlight %}"]


@pytest.mark.parametrize("tag", ["link nowhere.md", "post_url 2020-01-01-nothing"])
def test_links_that_lead_nowhere_stay_and_are_told(tag: str) -> None:
    rendered = render(f"\n[a]({{% {tag} %}})", page("other.md"))
    assert rendered.text == f"\n[a]({{% {tag} %}})"
    assert told(rendered, Found.BROKEN_LINK) == [f"page.md:2 {{% {tag.partition(' ')[0]} %}}"]
