"""Formulas as MathML: what is read, when the renderer is taken, what a mistake leads to."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_alcf.writers.mathml import TexError, mathml
from tests.support.markup import Element, parse
from tests.support.site import Build, MakeSite

THEME = {"html_theme": "alcf"}
PAGE = """# A page

Text with {math}`a^2` in it, and {eq}`one`.

```{math}
:label: one

\\frac{1}{2}
```
"""


def rows(tex: str) -> list[list[str]]:
    """The cells of a display's rows as text."""
    (table,) = parse(mathml(tex, display=True)).all("mtable")
    return [[cell.text for cell in row.all("mtd")] for row in table.all("mtr")]


def test_a_formula_is_an_element_with_its_parts() -> None:
    math = parse(mathml(r"\frac{1}{2}")).one("math")
    assert math.attrs["xmlns"] == "http://www.w3.org/1998/Math/MathML"
    assert "display" not in math.attrs
    assert [n.text for n in math.one("mfrac").all("mn")] == ["1", "2"]
    assert parse(mathml("x", display=True)).one("math").attrs["display"] == "block"


@pytest.mark.parametrize(
    "tex",
    [
        r"a &= b \\ c &= d",
        r"\begin{align} a &= b \\ c &= d \end{align}",
        r"\begin{alignat}{2} a &= b \\ c &= d \end{alignat}",
        r"\begin{equation*} \begin{split} a &= b \\ c &= d \end{split} \end{equation*}",
        "a &= b\n\nc &= d",
        "a &= b % a comment \\\\ that is none\n\\\\ c &= d \\nonumber \\label{x}",
    ],
)
def test_rows_are_read_in_every_environment(tex: str) -> None:
    assert rows(tex) == [["a", "=b"], ["c", "=d"]]


def test_one_row_with_a_mark_is_aligned_too() -> None:
    assert rows(r"\begin{align} a &= b \end{align}") == [["a", "=b"]]


def test_a_function_keeps_away_from_what_has_no_brackets() -> None:
    assert parse(mathml(r"\sin x")).all("mspace")
    assert not parse(mathml(r"\sin(x)")).all("mspace")
    assert not parse(mathml(r"\sin\left(x\right)")).all("mspace")


def test_environments_that_docutils_lacks_are_matrices() -> None:
    assert rows(r"\begin{gather} a \\ b \end{gather}") == [["a"], ["b"]]
    assert rows(r"\begin{array}{l|c} a & b \\ c & d \end{array}") == [["a", "b"], ["c", "d"]]


def test_a_tag_is_shown_and_characters_are_escaped() -> None:
    assert parse(mathml(r"a \tag{3}")).one("mtext").text == "(3)"
    assert parse(mathml(r"a < \text{<b>}")).one("mtext").text == "<b>"
    assert parse(mathml("∇·u")).one("math").text == "∇⋅u"
    assert "style=" not in mathml(r"a \thicksim b")


@pytest.mark.parametrize(
    "tex", [r"\nosuch{x}", r"\frac{1}", "a & b", "^", "\\", r"\begin{x}\end{x}", r"\hspace{xmu}"]
)
def test_what_cannot_be_read_is_one_kind_of_error(tex: str) -> None:
    with pytest.raises(TexError):
        mathml(tex)


def site(make_site: MakeSite, text: str = PAGE, **conf: Any) -> Any:
    return make_site({"index.md": text}, {**THEME, **conf})


def equation(page: Element) -> Element:
    return page.one("div", "alcf-equation")


def test_pages_have_mathml_numbers_and_links_but_no_script(
    make_site: MakeSite, build: Build
) -> None:
    page = build(site(make_site), warningiserror=True).html()
    assert page.one("span", "math").one("msup").text == "a2"
    assert equation(page).one("div", "math").all("mfrac")
    number = equation(page).one("span", "eqno")
    assert number.text.startswith("(1)")
    link = page.one("a", href=f"#{equation(page).attrs['id']}", cls="reference")
    assert link.text == "(1)"
    assert not [s for s in page.all("script") if "mathjax" in s.attrs.get("src", "").lower()]


def test_numbers_are_as_the_project_wants_them(make_site: MakeSite, build: Build) -> None:
    text = f"{PAGE}\n```{{math}}\nc\n```\n"
    src = site(make_site, text, math_number_all=True, math_eqref_format="Eq. {number}")
    page = build(src, warningiserror=True).html()
    assert len(page.all("span", "eqno")) == 2
    assert "Eq. 1" in [a.text for a in page.all("a", "reference")]


@pytest.mark.parametrize(
    "conf",
    [
        {"html_math_renderer": "mathjax"},
        {"extensions": ["sphinx_alcf", "sphinx.ext.mathjax"]},
        {"mathjax_path": "own.js"},
        {"html_theme": "basic"},
    ],
    ids=["named", "loaded", "configured", "other theme"],
)
def test_mathjax_stays_where_it_was_chosen(
    make_site: MakeSite, build: Build, conf: dict[str, Any]
) -> None:
    page = build(site(make_site, **conf)).html()
    assert not page.all("math")
    assert [s for s in page.all("script") if "js" in s.attrs.get("src", "")]


def test_another_extensions_renderer_stays(make_site: MakeSite, build: Build) -> None:
    result = build(site(make_site, "# A page\n", extensions=["sphinx_alcf", "sphinx.ext.imgmath"]))
    assert result.app.builder.math_renderer_name == "imgmath"  # type: ignore[attr-defined]


def test_it_can_be_asked_for_under_any_theme(make_site: MakeSite, build: Build) -> None:
    page = build(site(make_site, html_theme="basic", html_math_renderer="mathml")).html()
    assert page.one("span", "math").all("math")


def test_dollars_and_latex_environments_of_myst_are_read(make_site: MakeSite, build: Build) -> None:
    text = "# A page\n\nIn $a^2$ text.\n\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n"
    src = site(make_site, text, myst_enable_extensions=["dollarmath", "amsmath"])
    page = build(src, warningiserror=True).html()
    assert page.one("span", "math").all("msup")
    assert len(equation(page).all("mtr")) == 2


def test_a_bad_formula_is_one_warning_with_its_line_and_shown_as_written(
    make_site: MakeSite, build: Build
) -> None:
    text = "# A page\n\nText.\n\nBad {math}`\\nosuch<{x}` and\n\n```{math}\n\\frac{1}\n```\n"
    result = build(site(make_site, text))
    inline, display = result.lines
    assert "index.md:5: WARNING" in inline
    assert "nosuch" in inline
    assert "[alcf.math]" in inline
    assert "index.md:7: WARNING" in display
    codes = [code.text for math in result.html().all(cls="math") for code in math.all("code")]
    assert codes == ["\\nosuch<{x}", "\\frac{1}"]


def test_a_bad_formula_in_a_heading_is_one_warning_too(make_site: MakeSite, build: Build) -> None:
    files = {
        "index.md": "# Front {math}`\\nosuch`\n\n```{toctree}\nb\n```\n",
        "b.md": "# Page {math}`\\nosuch`\n\n## Part {math}`\\nosuch`\n",
    }
    result = build(make_site(files, THEME))
    places = [line.split(": WARNING")[0].split("src/")[1] for line in result.lines]
    assert sorted(places) == ["b.md:1", "b.md:3", "index.md:1"]


def test_an_epub_has_the_source(make_site: MakeSite, build: Build) -> None:
    result = build(site(make_site), "epub")
    text = result.read("index.xhtml")
    assert "<math" not in text
    assert "<code>a^2</code>" in text
