"""The composition root: connects the engine to Pelican's signals."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Settings files name this module, and the engine is slow to import, as is Pelican.
    from pelican import Pelican

    from siniar.build.generator import EpisodesGenerator
    from siniar.build.load import Site


class PublishStoppedError(Exception):
    """Publishing was stopped by findings that have been shown already."""

    #: Pelican ends the process with this status.
    exitcode = 3


class _Watch(logging.Handler):
    """Counts what Pelican itself warns of while it builds."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def get_generators(pelican: Pelican) -> type[EpisodesGenerator] | None:
    """Offer the generator to sites that have a show.

    Signals belong to the whole process: once connected, they fire for every site built in it.
    """
    from siniar.build.generator import EpisodesGenerator  # noqa: PLC0415 (brings Pelican)

    return EpisodesGenerator if "SHOW" in pelican.settings else None


def start_watch(pelican: Pelican) -> None:
    """Listen to Pelican's log from the beginning of a build."""
    log = logging.getLogger("pelican")
    for handler in [item for item in log.handlers if isinstance(item, _Watch)]:
        log.removeHandler(handler)  # of a build that was stopped in the same process
    watch = _Watch()
    pelican.settings["SINIAR_WATCH"] = watch
    log.addHandler(watch)


def listen_and_tell(site: Site, listener: Callable[[Site], object] | None) -> None:
    """Hand what was read to whoever builds, and the findings to the editor."""
    if listener is not None:
        listener(site)
    sys.stderr.write(site.told)


def stop_at_gate(generators: Sequence[object]) -> None:
    """Show what was found, and stop publishing before anything is written.

    Raises:
        PublishStoppedError: the settings are strict and a finding is an error.
    """
    from siniar.build.generator import EpisodesGenerator  # noqa: PLC0415 (brings Pelican)
    from siniar.feed.diff import render_diff  # noqa: PLC0415 (brings the engine)

    generator = next((item for item in generators if isinstance(item, EpisodesGenerator)), None)
    if generator is None:
        return
    site, settings = generator.site, generator.settings
    settings["SINIAR_SITE"] = site
    listen_and_tell(site, settings.get("SINIAR_LISTENER"))
    if settings.get("STRICT"):
        sys.stderr.write(render_diff(site.diff, site.words))
    if settings.get("STRICT") and site.report.has_errors:
        raise PublishStoppedError


def inspect_at_end(pelican: Pelican) -> None:
    """Read the finished site once more as a whole before a strict build counts as good.

    Raises:
        PublishStoppedError: something in it must not go public.
    """
    from siniar.build.inspection import inspect_output  # noqa: PLC0415 (see above)
    from siniar.model.findings import Report, render_findings  # noqa: PLC0415 (see above)

    site: Site | None = pelican.settings.get("SINIAR_SITE")
    if not pelican.settings.get("STRICT") or site is None or site.catalogue is None:
        return
    report = Report(inspect_output(Path(pelican.output_path), site.catalogue))
    if report.has_errors:
        sys.stderr.write(render_findings(report, site.words))
        raise PublishStoppedError


def end_watch(pelican: Pelican) -> None:
    """Refuse a strict build that Pelican itself warned about.

    Raises:
        PublishStoppedError: Pelican logged a warning, which it has shown already.
    """
    watch = pelican.settings["SINIAR_WATCH"]
    logging.getLogger("pelican").removeHandler(watch)
    if pelican.settings.get("STRICT") and watch.messages:
        raise PublishStoppedError


def register() -> None:
    """Connect to Pelican; receivers are module-level, because signals hold them weakly."""
    from pelican import signals  # noqa: PLC0415 (slow to import)

    signals.initialized.connect(start_watch)
    signals.get_generators.connect(get_generators)
    signals.all_generators_finalized.connect(stop_at_gate)
    signals.finalized.connect(end_watch)
    signals.finalized.connect(inspect_at_end)
