"""What a rule is: a finding's code, level and texts, with a wrong and a right example.

Each room keeps its own in ``rules*.py``; here are those that several rooms find.

A code is stable: it has a page in the handbook and may stand in somebody's notes. Texts are English
message ids; the Indonesian ones stand in ``locale/id/LC_MESSAGES/editors.po``. Examples are what an
editor of an Indonesian show types, so they are not translated.
"""

from __future__ import annotations

from enum import Enum
from types import ModuleType

from msgspec import Struct

from siniar.model.words import N_


class Level(Enum):
    """How grave a finding is, the gravest first."""

    #: Publishing stops.
    ERROR = "error"
    #: Published, but somebody will suffer.
    WARNING = "warning"
    #: Published as it is; could be better.
    ADVICE = "advice"


class Rule(Struct, frozen=True):
    """What can be wrong, in general."""

    code: str
    level: Level
    #: Message id with ``{name}`` places.
    reason: str
    #: Message id with ``{name}`` places: how to write it.
    remedy: str
    wrong: str
    right: str


def rules_of(*modules: ModuleType) -> dict[str, Rule]:
    """The rules that some modules define, by their codes.

    Raises:
        ValueError: two rules have one code.
    """
    values = [value for module in modules for value in vars(module).values()]
    rules = {rule.code: rule for rule in values if isinstance(rule, Rule)}
    if len(rules) < len({rule for rule in values if isinstance(rule, Rule)}):
        raise ValueError("two rules have one code")
    return rules


# --- The file as a whole -------------------------------------------------------------------------

FILE_NOT_UTF8 = Rule(
    "berkas-bukan-utf8",
    Level.ERROR,
    N_("The file is not UTF-8 text."),
    N_("Save it again with the encoding UTF-8."),
    "judul: Caf\\xe9 (disimpan sebagai Latin-1)",
    "judul: Café (disimpan sebagai UTF-8)",
)

FILE_OTHER_ENCODING = Rule(
    "berkas-enkode",
    Level.WARNING,
    N_("The file is not UTF-8 but {name}; it is read as such."),
    N_("Run the check with --fix, or save it again with the encoding UTF-8."),
    "judul: Café (disimpan sebagai ANSI)",
    "judul: Café (disimpan sebagai UTF-8)",
)

TEXT_GARBLED = Rule(
    "huruf-rusak",
    Level.WARNING,
    N_('The letters "{value}" are the remains of a quote or of an accent; they are mended.'),
    N_("Run the check with --fix, or copy this into the place of the line: {mended}"),
    "judul: â€œKTPâ€\x9d hilang",
    "judul: “KTP” hilang",
)

FILE_UNREADABLE = Rule(
    "berkas-tak-terbuka",
    Level.ERROR,
    N_("The file {value} cannot be opened: your user lacks the right, or the disk is at fault."),
    N_("Give your user the right to read it, or bring it back: git checkout HEAD -- {value}"),
    "chmod 000 content/audio/003-ktp-el-hilang.mp3",
    "chmod 644 content/audio/003-ktp-el-hilang.mp3",
)

FILE_TOO_LARGE = Rule(
    "berkas-terlalu-besar",
    Level.ERROR,
    N_("The file has {size} bytes, which is too much for a note."),
    N_("Keep notes under {limit} bytes."),
    "(catatan 5 MB)",
    "(catatan 5 KB)",
)

# --- Chapters, transcript, pictures --------------------------------------------------------------

FILE_MISSING = Rule(
    "berkas-tidak-ada",
    Level.ERROR,
    N_("The file {value} is not in {folder}."),
    N_("Put it there, or correct the name. The most similar file there: {nearest}"),
    "transkrip: 3.vtt",
    "transkrip: 003-ktp-el-hilang.vtt",
)
