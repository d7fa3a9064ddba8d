"""The files that the manual gives for publishing do what they say: tried with the real servers."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError

import pytest
import yaml

from tests.support.browser import STRICT
from tests.support.media import clip, jpeg
from tests.support.site import Build, MakeSite

PUBLISH = Path(__file__).parents[2] / "docs" / "how-to" / "publish"
YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"


@pytest.fixture
def site(make_site: MakeSite, build: Build) -> Path:
    """A built site with what servers may send wrongly."""
    files: dict[str, str | bytes] = {
        "index.md": "---\ntitle: Home\nhero: {image: a.jpg, alt: A}\n---\n\n"
        "```{media-video} film.mp4\n:title: A film\n```\n",
        "a.jpg": jpeg(900, 600),
        "film.mp4": clip("sound.mp4"),
        "film.en.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nGrüße\n",
    }
    conf = {"html_theme": "alcf", "html_baseurl": "https://example.org/"}
    return build(make_site(files, conf), warningiserror=True).out


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], port: int) -> Iterator[str]:
    """A server, until it answers, and its address."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            for _ in range(100):
                with socket.socket() as ask:
                    if not ask.connect_ex(("127.0.0.1", port)):
                        break
                assert server.poll() is None, server.communicate()[0].decode()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def nginx(site: Path, folder: Path, port: int) -> list[str]:
    conf = (PUBLISH / "nginx.conf").read_text("utf-8")
    conf = conf.replace("listen 80", f"listen 127.0.0.1:{port}").replace("/srv/stories", str(site))
    types = "/etc/nginx/mime.types"
    conf = conf.replace("include mime.types", f"include {types}")
    scratch = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = (
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{scratch}{conf}\n}}\n"
    )
    (folder / "nginx.conf").write_text(whole, "utf-8")
    return ["nginx", "-c", str(folder / "nginx.conf"), "-e", "stderr"]


def apache(site: Path, folder: Path, port: int) -> list[str]:
    modules = Path("/usr/lib/apache2/modules")
    wanted = "mpm_event authz_core dir mime filter deflate headers alias"
    load = "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in wanted.split())
    rules = (PUBLISH / "htaccess.txt").read_text("utf-8")
    (folder / "httpd.conf").write_text(
        f"{load}ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\n"
        f"PidFile {folder}/pid\nDefaultRuntimeDir {folder}\nErrorLog /dev/stderr\n"
        f'TypesConfig {folder}/types\nDocumentRoot "{site}"\n'
        f'<Directory "{site}">\nRequire all granted\nAllowOverride All\n</Directory>\n',
        "utf-8",
    )
    (site / ".htaccess").write_text(rules, "utf-8")
    known = "text/html html\ntext/css css\ntext/javascript js\nimage/jpeg jpg\nvideo/mp4 mp4\n"
    (folder / "types").write_text(known, "utf-8")
    return ["apache2", "-X", "-f", str(folder / "httpd.conf")]


