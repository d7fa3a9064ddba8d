"""Media are found where an author expects them, and never outside the source folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media.find import Found, find, siblings
from sphinx_alcf.story.files import VIDEO_EXTENSIONS

ROOTS = (Path("assets/images"), Path("assets/video"), Path("_static"))


@pytest.fixture
def src(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    for name in (
        "features/near.jpg",
        "features/img/chart.png",
        "features/page.md",
        "assets/images/Theta.jpg",
        "assets/images/near.jpg",
        "assets/images/two words+more.JPG",
        "assets/images/50%20off.png",
        "assets/images/Größe.png",
        "assets/video/theta.mp4",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "secret.png").write_bytes(b"x")
    return folder


def look(src: Path, name: str) -> Found | Problem:
    return find(name, beside=src / "features", roots=ROOTS, srcdir=src)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Theta.jpg", "assets/images/Theta.jpg"),
        ("./Theta.jpg", "assets/images/Theta.jpg"),
        ("theta.mp4", "assets/video/theta.mp4"),
        ("near.jpg", "features/near.jpg"),
        ("img/chart.png", "features/img/chart.png"),
        ("./img/chart.png", "features/img/chart.png"),
        ("/assets/images/near.jpg", "assets/images/near.jpg"),
        ("../assets/images/near.jpg", "assets/images/near.jpg"),
        ("two words+more.JPG", "assets/images/two words+more.JPG"),
        ("two%20words+more.JPG", "assets/images/two words+more.JPG"),
        ("50%20off.png", "assets/images/50%20off.png"),
        ("Größe.png", "assets/images/Größe.png"),
        ("Gr%C3%B6%C3%9Fe.png", "assets/images/Größe.png"),
    ],
)
def test_found(src: Path, written: str, expected: str) -> None:
    assert look(src, written) == Found(src / expected, expected)


@pytest.mark.parametrize(
    "written",
    [
        *("../../secret.png", "%2e%2e/../../secret.png", "/../secret.png", "..%2F..%2Fsecret.png"),
        *("C:\\pictures\\a.png", "\\\\server\\a.png", "file:///etc/passwd", "~/a.png"),
    ],
)
def test_paths_that_lead_out(src: Path, written: str) -> None:
    problem = look(src, written)
    assert isinstance(problem, Problem)
    assert problem.kind is Warn.MEDIA_OUTSIDE


def test_absolute_path_of_the_machine(src: Path) -> None:
    problem = look(src, str(src.parent / "secret.png"))
    assert isinstance(problem, Problem)
    assert problem.kind is Warn.MEDIA_OUTSIDE


def test_symlinks(src: Path) -> None:
    (src / "features/out.png").symlink_to(src.parent / "secret.png")
    (src / "features/in.png").symlink_to(src / "assets/images/Theta.jpg")
    (src / "features/loop.png").symlink_to("loop.png")
    (src / "away").symlink_to(src.parent)
    for name in ("out.png", "/away/secret.png"):
        problem = look(src, name)
        assert isinstance(problem, Problem)
        assert problem.kind is Warn.MEDIA_OUTSIDE
    assert look(src, "in.png") == Found(src / "features/in.png", "features/in.png")
    assert isinstance(look(src, "loop.png"), Problem)


def test_a_source_folder_behind_a_symlink(src: Path) -> None:
    alias = src.parent / "alias"
    alias.symlink_to(src)
    found = find("Theta.jpg", beside=alias / "features", roots=ROOTS, srcdir=alias)
    assert isinstance(found, Found)
    assert found.name == "assets/images/Theta.jpg"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("theta.JPG", "Theta.jpg"),
        ("Theta.png", "Theta.jpg"),
        ("Thetta.jpg", "Theta.jpg"),
        ("img/chrat.png", "img/chart.png"),
        ("images/Theta.jpg", "Theta.jpg"),
        ("/assets/images/theta.jpg", "/assets/images/Theta.jpg"),
        ("../assets/images/Teta.jpg", "../assets/images/Theta.jpg"),
        ("img\\chart.png", "img/chart.png"),
        ("grösse.png", "Größe.png"),
    ],
)
def test_the_nearest_name_is_offered(src: Path, written: str, near: str) -> None:
    problem = look(src, written)
    assert isinstance(problem, Problem)
    assert problem.kind is Warn.MEDIA_NOT_FOUND
    assert f"Did you mean {near!r}?" in problem.message


def test_the_searched_folders_are_named(src: Path) -> None:
    problem = look(src, "quite-another.jpg")
    assert isinstance(problem, Problem)
    assert problem.message == (
        "No file 'quite-another.jpg' in features/, assets/images/, assets/video/, _static/."
    )


def test_a_page_is_no_medium(src: Path) -> None:
    problem = look(src, "page.jpg")
    assert isinstance(problem, Problem)
    assert "page.md" not in problem.message


def test_case_matters_where_the_file_system_forgives(
    src: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda self: real(self) or self.name == "THETA.jpg")
    monkeypatch.setattr("sphinx_alcf.media.find._inside", lambda _path, _srcdir: True)
    problem = look(src, "THETA.jpg")
    assert isinstance(problem, Problem)
    assert "Did you mean 'Theta.jpg'?" in problem.message


@pytest.mark.parametrize("written", ["", " ", ".", "/", "..", "img", "a\0b", "%00", "x" * 5000])
def test_names_of_no_file(src: Path, written: str) -> None:
    assert isinstance(look(src, written), Problem)


def test_a_root_outside_is_not_searched(src: Path) -> None:
    problem = find("secret.png", beside=src, roots=(src.parent,), srcdir=src)
    assert isinstance(problem, Problem)
    assert problem.kind is Warn.MEDIA_NOT_FOUND


def test_siblings(src: Path) -> None:
    folder = src / "assets/video"
    names = ("theta.webm", "theta.MOV", "theta.jpg", "theta.en.vtt", "theta.pt-BR.vtt")
    for name in (*names, "theta-2.mp4", "theta.small.version.mp4", "Theta.webm", "theta.vtt"):
        (folder / name).write_bytes(b"x")
    (folder / "theta.ogv").symlink_to(src.parent / "secret.png")
    path = folder / "theta.mp4"
    videos = siblings(path, VIDEO_EXTENSIONS, srcdir=src)
    assert [p.name for p in videos] == ["theta.webm", "theta.MOV"]
    tracks = siblings(path, (".vtt",), srcdir=src)
    assert [p.name for p in tracks] == ["theta.en.vtt", "theta.pt-BR.vtt", "theta.vtt"]


def test_siblings_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert siblings(tmp_path / "no" / "a.mp4", (".jpg",), srcdir=tmp_path) == ()


def test_an_unreadable_folder_is_no_traceback(src: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> list[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert isinstance(look(src, "Theta.jpg"), Problem)
