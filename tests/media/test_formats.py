"""Quality is raised until a smaller version looks like its picture, and no further."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, features

from sphinx_alcf.config_values import IMAGE_FORMATS
from sphinx_alcf.media.formats import ALIKE, AVIF, FORMATS, WEBP, Format, least_quality


def curve(form: Format, quality: int, bends: float) -> float:
    """A likeness that grows with quality as those of pictures do."""
    return float(1 - 0.25 * 2.718 ** (-bends * form.effort(quality)))


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
@pytest.mark.parametrize("bends", [0.5, 2.4, 3.0, 4.0, 5.0, 9.0])
@pytest.mark.parametrize("guess", [1, 60, 77, 100])
def test_the_least_quality_is_found_in_few_trials(form: Format, bends: float, guess: int) -> None:
    tried: list[int] = []

    def likeness(quality: int) -> float:
        tried.append(quality)
        return curve(form, quality, bends)

    found = least_quality(form, guess, likeness)
    enough = [q for q in range(form.lowest, 101) if curve(form, q, bends) > ALIKE + 0.0005]
    best = min(enough, default=100)
    assert best <= found <= best + 2
    assert found in tried
    assert len(tried) == len(set(tried)) <= 6


def test_likeness_may_go_up_and_down() -> None:
    assert least_quality(WEBP, 77, lambda quality: 0.98 if quality % 7 else 0.9) >= WEBP.lowest


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_effort_and_quality_are_one_scale(form: Format) -> None:
    for quality in range(101):
        assert form.quality(form.effort(quality)) == pytest.approx(quality)


def test_formats_are_those_of_the_option() -> None:
    assert tuple(FORMATS) == IMAGE_FORMATS


@pytest.mark.parametrize("form", [form for form in FORMATS.values() if form.can_be_written()])
def test_a_file_is_of_its_format_and_has_nothing_of_the_original(form: Format) -> None:
    picture = Image.new("RGB", (40, 30), "red")
    picture.info = {"exif": b"Exif\0\0secret", "xmp": b"secret", "icc_profile": b"secret"}
    data = form.encode(picture, quality=80)
    assert b"secret" not in data
    with Image.open(BytesIO(data)) as made:
        assert made.get_format_mimetype() == form.media_type


def test_what_pillow_cannot_write_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(Image.SAVE, "AVIF", raising=False)
    monkeypatch.delitem(features.modules, "avif", raising=False)
    assert not AVIF.can_be_written()
    assert WEBP.can_be_written()
