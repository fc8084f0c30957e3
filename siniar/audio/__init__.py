"""Reads audio files: type, length, duration, chapters and cover, from their content alone."""

from siniar.audio.cache import AudioCache
from siniar.audio.names import ascii_name
from siniar.audio.reading import read_audio, read_data_saver
from siniar.audio.tagging import EpisodeTags, write_id3, write_opus_tags

__all__ = [
    "AudioCache",
    "EpisodeTags",
    "ascii_name",
    "read_audio",
    "read_data_saver",
    "write_id3",
    "write_opus_tags",
]
