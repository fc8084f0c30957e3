"""What can be wrong with the notes of residents' questions."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

QUESTION_EPISODE_UNKNOWN = Rule(
    "pertanyaan-episode",
    Level.WARNING,
    N_("No note is called {value}, so the question stays unanswered."),
    N_("{hint} Write the name of the note in content/episodes, without .md."),
    "episode: 014-surat-pindh",
    "episode: 014-surat-pindah",
)

QUESTION_TEXT_BELOW = Rule(
    "pertanyaan-teks",
    Level.WARNING,
    N_("The text below the fields is shown nowhere."),
    N_('Write the answer behind "jawaban:", in one or two sentences.'),
    "---\npertanyaan: Apa syaratnya?\n---\nBawa KTP.",
    "---\npertanyaan: Apa syaratnya?\njawaban: Bawa KTP.\n---",
)
