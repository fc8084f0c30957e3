"""Opens a preview that was downloaded from a pull request."""

from __future__ import annotations

import shutil
import time
import webbrowser
import zipfile
from dataclasses import dataclass
from pathlib import Path

from siniar.build.preview.serve import running_server
from siniar.build.preview.served import ServedSite
from siniar.build.preview.state import BuildOutcome, Preview
from siniar.commands.language import words_of
from siniar.commands.options import option
from siniar.commands.serve import greet, port_option
from siniar.commands.terminal import say
from siniar.model.words import N_
from siniar.system.exits import GOOD, WRONG_USE

#: Below the work folder.
_FOLDER = Path(".cache", "opened")
#: Bytes of a preview when it is unpacked; hosts take sites of a third of that.
LARGEST = 3_000_000_000


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """What is opened, and where it can be seen."""

    file: str = option(
        N_("pratinjau.zip from GitHub, or its folder."), value=N_("FILE"), is_loose=True
    )
    port: int = port_option()
    no_browser: bool = option(N_("Do not open a browser."), False)


def run(root: Path, options: PreviewOptions) -> int:
    """Serve the preview until Ctrl-C; the exit status."""
    words = words_of(root)
    folder = unpack(root, options.file)
    if folder is None:
        say(
            words.t(
                "This is no preview: {name}. Download it from the page of the check at GitHub.",
                name=options.file,
            )
        )
        return WRONG_USE
    preview = Preview()
    preview.show(BuildOutcome(folder))
    with running_server(ServedSite(preview, words=words), port=options.port) as (_, addresses):
        greet(addresses, words, lan=False)
        if not options.no_browser:
            webbrowser.open(addresses.here)
        try:
            while True:
                time.sleep(1)
        except KeyboardInterrupt:
            return GOOD


def unpack(root: Path, name: str) -> Path | None:
    """The folder with the pages of a preview; ``None`` for a file or folder that is none."""
    try:
        return _find_pages(root, Path(name).expanduser())
    except (OSError, zipfile.BadZipFile):
        return None


def _find_pages(root: Path, given: Path) -> Path | None:
    """The folder with the pages, unpacked when it is a zip file.

    Raises:
        OSError: the file cannot be read.
        zipfile.BadZipFile: it is no zip file, or holds more than any site.
    """
    folder = given
    if given.is_file():
        folder = root / _FOLDER
        shutil.rmtree(folder, ignore_errors=True)
        with zipfile.ZipFile(given) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise zipfile.BadZipFile("too large when unpacked")
            # zipfile keeps every name inside the folder, and no file gets larger than it says.
            archive.extractall(folder)
    return folder if (folder / "index.html").is_file() else None
