"""Liquid as Jekyll 4.3 evaluates it. Begin with ``site.py``.

``source.py`` and ``structure.py`` say which tags can be read, ``environment.py`` makes nodes of
them, ``finish.py`` sees which inserts readers see.
"""

from sphinx_alcf.migrate.liquid.site import LiquidSite

__all__ = ["LiquidSite"]
