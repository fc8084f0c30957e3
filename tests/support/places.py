"""Where the project's own files lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"
_ASIDE = Path(__file__).with_name("sample")
#: The sample show: the repository's own, or where new-show put it when it made another show of it.
SAMPLE = _ASIDE if _ASIDE.is_dir() else ROOT
