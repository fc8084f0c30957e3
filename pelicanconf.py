"""Settings of the SIMPATRI site: everything that another office would change stands in SHOW.

Each setting is explained in docs/SETTINGS.md. Preview and build use this file; publishing uses
publishconf.py, which only makes it strict.
"""

import os
from pathlib import Path

from siniar.build.pelican_settings import *  # noqa: F403 (Pelican's way of building on other settings)

SHOW = {
    "title": "SIMPATRI",
    "code": "SIMPATRI",
    "tagline": "Informasi pelayanan publik, didengar di mana saja",
    "description": (
        "SIMPATRI adalah siniar Kecamatan Bekasi Utara, Kota Bekasi, tentang kependudukan, "
        "pembangunan, sosial, kemasyarakatan, dan program pemerintah. Semua episode yang ada "
        "sekarang adalah contoh untuk mencoba situs ini."
    ),
    "author": "Kecamatan Bekasi Utara",
    "owner": {"name": "Kecamatan Bekasi Utara", "email": "redaksi@simpatri.example"},
    "language": "id",
    "categories": ["Government", ("Society & Culture", "Places & Travel")],
    "explicit": False,
    # Made once from the first feed address; it stays the same when the address changes.
    "guid": "288c75b5-4cf6-50d3-b0f9-b2b72900a28e",
    "topics": [
        {
            "name": "Kependudukan",
            "description": "Dokumen dan data warga: apa yang dibawa dan ke mana mengurusnya.",
        },
        {
            "name": "Pembangunan",
            "description": "Jalan, saluran air, taman, dan cara warga ikut merencanakannya.",
        },
        {
            "name": "Sosial",
            "description": "Bantuan, perlindungan, dan layanan bagi yang memerlukan.",
        },
        {
            "name": "Kemasyarakatan",
            "description": "Kegiatan warga, lingkungan, dan kehidupan bertetangga.",
        },
        {
            "name": "Program Pemerintah",
            "description": "Program yang sedang berjalan dan cara warga memanfaatkannya.",
        },
    ],
    "seasons": {1: "Musim percobaan"},
    "copyright": "Kecamatan Bekasi Utara",
    "question": "mailto:redaksi@simpatri.example",
    # Sample: none of it is true. Write what holds for the office before the site is used.
    "office": {
        "address": "Alamat contoh, bukan kantor sungguhan",
        "hours": "Jam contoh, tanyakan di loket resmi",
        "phone": "+62 000 0000 0000",
        "whatsapp": "+62 000 0000 0000",
        "responsible": "Contoh penanggung jawab",
    },
    "colors": {"main": "#0b5d57", "accent": "#ffc53d"},
    "feed": {
        "topic_feeds": True,
        "location": "Bekasi Utara, Kota Bekasi",
        "location_country": "ID",
        "location_rel": "subject",
        # The sample's voices are a computer's.
        "ai_content": True,
        "update_frequency": "Setiap minggu",
        "update_rule": "FREQ=WEEKLY",
    },
    "addresses": {
        "episode": "episode",
        "topic": "topik",
        "person": "orang",
        "season": "musim",
        "all": "semua",
        "subscribe": "langganan",
        "search": "cari",
        "questions": "pertanyaan",
        "video": "video",
        "audio": "audio",
        "transcript": "transkrip",
        "chapters": "bab",
        "pictures": "gambar",
        "privacy": "data-anda",
    },
    # The form under /admin/. The publishing workflow names the repository; empty: no form.
    "admin": {"repository": os.environ.get("ADMIN_REPOSITORY", "")},
    "sample": True,
}

#: Where the site is public. The publishing workflow sets it from the host's own settings, so a
#: project page and a domain of one's own need no change here.
SITEURL = os.environ.get("SITEURL") or "https://simpatri.example"
TIMEZONE = "Asia/Jakarta"
#: The publishing workflow stops the clock, so that all its steps speak of one moment.
NOW = os.environ.get("NOW")

# Below this line nothing is about the show.

SINIAR_ROOT = Path(__file__).parent
SITENAME = SHOW["title"]
DEFAULT_LANG = SHOW["language"]
# The one of this folder, where somebody may change it.
THEME = "theme"
