"""Reads and writes a site as the settings say, whoever has read these: Pelican or we ourselves."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from siniar.build.cache import MadeFiles, engine_digest, is_engine_of
from siniar.build.project import Project, read_show
from siniar.build.retouching import Trail, describe_site, retouch
from siniar.build.write import write_outputs
from siniar.model.findings import Report
from siniar.model.outputs import Output
from siniar.model.words import load_words
from siniar.pages.search import index_site
from siniar.system.unchanged import Input, Record

if TYPE_CHECKING:
    # A new text of a note needs nothing of these.
    from siniar.build.load import Site
    from siniar.images import PictureStore

#: Settings that the engine reads itself.
_READ = frozenset(
    {
        "DEFAULT_LANG",
        "DRAWS_CARDS",
        "INDEXES_SEARCH",
        "NOW",
        "OUTPUT_PATH",
        "PATH",
        "SHOW",
        "SHOWS_HIDDEN",
        "SINIAR_LISTENER",
        "SINIAR_MEMORY",
        "SINIAR_RECORD",
        "SINIAR_ROOT",
        "SINIAR_SEEN",
        "SITENAME",
        "SITEURL",
        "STATIC_CREATE_LINKS",
        "STRICT",
        "THEME",
        "TIMEZONE",
    }
)
#: Settings that leave nothing for Pelican to do, each with the value that does.
_IDLE: Mapping[str, object] = {
    "STATIC_PATHS": [],
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "THEME_STATIC_PATHS": [],
    "READERS": {"rst": None, "html": None, "md": None},
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
}
#: Our plugin, as settings name it.
_PLUGIN = "siniar.build.pelican"


def read_plain_settings(path: Path, overrides: Mapping[str, object]) -> dict[str, Any] | None:
    """The settings in a file, if they ask for nothing but what the engine does itself.

    Then Pelican, whose start takes longer than most edits, need not be asked. ``None`` for any
    other settings, and for those that Pelican would refuse: it tells why.

    Raises:
        Exception: whatever the file raises; any program may stand there.
    """
    names = runpy.run_path(str(path))
    settings: dict[str, Any] = {name: names[name] for name in names if name.isupper()}
    settings |= overrides
    plugins = settings.pop("PLUGINS", [])
    if [getattr(plugin, "__name__", plugin) for plugin in plugins] != [_PLUGIN]:
        return None
    idle = {name: value for name, value in settings.items() if name not in _READ}
    if idle != _IDLE or not {"SHOW", "SITEURL", "TIMEZONE"} <= settings.keys():
        return None
    for name in ("PATH", "THEME"):
        folder = path.parent / str(settings.get(name, ""))
        if not settings.get(name) or not folder.is_dir():
            return None
        settings[name] = str(folder)
    return settings


def project_of(settings: Mapping[str, Any]) -> Project:
    """The project that Pelican's settings describe."""
    root = Path(settings.get("SINIAR_ROOT") or Path(settings["PATH"]).parent).resolve()
    return Project(
        root=root,
        content=Path(settings["PATH"]).resolve(),
        theme=Path(settings["THEME"]).resolve(),
        cache=root / ".cache",
        show=settings.get("SHOW"),
        site_url=settings["SITEURL"],
        timezone=settings["TIMEZONE"],
        settings_file=root / "pelicanconf.py",
        now=_read_clock(settings),
        memory=settings.get("SINIAR_MEMORY"),
        is_clock_stopped=bool(settings.get("NOW")),
        shows_hidden=bool(settings.get("SHOWS_HIDDEN")),
        draws_cards=bool(settings.get("DRAWS_CARDS", True)),
        indexes_search=bool(settings.get("INDEXES_SEARCH", True)),
    )


def _read_clock(settings: Mapping[str, Any]) -> datetime:
    """The moment of the run, read once for all outputs; ``NOW`` in the settings stops the clock."""
    try:
        zone = ZoneInfo(settings["TIMEZONE"])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo("UTC")  # the settings room reports the wrong name
    stopped = settings.get("NOW")
    return (datetime.fromisoformat(stopped) if stopped else datetime.now(zone)).astimezone(zone)


def begin_pictures(project: Project) -> PictureStore:
    """A store where the show's own pictures are being made while its notes are read."""
    from siniar.images import PictureStore, plan_show_pictures  # noqa: PLC0415 (see above)

    store = PictureStore(project.cache / "pictures")
    parsed = read_show(project, Report())
    if parsed:
        show, addresses = parsed
        words = load_words(show.language)
        store.begin(plan_show_pictures(show, addresses, project.content, words))
    return store


