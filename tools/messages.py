"""Bring the message catalogues up to date with the words in templates and Python.

    python tools/messages.py            extract, merge into each catalogue, compile
    python tools/messages.py --add it   the same, with a new language

What is new has an empty ``msgstr`` in ``sphinx_alcf/locale/<language>/LC_MESSAGES/sphinx_alcf.po``:
fill it in and run the command again. The files hold no date, no line number and no version of a
tool, so that they change with the words alone.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "sphinx_alcf"
LOCALE = PACKAGE / "locale"
DOMAIN = "sphinx_alcf"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
HEADERS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
COMMENT = "# The words of sphinx-alcf. Brought up to date by tools/messages.py."


class Words(Catalog):
    """A catalogue whose header says nothing of times and tools."""

    def __iter__(self) -> Iterator[Message]:
        """The header, then the messages."""
        header, *messages = super().__iter__()
        lines = [f"{name}: {value}\n" for name, value in self.mime_headers if name in HEADERS]
        header.string = "".join(lines)
        yield header
        for message in messages:
            message.flags &= {"fuzzy"}  # the others are guesses, which differ between versions
            yield message

    @classmethod
    def empty(cls, language: str | None = None) -> Words:
        """No words yet."""
        return cls(locale=language, domain=DOMAIN, header_comment=COMMENT, fuzzy=False)

    @classmethod
    def read(cls, path: Path, language: str | None = None) -> Words:
        """The words in a file."""
        words = cls.empty(language)
        with path.open("rb") as file:
            found = read_po(file, locale=language)
        for message in list(found)[1:]:
            words[message.id] = message
        # The file says how many plurals there are: another version of Babel may know others.
        words.mime_headers = found.mime_headers
        return words

    @property
    def messages(self) -> list[Message]:
        """Without the header."""
        return list(self)[1:]

    @property
    def untranslated(self) -> list[str]:
        """The messages that have no translation."""
        return [text for message in self.messages for text, said in pairs(message) if not said]

    def as_po(self) -> bytes:
        """The file that people edit."""
        file = io.BytesIO()
        write_po(file, self, width=100, sort_output=True, include_lineno=False)
        return file.getvalue().rstrip() + b"\n"

    def as_mo(self) -> bytes:
        """The file that programs read."""
        file = io.BytesIO()
        write_mo(file, self)
        return file.getvalue()


def pairs(message: Message) -> list[tuple[str, str]]:
    """A text and its translation; of a message with a plural as many as the language has forms."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string or ""))]
    assert isinstance(message.string, list | tuple)
    return [(message.id[min(form, 1)], said) for form, said in enumerate(message.string)]


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def po_path(language: str) -> Path:
    """Where the catalogue of *language* stands; what it compiles to stands beside it."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def extracted() -> Words:
    """Every message in templates and Python, with the files that have it."""
    words = Words.empty()
    found = extract_from_dir(
        PACKAGE, METHODS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for name, _line, ids, comments, context in sorted(found, key=lambda row: row[:2]):
        where = [(f"sphinx_alcf/{Path(name).as_posix()}", 0)]
        words.add(ids, locations=where, auto_comments=comments, context=context)
    return words


def fresh(added: str | None = None) -> tuple[dict[Path, bytes], dict[str, list[str]]]:
    """What each file should hold, and for each language the texts that want a translation.

    *added* is a language that has no catalogue yet.
    """
    template = extracted()
    files, wanted = {TEMPLATE: template.as_po()}, {}
    for language in sorted({*languages(), *filter(None, [added])}):
        path = po_path(language)
        words = Words.read(path, language) if path.exists() else Words.empty(language)
        words.update(template, no_fuzzy_matching=True)
        words.obsolete.clear()
        files[path] = words.as_po()
        files[path.with_suffix(".mo")] = words.as_mo()
        wanted[language] = words.untranslated
    return files, wanted


def main() -> None:
    """Write every catalogue anew, and say what is to be translated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--add", metavar="LANGUAGE", help="begin a language, such as it or pt_BR")
    files, wanted = fresh(parser.parse_args().add)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for language, texts in wanted.items():
        print(f"{language}: {len(texts)} to translate", *texts, sep="\n  ")


if __name__ == "__main__":
    main()
