"""HTML fragments as plain text, for attributes and names."""

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
