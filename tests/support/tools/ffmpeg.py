"""Finds ffmpeg for the tests, installs it where this program may, and never skips."""

import importlib
import os

from siniar.production.ffmpeg import Ffmpeg, find_ffmpeg
from tests.support.places import ROOT
from tests.support.tools import debian
from tests.support.tools.missing import MissingToolError
from tools.bootstrap import ensure


def find_tested_ffmpeg() -> Ffmpeg:
    """The program of the system or the wheel; raises MissingToolError."""
    ffmpeg, _ = find_ffmpeg(os.environ)
    if ffmpeg is None:
        raise MissingToolError("ffmpeg is missing. Type: python3 tasks.py test")
    return ffmpeg


def prepare_ffmpeg() -> Ffmpeg:
    """Find ffmpeg or install it, from the system first; raises MissingToolError."""
    ffmpeg, _ = find_ffmpeg(os.environ)
    if ffmpeg is not None:
        return ffmpeg
    if debian.may_install():
        debian.install(["ffmpeg"])
    else:
        ensure(ROOT, "audio")
        importlib.invalidate_caches()
    return find_tested_ffmpeg()
