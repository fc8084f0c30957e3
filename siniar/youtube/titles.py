"""Compares titles of episodes and videos as people change them: order, emoji, shouted words."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

#: Words that draw attention and name nothing; folded.
_LOUD = """
    wajib tonton nonton viral heboh penting terbaru breaking jangan lewatkan sampai habis simak
    tahu catat awas cek segera yuk ayo video full official resmi hd live podcast siniar episode eps
    ep obrolan bincang kupas tuntas begini ternyata terungkap lengkap mudah gampang shorts short
    info bagian part bag pt jelasnya penjelasannya jawabannya begitu
"""
LOUD = frozenset(_LOUD.split())
#: Words that carry no meaning of their own; folded.
_SMALL = """
    a an and atau bagi cara dalam dan dengan di guna how itu ini juga kah lah nya oleh pada
    para saat secara serta the to untuk yang ya apa anda kita kamu of in for is
    bersama bareng narasumber feat ft with
"""
SMALL = frozenset(_SMALL.split())
#: What people put before or behind a title so that it is clicked; folded.
_PHRASES = re.compile(
    r"\b(?:(?:semua )?(?:warga|kamu|anda) (?:wajib|harus|perlu) (?:tahu|tonton|simak)"
    r"|(?:begini|ini) (?:lho |loh )?(?:cara|syarat|penjelasan|jawaban)nya"
    r"|(?:jangan|sudah) (?:sampai )?(?:salah|tahu belum|lewatkan)"
    r"|simak (?:sampai habis|penjelasannya)|tonton sampai habis|versi lengkap)\b"
)
#: What a video has in its title that speaks about an episode, or of the show; folded.
_ABOUT = re.compile(
    r"\b(?:reaksi|tanggapan|komentar|testimoni|apa kata|kata warga|ulasan|review"
    r"|di ?balik layar|behind the scenes?|bts|making of|persiapan|gladi|bloopers?|gagal take"
    r"|kuis|pemenang|undian|giveaway|hut|ulang tahun|dirgahayu|ucapan|selamat"
    r"|re[ck]ap|rangkuman|kompilasi|kilas balik|best of|episode terbaik|highlights?"
    r"|promo|teaser|trailer|segera tayang|coming soon|nantikan|liputan|rapat|ralat|klarifikasi)\b"
)
#: "469: …", as some shows number their videos.
_LEADING = re.compile(r"^\W*0*(\d{1,4})\s*[:|]\s")
_TAG = re.compile(r"#([^\W_][\w-]*)")
#: Titles of people before and behind their names, folded.
_FORMS = """
    bapak ibu pak bu kak mas mbak bang haji hajah h hj dr drs dra ir prof drg ustaz ustazah
"""
_HONORIFICS = frozenset(_FORMS.split())
_PART = re.compile(
    # Letters need a blank before them: "bagi" is a word.
    r"\b(?:bagian|part|pt|bag)(?:[\s.:#-]*(?:ke[\s-]*)?(?=\d)|[\s.:#-]+(?:ke[\s-]+)?)"
    r"(\d{1,2}|satu|dua|tiga|empat|lima|i{1,3}|iv|v)\b"
    r"|[(\[]\s*(\d{1,2})\s*(?:/|dari)\s*\d{1,2}\s*[)\]]"
)
_COUNTED = re.compile(r"(?:\b(?:episode|eps|ep)\b[\s.:#-]*|#\s*)0*(\d{1,4})\b")
_SHORT = re.compile(r"#?\bshorts?\b|\b(?:versi pendek|cuplikan|potongan|klip)\b")
_NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5,
}  # fmt: skip
#: Numbers as people write them out; "satu" is in "salah satu" too, on both sides.
_COUNTED_OUT = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
_COUNTS = {word: str(number) for number, word in enumerate(_COUNTED_OUT.split(), 1)}
#: Words of an episode's title that must weigh at least this much before it names anything.
LEAST_WEIGHT = 2.0


class Title(Struct, frozen=True):
    """A title taken apart."""

    #: Folded words that mean something, each with how often it stands there.
    words: Counter[str]
    #: "Bagian 2"; 0 without one.
    part: int = 0
    #: The number in "Episode 12" or behind the show's name; 0 without one.
    number: int = 0
    #: Whether it says of itself that it is a piece of something longer.
    is_short: bool = False
    numbers: frozenset[str] = field(default_factory=frozenset)
    #: The number before a colon at its beginning; 0 without one.
    leading: int = 0
    #: Hashtags that are not the show's own, folded.
    tags: frozenset[str] = field(default_factory=frozenset)
    #: Whether it says that it speaks about something, such as a quiz or a reaction.
    is_about: bool = False

    def without(self, names: Iterable[frozenset[str]], number: int | None) -> Title:
        """It without the names of people that stand there whole, and without its own number."""
        present = [name for name in names if name <= self.words.keys()]
        is_led = bool(number) and self.leading == number
        if not present and not is_led:
            return self
        words = self.words.copy()
        for name in present:
            words -= Counter(name | _HONORIFICS)
        if is_led:
            words -= Counter({str(number)})
        numbers = frozenset(word for word in words if word.isdigit())
        return replace(self, words=words, numbers=numbers)


def fold(text: str) -> str:
    """Small letters without accents, other scripts' styles and emoji; only letters and digits."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() or letter in "#()[]/.-:" else " " for letter in kept)


