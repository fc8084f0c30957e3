"""The cache of audio: what is unchanged is not read again, what is damaged counts as not there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from siniar.media.audio import AudioCache, read_audio
from siniar.media.audio.cache import mark_of
from siniar.media.audio.facts import Probe
from siniar.model.episode import Audio
from tests.support.audio import PLACE, frames, id3, save
from tests.support.findings import codes

CONTENT = id3([("a", 0, "Awal"), ("b", 2000, "Isi")], url="https://contoh.go.id/") + frames(400)


def read(source: Path, cache: AudioCache) -> Audio:
    audio, findings = read_audio(source, "001.mp3", PLACE, cache)
    assert findings == []
    assert audio is not None
    return audio


def only_line(folder: Path) -> bytes:
    (line,) = filter(None, (folder / "cache" / "known.txt").read_bytes().split(b"\n"))
    return line


def put_line(folder: Path, line: bytes) -> None:
    (folder / "cache" / "known.txt").write_bytes(line)


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


@pytest.mark.parametrize("is_same_run", [True, False], ids=["same run", "next run"])
def test_an_unchanged_file_is_not_read_again(tmp_path: Path, *, is_same_run: bool) -> None:
    source, cache = save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")
    first = read(source, cache)
    overwrite_unseen(source, bytes(len(CONTENT)))
    assert read(source, cache if is_same_run else AudioCache(tmp_path / "cache")) == first


@pytest.mark.parametrize("is_same_run", [True, False], ids=["same run", "next run"])
def test_a_file_with_another_time_is_read_again(tmp_path: Path, *, is_same_run: bool) -> None:
    source, cache = save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")
    read(source, cache)
    overwrite_unseen(source, bytes(len(CONTENT)))
    os.utime(source, ns=(1, 1))
    now = cache if is_same_run else AudioCache(tmp_path / "cache")
    assert codes(read_audio(source, "001.mp3", PLACE, now)[1]) == ["audio-bukan-audio"]


def test_the_last_reading_of_a_file_holds(tmp_path: Path) -> None:
    source = save(tmp_path, CONTENT)
    read(source, AudioCache(tmp_path / "cache"))
    source.write_bytes(id3() + frames(300))
    second = read(source, AudioCache(tmp_path / "cache"))
    overwrite_unseen(source, bytes(source.stat().st_size))
    assert read(source, AudioCache(tmp_path / "cache")) == second


def test_a_moved_file_is_known_by_its_content(tmp_path: Path) -> None:
    digest = read(save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")).digest
    line = only_line(tmp_path)
    record = json.loads(line[96:])
    record["probe"]["duration"] = 123.0
    put_line(tmp_path, line[:96] + json.dumps(record).encode())
    moved = read(save(tmp_path, CONTENT, "lain.mp3"), AudioCache(tmp_path / "cache"))
    assert (moved.digest, moved.duration) == (digest, 123.0)


def test_what_is_no_audio_is_remembered_too(tmp_path: Path) -> None:
    source = save(tmp_path, b"halo")
    for _ in range(2):
        cache = AudioCache(tmp_path / "cache")
        assert codes(read_audio(source, "001.mp3", PLACE, cache)[1]) == ["audio-bukan-audio"]
    assert only_line(tmp_path)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b"[" * 100_000,
        b'{"mark": [1, 2, 3]}',
        b'{"probe": {"version": 1, "kind": "MP3"}}',
        b'{"mark": [1, 2, 3], "probe": {"version": 0}}',
        b"1e999",
    ],
    ids=["empty", "bytes", "half", "list", "deep", "no probe", "few", "old", "number"],
)
@pytest.mark.parametrize("kept", [0, 20, 64, 96], ids=["none", "few", "digest", "names"])
def test_a_damaged_line_counts_as_not_there(tmp_path: Path, kept: int, damaged: bytes) -> None:
    source = save(tmp_path, CONTENT)
    first = read(source, AudioCache(tmp_path / "cache"))
    put_line(tmp_path, only_line(tmp_path)[:kept] + damaged)
    assert read(source, AudioCache(tmp_path / "cache")) == first
    assert read(source, AudioCache(tmp_path / "cache")) == first


def test_a_line_after_one_that_was_cut_off_is_read(tmp_path: Path) -> None:
    source, other = save(tmp_path, CONTENT), save(tmp_path, id3() + frames(300), "002.mp3")
    read(other, AudioCache(tmp_path / "cache"))
    put_line(tmp_path, only_line(tmp_path)[:150])
    first = read(source, AudioCache(tmp_path / "cache"))
    overwrite_unseen(source, bytes(len(CONTENT)))
    assert read(source, AudioCache(tmp_path / "cache")) == first


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
def test_a_line_with_a_foreign_value_counts_as_not_there(
    tmp_path: Path, change: dict[str, object]
) -> None:
    source = save(tmp_path, CONTENT)
    first = read(source, AudioCache(tmp_path / "cache"))
    line = only_line(tmp_path)
    record = json.loads(line[96:])
    record["probe"] |= change
    put_line(tmp_path, line[:96] + json.dumps(record).encode())
    assert read(source, AudioCache(tmp_path / "cache")) == first


def test_a_file_that_has_grown_beyond_use_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = save(tmp_path, CONTENT)
    read(source, AudioCache(tmp_path / "cache"))
    put_line(tmp_path, only_line(tmp_path) + bytes(5000))
    monkeypatch.setattr("siniar.media.audio.cache._LIMIT", 5000)
    read(source, AudioCache(tmp_path / "cache"))
    assert len(only_line(tmp_path)) < 1000


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    source = save(tmp_path, CONTENT)
    blocked = save(tmp_path, b"a file where the folder should be", "cache")
    assert read(source, AudioCache(blocked)).duration


def test_several_builds_share_a_file(tmp_path: Path) -> None:
    names = [f"{number:03}.mp3" for number in range(8)]
    caches = [AudioCache(tmp_path / "cache") for _ in names]
    reads = [
        read(save(tmp_path, id3() + frames(300 + number), name), cache)
        for number, (name, cache) in enumerate(zip(names, caches, strict=True))
    ]
    for name, known in zip(names, reads, strict=True):
        overwrite_unseen(tmp_path / name, bytes(known.length))
        assert read(tmp_path / name, AudioCache(tmp_path / "cache")) == known


def test_a_disk_that_is_full_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_file: int, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", fail)
    first = read(save(tmp_path, CONTENT), AudioCache(tmp_path / "cache"))
    assert read(tmp_path / "001.mp3", AudioCache(tmp_path / "cache")) == first


def test_a_file_that_changed_while_it_was_read_is_not_remembered(tmp_path: Path) -> None:
    source, cache = save(tmp_path, CONTENT), AudioCache(tmp_path / "cache")
    mark = mark_of(source)
    source.write_bytes(CONTENT + b"more")
    cache.note(source, mark, "0" * 64, Probe("MP3", "audio/mpeg"))
    assert cache.recall(source, mark) is None
    assert cache.recall(source, mark_of(source)) is None
    assert cache.probe_of("0" * 64) is None
