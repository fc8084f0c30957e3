"""Reads one note as a run does, in every step that an editor's text goes through."""

from __future__ import annotations

import shutil
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from siniar.content.attachments import Attachments
from siniar.content.checks import check_between, check_episode
from siniar.content.episodes import NoteReader
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fix import Mender
from siniar.content.markdown import NotesMarkup
from siniar.content.readings import ReadEpisode, ReadPage
from siniar.model.findings import Finding, Format, Report, render_findings
from siniar.model.words import load_words
from tests.support.factories import ADDRESSES, make_show
from tests.support.places import SAMPLE

CONTENT = SAMPLE / "content"

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Jakarta")
MINTED = "4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f"


@dataclass(frozen=True, slots=True)
class Trial:
    """How reading one note went."""

    #: Codes of what was found.
    codes: tuple[str, ...] = ()
    #: What should never happen, as a kind that stays the same while the note shrinks.
    failure: str = ""
    #: The traceback, or the finding that is wrong.
    details: str = ""


class Tryer:
    """A folder with audio and transcripts in which one note after the other is read."""

    def __init__(self, root: Path) -> None:
        content = root / "content"
        self.paths = {name: content / name / "x.md" for name in ("episodes", "pages")}
        for path in self.paths.values():
            path.parent.mkdir(parents=True, exist_ok=True)
        for name in ("audio", "transcripts"):
            shutil.copytree(CONTENT / name, content / name)
        self.words = load_words("id")
        self.reader = NoteReader(
            root,
            make_show(),
            NotesMarkup(table_label="Tabel"),
            Attachments(root, content, make_show(), ADDRESSES),
        )

    def try_note(self, content: bytes) -> Trial:
        """Read it as an episode and as a page; whatever falls becomes a failure."""
        codes: list[str] = []
        try:
            read, found = self._read_episode(content)
            codes += [each.code for each in found]
            name = self._name("episodes")
            details = self._judge(name, found, content, read.episode is not None)
            page = self._read_page(content)
            found = list(page.findings)
            name = self._name("pages")
            details = details or self._judge(name, found, content, page.page is not None)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is what this looks for)
            last = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} in {Path(last.filename).name}:{last.name}"
            return Trial(tuple(codes), kind, traceback.format_exc())
        return Trial(tuple(codes), details.partition(":")[0], details)

    def _name(self, folder: str) -> str:
        return self.paths[folder].relative_to(self.reader.root).as_posix()

    def _read_episode(self, content: bytes) -> tuple[ReadEpisode, list[Finding]]:
        path = self.paths["episodes"]
        path.write_bytes(content)
        read = self.reader.read_episode(path)
        found = [*read.findings, *check_episode(read, self.reader.show, NOW)]
        found += check_between([read, read])
        mender = Mender(ZONE)
        mended = mender.mend(content, "x.md", MINTED)
        again = mender.mend(mended, "x.md", MINTED)
        assert again == mended, "mending twice changes something"
        return read, found

    def _read_page(self, content: bytes) -> ReadPage:
        path = self.paths["pages"]
        path.write_bytes(content)
        page = self.reader.read_page(path)
        Mender(ZONE, PAGE_FIELDS).mend(content, "x.md", MINTED)
        return page

    def _judge(self, name: str, found: list[Finding], content: bytes, is_read: bool) -> str:  # noqa: FBT001
        """What is wrong with what was found; empty when everything has its place and words."""
        if not is_read and not found and b"dra" not in content.lower():
            return "silent: nothing was read and nothing was found"
        count = content.count(b"\n") + content.count(b"\r") + 1
        for finding in found:
            problem = _misplaced(finding, name, count)
            if problem:
                return f"{problem}: {finding}"
        return self._render(Report(found))

    def _render(self, report: Report) -> str:
        for style in Format:
            text = render_findings(report, self.words, style)
            if style is Format.GITHUB:
                odd = [line for line in text.splitlines()[:-1] if not line.startswith("::")]
                if odd:
                    return f"annotation broken over lines: {odd[0]!r}"
            text.encode()
        return ""


def _misplaced(finding: Finding, name: str, count: int) -> str:
    place = finding.place
    if place.path != name:
        return "" if place.path.startswith("content/") else "a place outside of content"
    if not 0 <= place.line <= count:
        return "a line that the file does not have"
    if "\n" in place.text:
        return "a place of several lines"
    return ""
