"""Embed codes and addresses become provider, id and title, or one problem."""

from __future__ import annotations

import pytest

from sphinx_alcf.config_values import SANDBOX
from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.embed import read_embed, safe_url
from sphinx_alcf.story.model import Embed

ID = "vpg9C0w4TVw"
YOUTUBE = f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1&rel=0"
WATCH = f"https://www.youtube.com/watch?v={ID}"
VIMEO = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"
_HASHED = ("&h=8272103f6e", "/8272103f6e")
HOSTS = {"video.example.edu": "Example University"}


def embed(text: str, **options: object) -> Embed:
    read = read_embed(text, hosts=HOSTS, **options)  # type: ignore[arg-type]
    assert isinstance(read, Embed), read
    return read


def problem(text: str) -> Problem:
    read = read_embed(text, hosts=HOSTS)
    assert isinstance(read, Problem), read
    return read


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/watch?v={ID}",
        f"http://youtube.com/watch?feature=x&v={ID}&list=PL1",
        f"https://m.youtube.com/watch?v={ID}",
        f"HTTPS://WWW.YouTube.com/watch?v={ID}",
        f"https://youtu.be/{ID}",
        f"https://youtu.be/{ID}?si=abc",
        f"https://www.youtube.com/embed/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://www.youtube.com/live/{ID}?feature=share",
        f"//www.youtube.com/embed/{ID}",
        f"youtu.be/{ID}",
        f"  www.youtube.com/watch?v={ID}\n",
        f"https://www.youtube.com/watch?a=b&amp;v={ID}",
        f"https://www.youtube.com:443/watch?v={ID}",
        f"https://music.youtube.com/watch?v={ID}&si=abc",
        f"https://www.youtube.com/v/{ID}",
        f"https://youtube.com/watch?app=desktop&v={ID}&ab_channel=x&pp=y",
    ],
)
def test_youtube_addresses(address: str) -> None:
    read = embed(address)
    assert (read.provider, read.video_id) == ("YouTube", ID)
    assert (read.watch_url, read.player_url) == (WATCH, YOUTUBE)
    assert read.title is None


@pytest.mark.parametrize(
    ("time", "seconds"),
    [
        ("?t=90", 90),
        ("?t=90s", 90),
        ("?t=1m30s", 90),
        ("?start=90", 90),
        ("?t=1h", 3600),
        ("#t=90", 90),
    ],
)
def test_youtube_starts_where_the_address_says(time: str, seconds: int) -> None:
    read = embed(f"https://youtu.be/{ID}{time}")
    assert read.player_url == f"{YOUTUBE}&start={seconds}"
    assert read.watch_url == f"{WATCH}&t={seconds}s"


@pytest.mark.parametrize("time", ["?t=soon", "?t=", "?t=-5", "?t=0", "?t=1e9", "?t=\u0663"])
def test_an_odd_start_is_none(time: str) -> None:
    assert embed(f"https://youtu.be/{ID}{time}").player_url == YOUTUBE


def test_a_code_that_starts_and_ends() -> None:
    code = f'<iframe src="https://www.youtube.com/embed/{ID}?si=x&amp;start=10&amp;end=20">'
    assert embed(code).player_url == f"{YOUTUBE}&start=10&end=20"
    assert embed(code, start=30.0).player_url == f"{YOUTUBE}&start=30"
    assert embed(code, end=15.0).player_url == f"{YOUTUBE}&start=10&end=15"


LIST = "PLFgquLnL59alCl_2TQvOiD5Vgm1hCaGSI"
CHANNEL = "UCBR8-60-B28hp2BmDPdntcQ"


@pytest.mark.parametrize(
    ("text", "watch", "player"),
    [
        (f"https://www.youtube.com/playlist?list={LIST}", f"playlist?list={LIST}", "videoseries"),
        (
            f'<iframe src="https://www.youtube.com/embed/videoseries?si=x&amp;list={LIST}">',
            f"playlist?list={LIST}",
            "videoseries",
        ),
        (
            f'<iframe src="https://www.youtube.com/embed/{ID}?list={LIST}">',
            f"watch?v={ID}&list={LIST}",
            ID,
        ),
    ],
)
def test_playlists(text: str, watch: str, player: str) -> None:
    read = embed(text)
    assert read.watch_url == f"https://www.youtube.com/{watch}"
    base = "https://www.youtube-nocookie.com/embed"
    assert read.player_url == f"{base}/{player}?autoplay=1&rel=0&list={LIST}"


