"""Pelican's one door: a plugin with one generator that loads, plans, writes and verifies a site."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from logging.handlers import BufferingHandler
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.log import init as init_log
from pelican.settings import DEFAULT_CONFIG, get_settings_from_file, read_settings

from siniar.build.cache import Cache
from siniar.build.guest import fallback_of, guest_settings, is_guest, keep_out, prefix_of
from siniar.build.last_state import check_last_state
from siniar.build.load import Loaded, Refused, load
from siniar.build.ours import find_taken, is_ours, mark, without_mark
from siniar.build.plan import Plan, plan_site
from siniar.build.project import Project, project_of
from siniar.build.rules import CACHE_DISCARDED, OUTPUT_NOT_OURS
from siniar.build.sample import check_sample
from siniar.build.search import Digests, index_site
from siniar.build.settings_file import LENIENT, SettingsError, SettingsReaders, run_settings
from siniar.build.verify import verify
from siniar.build.verify_plan import check_plan
from siniar.build.write import find_leftovers, write_outputs
from siniar.content.links import DOCUMENTS, PICTURES
from siniar.feed.promises import check_site
from siniar.model.findings import Level, Place, Report, found, render_findings
from siniar.model.words import Words, choose_words
from siniar.pages.blog import BlogTemplates
from siniar.system.files import Mark

#: Folders of content/ of which only what a text shows is published, and as our plan makes it.
_OURS = frozenset({PICTURES, DOCUMENTS})
#: Warnings that nobody has to do anything about: Docutils lacks many languages, among them
#: Indonesian, and writes the few words that are its own in English then; a slash at the end of the
#: site's address is taken in.
_NO_MATTER = (
    "Docutils has no localization for '%s'. Using 'en' instead.",
    "Removed extraneous trailing slash from SITEURL.",
)
#: Findings of a build that nobody else listens to.
_LOG = logging.getLogger("siniar")


class StoppedError(Exception):
    """Findings, which have been told, stop publishing."""

    #: Pelican ends the process with this status.
    exitcode = 3


class OutputPathError(Exception):
    """The output folder holds the project itself; the text says which."""


#: Hears what was found: while a site was read and planned, and once more in the finished one.
Tell = Callable[[Report, Words], object]


def log_findings(report: Report, words: Words) -> None:
    """Tell what was found in Pelican's own log."""
    if len(report):
        level = logging.ERROR if report.of(Level.ERROR) else logging.WARNING
        _LOG.log(level, "\n%s", render_findings(report, words))


