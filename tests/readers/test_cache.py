"""The cache of audio: what is unchanged is not read again, what is damaged counts as not there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from siniar.audio import AudioCache, read_audio
from siniar.audio.cache import mark_of
from siniar.model import Audio
from tests.readers.makers import PLACE, codes, frames, id3, save

CONTENT = id3([("a", 0, "Awal"), ("b", 2000, "Isi")], url="https://contoh.go.id/") + frames(400)


def read(source: Path, cache: AudioCache) -> Audio:
    audio, findings = read_audio(source, "001.mp3", PLACE, cache)
    assert findings == []
    assert audio is not None
    return audio


def overwrite_unseen(source: Path, content: bytes) -> None:
    """Change a file so that size and time stay: nothing but reading would show it."""
    before = source.stat()
    source.write_bytes(content)
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_what_comes_from_the_cache_is_what_reading_gave(tmp_path: Path) -> None:
    source = save(tmp_path, CONTENT)
    first = read(source, AudioCache(tmp_path / "cache"))
    assert read(source, AudioCache(tmp_path / "cache")) == first
    assert first == read_audio(source, "001.mp3", PLACE)[0]


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    source, cache = save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")
    first = read(source, cache)
    overwrite_unseen(source, bytes(len(CONTENT)))
    assert read(source, cache) == first


def test_a_file_with_another_time_is_read_again(tmp_path: Path) -> None:
    source, cache = save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")
    read(source, cache)
    overwrite_unseen(source, bytes(len(CONTENT)))
    os.utime(source, ns=(1, 1))
    assert codes(read_audio(source, "001.mp3", PLACE, cache)[1]) == ["audio-bukan-audio"]


def test_a_moved_file_is_known_by_its_content(tmp_path: Path) -> None:
    cache = AudioCache(tmp_path / "cache")
    digest = read(save(tmp_path, CONTENT), cache).digest
    record = next((tmp_path / "cache" / "contents").iterdir())
    known = json.loads(record.read_text())
    record.write_text(json.dumps(known | {"duration": 123.0}))
    moved = read(save(tmp_path, CONTENT, "lain.mp3"), cache)
    assert (moved.digest, moved.duration) == (digest, 123.0)


def test_what_is_no_audio_is_remembered_too(tmp_path: Path) -> None:
    source, cache = save(tmp_path, b"halo"), AudioCache(tmp_path / "cache")
    for _ in range(2):
        assert codes(read_audio(source, "001.mp3", PLACE, cache)[1]) == ["audio-bukan-audio"]


@pytest.mark.parametrize("folder", ["contents", "paths"])
@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b"[" * 100_000,
        b'{"version": 0}',
        b'{"version": 1, "mark": [1, 2, 3], "digest": "x"}',
        b'{"version": 1, "kind": "MP3"}',
        b"1e999",
    ],
    ids=["empty", "bytes", "half", "list", "deep", "old", "mark", "few", "number"],
)
def test_a_damaged_record_counts_as_not_there(tmp_path: Path, folder: str, damaged: bytes) -> None:
    source, cache = save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")
    first = read(source, cache)
    for record in (tmp_path / "cache" / folder).iterdir():
        record.write_bytes(damaged)
    assert read(source, cache) == first
    assert read(source, cache) == first


@pytest.mark.parametrize(
    "change",
    [
        {"duration": "lama"},
        {"bitrate": True},
        {"channels": 1.5},
        {"chapters": [["0", "Awal", None]]},
        {"chapters": {}},
        {"has_cover": 1},
        {"problem": None},
        {"version": 999},
        {"extra": 1},
    ],
    ids=str,
)
def test_a_record_with_a_foreign_value_counts_as_not_there(
    tmp_path: Path, change: dict[str, object]
) -> None:
    source, cache = save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")
    first = read(source, cache)
    record = next((tmp_path / "cache" / "contents").iterdir())
    record.write_text(json.dumps(json.loads(record.read_text()) | change))
    assert read(source, cache) == first


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    source = save(tmp_path, CONTENT)
    blocked = save(tmp_path, b"a file where the folder should be", "cache")
    assert read(source, AudioCache(blocked)).duration


def test_no_half_written_files_are_left(tmp_path: Path) -> None:
    read(save(tmp_path, CONTENT), AudioCache(tmp_path / "cache"))
    names = [path.suffix for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert names == [".json", ".json"]


def test_a_disk_that_fills_up_while_writing_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_source: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    read(save(tmp_path, CONTENT), AudioCache(tmp_path / "cache"))
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_a_file_that_changed_while_it_was_read_is_not_remembered(tmp_path: Path) -> None:
    source, cache = save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")
    mark = mark_of(source)
    source.write_bytes(CONTENT + b"more")
    cache.note_digest(source, mark, "0" * 64)
    assert cache.digest_of(source) is None