def test_what_a_channel_broadcasts_now() -> None:
    read = embed(f"https://www.youtube.com/embed/live_stream?channel={CHANNEL}")
    assert read.watch_url == f"https://www.youtube.com/channel/{CHANNEL}/live"
    assert read.player_url.endswith(f"/embed/live_stream?autoplay=1&rel=0&channel={CHANNEL}")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        (WATCH, {"allow-scripts", "allow-same-origin", "allow-presentation"}),
        ("https://vimeo.com/76979871", {"allow-scripts", "allow-same-origin", "allow-forms"}),
    ],
)
def test_a_player_stands_in_a_sandbox_in_which_it_works(text: str, tokens: set[str]) -> None:
    read = embed(text)
    allowed = set((read.sandbox or "").split())
    assert tokens <= allowed <= set(SANDBOX)
    assert not {token for token in allowed if "navigation" in token or "download" in token}
    features = "autoplay; encrypted-media; fullscreen; picture-in-picture"
    assert (read.allow, read.referrer_policy) == (features, "strict-origin-when-cross-origin")


def test_the_sandbox_of_an_allowed_host_is_the_sites() -> None:
    address = "https://video.example.edu/p"
    plain = read_embed(address, hosts={"video.example.edu": "E"})
    boxed = read_embed(
        address, hosts={"Video.example.edu": {"name": "E", "sandbox": "allow-scripts"}}
    )
    nameless = read_embed(address, hosts={"video.example.edu": {"sandbox": ""}})
    found = []
    for read in (plain, boxed, nameless):
        assert isinstance(read, Embed)
        found.append((read.provider, read.sandbox))
    assert found == [("E", None), ("E", "allow-scripts"), ("video.example.edu", "")]


def test_start_and_end_as_options_win() -> None:
    read = embed(f"https://youtu.be/{ID}?t=5", start=65.5, end=90.0)
    assert read.player_url == f"{YOUTUBE}&start=65&end=90"


@pytest.mark.parametrize(
    ("address", "player", "watch"),
    [
        ("https://vimeo.com/76979871", "", ""),
        ("https://player.vimeo.com/video/76979871", "", ""),
        ("https://vimeo.com/channels/staffpicks/76979871", "", ""),
        ("https://vimeo.com/76979871/8272103f6e", "&h=8272103f6e", "/8272103f6e"),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e", "&h=8272103f6e", "/8272103f6e"),
        ("https://vimeo.com/76979871#t=65s", "#t=65s", "#t=65s"),
        ("https://vimeo.com/76979871?share=copy", "", ""),
        ("https://vimeo.com/showcase/3253534/video/76979871", "", ""),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e&badge=0", *_HASHED),
        ("https://player.vimeo.com/video/76979871?h=%22onload", "", ""),
    ],
)
def test_vimeo_addresses(address: str, player: str, watch: str) -> None:
    read = embed(address)
    assert (read.provider, read.video_id) == ("Vimeo", "76979871")
    assert read.player_url == VIMEO + player
    assert read.watch_url == "https://vimeo.com/76979871" + watch


