"""Plans every file of a site, none of them made yet, and judges what would go wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from siniar.build.attached import check_folders, check_links, plan_attached
from siniar.build.collisions import settle_paths
from siniar.build.former import plan_former
from siniar.build.load import Loaded
from siniar.build.ours import plan_mark
from siniar.build.storage import Storage, build_storage, check_storage
from siniar.feed.page import FeedArtwork, FeedImage
from siniar.feed.plan import plan_feeds
from siniar.images import plan_pictures
from siniar.images.kinds import SHARE, STATUS
from siniar.images.plan import PicturePlan
from siniar.media.side_files import plan_side_files
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.findings import Place, Report
from siniar.model.outputs import Output, copied
from siniar.pages import plan_pages
from siniar.pages.admin import plan_admin
from siniar.pages.blog import BlogTemplates
from siniar.pages.search import plan_synonyms

#: Bytes of a file that the program makes, on average, with its part of the search.
MADE_SIZE = 30_000


class Plan(Struct, frozen=True):
    """What a site will be."""

    loaded: Loaded
    outputs: tuple[Output, ...]
    storage: Storage
    #: Everything that was found, while reading and since.
    report: Report


def plan_site(loaded: Loaded, blog: BlogTemplates | None = None) -> Plan:
    """Every file of the site, and whether it may be published.

    Pages for which ``blog`` has templates are rendered by these.

    Raises:
        OSError: the theme lacks a part.
    """
    project, catalogue, words = loaded.project, loaded.catalogue, loaded.page_words
    report = Report(list(loaded.report.findings))
    pictures = plan_pictures(
        catalogue, project.content, words, theme=project.theme, draws_cards=project.draws_cards
    )
    artwork = _feed_artwork(catalogue, pictures)
    feeds, findings = plan_feeds(catalogue, words, artwork, loaded.ledger.episodes)
    report.extend((*pictures.findings, *findings))
    synonyms, findings = plan_synonyms(project.content, catalogue.addresses)
    report.extend(findings)
    outputs: tuple[Output, ...] = (
        plan_mark(Place(project.settings_file.name)),
        *synonyms,
        *plan_audio(catalogue),
        *plan_attached(catalogue),
        *feeds,
        *plan_side_files(catalogue),
        *pictures.outputs,
        *_plan_site_pages(loaded, pictures, blog),
    )
    outputs, findings = settle_paths((*outputs, *plan_former(outputs, catalogue)))
    report.extend(findings)
    report.extend((*check_links(loaded, outputs), *check_folders(loaded)))
    storage = build_storage(catalogue, _size_of(outputs))
    audio = (project.content / "audio").relative_to(project.root)
    report.extend(check_storage(storage, Place(audio.as_posix())))
    return Plan(loaded, outputs, storage, report)


def _plan_site_pages(
    loaded: Loaded, pictures: PicturePlan, blog: BlogTemplates | None
) -> Iterator[Output]:
    """The pages for residents in their language, and the form for editors in theirs."""
    project, catalogue = loaded.project, loaded.catalogue
    yield from plan_pages(
        catalogue,
        loaded.page_words,
        pictures,
        theme=project.theme,
        kept=_folder(project.cache / "templates"),
        blog=blog,
    )
    yield from plan_admin(catalogue, loaded.words)


def _folder(path: Path) -> Path | None:
    """The folder, made when it can be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return path


def _feed_artwork(catalogue: Catalogue, pictures: PicturePlan) -> FeedArtwork:
    title = catalogue.show.title
    return FeedArtwork(
        show=pictures.artwork(None, 3000),
        episodes={
            episode.guid: pictures.artwork(episode, 3000)
            for episode in catalogue.public
            if episode.picture
        },
        images={
            "": (
                FeedImage(pictures.artwork(None, 3000), 3000, 3000, "artwork", title),
                FeedImage(pictures.share(None), SHARE.width, SHARE.height, "social", title),
            ),
            **{episode.guid: _feed_images(episode, pictures) for episode in catalogue.public},
        },
    )


def _feed_images(episode: Episode, pictures: PicturePlan) -> tuple[FeedImage, ...]:
    """The pictures of an episode: its own square, and the two that carry its title."""
    own: tuple[FeedImage, ...] = ()
    if pictures.has_artwork(episode) and episode.picture:
        alt = episode.picture.alt or episode.title
        own = (FeedImage(pictures.artwork(episode, 3000), 3000, 3000, "artwork", alt),)
    share = FeedImage(pictures.share(episode), SHARE.width, SHARE.height, "social", episode.title)
    status = FeedImage(
        pictures.status(episode), STATUS.width, STATUS.height, "canvas", episode.title
    )
    return (*own, share, status)


def _size_of(outputs: Iterable[Output]) -> int:
    """Bytes that the site will take, about: files that are copied, and the usual for the rest."""
    return sum(output.length if output.source else MADE_SIZE for output in outputs)


def plan_audio(catalogue: Catalogue) -> list[Output]:
    """The audio files that the site itself serves, copied byte for byte."""
    outputs: dict[str, Output] = {}
    for episode in catalogue.episodes:
        place = Place(episode.source)
        audio = episode.audio
        if audio is None or audio.source is None or episode.enclosure is None:
            continue
        files = [(episode.enclosure, audio.source)]
        if episode.data_saver and episode.data_saver.path:
            ending = Path(episode.data_saver.path).suffix
            files.append((episode.data_saver, audio.source.with_suffix(ending)))
        if episode.film and episode.film_enclosure:
            files.append((episode.film_enclosure, episode.film.source))
        for file, source in files:
            # One file for two episodes is a finding of its own, not a collision too.
            if file.path is not None and file.path not in outputs:
                outputs[file.path] = copied(file.path, source, place, file.length)
    return list(outputs.values())
