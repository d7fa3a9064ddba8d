"""The two spellings of front matter lead to one page."""

from __future__ import annotations

import datetime

import pytest

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.front_matter import read_page
from sphinx_alcf.story.model import (
    Author,
    Embed,
    Figure,
    HeroLayout,
    Inline,
    Markup,
    Page,
    Picture,
    Video,
    VideoMode,
)
from sphinx_alcf.story.vocabulary import FOREIGN_KEYS, HERO_KEYS, KEYS, LAYOUTS, PALETTES
from sphinx_alcf.story.yaml_source import load

WATCH = "https://www.youtube.com/watch?v=vpg9C0w4TVw"


def page(text: str) -> tuple[Page, tuple[Problem, ...]]:
    loaded = load(text, 2)
    found, problems = read_page(loaded.values)
    return found, (*loaded.problems, *problems)


def clean(text: str) -> Page:
    found, problems = page(text)
    assert problems == ()
    return found


def figure(found: Page) -> Figure:
    assert found.hero is not None
    return found.hero.figure


def kinds(text: str) -> list[tuple[Warn, int | None]]:
    return [(problem.kind, problem.line) for problem in page(text)[1]]


def test_the_seed_pages_keys() -> None:
    found = clean(
        "layout: page\ntheme: dark\npermalink: features/ai-training\n\n"
        'title: Intro to AI Training\nhero-mp4-source: "theta.mp4"\n'
        'hero-webm-source: "theta.webm"\nhero-img-source: Theta.jpg\n'
        'hero-img-caption: "The ALCF\'s Theta"\nintro: "Theta&rsquo;s retirement"\n'
    )
    assert (found.layout, found.palette) == ("page", "dark")
    assert (found.permalink, found.permalink_line) == ("features/ai-training", 4)
    assert found.title == Inline("Intro to AI Training", Markup.HOST, 6)
    assert found.intro == Inline("Theta&rsquo;s retirement", Markup.HOST, 11)
    hero = figure(found)
    assert hero.medium == Video(
        ("theta.webm", "theta.mp4"), mode=VideoMode.AMBIENT, poster="Theta.jpg"
    )
    assert hero.caption == Inline("The ALCF's Theta", Markup.HTML, 10)
    assert hero.line == 8


def test_the_natural_spelling() -> None:
    found = clean(
        "title: Theta signs off\nkicker: Systems\nintro: Six years.\nhero:\n"
        "  video: theta.webm\n  sources: [theta.mp4]\n  picture: theta.jpg\n  alt: A &amp; B\n"
        "  caption: Theta **served**.\n  credit: Argonne\n  layout: over\n  mode: player\n"
        "  track: theta.en.vtt\n  focus: left\n"
    )
    assert found.kicker == Inline("Systems", Markup.HOST, 3)
    hero = figure(found)
    assert hero.medium == Video(
        ("theta.webm", "theta.mp4"),
        mode=VideoMode.PLAYER,
        alt="A & B",
        poster="theta.jpg",
        tracks=("theta.en.vtt",),
    )
    assert hero.caption == Inline("Theta **served**.", Markup.HOST, 10)
    assert hero.credit.text == Inline("Argonne", Markup.HOST, 11)
    assert hero.focus == "0% 50%"
    assert found.hero is not None
    assert found.hero.layout is HeroLayout.OVER


def test_both_spellings_give_one_model() -> None:
    jekyll = clean("hero-img-source: a.jpg\nhero-img-alt: A\n")
    assert figure(jekyll).medium == figure(clean("hero:\n  image: a.jpg\n  alt: A\n")).medium
    assert clean("hero: a.jpg\n").hero == clean("hero-img-source: a.jpg\n").hero


@pytest.mark.parametrize(
    "text",
    [
        f"hero: {WATCH}\n",
        f"hero:\n  video: {WATCH}\n",
        f"hero:\n  embed: {WATCH}\n",
        f"hero-vid-embed-code: '<iframe src=\"{WATCH}\"></iframe>'\n",
    ],
)
def test_a_hero_at_another_host(text: str) -> None:
    medium = figure(clean(text)).medium
    assert isinstance(medium, Embed)
    assert medium.watch_url == WATCH


