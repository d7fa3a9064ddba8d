"""What the parser is made of: when it is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.site import sphinx_build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.site import MakeSite

CONF = """
import os, sys

here = os.getpid()
known = {}

def ours():
    return {name for name in sys.modules if name.startswith("sphinx_alcf.")}

def before(app, docname, content):
    known.setdefault(os.getpid(), ours())

def after(app, doctree):
    new = ours() - known[os.getpid()]
    forked = os.getpid() != here
    with open(os.path.join(app.srcdir, "forked.txt" if forked else "here.txt"), "a") as file:
        file.writelines(f"{name}\\n" for name in [app.env.docname, *sorted(new)])

def setup(app):
    app.connect("source-read", before)
    app.connect("doctree-read", after)
"""
INCLUDE = '{% include media-img.html caption="A fish" %}'


def test_what_pages_need_is_imported_before_processes_are_forked(
    make_site: MakeSite, tmp_path: Path
) -> None:
    pages = {f"page{number}.md": f"# A\n\n{INCLUDE}\n" for number in range(8)}
    src = make_site({"index.md": "# A\n", **pages})
    conf = src / "conf.py"
    conf.write_text(conf.read_text("utf-8") + CONF, encoding="utf-8")
    sphinx_build(src, tmp_path / "out", "html", "-j", "2")
    imported = (src / "forked.txt").read_text("utf-8").split()
    assert sorted(imported) == ["index", *(f"page{number}" for number in range(8))]


def test_a_build_of_one_process_imports_it_with_the_first_page(
    make_site: MakeSite, tmp_path: Path
) -> None:
    src = make_site({"index.md": "# A\n"})
    conf = src / "conf.py"
    conf.write_text(conf.read_text("utf-8") + CONF, encoding="utf-8")
    sphinx_build(src, tmp_path / "out")
    assert "sphinx_alcf.doctree.renderer" in (src / "here.txt").read_text("utf-8").split()
