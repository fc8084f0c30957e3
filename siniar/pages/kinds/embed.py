"""The player of an episode for other sites' frames: no script, no menu, 20 kB at most."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.episode import Episode
from siniar.model.findings import Place
from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link
from siniar.pages.contexts_episode import EpisodeCard
from siniar.pages.embedded import embed_path
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed
from siniar.pages.page import PageKind, Planned, View


class EmbedInputs(Struct, frozen=True):
    """What the player may show."""

    listed: Listed
    has_own_title: bool


class EmbedPage(Struct, frozen=True):
    """Variable ``embed`` of ``embed.html``."""

    #: The episode, with its sound.
    card: EpisodeCard
    #: Absolute address of its page.
    address: str
    #: Stylesheet of this page alone.
    style_url: str
    #: What else there is, on the episode's page.
    more: Link


def pages(facts: Facts) -> Iterator[Planned[EmbedInputs]]:
    """A player for every episode with sound."""
    for episode in facts.catalogue.episodes:
        if episode.enclosure:
            path = embed_path(facts.catalogue.addresses.of_episode(episode))
            inputs, place = Later(_inputs, facts, episode), Place(episode.source)
            yield Planned(path, inputs, place, is_indexed=False)


def _inputs(facts: Facts, episode: Episode) -> EmbedInputs:
    return EmbedInputs(facts.listed(episode), facts.has_own_title(episode))


def view(inputs: EmbedInputs, composer: Composer) -> View:
    """The player in the show's words."""
    listed, t = inputs.listed, composer.words.t
    address = composer.full(listed.path)
    head = Head(
        title=listed.title,
        full_title=composer.episode_title(
            listed, t("Player: {title}", title=listed.title), is_own=inputs.has_own_title
        ),
        description=composer.summary(listed),
        steps=((listed.title, listed.path),),
        topic=listed.topic,
    )
    return View(
        head,
        EmbedPage(
            card=composer.card(listed),
            address=address,
            style_url=composer.url(f"{composer.frame.assets}embed.css"),
            more=Link(address, t("Notes and transcript"), "text"),
        ),
    )


KIND = PageKind("embed", pages, view)
