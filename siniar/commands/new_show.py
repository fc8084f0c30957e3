"""Makes the repository of a new show, asking at a terminal for what the options do not say."""

from __future__ import annotations

from pathlib import Path

from siniar.build.load import Refused, load
from siniar.build.pelican import read_project
from siniar.build.settings_file import LENIENT
from siniar.commands.language import words_of
from siniar.commands.show_questions import NewShowOptions, ShowQuestions
from siniar.commands.terminal import find_asker, say, show, show_findings
from siniar.model.findings import Finding, Place, Report, found
from siniar.model.words import Words, choose_words, load_words
from siniar.production.answers import Interview, WrongAnswerError
from siniar.production.begin import begin_episode
from siniar.production.options import DraftOptions
from siniar.start.answers import ShowAnswers
from siniar.start.files import (
    offer_topics,
    read_alike,
    render_packages,
    render_pages,
    render_readme,
)
from siniar.start.packages import read_own_package
from siniar.start.rules import HASH_UNKNOWN
from siniar.start.samples import find_samples, has_sample_settings, set_aside
from siniar.start.settings import write_settings
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE, UseError
from siniar.system.files import replace_file
from siniar.system.git import begin_repository
from siniar.system.resources import is_checkout

_FORM = ".github/ISSUE_TEMPLATE/usulan-episode.yml"
_FIRST_FILES = frozenset({".git", "README.md", "LICENSE"})


def run(root: Path, options: NewShowOptions) -> int:
    """Make the show; the exit status."""
    words = _words_for(root, options)
    target = Path(options.folder).expanduser().resolve()
    is_copy = is_checkout(target)
    if not is_copy and target.exists() and not _is_free(target):
        raise UseError(words.t("{path} is there already, and is not empty.", path=target))
    if is_copy and not has_sample_settings(target / LENIENT):
        raise UseError(words.t("{path} is a show of its own already.", path=target))
    ask = None if options.yes else find_asker()
    try:
        questions = ShowQuestions(Interview(ask, say), words)
        answers = questions.ask_all(target, options)
    except WrongAnswerError as error:
        say(str(error))
        return WRONG_USE
    try:
        findings = clear_samples(target, answers) if is_copy else write_alike(target, answers)
        return found_show(target, answers, findings)
    except OSError as error:
        told = words.t("{path} cannot be written: {problem}")
        raise UseError(told.format(path=target, problem=error.strerror)) from None


def _words_for(root: Path, options: NewShowOptions) -> Words:
    """Words of the language that was said; else as everywhere."""
    said = options.editors_language or options.language
    return choose_words([said]) if said else words_of(root)


def _is_free(folder: Path) -> bool:
    """Whether nothing lies in a folder but what GitHub begins a repository with."""
    return folder.is_dir() and all(path.name in _FIRST_FILES for path in folder.iterdir())


# --- what is written ------------------------------------------------------------------------------


def clear_samples(target: Path, answers: ShowAnswers) -> list[Finding]:
    """Take what is the sample's out of a copy of the repository; what was left, and why."""
    samples = find_samples(target)
    set_aside(target, samples)
    form = target / _FORM
    if form.is_file():
        text = offer_topics(form.read_text(encoding="utf-8"), answers.topics)
        replace_file(form, text.encode())
    return list(samples.kept)


def write_alike(target: Path, answers: ShowAnswers) -> list[Finding]:
    """Write what a show of its own needs besides; what is still missing of it."""
    own = read_own_package()
    words = _editors_words(answers)
    files = {**read_alike(), **render_packages(own)}
    if not (target / "README.md").exists():
        files["README.md"] = render_readme(answers, words)
    write_files(target, files)
    if own.digests:
        return []
    return [found(HASH_UNKNOWN, Place("requirements.txt"), package=own.requirement)]


def write_files(target: Path, files: dict[str, bytes]) -> None:
    """Write files by their paths below a folder."""
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)


def _editors_words(answers: ShowAnswers) -> Words:
    return load_words(answers.editors_language or answers.language)


def found_show(target: Path, answers: ShowAnswers, findings: list[Finding]) -> int:
    """Write what is the show's own, and tell what comes next; the exit status."""
    words, page_words = _editors_words(answers), load_words(answers.language)
    settings = write_settings(answers, page_words, words).encode()
    write_files(target, {LENIENT: settings, **render_pages(answers, page_words)})
    loaded = load(read_project(target))
    if isinstance(loaded, Refused):
        show_findings(loaded.report, words)
        return FINDINGS
    written = [LENIENT, "content/pages/"]
    if not loaded.reads:
        title = page_words.t("First episode")
        begun = begin_episode(loaded, DraftOptions(title=title), Interview(None, say))
        written.append(begun.note.relative_to(target).as_posix())
    if not begin_repository(target):
        say(words.t("Git is not installed, so {path} is no repository yet.", path=target))
    show(words.t("Written: {path}", path=target))
    for name in written:
        show(words.t("  – fill in {name}", name=name))
    if findings:
        show_findings(Report(findings), words)
    show(words.t("Then, in that folder: python3 tasks.py serve"))
    return GOOD
