"""Each file in ``cases/`` gives the audio and the findings of the JSON beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from siniar.media.audio import read_audio, read_data_saver
from siniar.model.episode import Audio
from siniar.model.findings import Finding
from tests.support.audio import PLACE
from tests.support.findings import values

FILES = sorted((Path(__file__).parent / "cases").iterdir())
CASES = [path for path in FILES if path.suffix != ".json"]


def facts(audio: Audio) -> dict[str, object]:
    return {
        "type": audio.type,
        "duration": pytest.approx(audio.duration, abs=0.001) if audio.duration else None,
        "bitrate": pytest.approx(audio.bitrate, rel=0.001) if audio.bitrate else None,
        "channels": audio.channels,
        "sample_rate": audio.sample_rate,
        "has_cover": audio.has_cover,
        "chapters": [[each.start, each.title, each.url] for each in audio.chapters],
    }


def told(finding: Finding, name: str) -> list[object]:
    """Code and values, but for the file's name."""
    others = values(finding)
    assert others.pop("value") == name
    assert finding.place == PLACE
    return [finding.code, others]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_file_gives_what_stands_beside_it(path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    read = read_data_saver if path.suffix == ".opus" else read_audio
    audio, findings = read(path, f"terbit{path.suffix}", PLACE)
    assert (facts(audio) if audio else None) == expected["audio"]
    assert [told(finding, path.name) for finding in findings] == expected["findings"]
    if audio:
        assert audio.name == expected.get("name", f"terbit{path.suffix}")
        assert audio.length == path.stat().st_size
        assert (audio.source, len(audio.digest)) == (path, 64)


def test_every_expectation_belongs_to_a_file() -> None:
    assert len(FILES) == 2 * len(CASES)
