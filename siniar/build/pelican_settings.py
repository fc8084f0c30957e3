"""What the settings of every show say to Pelican; each begins with all names from here."""

from __future__ import annotations

from siniar.system.resources import find_resource

PLUGINS = ["siniar"]
PATH = "content"
#: The theme that comes with the program.
THEME = str(find_resource("theme"))
OUTPUT_PATH = "output"
STATIC_PATHS: tuple[str, ...] = ()
# The engine reads episodes and pages itself, so that their mistakes become findings.
ARTICLE_PATHS: tuple[str, ...] = ()
PAGE_PATHS: tuple[str, ...] = ()
DIRECT_TEMPLATES: tuple[str, ...] = ()
THEME_STATIC_PATHS: tuple[str, ...] = ()
READERS = {"rst": None, "html": None, "md": None}
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
# The only feeds are the engine's.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
