"""Audio that is known is not read again, whatever it is called; what has changed is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from siniar.media.audio import AudioFacts, KnownAudio, read_audio
from siniar.media.audio.facts import Probe
from siniar.model.episode import Audio
from siniar.system.files import mark_of
from tests.support.audio import PLACE, frames, id3, save
from tests.support.findings import codes

CONTENT = id3([("a", 0, "Awal"), ("b", 2000, "Isi")], url="https://contoh.go.id/") + frames(400)


def read(source: Path, known: KnownAudio) -> Audio:
    audio, findings = read_audio(source, "001.mp3", PLACE, known)
    assert findings == []
    assert audio is not None
    return audio


def in_a_later_run(known: KnownAudio) -> KnownAudio:
    return KnownAudio(known.take_fresh())


def test_what_is_known_is_what_reading_gave(tmp_path: Path) -> None:
    source, known = save(tmp_path, CONTENT), KnownAudio()
    first = read(source, known)
    assert read(source, in_a_later_run(known)) == first
    assert first == read_audio(source, "001.mp3", PLACE)[0]


@pytest.mark.parametrize("is_same_run", [True, False], ids=["same run", "next run"])
def test_a_known_file_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_same_run: bool
) -> None:
    source, known = save(tmp_path, CONTENT), KnownAudio()
    first = read(source, known)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was read again"))
    assert read(source, known if is_same_run else in_a_later_run(known)) == first


def test_a_file_with_another_time_is_read_again(tmp_path: Path) -> None:
    source, known = save(tmp_path, CONTENT), KnownAudio()
    read(source, known)
    source.write_bytes(bytes(len(CONTENT)))
    os.utime(source, ns=(1, 1))
    assert codes(read_audio(source, "001.mp3", PLACE, known)[1]) == ["audio-bukan-audio"]


def test_the_last_reading_of_a_file_holds(tmp_path: Path) -> None:
    source, known = save(tmp_path, CONTENT), KnownAudio()
    read(source, known)
    source.write_bytes(id3() + frames(300))
    second = read(source, known)
    assert read(source, in_a_later_run(known)) == second


def test_a_moved_file_is_known_by_its_content(tmp_path: Path) -> None:
    source = save(tmp_path, CONTENT)
    mark, digest = mark_of(source), read(source, KnownAudio()).digest
    assert mark is not None
    facts = AudioFacts(mark, digest, Probe("MP3", "audio/mpeg", 123.0, 96_000))
    moved = read(save(tmp_path, CONTENT, "lain.mp3"), KnownAudio({str(source): facts}))
    assert (moved.digest, moved.duration) == (digest, 123.0)


def test_what_is_no_audio_is_remembered_too(tmp_path: Path) -> None:
    source, known = save(tmp_path, b"halo"), KnownAudio()
    for _ in range(2):
        assert codes(read_audio(source, "001.mp3", PLACE, known)[1]) == ["audio-bukan-audio"]
    assert list(known.take_fresh()) == [str(source)]


def test_what_is_fresh_is_told_once_and_known_to_others(tmp_path: Path) -> None:
    source, known, other = save(tmp_path, CONTENT), KnownAudio(), KnownAudio()
    first = read(source, known)
    fresh = known.take_fresh()
    assert known.take_fresh() == {}
    other.take_in(fresh)
    assert read(source, other) == first
    assert other.take_fresh() == {}


def test_a_file_that_changed_while_it_was_read_is_not_remembered(tmp_path: Path) -> None:
    source, known = save(tmp_path, CONTENT), KnownAudio()
    mark = mark_of(source)
    assert mark is not None
    source.write_bytes(CONTENT + b"more")
    known.note(source, AudioFacts(mark, "0" * 64, Probe("MP3", "audio/mpeg")))
    assert known.recall(source, mark) is None
    assert known.probe_of("0" * 64) is None
    assert known.take_fresh() == {}
