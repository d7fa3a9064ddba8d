"""kramdown itself, as Jekyll 4 sets it up: one process for all texts."""

from __future__ import annotations

import json
import subprocess
from types import TracebackType

_RUBY = """
require "json"
require "kramdown"
require "kramdown-parser-gfm"
OPTIONS = {
  auto_ids: true, toc_levels: (1..6).to_a, entity_output: "as_char",
  smart_quotes: "lsquo,rsquo,ldquo,rdquo", input: "GFM", hard_wrap: false, footnote_nr: 1,
  syntax_highlighter: nil
}
STDOUT.sync = true
STDIN.each_line do |line|
  STDOUT.puts JSON.generate(Kramdown::Document.new(JSON.parse(line)[0], OPTIONS).to_html)
end
"""


class Kramdown:
    """Makes HTML of Markdown."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["ruby", "-EUTF-8:UTF-8", "-e", _RUBY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Kramdown:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def html(self, text: str) -> str:
        """What kramdown makes of *text*."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([text]) + "\n")
        self._process.stdin.flush()
        made = json.loads(self._process.stdout.readline())
        assert isinstance(made, str)
        return made
