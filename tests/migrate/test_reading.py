"""A Jekyll site is read as Jekyll reads it; what it would trip over is told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_alcf.migrate.model import Found, SourceSite
from sphinx_alcf.migrate.reading import NoSiteError, read_site

JEKYLL = shutil.which("jekyll")


def make(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write *files* (path: content) below *root*."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def page(text: str = "", **front: Any) -> str:
    return f"---\n{yaml.safe_dump(front) if front else ''}---\n{text}"


def paths(site: SourceSite) -> list[str]:
    return [found.path.as_posix() for found in site.pages]


def _with(content: str, more: str) -> str:
    return content + more if content.startswith("---") else content


def told(site: SourceSite, kind: Found) -> list[str]:
    return [str(f.place) for f in site.findings if f.kind is kind]


SITE: dict[str, str | bytes] = {
    "index.html": page(),
    "about.md": page(),
    "sub/index.md": page(),
    "sub/deep page.md": page(),
    "sub/a+b.md": page(),
    "links.md": page(permalink="features/links"),
    "slash.md": page(permalink="/kitchen-sink/"),
    "html.md": page(permalink="/old/page.html"),
    "up.md": page(permalink="../up"),
    "named.md": page(permalink="/x/:basename"),
    "feed.xml": page(),
    "style.scss": page(),
    "data.json": page(),
    "text.txt": page(permalink="robots.txt"),
    "_highlights/one.md": page(date="2024-03-01"),
    "_highlights/two.md": page(permalink="highlights/zwei"),
    "_highlights/deep/three.md": page(slug="Drei Mal"),
    "_quiet/none.md": page(),
    "_posts/2024-05-31-a-post.md": page(categories=["News", "Big Things"]),
    "_posts/undated.md": page(),
    "_drafts/later.md": page(),
    "_private/no.md": "no front matter",
    "README.md": "# Read me",
    "node_modules/x/README.md": page(),
    "hidden.md": page(published=False),
    "old~": page(),
    ".secret.md": page(),
    "#emacs.md": page(),
    "build/skip.md": page(),
    "kept/_inside.md": page(),
    "assets/images/a.jpg": b"jpg",
    "plain.html": "<p>No front matter</p>",
    "_includes/asides/about.md": "# About",
    "_layouts/page.html": "{{ content }}",
    "_data/nav-config.yml": "toc: [{title: A}]",
    "_data/sub folder/some.file.json": '{"a": [1]}',
    "_data/table.csv": "name,size\na,1\n",
}
CONFIG: dict[str, Any] = {
    "exclude": ["build/"],
    "include": ["_inside.md"],
    "collections": {"highlights": {"output": True}, "quiet": {}},
}


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"permalink": "pretty"},
        {"permalink": "/:categories/:title/"},
        {"permalink": "none"},
        {
            "collections": {
                "highlights": {"output": True, "permalink": "/h/:title:output_ext"},
                "quiet": {"output": False},
            }
        },
        {"defaults": [{"scope": {"path": "sub"}, "values": {"permalink": "/s/:basename/"}}]},
        {"defaults": [{"scope": {"type": "highlights"}, "values": {"permalink": "/x/:slug"}}]},
    ],
    ids=["plain", "pretty", "slash", "none", "collection", "by-path", "by-type"],
)
@pytest.mark.skipif(JEKYLL is None, reason="jekyll is not installed")
def test_addresses_are_those_that_jekyll_gives(tmp_path: Path, extra: dict[str, Any]) -> None:
    config = {**CONFIG, **extra}
    text = "{{ page.path }}§{{ page.relative_path }}§{{ page.url }}"
    files = {k: v if isinstance(v, bytes) else _with(v, text) for k, v in SITE.items()}
    # Jekyll stops at a style sheet that is none.
    del files["style.scss"]
    root = make(tmp_path / "site", {**files, "_config.yml": yaml.safe_dump(config)})
    assert JEKYLL
    subprocess.run(
        [JEKYLL, "build", "--quiet", "--disable-disk-cache"],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "JEKYLL_NO_BUNDLER_REQUIRE": "1"},
    )
    theirs = {}
    for made in (root / "_site").rglob("*"):
        if made.is_file() and "§" in (found := made.read_text("utf-8")):
            path, relative, url = found.strip().removeprefix("<p>").removesuffix("</p>").split("§")
            name = (relative or path).replace("&lt;", "<")
            theirs[name] = (url, made.relative_to(root / "_site").as_posix())
    shutil.rmtree(root / "_site")
    site = read_site(root)
    ours = {p.path.as_posix(): (p.url, p.address) for p in site.pages if p.address}
    assert ours == theirs


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    root = make(tmp_path, {**SITE, "_config.yml": yaml.safe_dump(CONFIG)})
    site = read_site(root)
    assert not {"README.md", "hidden.md", "old~", "build/skip.md", ".secret.md"} & set(paths(site))
    left = told(site, Found.LEFT_OUT)
    assert {"README.md", "hidden.md", "_drafts/later.md", "_posts/undated.md"} <= set(left)
    assert [f.as_posix() for f in site.files] == ["assets/images/a.jpg", "plain.html"]


def test_data_includes_and_layouts_are_read(tmp_path: Path) -> None:
    site = read_site(make(tmp_path, {**SITE, "_config.yml": yaml.safe_dump(CONFIG)}))
    assert site.data == {
        "nav-config": {"toc": [{"title": "A"}]},
        "sub_folder": {"somefile": {"a": [1]}},
        "table": [{"name": "a", "size": "1"}],
    }
    assert list(site.data) == ["nav-config", "table", "sub_folder"]
    assert site.includes == {"asides/about.md": "# About"}
    assert site.layouts == {"page": "{{ content }}"}


def test_an_underscore_folder_with_pages_is_a_collection(tmp_path: Path) -> None:
    site = read_site(make(tmp_path, {"a.md": page(), "_news/b.md": page(), "_sass/x.md": page()}))
    assert [(p.path.as_posix(), p.address) for p in site.pages] == [
        ("a.md", "a.html"),
        ("_news/b.md", "news/b.html"),
    ]
    assert told(site, Found.CHANGED) == ["_news"]


def test_documents_are_in_the_order_of_dates_or_as_the_collection_says(tmp_path: Path) -> None:
    files = {
        "_news/a.md": page(date="2024-03-01", rank=3),
        "_news/b.md": page(date="2023-03-01", rank=1),
        "_news/c.md": page(rank=2),
    }
    root = make(tmp_path, files)
    assert paths(read_site(root)) == ["_news/b.md", "_news/a.md", "_news/c.md"]
    settings = {"collections": {"news": {"output": True, "sort_by": "rank"}}}
    make(tmp_path, {"_config.yml": yaml.safe_dump(settings)})
    assert paths(read_site(root)) == ["_news/b.md", "_news/c.md", "_news/a.md"]
    settings["collections"]["news"] = {"output": True, "order": ["c.md", "a.md"]}
    make(tmp_path, {"_config.yml": yaml.safe_dump(settings)})
    assert paths(read_site(root)) == ["_news/c.md", "_news/a.md", "_news/b.md"]


def test_broken_pages_do_not_stop_the_others(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "good.md": page("Good"),
        "binary.md": b"---\n" + bytes(range(256)) * 2,
        "latin.md": "---\ntitle: Caf\xe9\n---\nna\xefve".encode("latin-1"),
        "yaml.md": "---\naward: 'Director's choice'\ntitle: Kept\n---\nBody",
        "merge.md": "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n---\nBody",
        "bom.md": b"\xef\xbb\xbf---\ntitle: T\n---\nBody",
        "utf16.md": "---\ntitle: T\n---\nBody".encode("utf-16"),
        "open.md": "---\ntitle: T\nBody",
        "_config.yml": "a: [",
        "_data/bad.yml": "a: b: c",
        "_data/bad.csv": 'a,b\n"c',
        "_data/date.yml": "when: 2024-99-99\n",
    }
    site = read_site(make(tmp_path, files))
    assert {"good.md", "latin.md", "yaml.md", "merge.md", "utf16.md"} <= set(paths(site))
    bodies = {p.path.name: p.body for p in site.pages}
    assert bodies["latin.md"] == "naïve"
    assert next(p for p in site.pages if p.path.name == "yaml.md").data["title"] == "Kept"
    unreadable = told(site, Found.UNREADABLE)
    for name in ("binary.md", "yaml.md:2", "merge.md:2", "_config.yml:1", "_data/bad.yml:1"):
        assert name in unreadable
    assert {"_data/bad.csv", "latin.md", "open.md:1"} <= set(unreadable)
    assert told(site, Found.CHANGED) == ["bom.md", "utf16.md"]
    assert site.data["date"] == {"when": "2024-99-99"}


def test_broken_front_matter_does_not_hide_where_jekyll_put_the_page(tmp_path: Path) -> None:
    site = read_site(make(tmp_path, {"a.md": "---\npermalink: b/c\ntitle: 'x'y'\n---\n"}))
    assert [(p.address, p.served) for p in site.pages] == [("b/c.html", "a.html")]


def test_no_link_leads_out_of_the_site(tmp_path: Path) -> None:
    make(tmp_path / "elsewhere", {"secret.md": page("secret")})
    root = make(tmp_path / "site", {"a.md": page(), "sub/b.md": page()})
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "file.md").symlink_to(tmp_path / "elsewhere" / "secret.md")
    (root / "sub" / "loop").symlink_to(root)
    (root / "same.md").symlink_to(root / "a.md")
    site = read_site(root)
    assert paths(site) == ["a.md", "sub/b.md", "same.md"]
    assert told(site, Found.LEFT_OUT) == ["file.md", "out", "sub/loop"]


def test_a_folder_without_pages_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(NoSiteError, match="no page"):
        read_site(make(tmp_path, {"a.md": "Text"}))
    with pytest.raises(NoSiteError, match="no folder"):
        read_site(tmp_path / "missing")


def test_nothing_is_written(tmp_path: Path) -> None:
    root = make(tmp_path, {**SITE, "_config.yml": json.dumps(CONFIG)})
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    read_site(root)
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before
