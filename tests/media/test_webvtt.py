"""Captions are read as a browser reads them, and what a browser drops in silence is told."""

from __future__ import annotations

import random

import pytest

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.media.cue_text import Span, read_cue_text
from sphinx_alcf.media.webvtt import Cue, read_track
from tests.support.media import clip

TIMES = "00:01.000 --> 00:02.500"


def said(text: str) -> list[tuple[float, float, str]]:
    """Start, end and words of each cue, of a file without a mistake."""
    track = read_track(text.encode())
    assert track.problems == ()
    return [(cue.start, cue.end, cue.text) for cue in track.cues]


def faults(data: bytes | str) -> list[tuple[int | None, str]]:
    """Line and message of each problem."""
    track = read_track(data.encode() if isinstance(data, str) else data)
    assert all(problem.kind is Warn.TRACK for problem in track.problems)
    return [(problem.line, problem.message) for problem in track.problems]


def test_a_real_file() -> None:
    words = "A yellow square crosses a blue field."
    assert read_track(clip("clip.en.vtt")).cues == (Cue(0, 2, (Span(words),)),)


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT\n\n{TIMES}\nHello.\n",
        f"WEBVTT\n\n{TIMES}\nHello.",
        f"\ufeffWEBVTT\n\n{TIMES}\nHello.\n",
        f"WEBVTT\r\n\r\n{TIMES}\r\nHello.\r\n",
        f"WEBVTT\r\r{TIMES}\rHello.\r",
        f"WEBVTT A title\nKind: captions\nLanguage: en\n\n{TIMES}\nHello.\n",
        f"WEBVTT\n\n\n\nan id\n{TIMES}\nHello.\n\n\n",
        f"WEBVTT\n\n{TIMES} align:start position:10%,line-left\nHello.\n",
        "WEBVTT\n\n\t00:01.000\t-->\t00:02.500\t\nHello.\n",
        "WEBVTT\n\n00:00:01.000-->00:00:02.500\nHello.\n",
        f"WEBVTT\n\nNOTE a remark\n\nNOTE\nof two lines\n\n{TIMES}\nHello.\n\nNOTE the end",
        f"WEBVTT\n\nSTYLE\n::cue {{ color: red }}\n\nREGION\nid:a\n\n{TIMES}\nHello.\n",
    ],
)
def test_all_ways_of_writing_one_caption(text: str) -> None:
    assert said(text) == [(1.0, 2.5, "Hello.")]


def test_captions_of_two_lines_and_long_films() -> None:
    text = f"WEBVTT\n\n{TIMES}\nOne\ntwo.\n\n01:02:03.004 --> 123:00:00.000\nLast.\n"
    assert said(text) == [(1.0, 2.5, "One two."), (3723.004, 442_800.0, "Last.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain &amp; &lt;simple&gt;&nbsp;&eacute;", [("Plain & <simple> é", "")]),
        ("<v Ada>Hello</v>", [("Hello", "Ada")]),
        ("<v Ada>Hello", [("Hello", "Ada")]),
        ("<v.loud.first Ada  L. &amp; co>Hello", [("Hello", "Ada L. & co")]),
        ("<v Ada>Hi</v> <v Bob>Yes\nno", [("Hi", "Ada"), ("Yes no", "Bob")]),
        ("<v Ada>Hi <v Bob>Yes", [("Hi", "Ada"), ("Yes", "Bob")]),
        ("(door) <v Ada>Hi</v>", [("(door)", ""), ("Hi", "Ada")]),
        ("<i>a</i> <b>b</b> <u>c</u> <c.x.y>d</c> <lang en-GB>e</lang>", [("a b c d e", "")]),
        ("<v Ada>a<00:01.000> b<01:00:01.000>c", [("a bc", "Ada")]),
        ("<ruby>漢<rt>kan</rt></ruby>", [("漢 (kan)", "")]),
        ("5 &gt; 3 -> 2", [("5 > 3 -> 2", "")]),
        ("<v></v>  ", []),
        ("one\n \ntwo", [("one two", "")]),
        ("<v" + 20_000 * " " + "Ada>Hi", [("Hi", "Ada")]),
    ],
)
def test_the_words_of_a_caption_and_who_says_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    spans, wrong = read_cue_text(text)
    assert [(span.text, span.voice) for span in spans] == expected
    assert wrong == ()