def test_hosts_of_the_site_are_passed_on() -> None:
    values = load("hero: https://video.example.edu/1\n").values
    found, problems = read_page(values, embed_hosts=["video.example.edu"])
    assert isinstance(figure(found).medium, Embed)
    assert problems == ()


def test_the_picture_beside_a_hero_is_its_poster() -> None:
    for text in (
        f"hero-vid-embed-code: {WATCH}\nhero-img-source: a.jpg\n",
        f"hero:\n  video: {WATCH}\n  image: a.jpg\n",
        f"hero: {WATCH}\nhero-img-source: a.jpg\n",
        f"hero:\n  embed: {WATCH}\n  image: b.jpg\n  poster: a.jpg\n",
    ):
        medium = figure(clean(text)).medium
        assert isinstance(medium, Embed)
        assert medium.poster == "a.jpg"


@pytest.mark.parametrize(
    ("source", "caption"),
    [
        ("hero-img-source: a.jpg", "I"),
        ("hero-mp4-source: a.mp4", "I"),
        (f"hero-vid-embed-code: {WATCH}", "V"),
    ],
)
def test_which_caption_and_credit_a_hero_takes(source: str, caption: str) -> None:
    rest = [f"hero-{k}-{w}: {k[0].upper()}" for k in ("img", "vid") for w in ("caption", "credit")]
    hero = figure(clean("\n".join([source, *rest])))
    assert hero.caption is not None
    assert hero.credit.text is not None
    assert (hero.caption.text, hero.credit.text.text) == (caption, caption)
    # A caption that stands under the other key alone is not lost.
    lone = figure(clean(f"{source}\nhero-img-caption: I\n")).caption
    other = figure(clean(f"{source}\nhero-vid-caption: V\n")).caption
    assert lone is not None
    assert other is not None


def test_jekyll_keys_give_what_the_natural_hero_does_not_say() -> None:
    hero = figure(clean("hero: a.jpg\nhero-img-caption: <b>x</b>\nhero-img-alt: A\n"))
    assert hero.caption == Inline("<b>x</b>", Markup.HTML, 3)
    assert hero.medium == Picture("a.jpg", alt="A")


def test_two_heroes_warn_and_the_natural_one_is_shown() -> None:
    found, problems = page("hero: a.jpg\nhero-mp4-source: b.mp4\n")
    assert figure(found).medium == Picture("a.jpg")
    assert [(p.kind, p.line) for p in problems] == [(Warn.SECOND_HERO, 3)]


def test_a_picture_is_shown_where_its_video_cannot_be() -> None:
    found, problems = page("hero:\n  embed: https://evil.example/1\n  image: a.jpg\n")
    assert figure(found).medium == Picture("a.jpg")
    assert [(p.kind, p.line) for p in problems] == [(Warn.EMBED, 2)]


def test_an_empty_alternative_says_only_decoration() -> None:
    assert figure(clean('hero-img-source: a.jpg\nhero-img-alt: ""\n')).medium == Picture(
        "a.jpg", ""
    )
    assert figure(clean("hero-img-source: a.jpg\nhero-img-alt:\n")).medium == Picture("a.jpg")


def test_texts_are_shown_as_written() -> None:
    for text in ("1984", "No", "1.10", "2024-02-12", "12:30", "0x1F"):
        assert clean(f"title: {text}\n").title == Inline(text, Markup.HOST, 2)
    assert clean("lang: no\n").lang == "no"
    assert clean("permalink: 404\n").permalink == "404"


@pytest.mark.parametrize("value", ["", "~", "null", '""', '"  "'])
def test_nothing_is_nothing(value: str) -> None:
    found = clean("".join(f"{key}: {value}\n" for key in KEYS))
    assert found == Page(permalink_line=found.permalink_line)


