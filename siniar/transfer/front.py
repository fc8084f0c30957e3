"""Reads front matter of other programs: TOML, YAML, JSON, or lines such as ``Title: …``."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml
from msgspec import Struct

#: Of a note by itself; what is longer is no front matter.
_LIMIT = 200_000
_YAML = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?\n)?\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)")


def fold_keys(values: object) -> dict[str, Any]:
    """A mapping with its keys in small letters; empty for what is none."""
    if not isinstance(values, dict):
        return {}
    return {str(key).casefold(): value for key, value in values.items()}


class ForeignFront(Struct, frozen=True):
    """The values of a note with their keys in small letters, and the text below them."""

    values: Mapping[str, Any]
    body: str


def split_front(text: str) -> ForeignFront | None:
    """The note taken apart; ``None`` when it begins with no front matter that can be read."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").lstrip("\n")
    for pattern, load in ((_YAML, load_yaml), (_TOML, load_toml)):
        match = pattern.match(text)
        if match and len(match[0]) < _LIMIT:
            return _build(load(match[1] or ""), text[match.end() :])
    if text.startswith("{"):
        return _split_json(text)
    return _split_lines(text)


def _build(values: object, body: str) -> ForeignFront | None:
    return ForeignFront(fold_keys(values), body) if isinstance(values, dict) else None


def load_yaml(text: str) -> object:
    """What YAML holds; ``None`` when it cannot be read."""
    # Anchors make a small text a huge one.
    if re.search(r"^[^#'\"]*:\s+[&*]\w", text, re.MULTILINE):
        return None
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def load_toml(text: str) -> object:
    """What TOML holds; ``None`` when it cannot be read."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def load_json(text: str) -> object:
    """What JSON holds; ``None`` when it cannot be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _split_json(text: str) -> ForeignFront | None:
    try:
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return _build(values, text[end:])


def _split_lines(text: str) -> ForeignFront | None:
    """Pelican's own notes: lines with a key up to the first empty one."""
    head, _, body = text.partition("\n\n")
    values: dict[str, str] = {}
    for line in head.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        values[match[1].casefold()] = match[2]
    return ForeignFront(values, body) if "title" in values else None


def as_text(value: object) -> str:
    """A value as one line; lists and mappings have none."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: ""}[value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def as_texts(value: object) -> tuple[str, ...]:
    """A list of words; one text may hold them between commas."""
    if isinstance(value, list):
        return tuple(filter(None, map(as_text, value)))
    return tuple(part.strip() for part in as_text(value).split(",") if part.strip())
