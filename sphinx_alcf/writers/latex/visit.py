"""The LaTeX of the nodes that ``arrange`` makes; ``sphinxalcf.sty`` says how they look."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

    from sphinx_alcf.doctree.nodes import (
        latex_command,
        latex_cover,
        latex_environment,
        latex_picture,
    )


def visit_environment(self: LaTeXTranslator, node: latex_environment) -> None:
    """Begin an environment, with the labels of what it stands for."""
    self.body.append(f"\n\\begin{{{node['name']}}}{node['arguments']}")
    if node["ids"]:
        self.body.append(self.hypertarget_to(node, anchor=True))
    self.body.append("%\n")


def depart_environment(self: LaTeXTranslator, node: latex_environment) -> None:
    """End an environment."""
    self.body.append(f"\n\\end{{{node['name']}}}\n")


def visit_command(self: LaTeXTranslator, node: latex_command) -> None:
    """Open the argument of a command."""
    self.body.append(f"\\{node['name']}{{")


def depart_command(self: LaTeXTranslator, node: latex_command) -> None:
    """Close the argument of a command."""
    self.body.append("}")


def visit_cover(self: LaTeXTranslator, node: latex_cover) -> None:
    """Write aside what stands on the cover."""
    self.pushbody([])


def depart_cover(self: LaTeXTranslator, node: latex_cover) -> None:
    """Put it before the title page, one command a line."""
    words = "".join(self.popbody()).replace("}\\alcfset{", "}%\n\\alcfset{")
    self.elements["maketitle"] = f"{words}%\n{self.elements['maketitle']}"
    if node["divided"]:
        self.elements["contentsname"] = ""  # Sphinx takes the caption of the first toctree


def visit_picture(self: LaTeXTranslator, node: latex_picture) -> None:
    """A picture: its size, the ratio and point to which it is cropped, and its file."""
    name = self.builder.images.get(node["uri"], node["uri"])
    if "://" in name:
        raise nodes.SkipNode
    path = PurePosixPath(name)
    across, down = node["focus"]
    size = f"[{node['place']}]{{{_size(self, node)}}}{{{_share(node):.4f}}}"
    start = f"\\{node['command']}" if "command" in node else f"\\alcfpicture{size}"
    file = f"{{{{{path.with_suffix('')}}}{path.suffix}}}"
    command = f"{start}{{{across:.2f}}}{{{down:.2f}}}{file}"
    # A number sign in the name of a file is no parameter.
    if node["ids"]:
        self.body.append(self.hypertarget_to(node, anchor=True))
    self.body.append(f"{{\\catcode`\\#=12{command}}}" if "#" in name else command)
    raise nodes.SkipNode


def _share(node: latex_picture) -> float:
    """Height by width; 0 for a picture's own."""
    return 1 / node["ratio"] if node["ratio"] else 0


def _size(self: LaTeXTranslator, node: latex_picture) -> str:
    size: str = node["size"]
    if not size and "width" in node:
        size = self.latex_image_length(node["width"], node.get("scale", 100)) or ""
    if not size and "intrinsic_width" in node:
        size = f"{node['intrinsic_width'] * node.get('scale', 100) / 100:.0f}\\sphinxpxdimen"
    return size or r"\linewidth"
