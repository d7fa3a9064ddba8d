"""The hero of a page: from ``hero:``, the family's ``hero-…`` keys, or a highlight's ``image``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.story.fields import Fields, is_text
from sphinx_alcf.story.figures import read_hero
from sphinx_alcf.story.keys import sort_keys
from sphinx_alcf.story.model import Embed, Hero, HeroLayout, Inline, Markup, Medium
from sphinx_alcf.story.vocabulary import HERO_KEYS

if TYPE_CHECKING:
    from sphinx_alcf.story.players import Hosts

_SOURCES = ("hero-webm-source", "hero-mp4-source", "hero-img-source", "hero-vid-embed-code")
# Keys of the map that options.py and medium.py read as they are.
_OPTIONS = (
    *("layout", "mode", "transcript", "creator", "license", "source-url"),
    *("ratio", "fit", "focus"),
)
_PORTRAIT = ("portrait", "portrait-ratio", "portrait-focus")


@dataclass(slots=True)
class _Wanted:
    """What one of the two spellings asks for."""

    videos: tuple[str, ...] = ()
    image: str | None = None
    poster: str | None = None
    embed: str | None = None
    alt: str | None = None
    caption: Inline | None = None
    credit: Inline | None = None
    texts: dict[str, str | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether a medium is named."""
        return bool(self.videos or self.image or self.embed)


def read_page_hero(fields: Fields, hosts: Hosts, *, large: bool = False) -> Hero | None:
    """The hero, if the page's *fields* name one that can be shown.

    ``hero:`` wins over the Jekyll keys, which still give what it does not say. A video comes before
    an embed, an embed before a picture; the picture beside them is the poster, and is shown alone
    where they cannot be. Without these, the ``image`` of a highlight is the hero, as wide as wide
    figures are and in its own shape. A *large* one carries the title, unless it says otherwise.
    """
    before = len(fields.problems)
    wanted = _natural(fields)
    jekyll = _jekyll(fields)
    if not wanted and not jekyll and "image" in fields.values:
        return _of_highlight(fields, wanted.texts)
    _one_of_two(fields, wanted, jekyll)
    line = fields.line("hero") if wanted else fields.line(*_SOURCES)
    if not wanted:
        jekyll.texts = wanted.texts
        jekyll.caption, jekyll.credit, jekyll.alt = wanted.caption, wanted.credit, wanted.alt
        wanted = jekyll
    elif jekyll.image and not (jekyll.videos or jekyll.embed or wanted.image or wanted.poster):
        wanted.image = jekyll.image
    elif jekyll:
        message = "'hero' and the 'hero-…-source' keys both name a hero; that of 'hero' is shown."
        fields.problems.append(Problem(Warn.SECOND_HERO, message, fields.line(*_SOURCES)))
    if not wanted:
        if "hero" in fields.values and fields.values["hero"].keys and not fields.problems[before:]:
            message = "'hero' names no picture or video: give it video, image or embed."
            fields.problems.append(Problem(Warn.VALUE, message, fields.line("hero")))
        return None
    if wanted.alt is None:
        wanted.alt = fields.alt("hero-img-alt")
    hero = _first_that_can_be_shown(wanted, hosts, line, fields.problems)
    if hero is None:
        return None
    if large and not wanted.texts.get("layout") and not isinstance(hero.figure.medium, Embed):
        hero = hero._replace(layout=HeroLayout.OVER)
    figure = hero.figure
    caption = wanted.caption or _of_jekyll(fields, "caption", figure.medium)
    text = wanted.credit or _of_jekyll(fields, "credit", figure.medium)
    credit = figure.credit._replace(text=text)
    return hero._replace(figure=figure._replace(caption=caption, credit=credit, width="full"))


