"""Each transcript in ``cases/`` gives the cues and the findings of the JSON beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from siniar.media.transcripts import read_transcript
from tests.support.findings import lines

FILES = sorted((Path(__file__).parent / "cases").iterdir())
CASES = [path for path in FILES if path.suffix != ".json"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_transcript_gives_what_stands_beside_it(path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    transcript, findings = read_transcript(path, path.name)
    cues = transcript.cues if transcript else ()
    assert [[cue.start, cue.end, cue.speaker, cue.text] for cue in cues] == expected["cues"]
    assert [list(each) for each in lines(findings)] == expected["findings"]
    assert all(finding.place.path == path.name for finding in findings)
    assert transcript is None or transcript.source == path


def test_every_expectation_belongs_to_a_transcript() -> None:
    assert len(FILES) == 2 * len(CASES)
