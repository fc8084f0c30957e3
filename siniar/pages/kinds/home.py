"""The front page: the newest episode, the topics, the newest ten, how to follow."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.episode import Episode
from siniar.model.later import Later
from siniar.pages.compose import TITLE_LIMIT, Composer, shorten
from siniar.pages.contexts import Link, TopicTile
from siniar.pages.contexts_episode import EpisodeCard, Player
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, ListedTopic
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.structured import build_series, build_website

#: Episodes on the home page besides the newest.
LENGTH = 10
#: Questions of each topic.
NEEDS = 3


class HomeInputs(Struct, frozen=True):
    """What the front page may show."""

    #: Newest public episode with its squares of 192 and 640 pixels.
    newest: Episode | None
    newest_listed: Listed | None
    newest_pictures: tuple[str, ...]
    #: Topics with the episodes that answer most.
    needs: tuple[tuple[ListedTopic, tuple[Listed, ...]], ...]
    others: tuple[Listed, ...]
    trailer: Listed | None
    #: The show's square of 640 pixels.
    artwork: str


class Need(Struct, frozen=True):
    """What people ask for in a topic."""

    #: The topic.
    tile: TopicTile
    #: Episodes that say what to bring and where to go, newest first.
    links: tuple[Link, ...]


class HomePage(Struct, frozen=True):
    """Variable ``home`` of ``home.html``."""

    #: Newest public episode; ``None`` before the first.
    newest: EpisodeCard | None
    #: Its player; ``None`` without audio.
    player: Player | None
    #: What people ask for, by topic in the settings' order; empty before the first episode.
    needs: tuple[Need, ...]
    #: Ten newest after the first.
    cards: tuple[EpisodeCard, ...]
    #: For first visits; ``None`` without a trailer.
    trailer: EpisodeCard | None


def pages(facts: Facts) -> Iterator[Planned[HomeInputs]]:
    """The one front page."""
    yield Planned("", Later(_inputs, facts), changed=facts.newest_change)


def _inputs(facts: Facts) -> HomeInputs:
    catalogue, pictures = facts.catalogue, facts.pictures
    newest = next(iter(catalogue.public), None)
    others = [episode for episode in catalogue.episodes if episode is not newest]
    trailer = catalogue.trailer
    return HomeInputs(
        newest=newest,
        newest_listed=facts.listed_or_none(newest),
        newest_pictures=pictures.artworks(newest, (192, 640)),
        needs=tuple(_needs(facts)) if catalogue.episodes else (),
        others=facts.list_all(others[:LENGTH]),
        trailer=facts.listed(trailer) if trailer and trailer is not newest else None,
        artwork=pictures.artwork(None, 640),
    )


def _needs(facts: Facts) -> Iterator[tuple[ListedTopic, tuple[Listed, ...]]]:
    """The episodes of each topic that still hold: those with a service box, then the newest."""
    catalogue = facts.catalogue
    for topic in catalogue.show.topics:
        episodes = [
            episode
            for episode in catalogue.by_topic[topic.slug]
            if not episode.is_expired(catalogue.today) and not catalogue.is_hidden(episode)
        ]
        # Stable: of each sort the newest first.
        episodes.sort(key=lambda episode: episode.service is None)
        yield facts.listed_topic(topic, is_counted=False), facts.list_all(episodes[:NEEDS])


def view(inputs: HomeInputs, composer: Composer) -> View:
    """The front page in the show's words."""
    player = None
    if inputs.newest:
        player = composer.player(inputs.newest, inputs.newest_pictures)
    return View(
        _head(inputs, composer),
        HomePage(
            newest=composer.card_or_none(inputs.newest_listed),
            player=player,
            needs=tuple(
                Need(
                    composer.tile(topic),
                    tuple(Link(composer.url(each.path), each.title) for each in episodes),
                )
                for topic, episodes in inputs.needs
            ),
            cards=tuple(composer.card(listed) for listed in inputs.others),
            trailer=composer.card_or_none(inputs.trailer),
        ),
    )


def _head(inputs: HomeInputs, composer: Composer) -> Head:
    show, addresses = composer.show, composer.frame.addresses
    whole = f"{show.title}: {show.tagline}" if show.tagline else show.title
    series = build_series(
        show,
        feed_url=composer.full(addresses.of_feed()),
        picture_url=composer.full(inputs.artwork),
    )
    return Head(
        title=show.title,
        full_title=shorten(whole, TITLE_LIMIT),
        description=show.description,
        graph=(series, build_website(show, search_url=composer.full(f"{addresses.search}/"))),
    )


KIND = PageKind("home", pages, view)
