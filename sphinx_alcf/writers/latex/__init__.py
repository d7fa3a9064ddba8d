"""LaTeX: a PDF that looks like the pages.

``look`` sets it up, ``arrange`` and ``tables`` prepare the nodes, ``visit`` writes them.
"""
