"""Finds questions among messages, joins those that mean the same, and writes their notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from siniar.content.frontmatter.scalars import write_value
from siniar.content.questions.messages import ChatMessage
from siniar.content.questions.privacy import clean_question
from siniar.model.slugs import slugify

#: Below content/.
FOLDER = "pertanyaan"
#: Words by which a message asks even without a question mark.
_ASKS = re.compile(
    r"\b(apa(?:kah)?|apa saja|bagaimana|gimana|gmn|bgmn|kapan|di ?mana|ke ?mana|berapa|siapa|"
    r"kenapa|mengapa|bisakah|bolehkah|mohon info\w*|mau tanya|numpang tanya|izin (?:ber)?tanya)\b",
    re.IGNORECASE,
)
#: Words that say nothing of what is asked.
_FILLERS = frozenset(
    {"assalamualaikum", "wr", "wb", "selamat", "pagi", "siang", "sore", "malam", "permisi"}
    | {"maaf", "mohon", "izin", "ijin", "numpang", "mau", "tanya", "nanya", "bertanya", "info"}
    | {"min", "admin", "pak", "bu", "bapak", "ibu", "kak", "mas", "mbak", "ya", "yah", "dong"}
    | {"sih", "kok", "nih", "kalau", "kalo", "klo", "untuk", "buat", "utk", "yang", "yg", "di"}
    | {"ke", "dari", "dan", "saya", "aku", "kami", "nama", "nomor", "terima", "kasih", "makasih"}
    | {"apa", "apakah", "bagaimana", "gimana", "itu", "ini", "nya"}
)
#: Words of the shortest message that can be a question.
_WORDS = 3
#: Which part of all words of two questions they share when they mean the same.
_ALIKE = 0.6
#: Characters of a question that is kept.
_LENGTH = 300


class AskedQuestion(Struct, frozen=True):
    """A question without who asked it."""

    text: str
    #: How many asked it.
    count: int = 1
    #: Day on which it was asked last.
    last: date | None = None


def find_questions(
    messages: Sequence[ChatMessage], known: Iterable[AskedQuestion] = ()
) -> tuple[list[AskedQuestion], list[AskedQuestion]]:
    """Known questions that were asked again, with their new counts, and new ones, the most first.

    Of a known question only what was asked after its last day counts: the same chat may be
    exported again.
    """
    people = {name for message in messages for name in message.person}
    old = list(known)
    groups = [(_words_of(each.text), each) for each in old]
    for message in messages:
        if not _is_question(message.text):
            continue
        text = clean_question(message.text, people)[:_LENGTH]
        words = _words_of(text)
        index = next((at for at, group in enumerate(groups) if _is_alike(words, group[0])), None)
        if index is None:
            groups.append((words, AskedQuestion(text, 1, message.day)))
        else:
            theirs, asked = groups[index]
            before = old[index].last if index < len(old) else None
            if before is None or message.day is None or message.day > before:
                groups[index] = theirs, _ask_again(asked, message.day)
    again = [
        new for before, (_, new) in zip(old, groups, strict=False) if new.count != before.count
    ]
    fresh = [asked for _, asked in groups[len(old) :]]
    return again, sorted(fresh, key=lambda asked: (-asked.count, asked.text))


def _ask_again(asked: AskedQuestion, day: date | None) -> AskedQuestion:
    last = max(filter(None, (asked.last, day)), default=None)
    return replace(asked, count=asked.count + 1, last=last)


def _is_question(text: str) -> bool:
    words = text.split()
    return len(words) >= _WORDS and ("?" in text or _ASKS.search(text) is not None)


def _words_of(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(words) - _FILLERS or frozenset(words)


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def note_name(asked: AskedQuestion, taken: Iterable[str]) -> str:
    """The name of a note for a question, none of ``taken``, with its ending."""
    stem = slugify(asked.text[:60]) or "pertanyaan"
    known = set(taken)
    names = (f"{stem}-{number}.md" if number > 1 else f"{stem}.md" for number in count(1))
    return next(name for name in names if name not in known)


def render_question(asked: AskedQuestion) -> bytes:
    """The note of a question."""
    lines = ["---", f"pertanyaan: {write_value(asked.text)}", f"jumlah: {asked.count}"]
    if asked.last:
        lines.append(f"terakhir: {asked.last.isoformat()}")
    return "\n".join([*lines, "---", ""]).encode()


def count_again(content: bytes, asked: AskedQuestion) -> bytes:
    """A note with a new count; every other line stays as it is."""
    lines = content.decode().split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.strip() == "---"), len(lines))
    for name, value in (("jumlah", str(asked.count)), ("terakhir", str(asked.last or ""))):
        at = next((n for n in range(1, end) if lines[n].startswith(f"{name}:")), None)
        if at is not None:
            lines[at] = f"{name}: {value}"
        elif value:
            lines.insert(end, f"{name}: {value}")
            end += 1
    return "\n".join(lines).encode()
