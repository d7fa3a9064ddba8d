"""Media files: where they are, what is in them, and smaller versions of them.

This room imports neither Sphinx nor docutils. Nothing here raises for what an author did: functions
return a :class:`~sphinx_alcf.diagnostics.Problem`, or a result that carries one.
"""