def test_the_seed_pages_code() -> None:
    code = (
        f'<iframe src="https://www.youtube.com/embed/{ID}" title="YouTube video player" '
        'frameborder="0" allow="accelerometer; autoplay" allowfullscreen></iframe>'
    )
    assert embed(code) == embed(WATCH)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (f'<iframe title="A &amp; B" src="//www.youtube.com/embed/{ID}?a=1&amp;b=2">', "A & B"),
        (f"<IFRAME SRC='https://youtu.be/{ID}' TITLE=' Two\n words '></IFRAME>", "Two words"),
        (f"<div><p>x</p><iframe src=https://youtu.be/{ID}></iframe></div>", None),
        (f'<iframe src="https://youtu.be/{ID}" onload="alert(1)"', None),
        (f'<iframe data-src="https://youtu.be/{ID}"></iframe>', None),
        (f'<![x <iframe src="https://youtu.be/{ID}">', None),
        (f'<iframe title="YouTube video player" src="https://youtu.be/{ID}">', None),
    ],
)
def test_embed_codes(code: str, title: str | None) -> None:
    read = read_embed(code, hosts=())
    if isinstance(read, Problem):  # html.parser differs between versions on what is no HTML
        assert read.kind is Warn.EMBED
        assert not code.startswith("<IFRAME")
        return
    assert (read.video_id, read.title) == (ID, title)
    assert read.player_url == YOUTUBE


def test_a_given_title_and_poster_win() -> None:
    read = embed(f'<iframe src="{WATCH}" title="Theirs">', title="Ours", poster="a.jpg")
    assert (read.title, read.poster) == ("Ours", "a.jpg")


def test_allowed_hosts() -> None:
    read = embed("https://Video.Example.edu/play/12?x=1")
    assert (read.provider, read.video_id) == ("Example University", "play/12")
    assert read.player_url == read.watch_url == "https://video.example.edu/play/12?x=1"
    by_list = read_embed("https://video.example.edu/p", hosts=["VIDEO.example.edu"])
    assert isinstance(by_list, Embed)
    assert by_list.provider == "video.example.edu"


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example/video",
        "https://www.youtube.com.evil.example/embed/" + ID,
        "https://sub.video.example.edu/play",
        "https://video.example.edu.evil.example/",
        "http://video.example.edu/play",
        "https://me@video.example.edu/play",
        "https://video.example.edu:8443/play",
        "https://evil.example\\@video.example.edu/play",
        "https://video.example.edu/a b",
        "https://www.youtube.com/watch?v=short",
        f"https://www.youtube.com/watch?v={ID}x",
        f'https://www.youtube.com/embed/{ID}"onload="x',
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch?" + "&".join(["a=b"] * 200),
        "https://vimeo.com/about",
        "https://vimeo.com/event/76979871",
        "https://vimeo.com/showcase/3253534",
        "https://www.youtube.com/embed/live_stream?channel=x",
        "https://www.youtube.com/playlist?list=WL",
        "https://www.youtube.com/clip/UgkxU2HSeGL_NvmDJ-nQJrlLwllwMDBdGZFs",
        "https://vimeo.com/" + "a/" * 5000,
        "https://[::1/",
        "https://",
        "https://a:b:c/",
        "https://video.example.edu:99999/",
        "//",
        "",
        "   ",
        "just words",
        "theta",
        "<iframe></iframe>",
        '<iframe src="">',
        "<script>alert(1)</script>",
        "<",
        "<![CDATA[",
        "\0",
        '<video src="https://youtu.be/x"></video>',
    ],
)
def test_what_names_no_player_is_an_embed_problem(text: str) -> None:
    assert problem(text).kind is Warn.EMBED


def test_an_unknown_host_is_named_with_the_option_to_set() -> None:
    message = problem("https://media.example.org/v/1").message
    assert "media.example.org" in message
    assert "alcf_embed_hosts" in message


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        '<iframe src="javascript:alert(1)">',
        '<iframe src="java&#10;script:alert(1)">',
        '<iframe src="data:text/html;base64,AAAA">',
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://video.example.edu/x",
    ],
)
def test_foreign_schemes_are_an_address_problem(text: str) -> None:
    assert problem(text).kind is Warn.ADDRESS


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org", True),
        ("http://example.org/?a=javascript:", True),
        ("mailto:a@example.org", True),
        ("gpu.md#x", True),
        ("../a/b.html", True),
        ("#part", True),
        ("//example.org", True),
        ("", True),
        ("a/b:c", True),
        ("javascript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("jav\tascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("C:\\x", False),
        ("http://[", False),
    ],
)
def test_safe_url(url: str, safe: bool) -> None:
    assert safe_url(url) is safe
