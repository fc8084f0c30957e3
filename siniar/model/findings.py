"""What is wrong with an editor's input: a finding has a place, a reason, a remedy and a code.

Findings are collected over a whole run and shown together; the texts stand in ``rules*.py`` of the
room that finds them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from html import escape

from msgspec import Struct, field

from siniar.model.rules import Level, Rule
from siniar.model.words import N_, Words

__all__ = [
    "LEVEL_WORDS",
    "Finding",
    "Format",
    "Level",
    "Phrase",
    "Place",
    "Report",
    "escape_cell",
    "found",
    "render_findings",
]

#: GitHub shows at most this many annotations of one level for a step; the rest goes unseen.
#: https://docs.github.com/actions/reference/limits
ANNOTATIONS_PER_LEVEL = 10


class Place(Struct, frozen=True, order=True):
    """Where something is wrong."""

    #: File relative to the project's root, with forward slashes.
    path: str
    #: Counted from 1; 0 when the whole file is meant.
    line: int = 0
    #: The line as the editor wrote it.
    text: str = ""


class Phrase(Struct, frozen=True):
    """A value of a finding that is itself a message of the catalogue."""

    message: str
    #: What fills the ``{name}`` places of the message.
    values: tuple[tuple[str, str], ...] = ()


class Finding(Struct, frozen=True):
    """One thing an editor should know."""

    rule: Rule
    place: Place
    #: What fills the ``{name}`` places of the rule's texts.
    values: tuple[tuple[str, str | Phrase], ...] = ()

    @property
    def code(self) -> str:
        """The name that the handbook knows it under."""
        return self.rule.code

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self.rule.level

    def reason(self, words: Words) -> str:
        """What is wrong, in the reader's language."""
        return self._fill(self.rule.reason, words)

    def remedy(self, words: Words) -> str:
        """How to write it, in the reader's language."""
        return self._fill(self.rule.remedy, words)

    def _fill(self, message: str, words: Words) -> str:
        values = {
            name: words.t(value.message, **dict(value.values))
            if isinstance(value, Phrase)
            else value
            for name, value in self.values
        }
        return words.t(message).format(**values).strip()


def found(rule: Rule, place: Place, **values: object) -> Finding:
    """A finding of a rule; ``values`` fill the places in the rule's texts."""
    texts = {
        name: value if isinstance(value, Phrase) else str(value) for name, value in values.items()
    }
    return Finding(rule, place, tuple(texts.items()))


class Report(Struct):
    """Everything one run found."""

    findings: list[Finding] = field(default_factory=list)

    def add(self, rule: Rule, place: Place, **values: object) -> None:
        """Note one finding."""
        self.findings.append(found(rule, place, **values))

    def extend(self, findings: Iterable[Finding]) -> None:
        """Note several findings."""
        self.findings.extend(findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.sorted())

    def __len__(self) -> int:
        return len(self.findings)

    def sorted(self) -> list[Finding]:
        """Each finding once, the gravest first, then by file and line."""
        ranks = list(Level)
        return sorted(
            dict.fromkeys(self.findings),
            key=lambda finding: (ranks.index(finding.level), finding.place, finding.code),
        )

    def of(self, level: Level) -> list[Finding]:
        """The findings of one level, sorted."""
        return [finding for finding in self.sorted() if finding.level is level]

    @property
    def has_errors(self) -> bool:
        """Whether publishing has to stop."""
        return any(finding.level is Level.ERROR for finding in self.findings)


class Format(Enum):
    """Who reads a rendered report."""

    TEXT = "text"
    GITHUB = "github"
    MARKDOWN = "markdown"
    JSON = "json"


#: Message ids.
LEVEL_WORDS = {
    Level.ERROR: N_("error"),
    Level.WARNING: N_("warning"),
    Level.ADVICE: N_("advice"),
}


def _render_text(report: Report, words: Words) -> str:
    blocks = []
    for finding in report:
        place = finding.place
        line = words.t("{path} line {line}", path=place.path, line=place.line)
        lines = [line if place.line else place.path]
        if place.text.strip():
            lines.append(f"    {place.text.strip()}")
        level = words.t(LEVEL_WORDS[finding.level])
        lines.append(f"  {finding.reason(words)} {finding.remedy(words)}")
        lines.append(f"  [{finding.code}, {level}]")
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, render_counts(report, words)]) + "\n"


def render_counts(report: Report, words: Words) -> str:
    """One line with the number of findings of each level."""
    counts = {level: len(report.of(level)) for level in Level}
    if not any(counts.values()):
        return words.t("Nothing wrong was found.")
    return ", ".join(
        f"{number} {words.t(LEVEL_WORDS[level])}" for level, number in counts.items() if number
    )


def _escape_annotation(text: str, *, is_property: bool = False) -> str:
    """Escape as GitHub's workflow commands want it, so that text can never become a command."""
    # Other line ends than these two mean nothing to the runner, but end lines elsewhere.
    text = re.sub("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", text)
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def _render_github(report: Report, words: Words) -> str:
    commands = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}
    lines = []
    for level, command in commands.items():
        for finding in report.of(level)[:ANNOTATIONS_PER_LEVEL]:
            path = _escape_annotation(finding.place.path, is_property=True)
            title = _escape_annotation(finding.code, is_property=True)
            message = _escape_annotation(f"{finding.reason(words)} {finding.remedy(words)}")
            line = max(finding.place.line, 1)
            lines.append(f"::{command} file={path},line={line},title={title}::{message}")
    return "\n".join([*lines, render_counts(report, words)]) + "\n"


def _render_json(report: Report, words: Words) -> str:
    records = [
        {
            "code": finding.code,
            "level": finding.level.value,
            "path": finding.place.path,
            "line": finding.place.line,
            "text": finding.place.text,
            "reason": finding.reason(words),
            "remedy": finding.remedy(words),
        }
        for finding in report
    ]
    text = json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    # GitHub's machines obey what stands behind these signs, wherever they are.
    return text.replace("##[", "#\\u0023[")


def _render_markdown(report: Report, words: Words) -> str:
    """A table for a step summary; text of editors stands in it as text only."""
    rows = [f"### {render_counts(report, words)}", ""]
    if len(report):
        heads = words.t("Place"), words.t("Finding")
        rows += [f"| {heads[0]} | {heads[1]} | |", "|---|---|---|"]
    for finding in report:
        place = finding.place
        cells = (
            f"{place.path}:{place.line}" if place.line else place.path,
            f"{finding.reason(words)} {finding.remedy(words)}",
            finding.code,
        )
        rows.append("| " + " | ".join(escape_cell(cell) for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def escape_cell(text: str) -> str:
    """Text that is neither Markdown nor HTML nor the end of a cell."""
    text = escape(" ".join(text.split()), quote=False)
    return re.sub(r"([\\`*_{}\[\]()#+!|~@])", r"\\\1", text)


_RENDERERS = {
    Format.TEXT: _render_text,
    Format.GITHUB: _render_github,
    Format.MARKDOWN: _render_markdown,
    Format.JSON: _render_json,
}


def render_findings(report: Report, words: Words, style: Format = Format.TEXT) -> str:
    """The whole report as text for one kind of reader."""
    return _RENDERERS[style](report, words)
