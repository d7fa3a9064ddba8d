"""What Lighthouse says of pages on a phone: ``python benchmarks/lighthouse.py FOLDER PAGE...``.

FOLDER is a built site. Each page is measured several times, and the best run is printed, because a
busy machine makes a page slower and never faster: the four scores, the largest paint and the time
of blocking in milliseconds, the layout shift, and bytes on the wire. Needs Chromium, Node and
``npm ci`` in ``tests/browser``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.support.browser import serving
from tests.support.lighthouse import failed, lighthouse, scores


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with serving(options.folder) as address:
        for name in options.pages:
            reports = [lighthouse(f"{address}/{name}") for _ in range(options.rounds)]
            report = max(reports, key=lambda it: it["categories"]["performance"]["score"])
            audits = report["audits"]
            values = {
                "largest paint": "largest-contentful-paint",
                "blocked": "total-blocking-time",
                "shift": "cumulative-layout-shift",
                "bytes": "total-byte-weight",
            }
            found = {label: round(audits[key]["numericValue"], 3) for label, key in values.items()}
            print(name, scores(report), found)
            for line in failed(report):
                print("   ", line)


if __name__ == "__main__":
    main()
