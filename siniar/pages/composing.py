"""Builds what several page kinds share: addresses, cards, players, what pages say of themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from siniar.content.markdown import plain_text
from siniar.images import PicturePlan
from siniar.model import Enclosure, Episode, EpisodeKind, Person, Season, Service, Show, Topic
from siniar.model.catalogue import Catalogue
from siniar.model.share import question_url
from siniar.model.timecodes import format_position
from siniar.model.urls import absolute, base_path
from siniar.model.words import N_, Words
from siniar.pages.assets import Assets
from siniar.pages.contexts import (
    Answer,
    Card,
    Clip,
    Link,
    Moment,
    Page,
    Player,
    Portrait,
    Site,
    Sound,
    TopicTile,
)
from siniar.pages.page import Head
from siniar.pages.palette import theme_colors, tone_class
from siniar.pages.structured import build_breadcrumbs, render_structured
from siniar.pages.templates import iso_day
from siniar.pages.videos import build_clips

#: Search engines cut longer titles.
TITLE_LIMIT = 65
DESCRIPTION_LIMIT = 155
#: Cards that wait in memory for the next list.
MOST_CARDS = 4_000
_KINDS = {EpisodeKind.TRAILER: N_("Trailer"), EpisodeKind.BONUS: N_("Bonus")}
#: Roles of the Podcasting 2.0 taxonomy in words.
ROLE_WORDS = {
    "host": N_("Host"),
    "co-host": N_("Co-host"),
    "guest": N_("Guest"),
    "narrator": N_("Narrator"),
    "announcer": N_("Announcer"),
    "reporter": N_("Reporter"),
    "writer": N_("Writer"),
    "researcher": N_("Researcher"),
    "editor": N_("Editor"),
    "translator": N_("Interpreter"),
    "producer": N_("Producer"),
    "audio engineer": N_("Sound engineer"),
    "audio editor": N_("Audio editor"),
    "camera operator": N_("Camera operator"),
    "social media manager": N_("Social media"),
}
#: The parts of the Content-Security-Policy, as far as it can be told from within a page.
_POLICY = (
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "img-src 'self' data: blob:",
    "frame-src https://www.youtube-nocookie.com",
)
_REMOTE_AUDIO = ("media-src 'self' blob: https:", "connect-src 'self' https:")
_OWN_AUDIO = ("media-src 'self' blob:",)
#: The search program is WebAssembly.
_SEARCH = ("script-src 'self' 'wasm-unsafe-eval'",)


def shorten(text: str, limit: int) -> str:
    """``text`` on one line, cut after a word with an ellipsis when it is too long."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rpartition(" ")[0] or line[: limit - 1]
    return cut[: limit - 1].rstrip(" ,.;:–-") + "…"


