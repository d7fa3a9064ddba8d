"""linkcheck asks for an embed's watch page and for a credit's licence and source."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.browser import serving
from tests.support.media import jpeg
from tests.support.site import Build, MakeSite


def test_linkcheck_reports_embeds_and_sources(
    make_site: MakeSite, build: Build, tmp_path: Path
) -> None:
    served = tmp_path / "served"
    served.mkdir()
    (served / "good").write_text("here", "utf-8")
    with serving(served) as address:
        text = (
            f"---\nteaser: {{image: a.jpg, credit: A, source-url: {address}/teaser}}\n---\n\n"
            "# Page\n\n```{media-video} https://youtu.be/vpg9C0w4TVw\n:title: A\n"
            f":credit: The lab\n:source-url: {address}/good\n:license: Rules\n```\n\n"
            f"```{{media-video}} {address}/gone.mp4\n:title: B\n```\n"
        )
        conf = {
            "linkcheck_ignore": [r"https://www\.youtube\.com/.*"],
            "linkcheck_retries": 1,
            "alcf_licenses": {"Rules": f"{address}/rules"},
            "suppress_warnings": ["alcf.media_remote"],
        }
        result = build(make_site({"index.md": text, "a.jpg": jpeg()}, conf), "linkcheck")
    found = [json.loads(line) for line in result.read("output.json").splitlines()]
    status = {entry["uri"]: entry["status"] for entry in found}
    assert status["https://www.youtube.com/watch?v=vpg9C0w4TVw"] == "ignored"
    assert status[f"{address}/good"] == "working"
    for lost in ("gone.mp4", "rules", "teaser"):
        assert status[f"{address}/{lost}"] == "broken"
