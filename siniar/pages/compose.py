"""Makes of inputs what templates are given: addresses, words, cards, players."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct, field

from siniar.content.markdown import rebase_links, with_lighter_pictures
from siniar.images import qr_svg
from siniar.model.attached import Attached
from siniar.model.episode import Enclosure, Episode, EpisodeKind, Season, Service, Topic
from siniar.model.share import question_ways
from siniar.model.show import Show
from siniar.model.timecodes import format_position
from siniar.model.urls import absolute, base_path
from siniar.model.words import N_, Words
from siniar.pages.contexts import Link, Portrait, TopicTile
from siniar.pages.contexts_episode import EpisodeCard, Moment, Player, ServiceBox, Sound
from siniar.pages.inputs import (
    Frame,
    Listed,
    ListedPerson,
    ListedTopic,
    Mark,
    SeasonPath,
)
from siniar.pages.palette import tone_class

#: Search engines cut longer titles.
TITLE_LIMIT = 65
DESCRIPTION_LIMIT = 155
#: A blank at which no line ends: numbers stay with their units, days with their months.
NO_BREAK = "\N{NO-BREAK SPACE}"
_KINDS = {EpisodeKind.TRAILER: N_("Trailer"), EpisodeKind.BONUS: N_("Bonus")}
_MARKS = {Mark.SCHEDULED: N_("Scheduled"), Mark.DRAFT: N_("Draft")}
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


def shorten(text: str, limit: int) -> str:
    """``text`` on one line, cut after a word with an ellipsis when it is too long."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rpartition(" ")[0] or line[: limit - 1]
    return cut[: limit - 1].rstrip(" ,.;:–-") + "…"


def iso_day(day: date | datetime) -> str:
    """``2026-11-20``."""
    return day.isoformat()[:10]


