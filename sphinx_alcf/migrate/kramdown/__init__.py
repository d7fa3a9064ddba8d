"""kramdown's Markdown and HTML, rewritten into MyST.

Reading follows kramdown 2.4 and its GFM parser as Jekyll 4 sets them up: ``block_reader`` and the
readers beside it for blocks, ``span_reader`` for running text, ``html_tree`` for HTML. The writers
give back each line as it was written where MyST reads it in the same way, and change the others.
Begin with ``convert``.
"""

from sphinx_alcf.migrate.kramdown.convert import inline_to_myst, to_myst

__all__ = ["inline_to_myst", "to_myst"]