@dataclass(frozen=True)
class Composer:
    """Turns the catalogue into what templates are given."""

    catalogue: Catalogue
    words: Words
    pictures: PicturePlan
    assets: Assets

    @property
    def show(self) -> Show:
        """The show."""
        return self.catalogue.show

    # ------------------------------------------------------------------------------ addresses

    def url(self, path: str) -> str:
        """A path below the site's root as pages link to it."""
        return f"{base_path(self.show)}/{path}"

    def full(self, path: str) -> str:
        """The absolute address of a path below the site's root."""
        return absolute(self.show, path)

    def picture(self, episode: Episode | None, size: int) -> str:
        """A square picture as pages link to it."""
        return self.url(self.pictures.artwork(episode, size))

    # ---------------------------------------------------------------------------------- words

    def day(self, episode: Episode) -> str:
        """The day of publication in words."""
        return self.words.date(episode.date)

    def count(self, episodes: Sequence[Episode]) -> str:
        """How many episodes, in words."""
        return self.words.n("{number} episode", "{number} episodes", len(episodes))

    def season_title(self, season: Season) -> str:
        """``Season 1`` with the season's name."""
        title = self.words.t("Season {number}", number=season.number)
        return f"{title}: {season.name}" if season.name else title

    def summary(self, episode: Episode) -> str:
        """The summary, else the beginning of the notes, else the title."""
        if episode.summary:
            return episode.summary
        return shorten(plain_text(episode.notes_html), DESCRIPTION_LIMIT) or episode.title

    def _mark(self, episode: Episode) -> str:
        if not self.catalogue.is_hidden(episode):
            return ""
        if episode.date > self.catalogue.now:
            return self.words.t("Scheduled")
        return self.words.t("Draft")

    # ---------------------------------------------------------------------------------- parts

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {}

    def card(self, episode: Episode) -> Card:
        """The card of an episode of the catalogue, built when it is first needed."""
        card = self._cards.get(episode.guid)
        if card is None:
            if len(self._cards) >= MOST_CARDS:
                self._cards.clear()
            card = self._cards[episode.guid] = self._card(episode)
        return card

    def mark(self, episode: Episode | None) -> object:
        """Changes with anything that lists tell of the episode, without building its card."""
        if episode is None:
            return None
        known = self._marks.get(episode.guid)
        if known is None:
            known = self._marks[episode.guid] = self._mark_of(episode)
        return known or self.card(episode)

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {}

    def _mark_of(self, episode: Episode) -> str:
        """Nothing when it is not known what the episode was made from."""
        made_from = self.catalogue.keys.episodes.get(episode.guid)
        if not made_from:
            return ""
        is_expired = episode.is_expired(self.catalogue.today)
        artwork = self.pictures.artwork(episode, 384)
        return f"{made_from} {self._mark(episode)} {is_expired} {artwork}"

    @cached_property
    def frame(self) -> object:
        """What every page shows around its own part."""
        return self.site, self._menu, self._footer, self._policies

    def _card(self, episode: Episode) -> Card:
        words, topic = self.words, episode.topic
        return Card(
            url=self.url(self.catalogue.addresses.of_episode(episode)),
            title=episode.title,
            number=str(episode.number or ""),
            code=episode.code,
            day=self.day(episode),
            iso_day=iso_day(episode.date),
            length=words.minutes(episode.duration) if episode.duration else "",
            size=words.megabytes(episode.enclosure.length) if episode.enclosure else "",
            summary=self.summary(episode),
            topic=self.topic_link(topic) if topic else None,
            tone=tone_class(self.show, topic),
            picture_urls=(
                self.picture(episode, 96),
                self.picture(episode, 192),
                self.picture(episode, 384),
            ),
            kind=words.t(_KINDS[episode.kind]) if episode.kind in _KINDS else "",
            mark=self._mark(episode),
            is_expired=episode.is_expired(self.catalogue.today),
            has_video=bool(episode.videos),
            has_transcript=episode.transcript is not None,
        )

    def topic_link(self, topic: Topic) -> Link:
        """The page of a topic."""
        return Link(self.url(self.catalogue.addresses.of_topic(topic)), topic.name, "topic")

    @cached_property
    def tiles(self) -> dict[str, TopicTile]:
        """The tile of each topic by its slug, in the settings' order."""
        return {topic.slug: self._tile(topic) for topic in self.show.topics}

    def _tile(self, topic: Topic) -> TopicTile:
        episodes = self.catalogue.by_topic[topic.slug]
        return TopicTile(
            url=self.topic_link(topic).url,
            name=topic.name,
            description=topic.description,
            count=self.count(episodes),
            tone=tone_class(self.show, topic),
            picture_urls=(
                self.url(self.pictures.of_topic(topic, 192)),
                self.url(self.pictures.of_topic(topic, 384)),
            ),
        )

    def sound(self, episode: Episode, enclosure: Enclosure) -> Sound:
        """An audio file on offer."""
        ending = enclosure.url.rpartition(".")[2]
        return Sound(
            url=self.url(quote(enclosure.path)) if enclosure.path else enclosure.url,
            type=enclosure.type,
            size=self.words.megabytes(enclosure.length),
            length=enclosure.length,
            name=f"{episode.slug}.{ending}",
        )

    def player(self, episode: Episode) -> Player | None:
        """The player of an episode that has audio."""
        if episode.enclosure is None:
            return None
        duration = int(episode.duration or 0)
        saver = episode.data_saver
        return Player(
            guid=episode.guid,
            title=episode.title,
            url=self.url(self.catalogue.addresses.of_episode(episode)),
            sound=self.sound(episode, episode.enclosure),
            saver=self.sound(episode, saver) if saver else None,
            duration=duration,
            total=format_position(duration) if duration else "",
            chapters=tuple(
                Moment(
                    int(chapter.start),
                    format_position(chapter.start),
                    chapter.title,
                    chapter.url or "",
                )
                for chapter in episode.chapters
            ),
            artwork_urls=(self.picture(episode, 192), self.picture(episode, 640)),
            artist=episode.topic.name if episode.topic else self.show.title,
        )

    def answer(self, episode: Episode) -> Answer | None:
        """The box with what to bring, where, when and at what cost."""
        service = episode.service
        if service is None or service == Service():
            return None
        source = service.source
        host = source.split("/")[2] if source.count("/") >= 2 else source
        return Answer(
            requirements=service.requirements,
            place=service.place,
            hours=service.hours,
            cost=service.cost,
            source=Link(source, host.removeprefix("www."), "link") if source else None,
            confirmed=self.confirmed(episode),
            expires=self.words.date(episode.expires) if episode.expires else "",
        )

    def confirmed(self, episode: Episode) -> str:
        """When the office last confirmed what is said; empty if never."""
        return self.words.date(episode.confirmed) if episode.confirmed else ""

    def clips(self, episode: Episode) -> tuple[Clip, ...]:
        """The videos of an episode."""
        return build_clips(
            episode, lambda video: self.url(self.pictures.poster(episode, video)), self.words
        )

    def portrait(self, person: Person, count: str = "") -> Portrait:
        """A person in words."""
        role = ROLE_WORDS.get(person.role)
        return Portrait(
            url=self.url(self.catalogue.addresses.of_person(person)),
            name=person.name,
            role=self.words.t(role) if role else person.role.capitalize(),
            position=person.position,
            count=count,
        )

    # ----------------------------------------------------------------------------- site, page

    @cached_property
    def site(self) -> Site:
        """What is the same on every page."""
        show, addresses, url = self.show, self.catalogue.addresses, self.url
        base = url("")
        return Site(
            title=show.title,
            tagline=show.tagline,
            description=show.description,
            author=show.author,
            language=show.language,
            copyright=show.copyright,
            base=base,
            key=f"{(show.code or show.title).lower()}:{base}:",
            style_url=url(self.assets.path("site.css")),
            script_url=url(self.assets.path("start.js")),
            icons_url=url(self.assets.path("icons.svg")),
            manifest_url=url("manifest.webmanifest"),
            icon_svg_url=url(self.pictures.icon_svg()),
            icon_url=url(self.pictures.icon(32)),
            apple_icon_url=url(self.pictures.icon(180)),
            theme_colors=theme_colors(show),
            feed_address=self.full(addresses.of_feed()),
            feed_url=url(addresses.of_feed()),
            home_url=base,
            search_url=url(f"{addresses.search}/"),
            all_url=url(addresses.of_archive()),
            subscribe_url=url(f"{addresses.subscribe}/"),
            offline_url=url("offline/"),
            question_url=question_url(show, ""),
            is_sample=show.is_sample,
            has_episodes=bool(self.catalogue.episodes),
        )

    @cached_property
    def _menu(self) -> tuple[Link, ...]:
        addresses, t = self.catalogue.addresses, self.words.t
        has_video = any(episode.videos for episode in self.catalogue.episodes)
        entries = (
            (addresses.of_archive(), t("Episodes"), "list"),
            (f"{addresses.topic}/", t("Topics"), "topic"),
            (f"{addresses.video}/" if has_video else "", t("Videos"), "video"),
            (f"{addresses.subscribe}/", t("Subscribe"), "phone"),
            (f"{addresses.search}/", t("Search"), "search"),
        )
        return tuple(Link(self.url(path), text, icon) for path, text, icon in entries if path)

    @cached_property
    def _footer(self) -> tuple[Link, ...]:
        addresses, t = self.catalogue.addresses, self.words.t
        entries = [
            *((f"{page.slug}/", page.title, "text") for page in self.catalogue.pages),
            *([(f"{addresses.person}/", t("People"), "people")] if self.catalogue.people else []),
            ("offline/", t("Saved episodes"), "save"),
            (addresses.of_feed(), t("RSS feed"), "feed"),
        ]
        return tuple(Link(self.url(path), text, icon) for path, text, icon in entries)

    @cached_property
    def _policies(self) -> tuple[str, str]:
        """The policy of ordinary pages, and that of the search page."""
        enclosures = [episode.enclosure for episode in self.catalogue.episodes]
        is_remote = any(enclosure and not enclosure.path for enclosure in enclosures)
        parts = (*_POLICY, *(_REMOTE_AUDIO if is_remote else _OWN_AUDIO))
        return "; ".join(parts), "; ".join((*parts, *_SEARCH))

    @cached_property
    def _title_counts(self) -> Counter[str]:
        return Counter(episode.title.casefold() for episode in self.catalogue.episodes)

    def has_own_title(self, episode: Episode) -> bool:
        """Whether no other episode is called the same."""
        return self._title_counts[episode.title.casefold()] == 1

    def episode_title(self, episode: Episode, title: str = "") -> str:
        """The title of an episode's page, or ``title`` of another page about it.

        The code follows instead of the show's name when the title is long or not the only one of
        its kind.
        """
        title = title or episode.title
        whole = f"{title} · {self.show.title}"
        if self.has_own_title(episode) and len(whole) <= TITLE_LIMIT:
            return whole
        suffix = episode.code or self.words.short_date(episode.date)
        return f"{shorten(title, TITLE_LIMIT - len(suffix) - 3)} · {suffix}"

    def page_title(self, title: str) -> str:
        """The title of any other page: its own and the show's name."""
        name = self.show.title if len(self.show.title) < TITLE_LIMIT // 2 else self.show.code
        return f"{shorten(title, TITLE_LIMIT - len(name) - 3)} · {name}"

    def page(self, head: Head) -> Page:
        """What a page says of itself."""
        steps = ((self.words.t("Home"), ""), *head.steps, (head.title, head.path))
        steps = steps if head.path else steps[:1]
        way = build_breadcrumbs([(text, self.full(path)) for text, path in steps])
        graph = (*head.graph(), way) if len(steps) > 1 else head.graph()
        here, policies = self.url(head.path), self._policies
        return Page(
            kind=head.kind,
            title=head.full_title or self.page_title(head.title),
            description=shorten(head.description, DESCRIPTION_LIMIT),
            address=self.full(head.path),
            is_indexed=head.is_indexed,
            picture_address=self.full(self.pictures.share(head.episode)),
            picture_text=head.episode.title if head.episode else self.show.title,
            og_type="article" if head.episode else "website",
            published=head.episode.date.isoformat(timespec="seconds") if head.episode else "",
            breadcrumbs=tuple(
                Link(self.url(path), text, is_current=number == len(steps))
                for number, (text, path) in enumerate(steps, 1)
            ),
            structured_html=render_structured(*graph) if graph else Markup(),
            policy=policies[1] if head.kind == "search" else policies[0],
            menu=_marked(self._menu, here),
            footer=_marked(self._footer, here),
            tone=tone_class(self.show, head.topic),
            is_searched=head.is_searched,
            feeds=head.feeds,
        )


def _marked(links: tuple[Link, ...], here: str) -> tuple[Link, ...]:
    """The links, of which one says so if it leads to the page that it stands on."""
    if all(link.url != here for link in links):
        return links
    return tuple(replace(link, is_current=link.url == here) for link in links)
