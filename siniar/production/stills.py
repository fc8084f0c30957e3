"""Takes the picture out of a video recording that the editor picked by its time."""

from __future__ import annotations

from pathlib import Path

from siniar.images.photos import Photo, read_photo
from siniar.images.supplied import render_photo_cover
from siniar.model.findings import Finding, Place, found
from siniar.model.timecodes import parse_position
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.probe import Recording, opening
from siniar.production.recordings import Material
from siniar.production.rules_beside import FRAME_TIME_INVALID, FRAME_WITHOUT_PICTURE
from siniar.production.workspace import Workspace


def find_frame(
    material: Material, position: str
) -> tuple[tuple[Recording, float] | None, list[Finding]]:
    """The recording that a position falls into, and the second within it.

    ``position`` is as it was typed and counts from the start of the first recording; the show's
    intro does not count. ``None`` when there is no picture, and why.
    """
    second = parse_position(position)
    if second is not None:
        for recording in material.main:
            if second < recording.duration:
                if recording.video_size:
                    return (recording, second), []
                return None, [_missing(recording, position)]
            second -= recording.duration
    place = Place(material.main[0].source.name)
    return None, [found(FRAME_TIME_INVALID, place, value=position)]


def _missing(recording: Recording, position: str) -> Finding:
    return found(FRAME_WITHOUT_PICTURE, Place(recording.source.name), value=position)


def take_frame(
    ffmpeg: Ffmpeg, workspace: Workspace, recording: Recording, second: float
) -> tuple[bytes, list[Finding]]:
    """The middle of the picture as a square JPEG; empty when the video shows nothing there.

    Raises:
        FfmpegError: the video cannot be read.
        OSError: no room.
    """

    def work(part: Path) -> None:
        opened = [*opening(recording.source), "-map", "0:v:0", "-frames:v", "1"]
        png = ["-f", "image2", "-update", "1", "-c:v", "png"]
        ffmpeg.run(["-ss", str(second), *opened, *png, part])
        if not part.exists():  # no picture after this second
            part.touch()

    made = workspace.step("frame", (recording.digest, second), ".png", work)
    photo = read_photo(made)
    if isinstance(photo, Photo):
        return render_photo_cover(photo), []
    return b"", [_missing(recording, f"{second:g}")]
