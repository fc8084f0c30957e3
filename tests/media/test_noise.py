"""Whatever bytes or words come in, readers give findings and never raise."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.media.audio import read_audio, read_data_saver
from siniar.media.transcripts import read_transcript
from tests.support.audio import (
    PLACE,
    frames,
    id3,
    m4a,
    opus,
    vbri,
    xing,
)

#: Real files, to be damaged.
FILES = (
    id3([("a", 0, "Awal"), ("b", 900, "Isi")], listed=["a", "b"], has_cover=True) + frames(20),
    xing(frames(20), 20, padding=(576, 1000)),
    vbri(frames(20), 20),
    m4a(1.0, [(0.0, b"Awal")], has_cover=True, sound=500),
    opus(1.0),
    b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bima>Halo\n",
    b"1\n00:00:01,000 --> 00:00:02,000\nBima: Halo\n",
)


@st.composite
def damaged_files(draw: st.DrawFn) -> bytes:
    """A real file with a few bytes changed, a piece taken out, or noise put in."""
    content = bytearray(draw(st.sampled_from(FILES)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content) - 1)) if content else 0
        end = at + draw(st.integers(0, 40))
        content[at:end] = draw(st.binary(max_size=40))
    return bytes(content)


@settings(max_examples=400)
@given(content=st.binary(max_size=3000) | damaged_files())
def test_readers_never_raise(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "001.mp3"
        path.write_bytes(content)
        for read in (read_audio, read_data_saver):
            audio, findings = read(path, "001.mp3", PLACE)
            assert audio is not None or findings
            if audio is not None and audio.duration is not None:
                assert 0 < audio.duration < 1e12
        transcript, findings = read_transcript(path, "001.vtt")
        assert transcript is not None or findings