def caddy(site: Path, folder: Path, port: int) -> list[str]:
    rules = (PUBLISH / "Caddyfile").read_text("utf-8")
    rules = rules.replace("example.org", f"http://127.0.0.1:{port}", 1)
    rules = rules.replace("/srv/stories", str(site))
    (folder / "Caddyfile").write_text("{\nadmin off\n}\n" + rules, "utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *args: object) -> None:
        """Say that there is none to follow."""


def asked(url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of an answer."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.mark.parametrize(
    "server",
    [
        pytest.param(nginx, marks=pytest.mark.needs("nginx")),
        pytest.param(apache, marks=pytest.mark.needs("apache2")),
        pytest.param(caddy, marks=pytest.mark.needs("caddy")),
    ],
)
def test_a_server_sends_what_the_manual_says(
    site: Path, tmp_path: Path, server: Callable[[Path, Path, int], list[str]]
) -> None:
    port = free_port()
    folder = tmp_path / "server"
    folder.mkdir()
    (small,) = (p.name for p in (site / "_images").glob("a-480-*.webp"))
    (film,) = (p.relative_to(site).as_posix() for p in site.glob("_downloads/*/film.mp4"))
    (track,) = (p.relative_to(site).as_posix() for p in site.glob("_downloads/*/*.vtt"))
    with running(server(site, folder, port), port) as address:
        kinds = {
            "": ("text/html", "no-cache"),
            "index.html": ("text/html", "no-cache"),
            "_static/alcf.css?v=1": ("text/css", YEAR),
            "_static/alcf.css": ("text/css", DAY),
            f"_images/{small}": ("image/webp", YEAR),
            "_images/a.jpg": ("image/jpeg", DAY),
            "_static/fonts/figtree.woff2": ("font/woff2", DAY),
            film: ("video/mp4", DAY),
            track: ("text/vtt", DAY),
        }
        for name, (kind, caching) in kinds.items():
            status, headers, _ = asked(f"{address}/{name}")
            assert status == 200, name
            assert headers.get_content_type() == kind, name
            assert headers["Cache-Control"] == caching, name
            assert headers["Content-Security-Policy"] == STRICT, name
            if kind.startswith("text/"):
                assert str(headers.get_param("charset")).lower() == "utf-8", name
        for name in ("index.html", "_static/alcf.css?v=1", "searchindex.js", "_static/alcf.js"):
            _, headers, _ = asked(f"{address}/{name}", **{"Accept-Encoding": "gzip"})
            assert headers["Content-Encoding"] == "gzip", name
        status, headers, body = asked(f"{address}/{film}", Range="bytes=0-99")
        assert (status, len(body)) == (206, 100)
        status, _, body = asked(f"{address}/deep/none.html")
        assert status == 404
        assert b"There is no page here" in body
        status, headers, _ = asked(f"{address}/story.php")
        assert status == 301
        assert headers["Location"].endswith("/stories/theta.html")


def test_workflows_are_what_forges_read() -> None:
    pages = yaml.safe_load((PUBLISH / "pages.yml").read_text("utf-8"))
    assert set(pages["jobs"]) == {"build", "deploy"}
    assert pages["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    gitlab = yaml.safe_load((PUBLISH / "gitlab-ci.yml").read_text("utf-8"))
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]


@pytest.mark.parametrize(
    ("page", "job"), [("github-pages", "pages.yml"), ("gitlab-pages", "gitlab-ci.yml")]
)
def test_a_forges_commands_build_the_site(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, page: str, job: str
) -> None:
    """As the job has them, with the ``conf.py`` of the manual's page."""
    text = (PUBLISH.parent / f"{page}.md").read_text("utf-8")
    code = re.search(r"```python\n(import os\n.*?)```", text, re.S)
    assert code
    conf = "project = 'S'\nextensions = ['sphinx_alcf']\nhtml_theme = 'alcf'\n" + code[1]
    site = make_site({"conf.py": conf, "index.md": "# Site\n\nWords.\n"})
    found = yaml.safe_load((PUBLISH / job).read_text("utf-8"))
    steps = found["jobs"]["build"]["steps"] if "jobs" in found else []
    commands = [step.get("run") for step in steps] or found["pages"]["script"]
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", tools)  # where sphinx-build is
    monkeypatch.setenv("SITE_ADDRESS", "https://example.github.io/stories/")
    for command in commands:
        if command and not command.startswith("pip"):
            subprocess.run(["bash", "-e", "-c", command], cwd=site, check=True)
    out = site / ("_site" if page == "github-pages" else "public")
    html = (out / "index.html").read_text("utf-8")
    assert 'rel="canonical" href="https://example.github.io/stories/index.html"' in html
    assert '<base href="/stories/404.html">' in (out / "404.html").read_text("utf-8")
    packed = {path.name for path in out.glob("*.html.gz")}
    assert packed == (
        set() if page == "github-pages" else {f"{p.name}.gz" for p in out.glob("*.html")}
    )