class Composer(Struct, frozen=True):
    """Turns what a page may show into what its template is given."""

    frame: Frame
    words: Words
    _cards: dict[int, tuple[Listed, EpisodeCard]] = field(default_factory=dict)

    @property
    def show(self) -> Show:
        """The show."""
        return self.frame.show

    def text(self, html: str, attached: Attached) -> str:
        """A text of the notes for where the site lives, its pictures in lighter formats too."""
        base = base_path(self.show)
        return with_lighter_pictures(rebase_links(html, base), attached.figures, base)

    # ------------------------------------------------------------------------------ addresses

    def url(self, path: str) -> str:
        """A path below the site's root as pages link to it."""
        return f"{base_path(self.show)}/{path}"

    def full(self, path: str) -> str:
        """The absolute address of a path below the site's root."""
        return absolute(self.show, path)

    def complete(self, url: str) -> str:
        """The absolute address of what pages link to as ``url`` gives it."""
        return f"{absolute(self.show, '').removesuffix(self.url(''))}{url}"

    # ---------------------------------------------------------------------------------- words

    def count(self, episodes: int) -> str:
        """How many episodes, in words."""
        return self.words.n("{number} episode", "{number} episodes", episodes)

    def season_title(self, season: Season) -> str:
        """``Season 1`` with the season's name."""
        title = self.words.t("Season {number}", number=season.number)
        return f"{title}: {season.name}" if season.name else title

    def season_link(self, season: SeasonPath) -> Link:
        """The page of a season."""
        return Link(self.url(season.path), self.season_title(season.season), "list")

    def day(self, day: date | datetime) -> str:
        """A day in words that no line parts."""
        return self.words.date(day).replace(" ", NO_BREAK)

    def day_or_nothing(self, day: date | None) -> str:
        """The same; empty for none."""
        return self.day(day) if day else ""

    def qr(self, path: str) -> Markup:
        """A QR code of a page."""
        address = self.full(path)
        title = self.words.t("QR code that leads to {address}", address=address)
        # Safe: drawn by a library, its only text escaped.
        return Markup(qr_svg(address, title))  # noqa: S704

    def typed(self, path: str) -> str:
        """The address of a page as people type it, without scheme."""
        return self.full(path).split("://", 1)[-1].rstrip("/")

    # ---------------------------------------------------------------------------------- parts

    def card(self, listed: Listed) -> EpisodeCard:
        """The card of an episode, made once for all lists of it."""
        known = self._cards.get(id(listed))
        if known is None or known[0] is not listed:
            known = self._cards[id(listed)] = (listed, self._card(listed))
        return known[1]

    def card_or_none(self, listed: Listed | None) -> EpisodeCard | None:
        """The same of an episode that may be missing."""
        return self.card(listed) if listed else None

    def _card(self, listed: Listed) -> EpisodeCard:
        words, topic = self.words, listed.topic
        small, middle, large = listed.pictures
        return EpisodeCard(
            url=self.url(listed.path),
            title=listed.title,
            day=self.day(listed.date),
            iso_day=iso_day(listed.date),
            length=words.minutes(listed.duration) if listed.duration else "",
            summary=self.summary(listed),
            topic=self.topic_link(topic) if topic else None,
            tone=tone_class(self.show, topic),
            picture_urls=(self.url(small), self.url(middle), self.url(large)),
            picture_text=listed.picture_text,
            kind=words.t(_KINDS[listed.kind]) if listed.kind in _KINDS else "",
            mark=words.t(_MARKS[listed.mark]) if listed.mark else "",
            is_expired=listed.is_expired,
            guid=listed.guid,
            sound=self.sound(listed.slug, listed.enclosure) if listed.enclosure else None,
            saver=self.sound(listed.slug, listed.data_saver) if listed.data_saver else None,
            seconds=int(listed.duration or 0),
        )

    def summary(self, listed: Listed) -> str:
        """One or two plain sentences about an episode, at least its title."""
        return listed.summary or listed.title

    def topic_link(self, topic: Topic) -> Link:
        """The page of a topic."""
        return Link(self.url(self.frame.addresses.of_topic(topic)), topic.name, "topic")

    def tile(self, listed: ListedTopic) -> TopicTile:
        """The tile of a topic."""
        topic, (small, large) = listed.topic, listed.pictures
        return TopicTile(
            url=self.topic_link(topic).url,
            name=topic.name,
            description=topic.description,
            count="" if listed.count is None else self.count(listed.count),
            tone=tone_class(self.show, topic),
            picture_urls=(self.url(small), self.url(large)),
        )

    def sound(self, slug: str, enclosure: Enclosure) -> Sound:
        """An audio file on offer."""
        ending = enclosure.url.rpartition(".")[2]
        return Sound(
            url=self.url(quote(enclosure.path)) if enclosure.path else enclosure.url,
            type=enclosure.type,
            size=self.words.megabytes(enclosure.length),
            length=enclosure.length,
            name=f"{slug}.{ending}",
        )

    def player(self, episode: Episode, artwork: tuple[str, ...]) -> Player | None:
        """The player of an episode that has audio; ``artwork`` are squares of 192 and 640."""
        if episode.enclosure is None:
            return None
        duration = int(episode.duration or 0)
        saver = episode.data_saver
        return Player(
            guid=episode.guid,
            title=episode.title,
            url=self.url(self.frame.addresses.of_episode(episode)),
            sound=self.sound(episode.slug, episode.enclosure),
            saver=self.sound(episode.slug, saver) if saver else None,
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
            artwork_urls=(self.url(artwork[0]), self.url(artwork[1])),
            artist=episode.topic.name if episode.topic else self.show.title,
        )

    def service_box(
        self, service: Service | None, confirmed: date | None, expires: date | None
    ) -> ServiceBox | None:
        """The box with what to bring, where, when and at what cost."""
        if service is None or service == Service():
            return None
        source = service.source
        host = source.split("/")[2] if source.count("/") >= 2 else source
        return ServiceBox(
            requirements=service.requirements,
            place=service.place,
            hours=service.hours,
            cost=service.cost,
            source=Link(source, host.removeprefix("www."), "link") if source else None,
            confirmed=self.day_or_nothing(confirmed),
            expires=self.day_or_nothing(expires),
        )

    def office_ways(self, subject: str, *, has_form: bool = True) -> tuple[Link, ...]:
        """Ways to ask the office, with what it is about filled in."""
        office, t = self.show.office, self.words.t
        whatsapp, phone = (
            number.replace(" ", NO_BREAK) for number in (office.whatsapp, office.phone)
        )
        words = {
            "whatsapp": (t("WhatsApp {number}", number=whatsapp), "chat"),
            "phone": (t("Telephone {number}", number=phone), "phone"),
            "form": (t("Ask in writing"), "question"),
        }
        urls = question_ways(self.show, subject)
        return tuple(
            Link(url, *words[name]) for name, url in urls.items() if has_form or name != "form"
        )

    def survey(self, subject: str) -> tuple[Link, ...]:
        """Yes and not yet, each a message to the office; nothing where it takes none."""
        t = self.words.t
        answers = (
            (t("Yes"), t("Answered: {title}", title=subject), "check"),
            (t("Not yet"), t("Not answered yet: {title}", title=subject), "question"),
        )
        links = []
        for words, text, icon in answers:
            urls = question_ways(self.show, text)
            url = urls.get("whatsapp") or urls.get("form")
            links += [Link(url, words, icon)] if url else []
        return tuple(links)

    def portrait(self, listed: ListedPerson) -> Portrait:
        """A person in words."""
        person = listed.person
        role = ROLE_WORDS.get(person.role)
        return Portrait(
            url=self.url(self.frame.addresses.of_person(person)),
            name=person.name,
            role=self.words.t(role) if role else person.role.capitalize(),
            position=person.position,
            count="" if listed.count is None else self.count(listed.count),
        )

    # --------------------------------------------------------------------------------- titles

    def episode_title(self, listed: Listed, title: str = "", *, is_own: bool) -> str:
        """The title of an episode's page, or ``title`` of another page about it.

        The code follows instead of the show's name when the title is long or not the only one of
        its kind (``is_own``).
        """
        title = title or listed.title
        whole = f"{title} · {self.show.title}"
        if is_own and len(whole) <= TITLE_LIMIT:
            return whole
        suffix = listed.code or self.words.short_date(listed.date)
        return f"{shorten(title, TITLE_LIMIT - len(suffix) - 3)} · {suffix}"

    def page_title(self, title: str) -> str:
        """The title of any other page: its own and the show's name."""
        name = self.show.title if len(self.show.title) < TITLE_LIMIT // 2 else self.show.code
        return f"{shorten(title, TITLE_LIMIT - len(name) - 3)} · {name}"