@dataclass(slots=True)
class Run:
    """One build by Pelican: what it is given, and what comes of it."""

    tell: Tell = log_findings
    #: A preview's, which remembers; else the project's is opened.
    cache: Cache | None = None
    #: Whether nothing of ours is written: a preview makes it when somebody asks for it.
    defers: bool = False
    #: ``None`` before anything was read.
    planned: Plan | Refused | None = None
    #: What lay in the output folder and is not planned; ``None``: the folder is somebody else's.
    leftovers: dict[str, Mark] | None = field(default_factory=dict, init=False)
    #: What the search is made of, once it is.
    index: Digests = field(default_factory=dict, init=False)

    def prepare(
        self, settings: Mapping[str, Any], output: Path, blog: BlogTemplates | None = None
    ) -> None:
        """Load and plan the site; stop a strict build at an error, before anything is written.

        ``blog`` has the templates of the blog that the site is a part of.

        Raises:
            StoppedError: the settings are strict and a finding is an error.
            OutputPathError: the output folder cannot be one.
            OSError: the content cannot be read.
        """
        project = project_of(settings)
        _check_output(output, project)
        self.stop_if_taken(output)
        self.cache = self.cache or Cache(project.cache)
        loaded = load(project, self.cache)
        self.planned = loaded if isinstance(loaded, Refused) else plan_site(loaded, blog)
        words = loaded.words
        if self.cache.was_damaged:
            self.planned.report.extend([found(CACHE_DISCARDED, Place(".cache"))])
        if settings.get("STRICT") and isinstance(loaded, Loaded):
            self.planned.report.extend(check_site(loaded.ledger, loaded.promised))
            self.planned.report.extend(check_last_state(loaded))
            self.planned.report.extend(check_sample(loaded))
        self.tell(self.planned.report, words)
        if settings.get("STRICT") and self.planned.report.has_errors:
            raise StoppedError
        if isinstance(self.planned, Plan) and not self.defers:
            outputs = self.planned.outputs
            self.leftovers = find_leftovers(output, outputs) if is_ours(output) else None

    def stop_if_taken(self, output: Path, *, is_replaced: bool = False) -> None:
        """Stop where something lies that the site may not be put in place of.

        Raises:
            StoppedError: it has been told.
        """
        taken = find_taken(output, is_replaced=is_replaced)
        if taken is not None:
            self.tell(Report([taken]), choose_words(()))
            raise StoppedError

    def write(self, folder: Path, *, links: bool) -> None:
        """Write the planned site and make it searchable, unless somebody else does.

        Raises:
            OSError: the folder cannot be written.
        """
        if not isinstance(self.planned, Plan) or self.cache is None or self.defers:
            return
        outputs = self.planned.outputs
        kept = self.cache.open_outputs()
        if self.leftovers is None:
            report = Report([found(OUTPUT_NOT_OURS, Place(folder.name))])
            self.tell(report, self.planned.loaded.words)
            outputs = without_mark(outputs)
        else:
            # First: nobody would know the files of a killed run as ours.
            mark(folder)
        write_outputs(outputs, folder, kept, self.leftovers or {}, links=links)
        if self.planned.loaded.project.indexes_search:
            language = self.planned.loaded.catalogue.show.language
            self.index = index_site(outputs, folder, self.cache.folder / "search", language)

    def verify(self, folder: Path) -> None:
        """Read the finished site once more, as a whole.

        Raises:
            StoppedError: something in it must not go public.
        """
        if not isinstance(self.planned, Plan) or self.cache is None:
            return
        loaded = self.planned.loaded
        kept = self.cache.open_outputs()
        report = Report(list(check_plan(folder, self.planned.outputs, kept, self.index)))
        if not len(report):
            # Of other bytes than were made nobody could say what is wrong with them.
            of_blog = [each.path for each in self.planned.outputs if each.is_of_blog]
            report.extend(verify(folder, loaded.catalogue, loaded.project.root, of_blog))
        if report.has_errors:
            self.tell(report, loaded.words)
            raise StoppedError


def _check_output(output: Path, project: Project) -> None:
    """Whatever is not planned leaves the output folder, so the project must not lie in it."""
    folder = output.resolve()
    for place in (project.root, project.content, project.theme):
        if place.is_relative_to(folder):
            raise OutputPathError(f"OUTPUT_PATH {folder} holds {place}")


