"""Reads findings as tests compare them."""

from __future__ import annotations

from collections.abc import Iterable

from siniar.model.findings import Finding, Phrase


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def values(finding: Finding) -> dict[str, str]:
    """Values by name; phrases by their message ids."""
    return {
        name: value.message if isinstance(value, Phrase) else value
        for name, value in finding.values
    }


def lines(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """Codes with the lines they stand on."""
    return [(finding.code, finding.place.line) for finding in findings]
