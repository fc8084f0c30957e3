"""Settings of this show: everything about it stands in SHOW.

Preview and build use this file; publishing uses publishconf.py, which only makes it strict.
"""

import os

from siniar.build.pelican_settings import *  # noqa: F403 (Pelican's way of building on other settings)

SHOW: dict[str, object] = {}
# The form under /admin/. The publishing workflow names the repository; empty: no form.
SHOW["admin"] = {"repository": os.environ.get("ADMIN_REPOSITORY", "")}

#: Where the site is public. The publishing workflow sets it from the host's own settings.
SITEURL = os.environ.get("SITEURL") or ""
TIMEZONE = ""
#: The publishing workflow stops the clock, so that all its steps speak of one moment.
NOW = os.environ.get("NOW")

SITENAME = SHOW["title"]
DEFAULT_LANG = SHOW["language"]