def _of_highlight(fields: Fields, texts: dict[str, str | None]) -> Hero | None:
    """The hero that ``image`` and the keys beside it make; *texts* are options of ``hero:``."""
    image, alt, line = fields.text("image"), fields.alt("image-alt"), fields.line("image")
    if not image or image.isdigit():  # the number of a picture, for other extensions
        return None
    read = read_hero(image, {**texts, "alt": alt}, line=line)
    fields.problems += [problem.at(line) for problem in read.problems]
    if read.model is None:
        return None
    credit = read.model.figure.credit._replace(text=fields.inline("image-credit", Markup.HTML))
    caption = fields.inline("image-caption", Markup.HTML)
    figure = read.model.figure._replace(caption=caption, credit=credit, width="wide")
    return read.model._replace(figure=figure)


def _one_of_two(fields: Fields, *heroes: _Wanted) -> None:
    """Report an ``image`` beside a hero, unless it is the hero's own picture."""
    image = fields.text("image")
    own = {name for hero in heroes for name in (hero.image, hero.poster, *hero.videos)}
    if image and not image.isdigit() and image not in own:
        message = "'image' and a hero are both named; the hero is shown."
        fields.problems.append(Problem(Warn.SECOND_HERO, message, fields.line("image")))


def _natural(fields: Fields) -> _Wanted:
    """What ``hero:`` asks for: a file, an address, or a map."""
    value = fields.values.get("hero")
    if value is None or value.data is False:
        return _Wanted()
    if isinstance(value.data, list) or value.data is True:
        fields.wrong("hero", "a picture, a video, or a map of video, image, alt, caption and so on")
        return _Wanted()
    if is_text(value):
        target = fields.text("hero")
        return _Wanted(videos=(target,) if target else ())
    keys = sort_keys(value.keys, HERO_KEYS, fields.problems, ours=("",))
    hero = Fields(keys, fields.problems, "hero.")
    image, picture = hero.text("image"), hero.text("picture")
    wanted = _Wanted(
        videos=hero.files("video"),
        image=image or picture,
        poster=hero.text("poster"),
        embed=hero.text("embed"),
        alt=hero.alt("alt"),
        caption=hero.inline("caption"),
        credit=hero.inline("credit"),
        texts={key: hero.word(key) for key in (*_OPTIONS, *_PORTRAIT)},
    )
    wanted.texts["title"] = hero.plain("title")
    wanted.texts["track"] = "\n".join(hero.files("track"))
    wanted.videos += hero.files("sources")
    return wanted


def _jekyll(fields: Fields) -> _Wanted:
    """What the ``hero-…`` keys ask for; both video files are sources of one video."""
    videos = (fields.text("hero-webm-source"), fields.text("hero-mp4-source"))
    return _Wanted(
        videos=tuple(video for video in videos if video),
        image=fields.text("hero-img-source"),
        embed=fields.text("hero-vid-embed-code"),
    )


def _first_that_can_be_shown(
    wanted: _Wanted, hosts: Hosts, line: int | None, problems: list[Problem]
) -> Hero | None:
    still = wanted.poster or wanted.image
    texts = {**wanted.texts, "alt": wanted.alt}
    tries: list[tuple[str | None, dict[str, str | None]]] = []
    if wanted.videos:
        sources = "\n".join(wanted.videos[1:])
        tries.append((wanted.videos[0], {**texts, "sources": sources, "poster": still}))
    if wanted.embed:
        tries.append((None, {**texts, "embed-code": wanted.embed, "poster": still}))
    if wanted.image:
        tries.append((wanted.image, texts))
    found: list[Problem] = []
    hero: Hero | None = None
    for target, options in tries:
        read = read_hero(target, options, hosts=hosts, line=line)
        found += read.problems
        hero = read.model
        if hero is not None:
            break
    # A picture that is tried as a poster and then alone says what is wrong with it only once.
    problems += dict.fromkeys(problem.at(line) for problem in found)
    return hero


def _of_jekyll(fields: Fields, what: str, medium: Medium) -> Inline | None:
    """Caption or credit in HTML. A video file takes a picture's, as the family's layouts do."""
    kinds = ("vid", "img") if isinstance(medium, Embed) else ("img", "vid")
    texts = [fields.inline(f"hero-{kind}-{what}", Markup.HTML) for kind in kinds]
    return texts[0] or texts[1]