def write_site(
    site: Site,
    project: Project,
    folder: Path,
    pictures: PictureStore,
    *,
    is_strict: bool = False,
    links: bool = False,
) -> None:
    """Write the planned files into ``folder`` and make the site searchable.

    Raises:
        OSError: the folder cannot be written.
    """
    if site.catalogue is None:
        return
    _write(site, project, folder, pictures, is_strict=is_strict, links=links)
    if project.indexes_search:
        index_site(folder, site.catalogue.show.language)


def _write(
    site: Site,
    project: Project,
    folder: Path,
    pictures: PictureStore,
    *,
    is_strict: bool,
    links: bool,
) -> None:
    # Publishing leaves no register: its folder is made anew each time.
    register = None if is_strict else project.cache
    if not is_strict and folder.is_dir() and any(folder.iterdir()):
        write_outputs(site.outputs, folder, register, pictures, links=links)
        return
    # An empty folder: publishing, and any build of a fresh checkout.
    made = MadeFiles(project.cache / "made")
    write_outputs(site.outputs, folder, register, pictures, made=made, links=links)
    made.forget_others(site.outputs)


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be noted of a site."""

    #: To the editor.
    said: str
    #: Seconds since 1970 until which the same input gives the same site.
    until: float
    #: Digest of the program.
    engine: str
    #: Whether only new texts took the place of old ones, so that no file has come or gone.
    is_retouched: bool = False
    #: Folders that the site's files lie in, below its own; nothing when that is retouched.
    folders: tuple[str, ...] = ()


def run_directly(
    settings: Mapping[str, Any], output: Path, tell: Callable[[Site], None]
) -> Told | None:
    """Build the site of plain settings leniently into ``output``; ``tell`` hears what was read.

    Where it is enough, new texts of notes take the place of the old ones, and nothing is read.
    ``None`` when the site was made from more than the input whose state the settings hand on.

    Raises:
        OSError: the content cannot be read or the folder not be written.
    """
    project = project_of(settings)
    seen: Input | None = settings.get("SINIAR_SEEN") if _is_in_its_place(project) else None
    record: Record | None = settings.get("SINIAR_RECORD")
    if seen and record and record.program == seen.program and is_engine_of(project.root):
        project = replace(project, engine=record.engine)
    told = _retouch(project, output, seen, record) if seen else None
    if told:
        return told
    # First, while little is in memory.
    pictures = begin_pictures(project)
    from siniar.build.load import read_site  # noqa: PLC0415 (see above)

    site = read_site(project, seen.take_marks() if seen else None)
    tell(site)
    write_site(site, project, output, pictures, links=bool(settings.get("STATIC_CREATE_LINKS")))
    if not seen or not site.catalogue:
        return None
    engine = project.engine or engine_digest()
    Trail(project, output, engine).write(describe_site(site, seen))
    return Told(site.told, site.until, engine, folders=_folders_of(site.outputs))


def _retouch(project: Project, output: Path, seen: Input, record: Record | None) -> Told | None:
    """Bring the texts of the site in ``output`` up to date; ``None`` when that is not enough."""
    # The program is a part of the input, which is the same in all that matters here.
    engine = record.engine if record else engine_digest()
    trail = Trail(project, output, engine)
    built = trail.read(record.signature if record else "", seen)
    trail.forget()
    if built and record and not record.holds():
        return None
    renewed = retouch(project, output, built, seen, engine) if built else None
    if renewed is None:
        return None
    trail.write(renewed)
    if project.indexes_search:
        index_site(output, renewed.language)
    return Told(renewed.said, renewed.until, engine, is_retouched=True)


def _folders_of(outputs: Iterable[Output]) -> tuple[str, ...]:
    folders = {output.path.rpartition("/")[0] for output in outputs}
    for folder in list(folders):
        parts = folder.split("/")
        folders.update("/".join(parts[:depth]) for depth in range(len(parts)))
    return tuple(sorted(folders))


def _is_in_its_place(project: Project) -> bool:
    """Whether the site is made from the folders whose state is looked at before a build."""
    root = project.root
    places = ((project.content, root / "content"), (project.theme, root / "theme"))
    return all(place == usual.resolve() for place, usual in places)
