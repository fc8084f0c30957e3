"""What can be wrong with the settings of a show."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

SETTING_UNKNOWN = Rule(
    "setelan-tidak-dikenal",
    Level.ERROR,
    N_('The setting "{key}" is not known.'),
    N_("{hint} All settings stand in docs/SETTINGS.md."),
    '"titel": "SIMPATRI"',
    '"title": "SIMPATRI"',
)

SETTING_RENAMED = Rule(
    "setelan-berganti-nama",
    Level.WARNING,
    N_('The setting "{key}" is called "{name}" here; it was read as such.'),
    N_('Write "{name}" in its place.'),
    '"subtitle": "Suara pelayanan"',
    '"tagline": "Suara pelayanan"',
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
    N_("{hint} Apple wants its own English spelling."),
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

SETTING_LONG = Rule(
    "setelan-panjang",
    Level.WARNING,
    N_('The text of "{key}" has {length} characters; apps and directories cut it after {limit}.'),
    N_("Shorten it to what listeners should read in any case."),
    '"location": (209 karakter)',
    '"location": "Bekasi Utara, Kota Bekasi"',
)

SETTING_CONTRADICTS = Rule(
    "setelan-bertentangan",
    Level.WARNING,
    N_('"{key}" promises more episodes, while "{other}" says that none will come.'),
    N_('Delete "{key}" when the show has ended, or set "{other}" to False.'),
    '"feed": {"complete": True, "update_rule": "FREQ=WEEKLY"}',
    '"feed": {"complete": True}',
)

LICENSE_UNKNOWN = Rule(
    "lisensi-tidak-dikenal",
    Level.WARNING,
    N_('"{value}" is no licence that apps know by its name; listeners could not look it up.'),
    N_(
        'Write it as "{nearest}" if that is meant; for a licence of your own add its address: '
        '"license_url"'
    ),
    '"feed": {"license": "CC BY 4.0"}',
    '"feed": {"license": "cc-by-4.0"}',
)

SERVICE_UNKNOWN = Rule(
    "layanan-tidak-dikenal",
    Level.ERROR,
    N_('"{value}" is not a service that the feed could keep out; nobody would obey it.'),
    N_('Did you mean "{nearest}"?'),
    '"feed": {"blocks": {"amazon music": True}}',
    '"feed": {"blocks": {"amazon": True}}',
)

SITE_HOST_LETTERS = Rule(
    "situs-huruf",
    Level.ERROR,
    N_('The host "{value}" has letters outside a to z; many podcast apps cannot open it.'),
    N_('Write it as the net knows it: SITEURL = "{offer}"'),
    'SITEURL = "https://kecamatan-bekasí.example"',
    'SITEURL = "https://xn--kecamatan-bekas-jpb.example"',
)
