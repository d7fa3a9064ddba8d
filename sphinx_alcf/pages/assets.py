"""What stylesheets and scripts are made with: ``static/*.jinja`` put them together from files.

In Python, because Jinja would compile each of some seventy files in every build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import pass_environment

if TYPE_CHECKING:
    from jinja2 import Environment


def offer_assets(environment: Environment) -> None:
    """Give templates ``alcf_file``, and the filters ``alcf_sheet`` and ``alcf_script``."""
    environment.globals["alcf_file"] = _file
    environment.filters["alcf_sheet"] = sheet
    environment.filters["alcf_script"] = script


@pass_environment
def _file(environment: Environment, name: str) -> str:
    """The text of the file *name* in the folders of templates, as it stands there."""
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def sheet(css: str) -> str:
    """A stylesheet without comments and idle blanks, a fifth of its weight on the wire.

    Strings stay as they are, and so does a blank before a colon: ``a :is(b)`` is not ``a:is(b)``.
    """
    texts = " ".join(_without_comments(css).split()).split('"')
    texts[::2] = map(_without_idle_blanks, texts[::2])
    return '"'.join(texts)


def script(code: str) -> str:
    """A script without its comments and indents, a quarter of its weight on the wire."""
    lines = map(str.strip, _without_comments(code).splitlines())
    return "".join(f"\n{line}" for line in lines if line and not line.startswith("//"))


def _without_idle_blanks(css: str) -> str:
    for sign in "{}>":
        css = css.replace(f" {sign}", sign)
    for sign in "{}>:;,":
        css = css.replace(f"{sign} ", sign)
    return css.replace(";}", "}")


def _without_comments(text: str) -> str:
    """*text* without what stands between ``/*`` and ``*/``, which no string of ours holds."""
    first, *others = text.split("/*")
    return first + "".join(part.split("*/", 1)[1] for part in others)
