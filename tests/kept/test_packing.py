"""What was read is packed into bytes and comes out the same."""

from __future__ import annotations

from pathlib import Path

from siniar.build.cache.packing import PackedCues, pack, unpack
from siniar.media.transcripts import render_vtt
from siniar.model.episode import Cue, Transcript
from tests.factories import make_episode

CUES = (Cue(0.0, 1.5, "Apa kabar?", "Ani"), Cue(1.5, 3.0, "Baik."))
TRANSCRIPT = Transcript(CUES, Path("a.vtt"))


def test_an_episode_comes_out_the_same() -> None:
    episode = make_episode(transcript=TRANSCRIPT)
    again = unpack(pack(episode))
    assert again == episode
    assert repr(again) == repr(episode)


def test_an_episode_is_packed_again_as_it_is() -> None:
    once = unpack(pack(make_episode(transcript=TRANSCRIPT)))
    twice = unpack(pack(once))
    assert twice == once
    assert twice.notes.html == once.notes.html
    assert pack(twice) == pack(once)


def test_what_episodes_share_is_there_once() -> None:
    one, other = (unpack(pack(make_episode(number))) for number in (1, 3))
    assert one.topic == other.topic
    assert one.topic is other.topic


def test_cues_stay_packed_until_somebody_looks() -> None:
    again = unpack(pack(TRANSCRIPT))
    assert isinstance(again.cues, PackedCues)
    assert again.cues
    assert tuple(again.cues) == CUES
    assert again.cues[0] == CUES[0]
    assert again.cues[1:] == CUES[1:]
    assert len(again.cues) == 2
    assert hash(again.cues) == hash(CUES)
    assert render_vtt(again, "id") == render_vtt(TRANSCRIPT, "id")


def test_cues_that_are_packed_already_are_packed_as_they_are() -> None:
    once = unpack(pack(TRANSCRIPT))
    twice = unpack(pack(once))
    assert twice == once
    assert pack(twice) == pack(once)


def test_a_transcript_without_cues_has_none() -> None:
    assert unpack(pack(Transcript((), Path("a.vtt")))).cues == ()