def test_no_hero() -> None:
    assert clean("hero: false\n").hero is None


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("author: Doe, Jane", [Author("Doe, Jane")]),
        ("authors: A B, C D and E F", [Author("A B"), Author("C D"), Author("E F")]),
        ("authors: A B; C D, and E F", [Author("A B"), Author("C D"), Author("E F")]),
        ("authors: [Andrea Sands, 'Ren&eacute;']", [Author("Andrea Sands"), Author("René")]),
        (
            "authors:\n- name: A\n  affiliation: X\n  url: https://example.org\n  email: a\n- B",
            [Author("A", "X", "https://example.org"), Author("B")],
        ),
        ("author: {name: A, affiliations: [X, Y]}", [Author("A", "X, Y")]),
        ("authors: [A]\nauthor: A", [Author("A")]),
        ("authors: []", []),
    ],
)
def test_authors(text: str, authors: list[Author]) -> None:
    assert list(clean(text + "\n").authors) == authors


def test_an_authors_unsafe_page_is_left_out() -> None:
    found, problems = page("authors:\n- name: A\n  url: javascript:alert(1)\n")
    assert found.authors == (Author("A"),)
    assert [(p.kind, p.line) for p in problems] == [(Warn.ADDRESS, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-12",
        "2024-2-12",
        '"2024-02-12"',
        "2024-02-12 23:30:00 -0600",
        "2024-02-12T01:00:00Z",
    ],
)
def test_dates(text: str) -> None:
    assert clean(f"date: {text}\n").date == datetime.date(2024, 2, 12)
    assert clean(f"updated: {text}\n").updated == datetime.date(2024, 2, 12)


@pytest.mark.parametrize(
    ("text", "featured"), [("true", True), ("yes", True), ("false", False), ("", False)]
)
def test_featured(text: str, featured: bool) -> None:
    assert clean(f"featured: {text}\n").featured is featured


@pytest.mark.parametrize(
    "text", ["2024-13-45", "soon", "2024", "12.2.2024", "[2024]", "9999-99-99"]
)
def test_bad_dates(text: str) -> None:
    found, problems = page(f"title: T\ndate: {text}\n")
    assert found.date is None
    assert [(p.kind, p.line) for p in problems] == [(Warn.VALUE, 3)]


def test_tags_and_description() -> None:
    assert clean("tags: a, b,a , \n").tags == ("a", "b")
    assert clean("tags: [a, 2024, b&amp;c]\n").tags == ("a", "2024", "b&c")
    assert clean("tags: [C++, 気候, ∂x, ''] # x\n").tags == ("C++", "気候", "∂x")
    assert clean('description: "CO<sub>2</sub> &amp; a < b"\n').description == "CO2 & a < b"


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("hero-img-souce", "hero-img-source"),
        ("hero_img_source", "hero-img-source"),
        ("hero-image-source", "hero-img-source"),
        ("Hero-Img-Source", "hero-img-source"),
    ],
)
def test_a_misspelt_key_still_gives_the_hero(key: str, meant: str) -> None:
    found, problems = page(f"title: T\n{key}: a.jpg\n")
    assert figure(found).medium == Picture("a.jpg")
    [problem] = problems
    assert (problem.kind, problem.line) == (Warn.KEY, 3)
    assert f"Did you mean {meant!r}?" in problem.message


@pytest.mark.parametrize("key", ["titel", "tite", "Title"])
def test_a_misspelt_title(key: str) -> None:
    found, problems = page(f"{key}: T\n")
    assert found.title == Inline("T", Markup.HOST, 2)
    assert [p.kind for p in problems] == [Warn.KEY]


def test_the_right_key_wins_over_the_misspelt_one() -> None:
    found, problems = page("titel: A\ntitle: B\n")
    assert found.title is not None
    assert found.title.text == "B"
    assert [(p.kind, p.line) for p in problems] == [(Warn.KEY, 2)]


def test_keys_under_hero() -> None:
    found, problems = page("hero:\n  image: a.jpg\n  captoin: C\n  colour: red\n")
    caption = figure(found).caption
    assert caption is not None
    assert caption.text == "C"
    assert [(p.kind, p.line) for p in problems] == [(Warn.KEY, 4), (Warn.KEY, 5)]


def test_an_unknown_hero_key_is_never_silent() -> None:
    assert kinds("hero-colour-scheme: red\n") == [(Warn.KEY, 2)]


def test_keys_of_others_are_silent() -> None:
    others = [*FOREIGN_KEYS, "ogp_image", "ogp_description_length", "x-own", "data", "file", "side"]
    assert kinds("".join(f"{key}: x\n" for key in others)) == []
    assert not FOREIGN_KEYS & KEYS.keys()


