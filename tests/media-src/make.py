"""Make the clips in ``tests/data/media``. Needs ffmpeg; the clips are committed, so tests do not.

Run ``python tests/media-src/make.py``. One version of ffmpeg writes the same bytes on every run.

=================  ==========================================================================
``clip.mp4``       H.264, 320 x 180, 2 s, no sound, index in front
``clip.webm``      the same in VP9
``sound.mp4``      the same with a tone, AAC
``tail.mp4``       ``clip.mp4`` with its index at the end, as cameras write it
``portrait.mp4``   ``clip.mp4`` with a rotation of 90 degrees in its header: shown 180 x 320
``clip.en.vtt``    subtitles of one cue
=================  ==========================================================================
"""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

TO = Path(__file__).parents[1] / "data" / "media"
# No versions, dates or random numbers in the files, and one thread, so that runs agree.
EXACT = (
    "-map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -threads 1".split()
)
SCENE = "color=c=0x0061af:s=320x180:r=10:d=2,drawbox=x=0:y=60:w=60:h=60:c=0xf0c55f:t=fill"
# The square drifts to the right, so that a test can tell that time passes.
MOVES = f"{SCENE},scroll=horizontal=-0.02"
H264 = "-c:v libx264 -preset veryslow -crf 34 -pix_fmt yuv420p -g 20".split()
VP9 = "-c:v libvpx-vp9 -crf 45 -b:v 0 -pix_fmt yuv420p -g 20 -row-mt 0".split()
FRONT = ["-movflags", "+faststart"]
TONE = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2:sample_rate=22050"]
CUE = "WEBVTT\n\n00:00.000 --> 00:02.000\nA yellow square crosses a blue field.\n"


def ffmpeg(name: str, *options: str) -> None:
    """Write ``TO / name`` with these options between the scene and the file name."""
    subprocess.run(["ffmpeg", "-y", "-v", "error", *options, *EXACT, str(TO / name)], check=True)


def turned(mp4: bytes) -> bytes:
    """Set the matrix of the first track header to 90 degrees clockwise (ISO 14496-12, 8.3.2)."""
    at = mp4.index(b"tkhd") + 44
    one, height = 1 << 16, 180 << 16
    matrix = struct.pack(">9i", 0, one, 0, -one, 0, 0, height, 0, 1 << 30)
    return mp4[:at] + matrix + mp4[at + len(matrix) :]


def main() -> None:
    """Write every clip anew."""
    TO.mkdir(parents=True, exist_ok=True)
    scene = ["-f", "lavfi", "-i", MOVES]
    ffmpeg("clip.mp4", *scene, *H264, *FRONT)
    ffmpeg("clip.webm", *scene, *VP9)
    ffmpeg("sound.mp4", *scene, *TONE, *H264, "-c:a", "aac", "-b:a", "16k", "-shortest", *FRONT)
    ffmpeg("tail.mp4", *scene, *H264)
    (TO / "portrait.mp4").write_bytes(turned((TO / "clip.mp4").read_bytes()))
    (TO / "clip.en.vtt").write_text(CUE, encoding="utf-8")


if __name__ == "__main__":
    main()
