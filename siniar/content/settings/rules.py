"""What can be wrong with the settings of a show."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

SETTING_UNKNOWN = Rule(
    "setelan-tidak-dikenal",
    Level.ERROR,
    N_('The setting "{key}" is not known.'),
    N_('Did you mean "{nearest}"?'),
    '"titel": "SIMPATRI"',
    '"title": "SIMPATRI"',
)

SETTING_MISSING = Rule(
    "setelan-wajib",
    Level.ERROR,
    N_('The setting "{key}" is missing.'),
    N_("Add it to SHOW, such as: {example}"),
    "SHOW = {}",
    'SHOW = {"title": "SIMPATRI"}',
)

SETTING_INVALID = Rule(
    "setelan-salah",
    Level.ERROR,
    N_('The setting "{key}" is wrong: {value}.'),
    N_("{expected}"),
    '"explicit": "mungkin"',
    '"explicit": False',
)

SETTING_CATEGORY = Rule(
    "setelan-kategori",
    Level.ERROR,
    N_('"{value}" is not one of Apple\'s categories.'),
    N_('Did you mean "{nearest}"? Apple wants its own English spelling.'),
    '"categories": ["Pemerintah"]',
    '"categories": ["Government"]',
)

DESCRIPTION_LONG = Rule(
    "deskripsi-panjang",
    Level.ERROR,
    N_("The show's description has {size} bytes; directories take 4000."),
    N_("Shorten it."),
    '"description": (5000 karakter)',
    '"description": "Informasi pelayanan publik."',
)
