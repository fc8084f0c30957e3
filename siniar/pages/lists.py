"""Plans the pages that list episodes: by topic, person, season, all of them, and their videos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from siniar.model import Episode, Person, Season, Topic
from siniar.model.share import youtube_channel_url
from siniar.pages.composing import Composer
from siniar.pages.contexts import (
    ArchivePage,
    Entry,
    Link,
    PeoplePage,
    PersonPage,
    SeasonPage,
    TopicPage,
    TopicsPage,
    TopicTile,
    VideoEntry,
    VideosPage,
)
from siniar.pages.page import Head, Planned, plan_page

#: Episodes on a page of the list of all episodes; that of the newest has up to twice as many.
PAGE_LENGTH = 20
#: Pages before and after one that it leads to.
PAGES_AROUND = 2
#: Instead of a page's number: that of the newest episodes, and pages that are left out.
NEWEST, GAP = 0, -1


def plan_topics(composer: Composer) -> Iterator[Planned]:
    """The list of topics."""
    t = composer.words.t
    names = ", ".join(topic.name for topic in composer.show.topics)
    head = Head(
        kind="topics",
        path=f"{composer.catalogue.addresses.topic}/",
        title=t("Topics"),
        description=t("Find the answer by topic: {names}.", names=names),
    )
    yield plan_page(head, lambda: TopicsPage(tuple(composer.tiles.values())))


def plan_topic_pages(composer: Composer) -> Iterator[Planned]:
    """A directory of services for each topic."""
    addresses, t = composer.catalogue.addresses, composer.words.t
    for topic in composer.show.topics:
        feed = _topic_feed(composer, topic)
        head = Head(
            kind="topic",
            path=addresses.of_topic(topic),
            title=topic.name,
            description=t(
                "{topic}: what to bring, where to go and when. {description}",
                topic=topic.name,
                description=topic.description,
            ).strip(),
            steps=((t("Topics"), f"{addresses.topic}/"),),
            topic=topic,
            feeds=(Link(feed, f"{composer.show.title}: {topic.name}"),) if feed else (),
        )
        view = partial(_topic_view, composer, topic, feed)
        episodes = composer.catalogue.by_topic[topic.slug]
        tiles = composer.tiles[topic.slug], _other_tiles(composer, topic)
        made_from = partial(_marks, composer, episodes, head.description, tiles, feed)
        yield plan_page(head, view, made_from=made_from)


def _topic_feed(composer: Composer, topic: Topic) -> str:
    if not composer.show.feed.has_topic_feeds:
        return ""
    return composer.full(composer.catalogue.addresses.of_topic_feed(topic))


def _topic_view(composer: Composer, topic: Topic, feed: str) -> TopicPage:
    today = composer.catalogue.today
    episodes = composer.catalogue.by_topic[topic.slug]
    return TopicPage(
        tile=composer.tiles[topic.slug],
        entries=tuple(_entry(composer, one) for one in episodes if not one.is_expired(today)),
        expired=tuple(_entry(composer, one) for one in episodes if one.is_expired(today)),
        others=_other_tiles(composer, topic),
        feed_address=feed,
    )


def _other_tiles(composer: Composer, topic: Topic) -> tuple[TopicTile, ...]:
    """The topics to go on to, without their counts: else each new episode changes every topic."""
    tiles = composer.tiles.items()
    return tuple(replace(tile, count="") for slug, tile in tiles if slug != topic.slug)


def _marks(composer: Composer, episodes: Sequence[Episode], *parts: object) -> object:
    """What a list shows: the episodes' cards, and the parts that are its own."""
    return [composer.mark(episode) for episode in episodes], parts


def _entry(composer: Composer, episode: Episode) -> Entry:
    return Entry(composer.card(episode), composer.answer(episode), composer.confirmed(episode))


def plan_people(composer: Composer) -> Iterator[Planned]:
    """The list of everybody heard."""
    t = composer.words.t
    head = Head(
        kind="people",
        path=f"{composer.catalogue.addresses.person}/",
        title=t("People"),
        description=t("Who you hear in {show}.", show=composer.show.title),
    )
    yield plan_page(head, partial(_people_view, composer))


def _people_view(composer: Composer) -> PeoplePage:
    return PeoplePage(
        tuple(
            composer.portrait(person, composer.count(episodes))
            for person, episodes in composer.catalogue.people
        )
    )


def plan_persons(composer: Composer) -> Iterator[Planned]:
    """A page for everybody heard."""
    addresses, t = composer.catalogue.addresses, composer.words.t
    for person, episodes in composer.catalogue.people:
        head = Head(
            kind="person",
            path=addresses.of_person(person),
            title=person.name,
            description=t(
                "Episodes of {show} with {name}. {position}",
                show=composer.show.title,
                name=person.name,
                position=person.position,
            ).strip(),
            steps=((t("People"), f"{addresses.person}/"),),
        )
        yield plan_page(
            head,
            partial(_person_view, composer, person, episodes),
            made_from=partial(_marks, composer, episodes, head.description, person),
        )


def _person_view(composer: Composer, person: Person, episodes: Sequence[Episode]) -> PersonPage:
    return PersonPage(
        portrait=composer.portrait(person, composer.count(episodes)),
        cards=tuple(composer.card(episode) for episode in episodes),
    )


