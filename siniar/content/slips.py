"""Finds what slipped into a note: words that stand for others, and numbers of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from siniar.content.frontmatter import Note
from siniar.content.rules import PERSONAL_NUMBER, PLACEHOLDER_LEFT, PRIVATE_PHONE
from siniar.model.findings import Finding, found
from siniar.model.rules import Rule
from siniar.model.show import Show

#: What is written where something is still to come; capitals tell TODO from a word of Spanish.
_PLACEHOLDER = re.compile(
    r"\b(?i:isi di ?sini|lorem ipsum|tulis di ?sini|ganti (?:teks )?ini|teks contoh)\b"
    r"|\b(?:TODO|TBD|FIXME|XXX+|ISI DULU|DIISI NANTI)\b"
)
#: What such words hold in small letters.
_SIGNS = (
    *("isi di", "lorem", "tulis di", "ganti ", "teks contoh"),
    *("todo", "tbd", "fixme", "xxx", "isi dulu", "diisi nanti"),
)
#: Ten digits, the fewest that a number of a person has.
_LONG_NUMBER = re.compile(r"\d(?:[ .(-]*\d){9}")
#: A card's number: six digits of the place, six of a day, four more; or any other sixteen.
_CARD = re.compile(r"(?<![\d.])\d(?:[ .-]?\d){15}(?![\d])")
_PHONE = re.compile(r"(?<![\d.])(?:\+?62|0)[ .-]?\(?8\d(?:[ .-]?\d){7,10}(?!\d)")
#: Where long numbers are marks of files and pages and not of persons.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_MARK_LINE = re.compile(
    r"\s*[\"']?(?:guid|audio|youtube|ukuran|mp3|file|enclosure)\b", re.IGNORECASE
)
_CHAT = re.compile(r"https?://(?:wa\.me/|api\.whatsapp\.com/\S*phone=)\+?(\d{10,15})")


def find_slips(note: Note, show: Show, *, is_draft: bool) -> Iterator[Finding]:
    """Findings at the lines of a note; words that stand for others are told once it is no draft."""
    text = "\n".join(note.lines).casefold()
    # Nearly no note holds any, and line by line they take several times as long to look for.
    if not (_LONG_NUMBER.search(text) or any(sign in text for sign in _SIGNS)):
        return
    office = _office_numbers(show)
    for number, line in enumerate(note.lines, 1):
        is_front = number < note.body_line
        if is_front and _MARK_LINE.match(line):
            continue
        # What a new note only offers is nobody's text yet.
        is_remark = is_front and line.lstrip().startswith("#")
        if not is_draft and not is_remark and (match := _PLACEHOLDER.search(line)):
            yield found(PLACEHOLDER_LEFT, note.place(number), value=match[0])
        # Nearly no line holds a long number, and each of theirs takes longer to look for.
        for rule, value in _find_numbers(line, office) if _LONG_NUMBER.search(line) else ():
            yield found(rule, note.place(number), value=value)


def _find_numbers(line: str, office: frozenset[str]) -> Iterator[tuple[Rule, str]]:
    """The first number of a card in a line, and its first telephone but those of the office."""
    chats = (each[1] for each in _CHAT.finditer(line))
    text = _ADDRESS.sub(" ", line)
    # 0 in front, or blanks all over, are other numbers one behind the other.
    numbers = (each[0] for each in _CARD.finditer(text))
    cards = (each for each in numbers if each[0] != "0" and len(each) <= 20)
    if card := next(cards, ""):
        yield PERSONAL_NUMBER, card
    phones = (*chats, *(each[0] for each in _PHONE.finditer(text)))
    if phone := next((each for each in phones if _bare(each) not in office), ""):
        yield PRIVATE_PHONE, phone.strip()


def _bare(phone: str) -> str:
    """A number without the marks between its digits, and without the country's."""
    digits = re.sub(r"\D", "", phone)
    return digits.removeprefix("62").removeprefix("0")


def _office_numbers(show: Show) -> frozenset[str]:
    own = show.office.phone, show.office.whatsapp
    given = (*show.phones, *filter(None, own), *re.findall(r"\+?\d{9,15}", show.question_url))
    return frozenset(_bare(each) for each in given)
