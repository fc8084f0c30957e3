"""Finds ffmpeg for the tests, installs it where this program may, and never skips."""

import importlib
import os
import shutil
from collections.abc import MutableMapping

from siniar.production.ffmpeg import VARIABLE, Ffmpeg, find_ffmpeg
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


def choose_wheel(environment: MutableMapping[str, str]) -> None:
    """Let tests and what they start take the wheel's ffmpeg, unless another is chosen.

    It is the same everywhere, and Debian's spends a seventh of a second on loading 200 libraries,
    which is most of what tests of short recordings take.
    """
    wheel, _ = find_ffmpeg({"PATH": ""})
    if wheel is not None:
        environment.setdefault(VARIABLE, wheel.path)


def find_every_ffmpeg() -> list[Ffmpeg]:
    """The one that tests take, and the system's where there is one: they word things otherwise."""
    tested, system = find_ffmpeg(os.environ)[0], shutil.which("ffmpeg")
    # Of none at all, what runs it fails and says so.
    found = [each for each in (tested, Ffmpeg(system) if system else None) if each]
    return list(dict.fromkeys(found)) or [Ffmpeg("ffmpeg")]


def prepare_ffmpeg() -> None:
    """Install the wheel."""
    ensure(ROOT, "audio")
    importlib.invalidate_caches()


def prepare_systems_ffmpeg() -> None:
    """Install the system's ffmpeg where this program may."""
    if shutil.which("ffmpeg") is None and debian.may_install():
        debian.install(["ffmpeg"])
