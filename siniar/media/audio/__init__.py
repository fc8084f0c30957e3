"""Reads audio files: type, length, duration, chapters and cover, from their content alone."""

from siniar.media.audio.film import read_film
from siniar.media.audio.kinds import tell_kind
from siniar.media.audio.known import AudioFacts, KnownAudio
from siniar.media.audio.names import ascii_name
from siniar.media.audio.read import read_audio, read_data_saver

__all__ = [
    "AudioFacts",
    "KnownAudio",
    "ascii_name",
    "read_audio",
    "read_data_saver",
    "read_film",
    "tell_kind",
]
