"""Plain pictures (``![]()``, ``image``, ``figure``) are looked for where other media are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_alcf.config import get_config
from sphinx_alcf.doctree.files import Finder
from sphinx_alcf.doctree.kinds import every

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FindPlainImages(SphinxTransform):
    """Give each picture that does not lie beside its page the address at which it was found.

    What is found nowhere is left to Sphinx's own warning.
    """

    default_priority = 30  # before Sphinx collects the files of a page (880)

    def apply(self, **kwargs: object) -> None:
        """Replace the addresses."""
        docname = self.env.docname
        beside = Path(self.env.doc2path(docname)).parent
        for image in every(self.document, nodes.image):
            uri = image["uri"]
            if uri.startswith(("/", "data:")) or "://" in uri or uri.endswith(".*"):
                continue
            if (beside / uri).is_file():  # the system follows links in a path faster than Sphinx
                continue
            config = get_config(self.config)
            finder = Finder(self.env, docname, config, self.document["source"], image.line)
            found = finder.picture(uri, quiet=True)
            if found:
                image["uri"] = found


def setup_plain_images(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(FindPlainImages)
