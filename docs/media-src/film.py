"""Pictures to video: H.264 in MP4 and VP9 in WebM, each as good as a size limit allows."""

from __future__ import annotations

import subprocess
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from light import Pixels

RATE = 24  # pictures a second

# One thread, so that two runs give the same bytes.
CODECS = {
    ".mp4": "-c:v libx264 -preset veryslow -profile:v high -x264-params threads=1 "
    "-movflags +faststart",
    ".webm": "-c:v libvpx-vp9 -b:v 0 -deadline good -cpu-used 2 -threads 1 -row-mt 0 -g 240",
}
SOUND = {".mp4": "-c:a aac -b:a 64k", ".webm": "-c:a libopus -b:a 48k"}
BEST = {".mp4": 28, ".webm": 34}  # constant rate factors, tried upwards
WORST = {".mp4": 40, ".webm": 56}


def _ffmpeg(*arguments: str, feed: Iterable[Pixels] = ()) -> None:
    """Run ffmpeg, writing the pictures in ``feed`` to its input; raise if it fails."""
    command = ["ffmpeg", "-v", "error", "-y", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        if process.stdin is None:
            raise OSError("ffmpeg took no input")
        for picture in feed:
            process.stdin.write(picture.tobytes())
        process.stdin.close()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def write(
    stem: Path,
    pictures: list[Pixels],
    size: tuple[int, int],
    limit: int,
    sound: Path | None = None,
) -> None:
    """Encode ``pictures`` as ``stem.mp4`` and ``stem.webm``, scaled to ``size`` (width, height).

    ``limit`` is in bytes, for each file; without a file of ``sound`` they are silent. Raises
    ValueError if no setting fits.
    """
    height, width = pictures[0].shape[:2]
    with tempfile.TemporaryDirectory() as folder:
        scaled = f"{folder}/scaled.mkv"
        raw = f"-f rawvideo -pix_fmt rgb24 -s {width}x{height} -r {RATE} -i - -an".split()
        scale = f"scale={size[0]}:{size[1]}:flags=area:out_color_matrix=bt709:out_range=tv"
        tags = "-pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 -color_trc bt709".split()
        _ffmpeg(*raw, "-vf", scale, *tags, "-c:v", "ffv1", scaled, feed=pictures)
        for suffix, codec in CODECS.items():
            target = stem.with_suffix(suffix)
            for crf in range(BEST[suffix], WORST[suffix] + 1, 2):
                options = [*codec.split(), "-crf", str(crf), *tags, "-fflags", "+bitexact"]
                heard = ["-i", str(sound)] if sound else []
                options += [*SOUND[suffix].split(), "-flags:a", "+bitexact"] if sound else []
                _ffmpeg("-i", scaled, *heard, *options, "-flags:v", "+bitexact", str(target))
                if target.stat().st_size < limit:
                    print(f"{target.name}: {len(pictures)} pictures, crf {crf}, ", end="")
                    print(f"{target.stat().st_size} bytes")
                    break
            else:
                raise ValueError(f"{target.name} does not fit into {limit} bytes")