def test_every_known_key_has_a_meaning_and_is_accepted() -> None:
    for words in (KEYS, HERO_KEYS, LAYOUTS):
        assert all(meaning.endswith((".", ").")) for meaning in words.values())
    assert set(PALETTES.values()) == {"dark", "light"}


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("theme: drak", Warn.PALETTE, "'dark'?"),
        ("theme: Drak", Warn.PALETTE, "'dark'?"),
        ("theme: 3", Warn.PALETTE, "white, dark"),
        ("theme: [dark]", Warn.VALUE, "list"),
        ("layout: pgae", Warn.LAYOUT, "'page'?"),
        ("layout: post", Warn.LAYOUT, "default"),
        ("hero: {image: a.jpg, layout: bellow}", Warn.LAYOUT, "'below'?"),
        ("hero: {image: a.jpg, mode: 3, video: a.mp4}", Warn.VALUE, "ambient"),
        ("title: [a]", Warn.VALUE, "a list"),
        ("intro: {a: b}", Warn.VALUE, "a map"),
        ("hero: [a.jpg]", Warn.VALUE, "a list"),
        ("hero: true", Warn.VALUE, "true"),
        ("hero: {caption: x}", Warn.VALUE, "names no picture"),
        ("hero: {video: {a: b}}", Warn.VALUE, "a map"),
        ("hero: {image: a.jpg, alt: [x]}", Warn.VALUE, "hero.alt"),
        ("hero: {video: [a.mp4, [b]]}", Warn.VALUE, "file names"),
        ("hero: notes.txt", Warn.VALUE, "notes.txt"),
        ("hero: javascript:alert(1)", Warn.ADDRESS, "javascript"),
        ("hero-img-source: [a.jpg]", Warn.VALUE, "hero-img-source"),
        ("hero-vid-embed-code: <b>", Warn.EMBED, "iframe"),
        ("authors: {x: y}", Warn.AUTHOR, "name"),
        ("authors: [[a]]", Warn.AUTHOR, "name"),
        ("tags: {a: b}", Warn.VALUE, "words"),
        ("tags: [[a]]", Warn.VALUE, "words"),
        ("tags: [a, '???']", Warn.VALUE, "'???' is punctuation alone: give it a word."),
        ("tags: a, <br>", Warn.VALUE, "'<br>' is markup alone: it is left out."),
        ("updated: soon", Warn.VALUE, "updated"),
        ("featured: perhaps", Warn.VALUE, "true or false"),
        ("lang: 12", Warn.VALUE, "language"),
        ("lang: english", Warn.VALUE, "language"),
        ("lang: pt_BR", Warn.VALUE, "'pt-BR'"),
        ("permalink: [a]", Warn.VALUE, "permalink"),
    ],
)
def test_a_wrong_value_is_one_located_warning(text: str, kind: Warn, says: str) -> None:
    _, problems = page(f"kicker: K\n{text}\n")
    [problem] = problems
    assert problem.kind is kind
    assert problem.line == 3
    assert says in problem.message


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("title: The C # language", True),
        ("title: Team #1 wins", True),
        ("intro: #1 in the world", True),
        ("hero: {image: a.jpg, caption: Node #7}", False),  # "#" ends the map: broken YAML
        ("hero-img-source: Fig #2.jpg", True),
        ("title: Theta  # shown in the bar", False),
        ("title: 'Team #1 wins'", False),
        ("title: Team#1", False),
        ("intro: # to be written", False),
        ("layout: page # or doc", False),
        ("theme: dark #white", False),
    ],
)
def test_a_text_that_a_hash_has_cut_short(text: str, warned: bool) -> None:
    found = [p for p in page(f"kicker: K\n{text}\n")[1] if "comment" in p.message]
    assert [(p.kind, p.line) for p in found] == [(Warn.FRONT_MATTER, 3)] * warned


def test_a_tag_of_signs_is_told_in_its_line_and_kept() -> None:
    found, problems = page("tags:\n- a\n- 🎉\n- +!\n- <b></b>\n")
    assert found.tags == ("a", "🎉", "+!")
    assert [problem.line for problem in problems] == [5, 6]