def plan_seasons(composer: Composer) -> Iterator[Planned]:
    """A page for each season."""
    addresses, t = composer.catalogue.addresses, composer.words.t
    for season, episodes in composer.catalogue.seasons:
        title = composer.season_title(season)
        head = Head(
            kind="season",
            path=addresses.of_season(season),
            title=title,
            description=t(
                "{season} of {show}: {count}.",
                season=title,
                show=composer.show.title,
                count=composer.count(episodes),
            ),
            steps=((t("Episodes"), addresses.of_archive()),),
        )
        view = partial(_season_view, composer, season, episodes)
        others = tuple(other for other, _ in composer.catalogue.seasons)
        made_from = partial(_marks, composer, episodes, season, others)
        yield plan_page(head, view, made_from=made_from)


def _season_link(composer: Composer, season: Season) -> Link:
    path = composer.catalogue.addresses.of_season(season)
    return Link(composer.url(path), composer.season_title(season), "list")


def _season_view(composer: Composer, season: Season, episodes: Sequence[Episode]) -> SeasonPage:
    return SeasonPage(
        title=composer.season_title(season),
        cards=tuple(composer.card(episode) for episode in reversed(episodes)),
        others=tuple(
            _season_link(composer, other)
            for other, _ in composer.catalogue.seasons
            if other.number != season.number
        ),
    )


def plan_archive(composer: Composer) -> Iterator[Planned]:
    """All episodes, some on each page; one page even without any.

    Pages are counted from the oldest episodes, so that a new one changes only the page of the
    newest: what a link led to is still there next year, and nothing else is made or fetched anew.
    """
    addresses, t = composer.catalogue.addresses, composer.words.t
    parts = _divide(composer.catalogue.episodes)
    seasons = tuple(season for season, _ in composer.catalogue.seasons)
    name, total = t("All episodes"), composer.count(composer.catalogue.episodes)
    for place, shown in enumerate(parts):
        number = len(parts) - place if place else NEWEST
        head = Head(
            kind="archive",
            path=addresses.of_archive(number),
            title=t("All episodes, page {number}", number=number) if number else name,
            description=_archive_description(composer, shown, number),
            steps=((name, addresses.of_archive()),) if number else (),
        )
        pages = _linked_pages(place, len(parts))
        view = partial(_archive_view, composer, shown, number, pages, "" if number else total)
        made_from = partial(_marks, composer, shown, number, pages, number or total, seasons)
        yield plan_page(head, view, made_from=made_from)


def _divide(episodes: Sequence[Episode]) -> list[Sequence[Episode]]:
    """The episodes of each page, that of the newest first; always at least one."""
    count = max(1, len(episodes) // PAGE_LENGTH)
    ends = [len(episodes) - number * PAGE_LENGTH for number in reversed(range(count))]
    return [episodes[start:end] for start, end in pairwise([0, *ends])]


def _archive_description(composer: Composer, episodes: Sequence[Episode], number: int) -> str:
    show, t = composer.show.title, composer.words.t
    if number == NEWEST:
        return t("Every episode of {show}, newest first.", show=show)
    return t("Episodes of {show}, {span}.", show=show, span=_span(composer, episodes))


def _span(composer: Composer, episodes: Sequence[Episode]) -> str:
    """First and last day of some episodes, newest first."""
    days = [composer.day(episode) for episode in (*episodes[-1:], *episodes[:1])]
    return " – ".join(dict.fromkeys(days))


def _archive_view(
    composer: Composer, episodes: Sequence[Episode], number: int, pages: Sequence[int], total: str
) -> ArchivePage:
    links = [_page_link(composer, page, is_current=page == number) for page in pages]
    at = pages.index(number)
    return ArchivePage(
        cards=tuple(composer.card(one) for one in episodes),
        span=_span(composer, episodes) if len(pages) > 1 else "",
        pages=tuple(links),
        newer_url=links[at - 1].url if at else "",
        older_url=links[at + 1].url if at + 1 < len(links) else "",
        total=total,
        seasons=tuple(_season_link(composer, season) for season, _ in composer.catalogue.seasons),
    )


def _page_link(composer: Composer, page: int, *, is_current: bool) -> Link:
    if page == GAP:
        return Link("", "…")
    text = str(page) if page else composer.words.t("Newest")
    return Link(composer.url(composer.catalogue.addresses.of_archive(page)), text, "", is_current)


def _linked_pages(place: int, count: int) -> list[int]:
    """The pages that the one in this place leads to: the newest, those around it, the oldest.

    Every page on every page would be a kilobyte for ten of them, and the square of them in all.
    """
    near = range(max(place - PAGES_AROUND, 0), min(place + PAGES_AROUND + 1, count))
    shown = sorted({0, *near, count - 1})
    pages = [NEWEST]
    for before, at in pairwise(shown):
        if at - before > 1:
            pages.append(GAP if at - before > 2 else count - at + 1)
        pages.append(count - at)
    return pages


def plan_videos(composer: Composer) -> Iterator[Planned]:
    """All videos; a show without any has no such page."""
    if not any(episode.videos for episode in composer.catalogue.episodes):
        return
    t = composer.words.t
    head = Head(
        kind="videos",
        path=f"{composer.catalogue.addresses.video}/",
        title=t("Videos"),
        description=t("Episodes of {show} to watch.", show=composer.show.title),
    )
    shown = [episode for episode in composer.catalogue.episodes if episode.videos]
    posters = [
        composer.pictures.poster(episode, video) for episode in shown for video in episode.videos
    ]
    made_from = partial(_marks, composer, shown, posters)
    yield plan_page(head, partial(_videos_view, composer), made_from=made_from)


def _videos_view(composer: Composer) -> VideosPage:
    return VideosPage(
        entries=tuple(
            VideoEntry(composer.card(episode), clip)
            for episode in composer.catalogue.episodes
            for clip in composer.clips(episode)
        ),
        channel_address=youtube_channel_url(composer.show),
    )
