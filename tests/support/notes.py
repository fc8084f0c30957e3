"""Notes as tests write them, and the tables that say what may stand in one."""

from __future__ import annotations

from siniar.content.fields.chapter_maps import CHAPTER_FIELDS
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.location import LOCATION_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fields.people import PERSON_FIELDS
from siniar.content.fields.questions import QUESTION_FIELDS
from siniar.content.fields.service import SERVICE_FIELDS
from siniar.content.markdown import cut_html, simplify_html

#: Every table of fields.
TABLES = (
    EPISODE_FIELDS,
    PAGE_FIELDS,
    SERVICE_FIELDS,
    PERSON_FIELDS,
    LOCATION_FIELDS,
    CHAPTER_FIELDS,
    QUESTION_FIELDS,
)
#: The front matter of an episode by title, number and day; its sound has the number's name.
NOTE = """---
judul: {title}
nomor: {number}
tanggal: {day} 08:00
topik: Kependudukan
ringkasan: Syarat dan tempat.
audio: {number:03}.mp3
guid: guid-contoh-{number:04}
---
"""


def shorten_html(html: str, max_bytes: int) -> str:
    """Finished notes in simple tags, cut to so many bytes, as feeds have them."""
    return cut_html(simplify_html(html), max_bytes)
