"""Hands the whole show out, as a folder or one zip file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.options import option
from siniar.commands.show import load_show
from siniar.commands.terminal import end_progress, show, show_progress
from siniar.commands.written import check_file, check_folder
from siniar.model.words import N_
from siniar.system.exits import GOOD
from siniar.system.files import copy_file, replace_file
from siniar.system.zips import write_zip
from siniar.transfer.export import Exported, is_here, plan_export, unlock

FOLDER = "ekspor"

_STEPS = N_(
    "# {title}: everything of the show\n"
    "\n"
    "- feed.xml and its older pages: what apps get.\n"
    "- {audio}/, {transcript}/, {chapters}/: sound, transcripts (WebVTT, SubRip), chapters.\n"
    "- catatan/: notes, pictures, pages and settings as they were written. Drafts lie\n"
    "  there too, with their sound in catatan/audio/: look before you hand this out.\n"
    "- metadata.csv: Dublin Core, a line for each episode; for archive.org and for the legal\n"
    "  deposit of recordings (UU 13/2018).\n"
    "\n"
    "## Moving to another host\n"
    "\n"
    'Before: in pelicanconf.py, inside "feed", write "locked": False and "show_owner": True, '
    "then\n"
    "publish. Directories send their code to the owner's address: {email}\n"
    "\n"
    "- Castopod: Import, paste {feed}. It takes neither chapters nor\n"
    "  transcripts: upload those from here, episode by episode.\n"
    "- Spotify for Creators: Get started, I have a podcast, paste {feed}, then type the code from\n"
    "  the mail.\n"
    "- Apple Podcasts Connect: the show stays; only its address changes, by the next step.\n"
    "\n"
    'After: write the new address of the feed into "moved_to", publish, and leave this site as it\n'
    "is for at least four weeks: apps follow the address (itunes:new-feed-url) at their next "
    "visit.\n"
    "\n"
    "## Coming back\n"
    "\n"
    "python3 tasks.py import FOLDER, with this folder, gives the same show again.\n"
)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Where the show is written, and how."""

    to: str = option(N_("Folder, or file that ends in .zip."), FOLDER, value=N_("FOLDER"))
    unlock: bool = option(
        N_("Let other hosts import the feed that is written: locked off, owner's address shown."),
        False,
    )


def run(root: Path, options: ExportOptions) -> int:
    """Write the show; the exit status."""
    return write_export(load_show(root), options)


def write_export(loaded: Loaded, options: ExportOptions) -> int:
    """Write every file into a folder or zip that is not there yet; the exit status."""
    words, target = loaded.words, loaded.project.root / options.to
    is_zip = target.suffix.casefold() == ".zip"
    # What was handed out before is never written over either: somebody may have changed it.
    check = check_file if is_zip else check_folder
    check(target, lambda _path: False, words)
    opened = unlock(loaded) if options.unlock else loaded
    files = list(plan_export(opened, _render_steps(loaded)))
    write = _write_zip if is_zip else _write_folder
    write(target, files, lambda file: show_progress(file.path))
    end_progress()
    show(words.n("{number} file written.", "{number} files written.", len(files)))
    show(words.t("Written: {path}", path=options.to))
    remote = [each for each in loaded.catalogue.public if not is_here(each)]
    if remote:
        told = words.n(
            "The audio of {number} episode lies elsewhere: metadata.csv has its address.",
            "The audio of {number} episodes lies elsewhere: metadata.csv has the addresses.",
            len(remote),
        )
        show(told)
    return GOOD


def _render_steps(loaded: Loaded) -> str:
    show_, addresses = loaded.catalogue.show, loaded.catalogue.addresses
    return loaded.words.t(
        _STEPS,
        title=show_.title,
        audio=addresses.audio,
        transcript=addresses.transcript,
        chapters=addresses.chapters,
        email=show_.owner_email or "–",
        feed=f"{show_.url}/{addresses.of_feed()}",
    )


Advance = Callable[[Exported], object]


def _write_folder(target: Path, files: Iterable[Exported], advance: Advance) -> None:
    for file in files:
        path = target / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.source:
            copy_file(str(file.source), str(path))
        else:
            replace_file(path, file.content)
        advance(file)


def _write_zip(target: Path, files: Iterable[Exported], advance: Advance) -> None:
    def entries() -> Iterator[tuple[str, bytes | Path]]:
        for file in files:
            yield file.path, file.source or file.content
            advance(file)

    write_zip(target, entries())
