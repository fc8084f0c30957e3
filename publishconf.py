"""Settings for publishing: the same site, but a finding that is an error stops it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403 (Pelican's way of building on other settings)

STRICT = True
