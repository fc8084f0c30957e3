"""Makes the repository of a new show, asking at a terminal for what the options do not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siniar.build.load import Refused, load
from siniar.build.pelican import read_project
from siniar.build.public_address import read_pages
from siniar.commands.language import words_of
from siniar.commands.options import option
from siniar.commands.terminal import find_asker, say, show, show_findings
from siniar.content.settings.show import SHOW_SETTINGS, propose_guid
from siniar.content.settings.table import SettingContext
from siniar.content.settings.values import base_url, color, email
from siniar.model.findings import Finding, Place, Report, found
from siniar.model.slugs import slugify
from siniar.model.words import N_, Words, choose_words, load_words
from siniar.production.answers import Interview, WrongAnswerError
from siniar.production.begin import begin_episode
from siniar.production.options import DraftOptions
from siniar.start.answers import ShowAnswers
from siniar.start.files import read_alike, render_packages, render_pages, render_readme
from siniar.start.packages import read_own_package
from siniar.start.rules import HASH_UNKNOWN
from siniar.start.samples import find_samples
from siniar.start.settings import write_settings
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE, UseError
from siniar.system.files import replace_file
from siniar.system.git import begin_repository
from siniar.system.resources import is_checkout

_SETTINGS = "pelicanconf.py"
_COLORS = "#0b5d57,#ffc53d"
_CHANNEL = re.compile(r"(?:https://www\.youtube\.com/channel/)?(UC[\w-]{22})/?", re.ASCII)
_FIRST_FILES = frozenset({".git", "README.md", "LICENSE"})
_ROWS = {row.key: row for row in SHOW_SETTINGS}


@dataclass(frozen=True, slots=True)
class NewShowOptions:
    """What the new show is; what is not said is asked for."""

    folder: str = option(
        N_("Folder that the show gets, or . in a copy of siniar's own repository."),
        value=N_("FOLDER"),
        is_loose=True,
    )
    title: str = option(N_("Name of the show."), "")
    code: str = option(N_("What episode codes start with."), "")
    office: str = option(N_("Who makes it."), "")
    language: str = option(N_("Language of the show, such as id, su or en."), "")
    url: str = option(N_("Address of the site, where it is known."), "", value=N_("ADDRESS"))
    topics: str = option(N_("Topics, with commas between them."), "")
    colors: str = option(N_("Main colour and accent, such as #0b5d57,#ffc53d."), "")
    email: str = option(N_("E-mail of the owner, whom directories write to."), "")
    youtube: str = option(N_("Id of the YouTube channel (UC…)."), "")
    timezone: str = option(N_("Time zone, such as Asia/Jakarta."), "")
    editors_language: str = option(N_("Language of what editors read and type."), "")
    yes: bool = option(N_("Ask nothing: what is not said takes its proposal."), False)


def run(root: Path, options: NewShowOptions) -> int:
    """Make the show; the exit status."""
    words = _words_for(root, options)
    target = Path(options.folder).expanduser().resolve()
    is_copy = is_checkout(target)
    if not is_copy and target.exists() and not _is_free(target):
        raise UseError(words.t("{path} is there already, and is not empty.", path=target))
    ask = None if options.yes else find_asker()
    try:
        answers = ask_answers(target, options, Interview(ask, say), words)
    except WrongAnswerError as error:
        say(str(error))
        return WRONG_USE
    findings = clear_samples(target) if is_copy else write_alike(target, answers)
    return found_show(target, answers, findings)


def _words_for(root: Path, options: NewShowOptions) -> Words:
    """Words of the language that was said; else as everywhere."""
    said = options.editors_language or options.language
    return choose_words([said]) if said else words_of(root)


def _is_free(folder: Path) -> bool:
    """Whether nothing lies in a folder but what GitHub begins a repository with."""
    return folder.is_dir() and all(path.name in _FIRST_FILES for path in folder.iterdir())


# --- what is asked --------------------------------------------------------------------------------


def ask_answers(
    target: Path, options: NewShowOptions, interview: Interview, words: Words
) -> ShowAnswers:
    """What is said of the show and answered, each checked as its setting will be.

    Raises:
        WrongAnswerError: an answer cannot be taken, and nobody can be asked again.
    """

    def settle(question: str, given: str, parse: Parse, proposal: str = "") -> Any:  # noqa: ANN401
        return interview.settle(words.t(question), given, parse, proposal)

    def checked(parse: Parse, key: str, *, may_lack: bool = False) -> Parse:
        return lambda text: "" if may_lack and not text else _check(parse, key, text, words)

    def setting(key: str) -> Parse:
        return checked(_ROWS[key].parse, key)

    title = settle(N_("Name of the show"), options.title, setting("title"))
    code = settle(
        N_("Code of episodes, in capital letters"),
        options.code.upper(),
        setting("code"),
        propose_code(title),
    )
    office = settle(N_("Who makes it"), options.office, setting("author"), title)
    proposed = words.locale.language
    language = settle(N_("Language"), options.language, setting("language"), proposed)
    url = settle(
        N_("Address of the site (or empty)"),
        options.url,
        checked(base_url, "SITEURL", may_lack=True),
        read_pages(target),
    )
    topics = settle(
        N_("Topics, with commas between them"),
        options.topics,
        lambda text: _parse_topics(text, words),
        load_words(language).t("Services, Activities, Announcements"),
    )
    return ShowAnswers(
        title=title,
        code=code,
        office=office,
        language=language,
        guid=propose_guid(url or "https://situs.example"),
        url=url,
        timezone=options.timezone or propose_zone(language),
        topics=topics,
        colors=settle(
            N_("Main colour and accent"),
            options.colors,
            lambda text: _parse_colors(text, words),
            _COLORS,
        ),
        email=settle(
            N_("E-mail (or empty)"), options.email, checked(email, "owner.email", may_lack=True)
        ),
        channel=settle(
            N_("Id of the YouTube channel (or empty)"),
            options.youtube,
            lambda text: _parse_channel(text, words),
        ),
        editors_language=options.editors_language and setting("language")(options.editors_language),
    )


Parse = Callable[..., Any]


def _check(parse: Parse, key: str, text: str, words: Words) -> Any:  # noqa: ANN401
    """What the settings' own parser makes of an answer."""
    report = Report()
    value = parse(text, SettingContext(_SETTINGS, report, key=key))
    for finding in report:
        raise WrongAnswerError(f"{finding.reason(words)} {finding.remedy(words)}")
    return value


