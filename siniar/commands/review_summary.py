"""Renders the one comment of a pull request: findings, what changes for whom, sizes, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from msgspec import Struct, field

from siniar.build.storage import Storage, list_storage
from siniar.feed.diff import FeedDiff, render_diff_markdown
from siniar.model.findings import LEVEL_WORDS, Finding, Level, Report, escape_cell, render_counts
from siniar.model.words import N_, Words

#: The first line of the comment, by which the next run finds it.
MARK = "<!-- siniar: ringkasan -->"
#: Characters; GitHub refuses comments of 65,536 and more.
LENGTH_LIMIT = 60_000
#: Lines of one list before the rest is only counted.
LINES_LIMIT = 40


class Side(Struct, frozen=True):
    """What the site consists of before or after the pull request."""

    #: Addresses of pages below the site's root: ``episode/ktp-el/``.
    pages: frozenset[str] = frozenset()
    #: Bytes of each file that is copied as it is, by its path.
    files: Mapping[str, int] = field(default_factory=dict)


class Links(Struct, frozen=True):
    """Where a comment leads to; empty where there is nothing to lead to."""

    #: Address that a path below the project's root is put behind: ``https://…/blob/<commit>/``.
    blob: str = ""
    #: The page of the run, with the preview to download and the full list of findings.
    run: str = ""


class Review(Struct, frozen=True):
    """Everything that one pull request makes of a site."""

    report: Report
    diff: FeedDiff
    after: Side
    #: ``None`` when what was there before could not be read.
    before: Side | None = None
    #: Bytes of the whole built site; 0 when it could not be built.
    size: int = 0
    #: Headings with their lines: what waits for a date, audio, video, transcript.
    waiting: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: New guids to copy, by the note that has none.
    guids: Mapping[str, str] = field(default_factory=dict)
    links: Links = Links()
    #: The room at the host with that size.
    storage: Storage | None = None


def render_summary(review: Review, words: Words) -> str:
    """The comment in Markdown, never longer than GitHub takes; titles stand in it as text only."""
    blocks = [MARK, _heading(N_("What this change does"), words, 2), *_verdict(review, words)]
    parts = (_findings, _guids, _subscribers, _pages, _sizes, _waiting, _preview)
    for part in parts:
        blocks += part(review, words)
    text = "\n\n".join(blocks) + "\n"
    if len(text) <= LENGTH_LIMIT:
        return text
    cut = text[:LENGTH_LIMIT].rpartition("\n")[0]
    rest = words.t("The rest is too long for a comment.")
    return f"{cut}\n\n{rest}\n"


def _verdict(review: Review, words: Words) -> Iterator[str]:
    counts = render_counts(review.report, words)
    if review.report.has_errors:
        advice = words.t("It cannot be published yet: the errors have to be mended first.")
    else:
        advice = words.t("It can be published: nothing has to be mended.")
    yield f"**{counts}** {advice}" if counts.endswith(".") else f"**{counts}.** {advice}"


def _findings(review: Review, words: Words) -> Iterator[str]:
    findings = [finding for level in Level for finding in review.report.of(level)]
    if findings:
        lines = [_finding_line(each, review.links, words) for each in findings]
        yield _heading(N_("Findings"), words)
        yield _list(lines, words)


def _finding_line(finding: Finding, links: Links, words: Words) -> str:
    place = finding.place
    name = words.t("{path} line {line}", path=place.path, line=place.line)
    name = _plain(name if place.line else place.path)
    if links.blob and not place.path.startswith("output/"):
        # Without plain=1 GitHub shows Markdown as a page, which has no lines.
        part = f"?plain=1#L{place.line}" if place.line else ""
        name = f"[{name}]({links.blob}{quote(place.path)}{part})"
    told = _plain(f"{finding.reason(words)} {finding.remedy(words)}")
    level = words.t(LEVEL_WORDS[finding.level])
    return f"**{level}** {name}: {told} `{finding.code}`"


def _guids(review: Review, words: Words) -> Iterator[str]:
    if review.guids:
        yield words.t("Copy the line into the note, between the two lines of ---:")
        yield "\n".join(
            f"- {_plain(path)}: `guid: {guid}`" for path, guid in sorted(review.guids.items())
        )


def _subscribers(review: Review, words: Words) -> Iterator[str]:
    yield _heading(N_("For subscribers"), words)
    yield _unmentioned(render_diff_markdown(review.diff, words)).replace("### ", "#### ").rstrip()


def _pages(review: Review, words: Words) -> Iterator[str]:
    if review.before is None:
        return
    kinds = (
        (N_("New pages"), review.after.pages - review.before.pages),
        (N_("Pages that are gone"), review.before.pages - review.after.pages),
    )
    for heading, pages in kinds:
        if pages:
            yield _heading(heading, words)
            yield _list([_code(f"/{page}") for page in sorted(pages)], words)


def _sizes(review: Review, words: Words) -> Iterator[str]:
    files = _changed_files(review)
    if not review.size and not files:
        return
    yield _heading(N_("Sizes"), words)
    rows = [(_code(name), words.megabytes(size)) for name, size in files[:LINES_LIMIT]]
    if review.size:
        rows += list_storage(review.storage or Storage(used=review.size), words)
    yield "\n".join(["| | |", "|---|---:|", *(f"| {name} | {size} |" for name, size in rows)])


def _changed_files(review: Review) -> list[tuple[str, int]]:
    """Copied files that are new or of another size, with their bytes."""
    before = review.before.files if review.before else {}
    return [
        (name, size)
        for name, size in sorted(review.after.files.items())
        if before.get(name) != size
    ]


def _waiting(review: Review, words: Words) -> Iterator[str]:
    for heading, lines in review.waiting:
        yield f"### {_plain(heading)}"
        yield _list([_plain(line) for line in lines], words)


def _preview(review: Review, words: Words) -> Iterator[str]:
    if not review.links.run or not review.size:
        return
    yield _heading(N_("Preview"), words)
    yield words.t(
        "Download [pratinjau]({run}#artifacts), then open it with one command:",
        run=review.links.run,
    )
    yield "```\npython3 tasks.py buka pratinjau.zip\n```"


def _heading(message: str, words: Words, level: int = 3) -> str:
    return f"{'#' * level} {words.t(message)}"


def _list(lines: Iterable[str], words: Words) -> str:
    every = list(lines)
    shown = [f"- {line}" for line in every[:LINES_LIMIT]]
    if len(every) > LINES_LIMIT:
        rest = words.n("{number} more line", "{number} more lines", len(every) - LINES_LIMIT)
        shown.append(f"- {rest}")
    return "\n".join(shown)


def _plain(text: str) -> str:
    """Text that is neither Markdown nor HTML, and calls nobody."""
    return _unmentioned(escape_cell(text))


def _code(path: str) -> str:
    """A path as it is written; a mark that would end it is another one."""
    safe = " ".join(path.split()).replace("`", "ˋ").replace("|", "\\|")
    return f"`{safe}`"


def _unmentioned(text: str) -> str:
    """GitHub looks for names after the text was rendered, so that escaping alone calls people."""
    return text.replace("\\@", "@\N{ZERO WIDTH SPACE}")