def parse_title(text: str, names: Iterable[str] = ()) -> Title:
    """The title taken apart; ``names`` (of the show, of the office) say nothing of an episode."""
    folded = fold(text)
    coded: list[int] = []
    for name in names:
        named = r"\W+".join(map(re.escape, re.findall(r"\w+", fold(name))))
        if named:
            pattern = re.compile(rf"\b{named}\b(?:\s*[-–_ ]?\s*(\d{{1,4}})\b(?!\s*%|[.,/:-]\d))?")
            coded += [int(found) for found in pattern.findall(folded) if found]
            folded = pattern.sub(" ", folded)
    tags = frozenset(tag.replace("-", "") for tag in _TAG.findall(folded) if not tag.isdigit())
    own = {"".join(re.findall(r"\w", fold(name))) for name in names}
    part = _PART.search(folded)
    counted = _COUNTED.search(folded)
    leading = _LEADING.match(folded)
    is_short = bool(_SHORT.search(folded))
    rest = re.sub(r"#(?!\d+\b)[^\W_][\w-]*", " ", folded)
    for pattern in (_PART, _SHORT, _COUNTED, _PHRASES):
        rest = pattern.sub(" ", rest)
    words = Counter(
        _COUNTS.get(word, word.lstrip("0") or word)
        for word in re.findall(r"[^\W_]+", rest.replace("-", " "))
        if word not in LOUD and word not in SMALL
    )
    return Title(
        words,
        _number(part[1] or part[2]) if part else 0,
        int(counted[1]) if counted else next(iter(coded), 0),
        is_short,
        frozenset(word for word in words if word.isdigit()),
        int(leading[1]) if leading else 0,
        frozenset(tag for tag in tags if not any(name.endswith(tag) for name in own)),
        bool(_ABOUT.search(folded)),
    )


def parse_name(name: str, names: Iterable[str] = ()) -> frozenset[str]:
    """The words of a person's name as titles have it: without degrees and forms of address."""
    words = parse_title(name.partition(",")[0], names).words
    return frozenset(words - Counter(_HONORIFICS))


def _number(text: str) -> int:
    return _NUMBERS.get(text) or (int(text) if text.isdigit() else 0)


def weigh_words(titles: Iterable[Title]) -> Mapping[str, float]:
    """How much each word tells: one that every title has tells nearly nothing."""
    every = list(titles)
    counts = Counter(word for title in every for word in title.words)
    return {word: math.log(1 + len(every) / count) for word, count in counts.items()}


def compare(one: Title, other: Title, weights: Mapping[str, float]) -> tuple[float, float]:
    """Which share of each title's meaning stands in the other: two numbers from 0 to 1."""
    common = sum(
        weights.get(word, 1.0) * min(count, other.words[word])
        for word, count in one.words.items()
        if word in other.words
    )
    return common / max(weight(one, weights), 1e-9), common / max(weight(other, weights), 1e-9)


def weight(title: Title, weights: Mapping[str, float]) -> float:
    """How much a title tells."""
    return sum(weights.get(word, 1.0) * count for word, count in title.words.items())