def propose_code(title: str) -> str:
    """A code made of a title's letters and digits: ``Suara Warga`` as ``SUARAWARGA``."""
    letters = slugify(title).replace("-", "").upper().lstrip("0123456789")[:20]
    return letters if len(letters) > 1 else "PODCAST"


def propose_zone(language: str) -> str:
    """Jakarta's for a show that Indonesians listen to, else the computer's own."""
    if load_words(language).locale.language == "id":
        return "Asia/Jakarta"
    place = Path("/etc/localtime").resolve().as_posix()
    return place.partition("/zoneinfo/")[2] or "UTC"


def _parse_topics(text: str, words: Words) -> tuple[str, ...]:
    named = {slugify(name): " ".join(name.split()) for name in text.split(",") if slugify(name)}
    if not named:
        raise WrongAnswerError(words.t("Write at least one topic."))
    return tuple(named.values())


def _parse_colors(text: str, words: Words) -> tuple[str, str]:
    colors = [each.strip() for each in text.split(",")]
    if len(colors) != 2:
        raise WrongAnswerError(words.t("Write two colours, such as {example}.", example=_COLORS))
    main, accent = (_check(color, "colors", each, words) for each in colors)
    return main, accent


def _parse_channel(text: str, words: Words) -> str:
    match = _CHANNEL.fullmatch(text.strip())
    if text.strip() and match is None:
        told = words.t("This is no id of a channel: {value}. It begins with UC and has 24 letters.")
        raise WrongAnswerError(told.format(value=text))
    return match[1] if match else ""


# --- what is written ------------------------------------------------------------------------------


def clear_samples(target: Path) -> list[Finding]:
    """Take the samples out of a copy of the repository; what was left, and why."""
    samples = find_samples(target)
    for path in samples.files:
        path.unlink()
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
    write_files(target, {_SETTINGS: settings, **render_pages(answers, page_words)})
    loaded = load(read_project(target))
    if isinstance(loaded, Refused):
        show_findings(loaded.report, words)
        return FINDINGS
    title = page_words.t("First episode")
    begun = begin_episode(loaded, DraftOptions(title=title), Interview(None, say))
    if not begin_repository(target):
        say(words.t("Git is not installed, so {path} is no repository yet.", path=target))
    show(words.t("Written: {path}", path=target))
    for name in (_SETTINGS, "content/pages/", begun.note.relative_to(target).as_posix()):
        show(words.t("  – fill in {name}", name=name))
    if findings:
        show_findings(Report(findings), words)
    show(words.t("Then, in that folder: python3 tasks.py serve"))
    return GOOD
