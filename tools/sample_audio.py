"""Makes the sample episodes' audio, chapters and transcripts again from their scripts.

    pip install -r tools/requirements.txt
    python tools/sample_audio.py            # all of them
    python tools/sample_audio.py 003 007    # some of them

The scripts stand in tools/scripts, the voices and the pronunciation beside them. Names, titles and
file kinds come from the notes in content/episodes; the chapters' real times are written back into
them.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.samples import encode, tags, transcript  # noqa: E402 (after the path is set)
from tools.samples.mix import Mix, mix_episode  # noqa: E402
from tools.samples.script import CUE_LIMIT, read_script  # noqa: E402
from tools.samples.speech import Speaker, read_voices  # noqa: E402

TOOLS = ROOT / "tools"
CONTENT = ROOT / "content"
SHOW = "SIMPATRI"
COMMENT = "Episode contoh. Suara dibuat oleh komputer; semua isinya rekaan."
#: Characters that a speaker's name takes in an SRT cue.
NAME_ROOM = 20


def read_note(stem: str) -> tuple[Path, dict[str, Any]]:
    """A note's path and front matter, every value as typed."""
    path = CONTENT / "episodes" / f"{stem}.md"
    text = path.read_text(encoding="utf-8")
    return path, yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)  # noqa: S506 (text only)


def write_chapters(path: Path, chapters: tags.Chapters) -> None:
    """Put the real chapter times into the note."""
    rows = [f"  - {start // 60:02}:{start % 60:02} {title}\n" for start, title in chapters]
    text = path.read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^bab:.*\n(?:  - .*\n)*", "bab:\n" + "".join(rows), text, count=1)
    path.write_text(changed, encoding="utf-8", newline="\n")


def describe(note: dict[str, Any], mix: Mix) -> tags.Tags:
    """The tags of an episode's audio files."""
    number = int(note["nomor"])
    return tags.Tags(
        title=note["judul"],
        artist=SHOW,
        album=f"{SHOW} (contoh)",
        number=number,
        day=note["tanggal"][:10],
        comment=COMMENT,
        chapters=mix.chapters,
        duration=mix.duration,
    )


def write_audio(mix: Mix, audio: Path, described: tags.Tags) -> None:
    """The enclosure and the small Opus file beside it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = encode.master(mix.samples, folder)
        extra: tuple[str | Path, ...] = ()
        if audio.suffix == ".m4a":
            chapters = folder / "chapters.txt"
            chapters.write_text(tags.chapter_metadata(mix.chapters, mix.duration), encoding="utf-8")
            extra = ("-i", chapters, "-map", "0:a", "-map_chapters", "1")
        encode.encode(source, audio, *extra)
        encode.encode(source, audio.with_suffix(".opus"))
    for path in (audio, audio.with_suffix(".opus")):
        tags.write_tags(path, described)


def make_episode(stem: str) -> str:
    """One episode's files; what to tell of it."""
    path, note = read_note(stem)
    text_file = CONTENT / "transcripts" / note["transkrip"]
    is_srt = text_file.suffix == ".srt"
    lines = read_script(TOOLS / "scripts" / f"{stem}.txt", CUE_LIMIT - NAME_ROOM * is_srt)
    speaker = Speaker(read_voices(TOOLS / "voices.yaml"), TOOLS / "pronunciation.yaml")
    mix = mix_episode(lines, speaker.say)
    audio = CONTENT / "audio" / note["audio"]
    for target in (audio, text_file):
        target.parent.mkdir(parents=True, exist_ok=True)
    write_audio(mix, audio, describe(note, mix))
    render = transcript.render_srt if is_srt else transcript.render_vtt
    text_file.write_text(render(mix.spoken), encoding="utf-8", newline="\n")
    write_chapters(path, mix.chapters)
    loudness, peak = encode.measure(audio)
    size = audio.stat().st_size / 1e6
    small = audio.with_suffix(".opus").stat().st_size / 1e6
    return (
        f"{audio.name}: {mix.duration:.1f} s, {size:.2f} MB + {small:.2f} MB Opus, "
        f"{loudness:.1f} LUFS, {peak:.1f} dBTP"
    )


def main(arguments: list[str] | None = None) -> int:
    """Make all episodes, or those whose file names begin with one of the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("episodes", nargs="*", help="beginnings of script names, such as 003")
    wanted = tuple(parser.parse_args(arguments).episodes) or ("",)
    scripts = sorted((TOOLS / "scripts").glob("*.txt"))
    stems = [path.stem for path in scripts if path.stem.startswith(wanted)]
    # A process of its own for each: the synthesiser keeps state (see samples/speech.py).
    context = multiprocessing.get_context("spawn")
    with context.Pool(maxtasksperchild=1) as pool:
        for told in pool.imap(make_episode, stems, chunksize=1):
            print(told, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
