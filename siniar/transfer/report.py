"""Tells what came along and what did not: a few lines for the terminal, everything for a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from siniar.model.findings import Finding, Level, Report, escape_cell, render_findings
from siniar.model.words import Words

#: Findings that the terminal shows in full; a show of ten years has thousands.
SHOWN = 12


def render_short(findings: Iterable[Finding], words: Words) -> str:
    """The gravest findings in full, the others as a line for each kind."""
    every = list(findings)
    grave = [each for each in every if each.level is not Level.ADVICE]
    shown = grave[:SHOWN]
    text = render_findings(Report(shown), words) if shown else ""
    rest = [*grave[SHOWN:], *(each for each in every if each.level is Level.ADVICE)]
    return text + "".join(f"{line}\n" for line in _count(rest, words))


def _count(findings: Iterable[Finding], words: Words) -> Iterator[str]:
    """A line for each rule and field: how often, and one example."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in findings:
        groups[each.code, _field_of(each, words)].append(each)
    for (code, _), group in sorted(groups.items()):
        yield f"  {len(group)} × {code}: {group[0].reason(words)}"


def _field_of(finding: Finding, words: Words) -> str:
    value = dict(finding.values).get("field", "")
    return value if isinstance(value, str) else words.t(value.message)


def render_whole(findings: Iterable[Finding], words: Words) -> str:
    """Everything that was found, a table for each episode, as Markdown."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        groups[each.place.text].append(each)
    heading, nameless = (
        words.t("What the import did not bring along as it was"),
        words.t("The show"),
    )
    lines = [f"# {heading}", ""]
    for title, group in groups.items():
        lines += [f"## {escape_cell(title) or nameless}", ""]
        lines += ["| | | |", "|---|---|---|"]
        for each in group:
            where = f"{each.place.path}:{each.place.line}" if each.place.line else each.place.path
            cells = (each.reason(words), each.remedy(words), f"{each.code}, {where}")
            lines.append("| " + " | ".join(map(escape_cell, cells)) + " |")
        lines.append("")
    return "\n".join(lines)
