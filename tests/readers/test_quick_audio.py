"""The quick ways through audio files give what the careful ways give, whatever the bytes are."""

from __future__ import annotations

from io import BytesIO

from hypothesis import example, given, settings
from hypothesis import strategies as st
from mutagen.id3 import APIC, CHAP, ID3, TALB, TIT2, TLEN, TXXX

from siniar.media.audio.frames import SEARCHED, Frame, Walk, find_frame, parse_frame, walk_frames
from siniar.media.audio.mp3 import Tags, _find_first, _open_id3, _parse_id3
from tests.readers.makers import BITRATES, COVER, frame, id3

PIECES = st.one_of(
    st.builds(frame, st.sampled_from(BITRATES[1:]), padded=st.booleans()),
    st.binary(max_size=40),
    st.sampled_from([b"\xff", b"\xff\xfb", frame(96) * 4, frame(96)[:100], bytes(500)]),
    # Of the other versions, layers and rates.
    st.builds(lambda head: b"\xff" + head + bytes(80), st.binary(min_size=3, max_size=3)),
)


def walk_step_by_step(data: bytes, first: Frame) -> Walk:
    """What :func:`walk_frames` is to give, a frame at a time."""
    position, seconds, length, ends_within = 0, 0.0, 0, False
    while position + 4 <= len(data):
        found = parse_frame(data, position)
        if found is None or not found.is_like(first):
            following = find_frame(data[position + 1 : position + SEARCHED], is_end=True)
            if following is None:
                break
            position += following + 1
            continue
        if position + found.size > len(data):
            ends_within = True
            break
        position += found.size
        length += found.size
        seconds += found.samples / found.rate
    average = length * 8 / seconds if seconds else float(first.bitrate)
    return Walk(seconds, round(average), ends_within)


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECES, max_size=12), cut=st.integers(0, 60), before=st.integers(0, 9))
def test_frames_are_counted_as_one_by_one(pieces: list[bytes], cut: int, before: int) -> None:
    data = frame(96) + b"".join(pieces)
    data = data[: len(data) - cut]
    first = parse_frame(frame(96))
    assert first is not None
    walk = walk_frames(BytesIO(bytes(before) + data), before, before + len(data), first)
    assert walk == walk_step_by_step(data, first)


@settings(max_examples=200, deadline=None)
@given(
    pieces=st.lists(PIECES | st.sampled_from([bytes(9000), b"\xff\xfb\x90" * 3000]), max_size=12),
    before=st.integers(0, 9),
)
def test_the_first_frame_is_found_as_in_the_whole(pieces: list[bytes], before: int) -> None:
    data = b"".join(pieces)
    window, offset = _find_first(BytesIO(bytes(before) + data), before, before + len(data))
    assert data.startswith(window)
    assert offset == find_frame(data[:SEARCHED], is_end=len(data) <= SEARCHED)


WORDS = st.text(max_size=8) | st.sampled_from(["CHAP", "EPIC", "TLE", "TLEN", "PIC\0"])


@st.composite
def tags(draw: st.DrawFn) -> bytes:
    """A tag of a few frames in version 2.3 or 2.4, perhaps damaged."""
    tag = ID3()
    tag.add(TIT2(encoding=3, text=[draw(WORDS)]))
    if draw(st.booleans()):
        tag.add(TALB(encoding=1, text=[draw(WORDS)]))
    for name in draw(st.sets(WORDS, max_size=2)):
        tag.add(TXXX(encoding=3, desc=name, text=[draw(WORDS)]))
    kind = draw(st.integers(0, 8))
    if kind == 0:
        tag.add(CHAP(element_id="a", start_time=0, sub_frames=[TIT2(encoding=3, text=["Awal"])]))
    if kind == 1:
        tag.add(APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=COVER))
    if kind == 2:
        tag.add(TLEN(encoding=3, text=["2500"]))
    file = BytesIO()
    tag.save(file, v1=0, v2_version=draw(st.sampled_from([3, 4])))
    content = bytearray(file.getvalue())
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, min(len(content), 60) - 1))
        content[at : at + draw(st.integers(0, 4))] = draw(st.binary(max_size=4))
    return bytes(content)


def old_tag(name: bytes, content: bytes) -> bytes:
    """A tag of version 2.2 with one frame."""
    body = name + len(content).to_bytes(3, "big") + content
    return b"ID3\x02\0\0" + len(body).to_bytes(4, "big") + body


@settings(max_examples=300, deadline=None)
@given(content=tags() | st.binary(max_size=60).map(lambda body: b"ID3\4\0\0\0\0\0\x32" + body))
@example(content=old_tag(b"PIC", b"\0JPG\x03\0" + COVER))
@example(content=old_tag(b"TLE", b"\x002500"))
@example(content=old_tag(b"TT2", b"\0Awal"))
@example(content=id3([("a", 0, "Awal")], listed=["a"], has_cover=True, milliseconds=2500))
def test_a_tag_that_is_not_opened_holds_nothing_that_is_asked_for(content: bytes) -> None:
    assert _parse_id3(content) == _open_id3(content)


def test_tags_of_the_old_version_are_opened() -> None:
    assert _parse_id3(old_tag(b"TLE", b"\x002500")) == Tags(duration=2.5)
