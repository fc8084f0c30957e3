"""Makes a video of an episode that has only sound: its title on a card, and the sound's waves."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from siniar.build.load import Loaded
from siniar.build.project import Project
from siniar.images.film_card import WAVES_PLACE, WAVES_SIZE, render_film_card, waves_color
from siniar.model.episode import Episode
from siniar.model.findings import Place, Report, render_findings
from siniar.production.ffmpeg import Advance, Ffmpeg, FfmpegError, find_ffmpeg
from siniar.production.progress import Progress
from siniar.production.rules import PRODUCTION_ENDED, VIDEO_WITHOUT_AUDIO
from siniar.production.space import check_space, video_space
from siniar.production.workspace import Workplace, digest_sources
from siniar.youtube.kit_files import kit_folder, kit_stem

#: Exit statuses of every task.
GOOD, FINDINGS = 0, 3
#: Below the project's cache.
FOLDER = "produksi"
#: Pictures a second: enough for waves, and each costs time.
RATE = 10
#: Pixels from one bar of the waves to the next, and between two of them.
_BAR, _GAP = 24, 8
#: Colours of high definition, said in the file, so that every player shows the same green.
_COLORS = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")


def film_arguments(sound: Path, card: Path, color: str, target: Path) -> list[str | Path]:
    """What ffmpeg is asked for: 1080p H.264 and AAC that can be played while it is loaded.

    The card is decoded once. The waves are drawn small and made large, so that every bar is a
    block of one colour, which costs few bytes; chapters and pictures of the sound stay out.
    """
    (width, height), (left, top) = WAVES_SIZE, WAVES_PLACE
    waves = f"showwaves=s={width // _BAR}x{height // 2}:mode=cline:draw=full:scale=cbrt"
    graph = (
        "[1:v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,loop=-1:1:0,"
        f"setpts=N/{RATE}/TB,fps={RATE}[card];"
        f"[0:a:0]{waves}:rate={RATE}:colors=0x{color.lstrip('#')},format=rgba,"
        f"scale={width}:{height}:flags=neighbor,"
        f"drawgrid=w={_BAR}:h={height * 2}:t={_GAP}:c=black@0:replace=1,"
        "format=yuva420p[waves];"
        f"[card][waves]overlay={left}:{top}:shortest=1:format=yuv420[film]"
    )
    return [
        *("-i", sound, "-i", card, "-filter_complex", graph, "-map", "[film]", "-map", "0:a:0"),
        *("-map_metadata", "-1", "-map_chapters", "-1"),
        *("-c:v", "libx264", "-preset", "superfast", "-crf", "28", "-pix_fmt", "yuv420p"),
        *("-g", str(RATE * 5), *_COLORS, "-c:a", "aac", "-b:a", "128k"),
        *("-movflags", "+faststart", "-f", "mp4", target),
    ]


def make_film(
    ffmpeg: Ffmpeg, site: Loaded, episode: Episode, *, sound: Path, cache: Path, advance: Advance
) -> Path:
    """The finished video in its work folder; made once for the same sound and the same card.

    Raises:
        FfmpegError: ffmpeg did not end well.
        OSError: no room, or the sound cannot be read.
    """
    show, words = site.catalogue.show, site.words
    place = Workplace(cache / FOLDER / digest_sources([sound]))
    picture = render_film_card(show, episode, words)
    card = place.write("card.png", picture)
    color = waves_color(show, episode, words)

    def work(part: Path) -> None:
        ffmpeg.run(film_arguments(sound, card, color, part), advance)

    made_of = (picture, color, film_arguments(Path("sound"), Path("card"), color, Path("film")))
    return place.step("film", made_of, ".mp4", work)


def film(project: Project, site: Loaded, episode: Episode, environment: Mapping[str, str]) -> int:
    """Write ``kit/<note>/<note>.mp4``, whole or not at all; the exit status."""
    words, report = site.words, Report()
    ffmpeg, findings = find_ffmpeg(environment)
    report.extend(findings)
    sound = episode.audio.source if episode.audio else None
    if sound is None or not sound.is_file():
        report.add(VIDEO_WITHOUT_AUDIO, Place(episode.source))
    elif ffmpeg:
        seconds = episode.duration or 0.0
        report.extend(check_space(project.root, video_space(seconds), words))
        if not report.has_errors:
            _write(project, site, episode, report, lambda: _run(ffmpeg, project, site, episode))
    if len(report):
        sys.stdout.write(render_findings(report, words))
    return FINDINGS if report.has_errors else GOOD


def _run(ffmpeg: Ffmpeg, project: Project, site: Loaded, episode: Episode) -> Path:
    assert episode.audio and episode.audio.source  # noqa: S101, PT018 (the caller has looked)
    progress = Progress(site.words, _show_line, time.monotonic)
    progress.expect([("video", episode.duration or 0.0)])
    advance = progress.watch("video", episode.duration or 0.0)
    sound = episode.audio.source
    return make_film(ffmpeg, site, episode, sound=sound, cache=project.cache, advance=advance)


def _write(
    project: Project, site: Loaded, episode: Episode, report: Report, make: Callable[[], Path]
) -> None:
    target = project.root / kit_folder(episode) / f"{kit_stem(episode)}.mp4"
    try:
        made = make()
        Workplace(made.parent).place(made, target)
    except FfmpegError as error:
        report.add(PRODUCTION_ENDED, Place("ffmpeg"), problem=str(error)[:200])
        return
    except OSError as error:
        report.add(PRODUCTION_ENDED, Place(str(error.filename or "")), problem=error.strerror)
        return
    finally:
        _show_line("")
    size = site.words.megabytes(target.stat().st_size)
    name = target.relative_to(project.root)
    sys.stdout.write(site.words.t("Written: {path}", path=name) + f" ({size})\n")


def _show_line(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line[:100]}")
        sys.stderr.flush()