class Plugin:
    """What Pelican registers; each run has its own, which hears of no other site of the process."""

    def __init__(self, run: Run) -> None:
        self._run = run
        #: Collects what Pelican itself warns of while it builds.
        self._warnings = BufferingHandler(sys.maxsize)
        self._warnings.setLevel(logging.WARNING)
        self._warnings.addFilter(_is_worth_telling)
        #: The one that registered this plugin.
        self._pelican: Any = None

    def register(self) -> None:
        """Connect to Pelican's signals."""
        for signal, receiver in self._receivers():
            signal.connect(receiver, weak=False)

    def disconnect(self) -> None:
        """Hear no more of Pelican."""
        for signal, receiver in self._receivers():
            signal.disconnect(receiver)
        logging.getLogger("pelican").removeHandler(self._warnings)

    def _receivers(self) -> Iterable[tuple[Any, Callable[[Any], object]]]:
        return (
            (signals.initialized, self._begin),
            (signals.get_generators, self._offer),
            (signals.finalized, self._end),
        )

    def _begin(self, pelican: Any) -> None:  # noqa: ANN401 (Pelican has no type hints)
        if self._pelican is None:
            self._pelican = pelican
            # Pelican's own copies would hold what no text shows, and the camera's notes.
            copied = pelican.settings.get("STATIC_PATHS") or []
            if is_guest(pelican.settings):
                keep_out(pelican.settings)
            else:
                pelican.settings["STATIC_PATHS"] = [each for each in copied if each not in _OURS]
            logging.getLogger("pelican").addHandler(self._warnings)

    def _offer(self, pelican: Any) -> type[Generator] | None:  # noqa: ANN401 (the same)
        if pelican is not self._pelican or "SHOW" not in pelican.settings:
            return None
        return _generator_of(self._run)

    def _end(self, pelican: Any) -> None:  # noqa: ANN401 (the same)
        """Refuse a strict build that Pelican warned about, or whose site must not go public.

        Raises:
            StoppedError: the reason has been told.
        """
        if pelican is not self._pelican or not pelican.settings.get("STRICT"):
            return
        if self._warnings.buffer:
            raise StoppedError
        self._run.verify(_folder_of(pelican.settings, pelican.output_path))


def _folder_of(settings: Mapping[str, Any], output: str) -> Path:
    """Where the site is written: below the blog's, when there is one."""
    return Path(output, prefix_of(settings)) if is_guest(settings) else Path(output)


def _generator_of(run: Run) -> type[Generator]:
    """The generator of one run; Pelican wants a class and makes the object itself."""

    class ShowGenerator(Generator):  # type: ignore[misc]  # Pelican has no type hints
        """Hands Pelican's moments on."""

        def generate_context(self) -> None:
            settings, blog = self.settings, None
            if is_guest(settings):
                blog = BlogTemplates(self.env, fallback_of(settings), self.context)
                settings = guest_settings(settings)
            run.prepare(settings, _folder_of(self.settings, self.output_path), blog)

        def generate_output(self, _writer: object) -> None:
            links = bool(self.settings["STATIC_CREATE_LINKS"])
            run.write(_folder_of(self.settings, self.output_path), links=links)

    return ShowGenerator


def _is_worth_telling(record: logging.LogRecord) -> bool:
    return record.msg not in _NO_MATTER


def _read_whole(path: Path, overrides: Mapping[str, Any]) -> Mapping[str, Any]:
    logging.getLogger("pelican.settings").addFilter(_is_worth_telling)
    settings: Mapping[str, Any] = read_settings(str(path), override=dict(overrides))
    return settings


_READERS = SettingsReaders(
    alone=lambda path: get_settings_from_file(str(path)),
    whole=_read_whole,
    usual=DEFAULT_CONFIG,
)


def read_project(root: Path, overrides: Mapping[str, Any] | None = None) -> Project:
    """The project in ``root`` as its pelicanconf.py describes it.

    Raises:
        SettingsError: the file cannot be run, or not used.
    """
    return project_of(run_settings(root / LENIENT, overrides or {}, _READERS))


def run_pelican(settings_file: Path, overrides: Mapping[str, Any], run: Run) -> None:
    """Build with Pelican as the settings say.

    Raises:
        StoppedError: findings stop a strict build; they have been told.
        Exception: whatever the settings file, other plugins or Pelican raise.
    """
    init_log(level=logging.WARNING)
    try:
        settings = run_settings(settings_file, overrides, _READERS)
    except SettingsError as error:
        words = choose_words(())
        run.planned = Refused(words, error.report)
        run.tell(error.report, words)
        raise StoppedError from None
    plugin = Plugin(run)
    # Ours comes with the run; the others stay as they are.
    plugins = settings.get("PLUGINS") or []
    others = [each for each in plugins if getattr(each, "__name__", each) != "siniar"]
    settings["PLUGINS"] = [plugin, *others]
    was_quiet, console.quiet = console.quiet, True
    try:
        Pelican(settings).run()
    finally:
        console.quiet = was_quiet
        plugin.disconnect()
