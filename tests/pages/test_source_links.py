"""Addresses of a page's source at the host of its repository."""

from __future__ import annotations

import pytest

from sphinx_alcf.pages.source_links import host_of, source_links


@pytest.mark.parametrize(
    ("repository", "host", "edit", "view"),
    [
        (
            "https://github.com/example/stories",
            "",
            "https://github.com/example/stories/edit/main/docs/a/b%20c.md",
            "https://github.com/example/stories/blob/main/docs/a/b%20c.md",
        ),
        (
            "https://gitlab.example.edu/group/stories.git",
            "",
            "https://gitlab.example.edu/group/stories/-/edit/main/docs/a/b%20c.md",
            "https://gitlab.example.edu/group/stories/-/blob/main/docs/a/b%20c.md",
        ),
        (
            "https://bitbucket.org/example/stories/",
            "",
            "https://bitbucket.org/example/stories/src/main/docs/a/b%20c.md?mode=edit",
            "https://bitbucket.org/example/stories/src/main/docs/a/b%20c.md",
        ),
        (
            "https://code.example.edu/stories",
            "gitlab",
            "https://code.example.edu/stories/-/edit/main/docs/a/b%20c.md",
            "https://code.example.edu/stories/-/blob/main/docs/a/b%20c.md",
        ),
    ],
)
def test_a_page_is_found(repository: str, host: str, edit: str, view: str) -> None:
    found = source_links(
        repository=repository, branch="main", directory="/docs/", host=host, path="a/b c.md"
    )
    assert found == {"edit": edit, "view": view}


@pytest.mark.parametrize("repository", ["", "https://code.example.edu/stories"])
def test_without_a_known_host_there_are_none(repository: str) -> None:
    found = source_links(
        repository=repository, branch="main", directory="", host="", path="index.md"
    )
    assert found == {}


def test_a_host_is_known_by_a_whole_part_of_its_name() -> None:
    assert host_of("https://gitlab.example.edu/a") == "gitlab"
    assert host_of("https://notgithub.com/a") is None
