"""A stylesheet as it goes out says to a browser what its source says."""

from __future__ import annotations

from pathlib import Path

import sphinx_alcf
from sphinx_alcf.pages.assets import sheet
from tests.support.browser import Visit

PACKAGE = Path(sphinx_alcf.__file__).parent
SOURCES = sorted(
    [*PACKAGE.glob("static/media/css/*.css"), *PACKAGE.glob("theme/alcf/css/*.css")],
)

READ = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    // Values with variables are kept as they are written.
    return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(/([,:])\\s+/g, "$1"));
}"""


def test_a_browser_reads_the_same_rules(visit: Visit) -> None:
    page = visit("about:blank")
    for path in SOURCES:
        css = path.read_text("utf-8")
        rules = page.evaluate(READ, css)
        assert rules, path.name
        assert page.evaluate(READ, sheet(css)) == rules, path.name
