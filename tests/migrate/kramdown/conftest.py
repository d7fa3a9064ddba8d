"""kramdown and MyST, each asked once for all samples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from tests.migrate.kramdown.real import Kramdown
from tests.migrate.kramdown.rewritten import rewrite
from tests.migrate.kramdown.samples import SAMPLES
from tests.migrate.kramdown.shown import in_doctree, in_html
from tests.support.site import App, plain, write_site

CONF = {
    "extensions": ["myst_parser", "sphinx_alcf"],
    "myst_enable_extensions": [
        "attrs_block",
        "attrs_inline",
        "colon_fence",
        "deflist",
        "tasklist",
    ],
    "myst_heading_anchors": 6,
    "alcf_jekyll": False,
    # The samples' pictures and pages are nowhere.
    "suppress_warnings": ["image.not_readable", "myst.xref_missing", "alcf.media_not_found"],
}


@dataclass(frozen=True)
class Pair:
    """What a sample shows on the old site, and on the new one."""

    old: list[str]
    new: list[str]
    text: str


@pytest.fixture(scope="session")
def kramdown() -> Iterator[Kramdown]:
    """The gem itself: for tests that are marked ``needs("jekyll")``."""
    with Kramdown() as process:
        yield process


@pytest.fixture(scope="session")
def pairs(kramdown: Kramdown, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Pair]:
    """Each sample as kramdown shows it, and rewritten as MyST shows it."""
    texts = {name: rewrite(text).text for name, text in SAMPLES.items()}
    names = {name: f"sample{at}" for at, name in enumerate(texts)}
    files = {f"{names[name]}.md": f"---\ntitle: Title\n---\n{text}" for name, text in texts.items()}
    folder = tmp_path_factory.mktemp("samples")
    app = App("dummy", srcdir=write_site(folder / "src", files, CONF), builddir=folder / "build")
    app.build()
    doctrees = {name: app.env.get_doctree(names[name]) for name in SAMPLES}
    warnings = plain(app.warning.getvalue())
    app.cleanup()
    assert not warnings, warnings
    return {
        name: Pair(in_html(kramdown.html(text)), in_doctree(doctrees[name]), texts[name])
        for name, text in SAMPLES.items()
    }
