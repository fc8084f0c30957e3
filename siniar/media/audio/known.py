"""Remembers what audio files hold, so that those that are the same are never read twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from siniar.media.audio.facts import Probe
from siniar.system.files import Mark, mark_of


class AudioFacts(Struct, frozen=True):
    """What is known of one file."""

    #: As it was when it was read; it holds on the machine that noted it.
    mark: Mark
    #: SHA-256 of the content, hexadecimal.
    digest: str
    probe: Probe


class KnownAudio:
    """Facts by path; a file that was renamed or copied is known by its content."""

    def __init__(self, facts: Mapping[str, AudioFacts] | None = None) -> None:
        """Begin with what earlier runs noted."""
        self._facts = dict(facts or {})
        self._by_digest = {each.digest: each.probe for each in self._facts.values()}
        self._fresh: dict[str, AudioFacts] = {}

    def recall(self, source: Path, mark: Mark) -> AudioFacts | None:
        """What is known of a file that still has the mark it was read with."""
        facts = self._facts.get(str(source))
        return facts if facts and facts.mark == mark else None

    def probe_of(self, digest: str) -> Probe | None:
        """What is known of a content, whatever file it was read from."""
        return self._by_digest.get(digest)

    def note(self, source: Path, facts: AudioFacts) -> None:
        """Remember what a file holds, unless it has changed while it was read."""
        if facts.mark == mark_of(source):
            self.take_in({str(source): facts})
            self._fresh[str(source)] = facts

    def take_in(self, facts: Mapping[str, AudioFacts]) -> None:
        """Remember what another process has noted."""
        self._facts.update(facts)
        self._by_digest.update({each.digest: each.probe for each in facts.values()})

    def take_fresh(self) -> dict[str, AudioFacts]:
        """What was noted since this was last asked, by path."""
        fresh, self._fresh = self._fresh, {}
        return fresh