@pytest.mark.parametrize(
    ("text", "line", "says", "kept"),
    [
        ("", 1, "WEBVTT", []),
        ("WEBVTT\n", 1, "no captions", []),
        (f"{TIMES}\nHi.\n", 1, "WEBVTT", ["Hi."]),
        (f"WEBVTTT\n\n{TIMES}\nHi.\n", 1, "WEBVTT", ["Hi."]),
        (f"WEBVTT\n{TIMES}\nHi.\n", 2, "empty line", ["Hi."]),
        ("WEBVTT\n\n00:01,000 --> 00:02.000\nHi.\n", 3, "'00:01,000'", ["Hi."]),
        ("WEBVTT\n\n0:01.000 --> 00:02.000\nHi.\n", 3, "'0:01.000'", ["Hi."]),
        ("WEBVTT\n\n00:01.000 --> 00:61.000\nHi.\n", 3, "'00:61.000'", ["Hi."]),
        ("WEBVTT\n\n00:01.000 -->\nHi.\n", 3, "'00:01.000 -->'", ["Hi."]),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nHi.\n", 3, "not after", ["Hi."]),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nHi.\n", 3, "not after", ["Hi."]),
        (f"WEBVTT\n\n00:03.000 --> 00:04.000\nHi.\n\n{TIMES}\nHo.\n", 6, "order", ["Hi.", "Ho."]),
        (f"WEBVTT\n\nid\n{TIMES}\n\n{TIMES}\nHi.\n", 4, "no text", ["Hi."]),
        (f"WEBVTT\n\n{TIMES}\nHi.\n{TIMES}\nHo.\n", 5, "empty line", ["Hi.", "Ho."]),
        (f"WEBVTT\n\n{TIMES}\nHi.\n\nAnd then.\n", 6, "'And then.'", ["Hi."]),
        (f"WEBVTT\n\n{TIMES}\nHi,\n2 < 3.\n", 5, "'&lt;'", ["Hi, 2 < 3."]),
        (f"WEBVTT\n\n{TIMES}\n<font size=2>Hi.</v>\n", 4, "<font size=2>", ["Hi."]),
    ],
)
def test_a_mistake_has_its_line_and_loses_nothing(
    text: str, line: int, says: str, kept: list[str]
) -> None:
    found = faults(text)
    assert found[0][0] == line
    assert says in found[0][1]
    assert len(found) == (2 if not text else 1)
    assert [cue.text for cue in read_track(text.encode()).cues] == kept


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_not_utf_8_is_told_with_its_line(end: str) -> None:
    text = end.join(["WEBVTT", "", TIMES, "Caf\xe9."]).encode("latin-1")
    assert [line for line, _ in faults(text)] == [4]
    assert read_track(text).cues[0].text == "Caf\ufffd."


@pytest.mark.parametrize("data", [b"\0\1\2\xff" * 500, b"\x00W\x00E", b"{\\rtf1 }\n" * 900])
def test_what_is_no_text_at_all_is_told_briefly(data: bytes) -> None:
    assert 1 <= len(faults(data)) <= 5


def test_damage_is_never_an_exception() -> None:
    chance = random.Random(1)
    cue = b"00:01.000 --> 00:02.000 align:start\n<v Ada>H<i>ello</i> &amp; <c.x>\xc3\xa9\n\n"
    whole = b"WEBVTT\n\n" + cue * 3
    for _ in range(2000):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        track = read_track(bytes(data))
        assert all((problem.line or 0) >= 1 for problem in track.problems)


def test_messages_about_one_kind_of_mistake_differ() -> None:
    # Sphinx drops a repeated one, whatever the line.
    text = "WEBVTT\n\n00:01.000 --> 00:01.000\nA\n\n00:01.500 --> 00:01.500\nB\n"
    messages = [message for _, message in faults(text)]
    assert len(set(messages)) == 2
