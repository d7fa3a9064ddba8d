"""A notebook with every kind of output, run already, so that tests need no kernel."""

from __future__ import annotations

import base64
import json
from typing import Any

from tests.support.media import png

_ESC = "\x1b"
TRACEBACK = [
    f"{_ESC}[31m{'-' * 75}{_ESC}[39m",
    f"{_ESC}[31mZeroDivisionError{_ESC}[39m          Traceback (most recent call last)",
    f"{_ESC}[36mCell{_ESC}[39m {_ESC}[32mIn[1]{_ESC}[39m{_ESC}[32m, line 1{_ESC}[39m\n"
    f"{_ESC}[32m----> {_ESC}[39m{_ESC}[32m1{_ESC}[39m {_ESC}[32;43m1{_ESC}[39;49m / 0",
    f"{_ESC}[1;31mZeroDivisionError{_ESC}[0m: division by zero",
]
COLOURS = "".join(
    f"{_ESC}[{30 + n}mcolour {n}{_ESC}[0m {_ESC}[{40 + n}mground {n}{_ESC}[0m\n" for n in range(8)
)


def _table(columns: int) -> str:
    head = "".join(f"<th>column {n}</th>" for n in range(columns))
    row = "".join(f"<td>{n}.25</td>" for n in range(columns))
    return (
        '<div><table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th>'
        f"{head}</tr></thead><tbody><tr><th>0</th>{row}</tr><tr><th>1</th>{row}</tr></tbody></table>"
        "<p>2 rows</p></div>"
    )


def _code(source: str, *outputs: dict[str, Any], tags: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": {"tags": list(tags)},
        "source": source,
        "outputs": list(outputs),
    }


def _result(**data: str) -> dict[str, Any]:
    plain = {"text/plain": "in words"}
    kinds = {name.replace("__", "/"): value for name, value in data.items()}
    return {
        "output_type": "execute_result",
        "execution_count": 1,
        "metadata": {},
        "data": plain | kinds,
    }


def _stream(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def notebook() -> str:
    """The text of an ``.ipynb`` file."""
    error = {
        "output_type": "error",
        "ename": "ZeroDivisionError",
        "evalue": "division by zero",
        "traceback": TRACEBACK,
    }
    picture = base64.b64encode(png(400, 200, (200, 40, 40, 120))).decode()
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "# A notebook\n\nText with $a^2$."},
        _code("print('a line')\nprint('another')", _stream("stdout", "a line\nanother\n")),
        _code("warn()", _stream("stderr", "UserWarning: take care\n")),
        _code("1 / 0", error, tags=("raises-exception",)),
        _code("print(colours)", _stream("stdout", COLOURS)),
        _code("wide", _stream("stdout", "wide " * 60)),
        _code("frame", _result(text__html=_table(4))),
        _code("wide_frame", _result(text__html=_table(30))),
        _code("plot()", _result(image__png=picture)),
        _code("formula", _result(text__latex="$$\\frac{1}{2}$$")),
        _code("hidden", _stream("stdout", "shown\n"), tags=("hide-input",)),
        _code("shown", _stream("stdout", "hidden\n"), tags=("hide-output",)),
        _code("number", _result(text__plain="42")),
    ]
    language = {"name": "python", "pygments_lexer": "ipython3"}
    book = {"nbformat": 4, "nbformat_minor": 4, "metadata": {"language_info": language}}
    return json.dumps(book | {"cells": cells})
