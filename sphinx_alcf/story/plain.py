"""HTML fragments as plain text, for attributes and names; and the beginning of a text."""

from __future__ import annotations

from html.parser import HTMLParser


class _Words(HTMLParser):
    """The words between tags, with entities decoded."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def plain_text(markup: str) -> str:
    """*markup* without tags, entities decoded and white space folded.

    What is no tag (``a < b``) stays; what the parser cannot read is given back as it is.
    """
    parser = _Words()
    try:
        parser.feed(markup)
        parser.close()
    except AssertionError:  # html.parser raises it for declarations such as "<![x"
        return " ".join(markup.split())
    return " ".join("".join(parser.words).split())


def first_words(text: str, most: int) -> str:
    """*text* in one line of *most* characters at most; one that is cut ends in an ellipsis.

    It is cut between words or, as Chinese, Japanese and Thai set no blanks, between characters.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    start = line[: most - 1]
    words = start if line[most - 1] == " " else start.rpartition(" ")[0]
    return f"{words if len(words) > most // 2 else start}…"
