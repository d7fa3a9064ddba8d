"""A still of a video, for one that has no poster: taken by ffmpeg, where this computer has it."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageStat

from sphinx_alcf.diagnostics import Problem, Warn
from sphinx_alcf.media.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_alcf.media.video_headers import VideoInfo

TIMEOUT: Final = 15.0
"""Seconds that ffmpeg may take for one still."""
_VERSION: Final = 1
"""Raised when a still of the same video would look otherwise."""
_FORMATS: Final = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/webm": "matroska",
    "video/ogg": "ogg",
}
"""ffmpeg's reader for each media type: none that follows a list to other files or hosts."""
_WIDEST: Final = 1920
_DARK: Final = 16
"""The mean lightness, of 255, under which a picture counts as black."""


def can_take_frames() -> bool:
    """Whether ffmpeg is on the ``PATH``."""
    return shutil.which("ffmpeg") is not None


def frame_of(
    video: Path,
    info: VideoInfo,
    folder: Path,
    *,
    start: float | None = None,
    loop: bool = False,
) -> Path | Problem:
    """A JPEG with a still of *video*, made where *folder* does not have it yet.

    Args:
        video: A file.
        info: What its header says.
        folder: Where it is kept, under a name by the content of the video and the moment; made
            where it is missing. Several processes may take the same still at once.
        start: The moment in seconds. Without it, one early in the film that is not black.
        loop: Prefer its very first picture, out of which a loop fades in.

    Returns:
        The file, at most 1920 pixels wide, or a problem (``POSTER``): no ffmpeg, one that cannot
        read the video or does not end, a folder that cannot be written to.
    """
    try:
        with video.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        key = hashlib.sha256(f"{_VERSION} {digest} {start} {loop}".encode()).hexdigest()[:12]
        still = folder / f"{video.stem}-{key}.jpg"
        if still.is_file():
            return still
        if not can_take_frames():
            return Problem(Warn.POSTER, "ffmpeg is not on the PATH.")
        image = _taken(video, info, start, loop=loop)
        data = BytesIO()
        image.save(data, "JPEG", quality=88, optimize=True, progressive=True)
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(still, data.getvalue())
    except subprocess.TimeoutExpired:
        return Problem(Warn.POSTER, f"ffmpeg did not end within {TIMEOUT:g} s.")
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        reason = said[-1].replace(f"file:{video}: ", "")[:200]
        return Problem(Warn.POSTER, f"ffmpeg cannot read it: {reason}.")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        return Problem(Warn.POSTER, f"The still cannot be made: {error}.")
    return still


def _taken(video: Path, info: VideoInfo, start: float | None, *, loop: bool) -> Image.Image:
    """The still at *start*, if the film goes so far, else one that is not black."""
    if start is not None:
        try:
            return _still(video, info, start)
        except (subprocess.CalledProcessError, OSError):
            pass
    moments = _moments(info.duration)
    return _best(video, info, [0.0, *moments[:-1]] if loop else moments)


def _moments(duration: float | None) -> list[float]:
    """Where to look for a still: a tenth into the film, then later, then at its start."""
    if not duration:
        return [1.0, 0.0]
    return [min(duration * part, 3600.0) for part in (0.1, 0.25, 0.5)] + [0.0]


def _best(video: Path, info: VideoInfo, moments: list[float]) -> Image.Image:
    """The first still at one of *moments* that is not black, else the lightest.

    Raises what :func:`_still` raises, where there is none at all.
    """
    taken: list[tuple[float, Image.Image]] = []
    failed: Exception | None = None
    for moment in moments:
        try:
            image = _still(video, info, moment)
        except (subprocess.CalledProcessError, OSError) as error:
            failed = error
            continue
        lightness = ImageStat.Stat(image.convert("L")).mean[0]
        taken.append((lightness, image))
        if lightness >= _DARK:
            break
    if not taken:
        raise failed or OSError("no picture in it")
    return max(taken, key=lambda pair: pair[0])[1]


def _still(video: Path, info: VideoInfo, moment: float) -> Image.Image:
    """The picture that *video* shows at *moment* (seconds).

    Raises ``CalledProcessError`` where ffmpeg fails, ``TimeoutExpired``, or ``OSError`` where it
    gives no picture, as behind the end of a film.
    """
    command = [
        *("ffmpeg", "-nostdin", "-v", "error", "-threads", "1"),
        *("-protocol_whitelist", "file", "-f", _FORMATS[info.mime], "-ss", f"{moment:.3f}"),
        # "file:" keeps a name such as "a:b.mp4" from being read as an address.
        *("-i", f"file:{video}", "-map", "0:v:0", "-frames:v", "1"),
        *("-vf", f"scale=w='min({_WIDEST},iw)':h=-2", "-f", "image2pipe", "-c:v", "png", "pipe:1"),
    ]
    run = subprocess.run(  # noqa: S603 - no shell, and the file's name cannot be an option
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=TIMEOUT,
    )
    if not run.stdout:
        raise OSError(f"no picture at {moment:g} s")
    with Image.open(BytesIO(run.stdout), formats=["PNG"]) as image:
        return image.convert("RGB")
