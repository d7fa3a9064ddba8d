"""Templates are compiled once: what Jinja makes of them is kept from build to build."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import jinja2
import sphinx
from jinja2 import FileSystemBytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader

from sphinx_alcf.builders import is_alcf, writes_pages
from sphinx_alcf.config import cache_of

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from sphinx.application import Sphinx


def keep_compiled(app: Sphinx) -> None:
    """Keep the compiled templates of the theme ``alcf`` in the folder of ``alcf_cache_dir``.

    In a small build that changes little, a third of the time would go into compiling them. Those of
    static files, which Sphinx gives Jinja as texts without a name, are kept by what stands in them.
    What cannot be kept is compiled again by the next build. A handler of ``builder-inited``.
    """
    builder = app.builder
    if not (writes_pages(builder) and is_alcf(builder)):
        return
    if isinstance(builder.templates, BuiltinTemplateLoader):
        environment = builder.templates.environment
        kept = _Compiled(cache_of(app) / "templates", environment)
        environment.bytecode_cache = kept
        # A search for what is constant, of which templates have little, is a part of compiling.
        environment.optimized = False
        builder.templates.render_string = partial(_render, environment, kept)  # type: ignore[method-assign]


def _render(
    environment: Environment, kept: FileSystemBytecodeCache, source: str, context: dict[str, Any]
) -> str:
    """What ``BuiltinTemplateLoader.render_string`` gives, compiled as ``BaseLoader.load`` does."""
    name = f"text-{sha256(source.encode()).hexdigest()}"
    bucket = kept.get_bucket(environment, name, None, source)
    if bucket.code is None:
        bucket.code = environment.compile(source)
        kept.set_bucket(bucket)
    make = environment.template_class.from_code
    template = make(environment, bucket.code, environment.make_globals(None))
    return template.render(context)


class _Compiled(FileSystemBytecodeCache):
    """Files that are read again as long as source, versions and extensions are the same."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        super().__init__(str(folder))
        self._environment = environment
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            # Pictures of a cache may be under version control; compiled code has no place there.
            with (folder / ".gitignore").open("x", encoding="utf-8") as file:
                file.write("*\n")

    def get_source_checksum(self, source: str) -> str:
        """A sum of what a template is compiled from; that of Python's version is Jinja's own."""
        versions = (sphinx.__version__, jinja2.__version__, *sorted(self._environment.extensions))
        return super().get_source_checksum("\n".join((*versions, source)))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a file; one that is broken, or cannot be read, is as if there were none."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever damaged bytes make pickle raise
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a file where that is possible; else the next build compiles the template again."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
