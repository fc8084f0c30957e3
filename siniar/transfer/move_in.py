"""Brings a foreign show in: files beside its episodes first, then each note, never twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.words import N_
from siniar.system.files import replace_file
from siniar.transfer.choose import Identified
from siniar.transfer.complete import complete_audio
from siniar.transfer.download import download_audio
from siniar.transfer.foreign import ForeignShow, ForeignText
from siniar.transfer.hosts import Hosts
from siniar.transfer.note import Beside, build_note
from siniar.transfer.rules import IMPORT_AUDIO_INCOMPLETE, IMPORT_FILE_LOST
from siniar.transfer.texts import rank_transcript, read_chapters, read_transcript

#: Files that are asked for at the same time: few enough for a small server.
_AT_ONCE = 4
#: The first bytes of pictures, and the endings that they are kept under.
_PICTURES = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"RIFF", ".webp"), (b"GIF8", ".gif"))


class BringOptions(Struct, frozen=True):
    """How much comes along."""

    #: Whether audio files are brought here instead of being played from where they are.
    takes_audio: bool = False
    takes_pictures: bool = True
    #: First part of the addresses of episodes here.
    folder: str = "episode"
    #: Off to look only: nothing is asked for and nothing is written.
    writes: bool = True


class Brought(Struct, frozen=True):
    """An episode that is here now."""

    #: File in content/episodes.
    note: Path
    title: str
    findings: tuple[Finding, ...] = ()


#: Called with what is being done, for people.
Tell = Callable[[str], object]


def bring_episodes(
    new: Sequence[Identified],
    show: ForeignShow,
    content: Path,
    hosts: Hosts,
    options: BringOptions,
    *,
    tell: Tell = lambda _: None,
) -> Iterator[Brought]:
    """Bring each episode in, and give it when its note is written.

    A note is written after all that it names; who is stopped runs the same again.

    Raises:
        OSError: the content cannot be written.
    """
    bringer = _Bringer(show, content, hosts, options, tell)
    if not options.writes:
        yield from map(bringer.look, new)
        return
    pictures = bringer.bring_pictures(new) if options.takes_pictures else {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        # Only what waits for servers is done by threads.
        fetched = pool.map(lambda each: bringer.fetch(each, pictures), new)
        yield from map(bringer.write, new, fetched)


class _Bringer(Struct, frozen=True):
    show: ForeignShow
    content: Path
    hosts: Hosts
    options: BringOptions
    tell: Tell

    def look(self, new: Identified) -> Brought:
        """What would be written, as far as it can be told without asking anybody."""
        episode = new.episode
        beside = Beside(episode.audio, "", episode.duration)
        note = build_note(new, beside, self.options.folder)
        return Brought(self.content / "episodes" / note.name, new.title, note.findings)

    def fetch(
        self, new: Identified, pictures: dict[str, str]
    ) -> tuple[Beside, tuple[Finding, ...]]:
        """Write the files that belong to an episode."""
        findings: list[Finding] = []
        beside = self._bring_beside(new, findings)
        picture = new.episode.picture
        if picture and picture != self.show.picture and self.options.takes_pictures:
            beside = replace(beside, picture=pictures.get(picture, ""))
            if not beside.picture:
                findings.append(_lost(new, N_("the picture"), picture, "?"))
        return beside, tuple(findings)

    def write(self, new: Identified, fetched: tuple[Beside, tuple[Finding, ...]]) -> Brought:
        """Write the note of an episode whose files are there."""
        beside, findings = fetched
        note = build_note(new, beside, self.options.folder)
        path = self.content / "episodes" / note.name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, note.content)
        return Brought(path, new.title, (*findings, *note.findings))

    # --- files beside -----------------------------------------------------------------------------

    def _bring_beside(self, new: Identified, findings: list[Finding]) -> Beside:
        beside = self._bring_audio(new, findings)
        own, others = self._bring_transcripts(new, findings)
        beside = replace(beside, transcript=own, translations=others)
        if new.episode.chapters_url:
            chapters = self.hosts.get(new.episode.chapters_url)
            read = read_chapters(chapters.content)
            if not read:
                problem = chapters.problem or "JSON"
                findings.append(_lost(new, N_("chapters"), new.episode.chapters_url, problem))
            beside = replace(beside, chapters=read)
        return beside

    def _bring_audio(self, new: Identified, findings: list[Finding]) -> Beside:
        audio = new.episode.audio
        if audio is None:
            return Beside()
        if self.options.takes_audio:
            folder = self.content / "audio"
            got = download_audio(
                audio, folder, new.stem, self.hosts,
                lambda have, whole: self.tell(f"{new.stem}: {have:,} / {whole:,}"),
            )  # fmt: skip
            if got.name:
                known = replace(audio, length=got.length, type=got.type)
                return Beside(known, got.name, got.duration or new.episode.duration)
            findings.append(_lost(new, N_("the audio"), audio.url, got.problem))
        completed = complete_audio(new.episode, self.hosts)
        if completed.problem or not completed.duration:
            place = Place(new.episode.source, new.episode.line, new.title)
            problem = completed.problem or "duration"
            values = {"title": new.title, "problem": problem}
            findings.append(found(IMPORT_AUDIO_INCOMPLETE, place, **values))
        return Beside(completed.audio, "", completed.duration)

    def _bring_transcripts(
        self, new: Identified, findings: list[Finding]
    ) -> tuple[str, tuple[str, ...]]:
        """The best transcript of each language as a file: the show's own, and the others."""
        spoken = self.show.language.partition("-")[0].casefold()
        given: dict[str, list[ForeignText]] = defaultdict(list)
        for each in new.episode.transcripts:
            language = each.language.casefold()
            is_own = not language or not spoken or language.partition("-")[0] == spoken
            given["" if is_own else language].append(each)
        names = {
            language: self._bring_transcript(new, texts, language, findings)
            for language, texts in given.items()
        }
        own = names.pop("", "")
        return own, tuple(filter(None, names.values()))

    def _bring_transcript(
        self, new: Identified, texts: list[ForeignText], other: str, findings: list[Finding]
    ) -> str:
        """The best of some transcripts that can be had, as a file; its name."""
        ending_of = f".{other}.vtt" if other else ".vtt"
        for each in sorted(texts, key=lambda each: rank_transcript(each.type, each.url)):
            got = self.hosts.get(each.url)
            language = each.language or self.show.language or "id"
            text, ending = ("", "") if got.problem else read_transcript(got.content, language)
            if ending == ".vtt":
                return self._keep("transcripts", f"{new.stem}{ending_of}", text.encode())
            if text:
                self._keep("transcripts", f"{new.stem}.txt", text.encode())
            problem = got.problem or "tanpa waktu"
            findings.append(_lost(new, N_("the transcript"), each.url, problem))
        return ""

    def _keep(self, folder: str, name: str, content: bytes) -> str:
        path = self.content / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            replace_file(path, content)
        return name

    def bring_pictures(self, new: Sequence[Identified]) -> dict[str, str]:
        """Episodes' own pictures as files in content/images: their names by address."""
        stems: dict[str, str] = {}
        for each in new:
            if each.episode.picture and each.episode.picture != self.show.picture:
                stems.setdefault(each.episode.picture, each.stem)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            named = pool.map(lambda item: (item[0], self.bring_picture(*item)), stems.items())
            return {address: name for address, name in named if name}

    def bring_picture(self, address: str, stem: str) -> str:
        """A picture as a file; its name, empty when it cannot be had or is none."""
        self.tell(address)
        content = self.hosts.get(address).content
        ending = next((ending for mark, ending in _PICTURES if content.startswith(mark)), "")
        return self._keep("images", f"{stem}{ending}", content) if ending else ""


def _lost(new: Identified, name: str, address: str, problem: str) -> Finding:
    place = Place(new.episode.source, new.episode.line, new.title)
    values = {"title": new.title, "value": address, "problem": problem}
    return found(IMPORT_FILE_LOST, place, field=Phrase(name), **values)


def bring_artwork(show: ForeignShow, content: Path, hosts: Hosts) -> str:
    """The show's square picture as a file below content/; its name, empty for none."""
    if not show.picture:
        return ""
    bringer = _Bringer(show, content, hosts, BringOptions(), lambda _: None)
    name = bringer.bring_picture(show.picture, "sampul-impor")
    return f"images/{name}" if name else ""
