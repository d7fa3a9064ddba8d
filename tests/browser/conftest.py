"""Chromium through Playwright, axe-core, and a promise that no page asks another host.

Without Playwright or a Chromium the files of this folder are left alone; the head of pytest's
output says so. ``ALCF_CHROMIUM`` names another executable than those that are found.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.support.browser import (
    FASTEST,
    FASTEST_SWITCHES,
    MISSING,
    Axe,
    Serve,
    Visit,
    Watch,
    serving,
)
from tests.support.report import CONF
from tests.support.report import report as report_files
from tests.support.site import sphinx_build, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

HERE = Path(__file__).parent
SEED = HERE.parents[2] / "shared" / "seed-site"
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
collect_ignore_glob = ["test_*.py"] if MISSING else []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder ``browser``, so that ``-m "not browser"`` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers: once, as it cannot be started twice."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless Chromium for all tests: the one without windows, if it is there."""
    chromium = playwright.chromium.launch(executable_path=FASTEST, args=FASTEST_SWITCHES)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the manual in ``docs/``, its story with it, built once as HTML.

    By the first process of pytest that asks for it, for all of them.
    """
    common = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent
    out, done = common / "manual" / "html", common / "manual-is-built"
    with (common / "manual.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            sphinx_build(HERE.parents[1] / "docs", out, "html", "-W", "-n", "-j", "2")
            done.touch()
    return out


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of :mod:`tests.support.report`, pages as Jekyll has them, built once as HTML."""
    folder = tmp_path_factory.mktemp("report")
    src = write_site(folder / "src", report_files(), CONF)
    sphinx_build(src, folder / "html", "html", "-W")
    return folder / "html"


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page that this project was made for, where it lies beside the project, built as HTML."""
    if not SEED.is_dir():
        pytest.skip("the seed page is not here")
    folder = tmp_path_factory.mktemp("seed")
    index = "# Annual report\n\n```{toctree}\nfeatures/ai-training\n```\n"
    conf = {"project": "Annual report", "extensions": ["sphinx_alcf"], "html_theme": "alcf"}
    src = write_site(folder / "src", {"index.md": index}, conf)
    shutil.copytree(SEED, src, dirs_exist_ok=True, copy_function=shutil.copyfile)
    sphinx_build(src, folder / "html", "html", "-W", "-n")
    return folder / "html"


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a built site: :class:`tests.support.browser.Serve` says how."""
    with ExitStack() as stack:

        def start(folder: Path, *, policy: str = "") -> str:
            return stack.enter_context(serving(folder, policy))

        yield start


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a page and watch it: :class:`tests.support.browser.Visit` says how."""
    with Watch(browser) as watch:
        yield watch.open
    assert not watch.faults, "\n".join(watch.faults)


@pytest.fixture
def axe() -> Axe:
    """Run axe-core on a page: :class:`tests.support.browser.Axe` says how."""
    if not AXE.is_file():
        message = "no axe-core: run `npm ci` in tests/browser"
        if os.environ.get("ALCF_REQUIRE_TOOLS"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    source = AXE.read_text("utf-8")

    def run(page: Page, *, colours: bool = False) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        rules = (
            {"runOnly": ["color-contrast", "link-in-text-block"]}
            if colours
            else {"rules": {"target-size": {"enabled": True}}}
        )
        # No rule that is on reads stylesheets.
        options = {"resultTypes": ["violations"], "preload": False, **rules}
        found = page.evaluate(
            "(options) => axe.run(document, options).then(({ violations }) => violations)", options
        )
        return [
            f"{fault['id']} ({fault['impact']}): {fault['help']}: {node['target']} {node['html']}"
            for fault in cast("list[dict[str, Any]]", found)
            for node in fault["nodes"]
        ]

    return run
