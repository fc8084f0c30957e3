"""What is written into a note is read from it again, letter for letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from siniar.content.fields.chapters import read_chapter
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.frontmatter import Mapping, Scalar, Sequence, Value, parse_note
from siniar.content.write import WrittenValue, write_chapters, write_note
from siniar.model.encodings import GARBLED
from siniar.model.episode import Chapter

#: One line without what reading takes away: blanks around it, characters nobody sees, and pairs
#: like ``Ã©``, the remains of another encoding, which reading mends and tells.
LINES = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zs", "Zl", "Zp")),
        min_size=1,
        max_size=40,
    )
    .map(lambda text: f"{text[:20]} {text[20:]}".strip())
    .filter(lambda text: not GARBLED.search(text))
)
VALUES = st.one_of(
    LINES,
    st.lists(LINES, min_size=1, max_size=4).map(tuple),
    st.lists(
        st.dictionaries(st.sampled_from(["nama", "peran"]), LINES, min_size=1), min_size=1
    ).map(tuple),
    st.dictionaries(st.sampled_from(["nama", "geo"]), LINES, min_size=1),
)
NAMES = st.sampled_from([row.name for row in EPISODE_FIELDS])


def plain(value: Value) -> WrittenValue:
    """A value as it was given to be written."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Sequence):
        return tuple(plain(item) for item in value.items)
    assert isinstance(value, Mapping)
    return {entry.key: str(plain(entry.value)) for entry in value.entries}


@given(st.dictionaries(NAMES, VALUES, min_size=1), LINES)
def test_a_written_note_says_what_was_written(values: dict[str, WrittenValue], body: str) -> None:
    note = parse_note(write_note(values, body).encode(), "a.md")
    assert note.report.findings == []
    keys = {row.alias: row.name for row in EPISODE_FIELDS}
    read = {keys[entry.key]: plain(entry.value) for entry in note.fields.entries}
    assert read == values
    assert note.body.strip("\n") == body


def test_chapters_that_begin_in_one_second_share_a_line() -> None:
    """Rounded down to whole seconds they would be two at one moment, which the check refuses."""
    starts = {"Pembuka": 0.0, "Syarat": 40.2, "Tempat": 40.9, "Biaya": 41.0}
    chapters = [Chapter(start, title) for title, start in starts.items()]
    written = write_chapters([*chapters, Chapter(41.5, "Biaya")])
    assert written == ("0:00 Pembuka", "0:40 Syarat / Tempat", "0:41 Biaya")
    read = [read_chapter(line) for line in written]
    assert [each and each.start for each in read] == [0, 40, 41]
