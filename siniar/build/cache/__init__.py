"""What earlier builds read and made, kept by content in a folder that is safe to delete."""

from siniar.build.cache.fingerprint import engine_digest, is_engine_of
from siniar.build.cache.items import KeptItems
from siniar.build.cache.marks import Mark, mark_of
from siniar.build.cache.memory import Memory
from siniar.build.cache.notes import KeptReader
from siniar.build.cache.outputs import MadeFiles
from siniar.system.store import Shelf

__all__ = [
    "KeptItems",
    "KeptReader",
    "MadeFiles",
    "Mark",
    "Memory",
    "Shelf",
    "engine_digest",
    "is_engine_of",
    "mark_of",
]
