"""Makes a video of an episode that has only sound: its title on a card, and the sound's waves."""

from __future__ import annotations

from pathlib import Path

from siniar.build.load import Loaded
from siniar.images.film import FilmCard, draw_film_card
from siniar.images.texts import read_drawings
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place, found
from siniar.production.ffmpeg import Advance, Ffmpeg, FfmpegError
from siniar.production.plan import FOLDER
from siniar.production.produce import explain_end
from siniar.production.rules_beside import VIDEO_WITHOUT_AUDIO
from siniar.production.space import check_space, narrowest, video_space
from siniar.production.workspace import Workspace, digest_sources
from siniar.youtube.kit_names import kit_folder, kit_stem

#: Pictures a second: enough for waves, and each costs time.
RATE = 10
#: Pixels from one bar of the waves to the next, and between two of them.
_BAR, _GAP = 24, 8
#: Colours of high definition, said in the file, so that every player shows the same green.
TO_VIDEO = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
COLORS = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")


def film_arguments(sound: Path, card: FilmCard, picture: Path, target: Path) -> list[str | Path]:
    """What ffmpeg is asked for: 1080p H.264 and AAC that can be played while it is loaded.

    The card is decoded once. The waves are drawn small and made large, so that every bar is a
    block of one colour, which costs few bytes; chapters and pictures of the sound stay out.
    """
    width, height, color = card.width, card.height, card.color.lstrip("#")
    waves = f"showwaves=s={width // _BAR}x{height // 2}:mode=cline:draw=full:scale=cbrt"
    graph = (
        f"[1:v]{TO_VIDEO},loop=-1:1:0,"
        f"setpts=N/{RATE}/TB,fps={RATE}[card];"
        f"[0:a:0]{waves}:rate={RATE}:colors=0x{color},format=rgba,"
        f"scale={width}:{height}:flags=neighbor,"
        f"drawgrid=w={_BAR}:h={height * 2}:t={_GAP}:c=black@0:replace=1,"
        "format=yuva420p[waves];"
        f"[card][waves]overlay={card.left}:{card.top}:shortest=1:format=yuv420[film]"
    )
    return [
        *("-i", sound, "-i", picture, "-filter_complex", graph, "-map", "[film]", "-map", "0:a:0"),
        *("-map_metadata", "-1", "-map_chapters", "-1"),
        *("-c:v", "libx264", "-preset", "superfast", "-crf", "28", "-pix_fmt", "yuv420p"),
        *("-g", str(RATE * 5), *COLORS, "-c:a", "aac", "-b:a", "128k"),
        *("-movflags", "+faststart", "-f", "mp4", target),
    ]


def make_film(
    ffmpeg: Ffmpeg, loaded: Loaded, episode: Episode, sound: Path, advance: Advance
) -> Path:
    """The finished video in its work folder; made once for the same sound and the same card.

    Raises:
        FfmpegError: ffmpeg did not end well.
        OSError: no room, or the sound cannot be read.
    """
    show, project = loaded.catalogue.show, loaded.project
    workspace = Workspace(project.cache / FOLDER / digest_sources([sound]))
    drawings = read_drawings(show, loaded.page_words, theme=project.theme, content=project.content)
    card = draw_film_card(drawings, episode)
    picture = workspace.write("card.png", card.picture)

    def work(part: Path) -> None:
        ffmpeg.run(film_arguments(sound, card, picture, part), advance)

    made_of = (card, film_arguments(Path("sound"), card, Path("card"), Path("film")))
    return workspace.step("film", made_of, ".mp4", work)


def find_sound(episode: Episode) -> tuple[Path | None, list[Finding]]:
    """The episode's sound on this computer; ``None`` when it is not here, and that is told."""
    sound = episode.audio.source if episode.audio else None
    if sound is not None and sound.is_file():
        return sound, []
    return None, [found(VIDEO_WITHOUT_AUDIO, Place(episode.source))]


def film_episode(
    ffmpeg: Ffmpeg, loaded: Loaded, episode: Episode, sound: Path, advance: Advance
) -> tuple[Path | None, list[Finding]]:
    """Write ``kit/<note>/<note>.mp4``, whole or not at all: where it is, or why it is not."""
    root, needed = loaded.project.root, video_space(episode.duration or 0.0)
    folder = narrowest(loaded.project.cache, root)
    full = check_space(folder, needed, loaded.words)
    if full:
        return None, full
    target = root / kit_folder(episode) / f"{kit_stem(episode)}.mp4"
    try:
        made = make_film(ffmpeg, loaded, episode, sound, advance)
        Workspace(made.parent).install(made, target)
    except (FfmpegError, OSError) as error:
        return None, [explain_end(error, folder, needed, loaded.words)]
    return target, []
