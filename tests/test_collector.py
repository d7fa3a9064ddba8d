"""Python's garbage collector leaves alone what a build keeps, and finds it afterwards."""

from __future__ import annotations

import gc

import pytest

from tests.support.site import Build, MakeSite


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the collector."""
    made: list[str] = []
    freeze, unfreeze = gc.freeze, gc.unfreeze

    def noting_freeze() -> None:
        made.append("freeze")
        freeze()

    def noting_unfreeze() -> None:
        made.append("unfreeze")
        unfreeze()

    monkeypatch.setattr(gc, "freeze", noting_freeze)
    monkeypatch.setattr(gc, "unfreeze", noting_unfreeze)
    return made


def test_objects_are_set_aside_and_taken_back(
    make_site: MakeSite, build: Build, calls: list[str]
) -> None:
    build(make_site({"index.md": "# A\n"}))
    assert calls == ["freeze", "freeze", "unfreeze"]
    assert gc.get_freeze_count() == 0


def test_they_are_taken_back_after_a_failure(
    make_site: MakeSite, build: Build, calls: list[str]
) -> None:
    conf = "def fail(*_):\n    raise RuntimeError('stop')\n"
    conf += "def setup(app):\n    app.connect('doctree-resolved', fail)\n"
    src = make_site({"index.md": "# A\n"})
    (src / "conf.py").write_text((src / "conf.py").read_text("utf-8") + conf, encoding="utf-8")
    with pytest.raises(Exception, match="stop"):
        build(src)
    assert calls[-1] == "unfreeze"
    assert gc.get_freeze_count() == 0
