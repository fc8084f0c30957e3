"""What becomes of those who visit: told from what the site really does."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from siniar.model.episode import Episode
from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.page import PageKind, Planned, View


class PrivacyInputs(Struct, frozen=True):
    """What the page may show, beside the frame of every page."""

    #: Other hosts that sound is loaded from, in their order.
    audio_hosts: tuple[str, ...]


class PrivacyPart(Struct, frozen=True):
    """A heading with what stands below it."""

    title: str
    sentences: tuple[str, ...]


class PrivacyPage(Struct, frozen=True):
    """Variable ``privacy`` of ``privacy.html``: what is kept of visitors, where, and by whom."""

    parts: tuple[PrivacyPart, ...]
    #: Ways to ask who answers for the site.
    ways: tuple[Link, ...]


def pages(facts: Facts) -> Iterator[Planned[PrivacyInputs]]:
    """The one page."""
    yield Planned(f"{facts.catalogue.addresses.privacy}/", Later(_inputs, facts))


def _inputs(facts: Facts) -> PrivacyInputs:
    hosts = {host for episode in facts.catalogue.episodes for host in _hosts_of(episode)}
    return PrivacyInputs(tuple(sorted(hosts)))


def _hosts_of(episode: Episode) -> Iterator[str]:
    for each in (episode.enclosure, episode.data_saver, episode.film_enclosure):
        if each and not each.path:
            yield urlsplit(each.url).hostname or ""


def view(inputs: PrivacyInputs, composer: Composer) -> View:
    """The page in the show's words."""
    t, show = composer.words.t, composer.show
    head = Head(
        title=t("Your data"),
        description=t("What {show} keeps of those who visit and listen.", show=show.title),
    )
    parts = (
        PrivacyPart(t("What stays on your phone"), tuple(_kept(composer))),
        PrivacyPart(t("Who learns that you were here"), tuple(_seen(inputs, composer))),
        PrivacyPart(t("Who answers for it"), (show.office.responsible or show.author,)),
    )
    return View(head, PrivacyPage(parts, composer.office_ways("", has_form=True)))


def _kept(composer: Composer) -> Iterator[str]:
    t = composer.words.t
    yield t("There are no cookies, no accounts and no advertising here.")
    yield t(
        "Your browser remembers where you stopped, what you saved and the pages that you opened, "
        "so that they work without a network. Nobody else can see it, and it is gone when you "
        "delete the data of this site in the browser."
    )


def _seen(inputs: PrivacyInputs, composer: Composer) -> Iterator[str]:
    """Only what holds for this site: each sentence has its setting or its episodes."""
    t, show = composer.words.t, composer.show
    yield t(
        "Whoever runs the server sees your internet address and what you load, as everywhere on "
        "the web. These pages count nobody and load nothing from others."
    )
    if inputs.audio_hosts:
        hosts = ", ".join(inputs.audio_hosts)
        yield t("Sound that lies at {hosts} is loaded from there when you play it.", hosts=hosts)
    if composer.frame.has_videos:
        yield t(
            "Videos come from YouTube, a service of Google, and only after you tap them; from then "
            "on its rules hold."
        )
    if show.feed.prefix:
        host = urlsplit(show.feed.prefix).hostname or show.feed.prefix
        yield t(
            "Podcast apps load the sound by way of {host}, which counts how often. The player on "
            "these pages does not.",
            host=host,
        )
    if show.question_url or show.office.whatsapp or show.office.phone:
        yield t("What you ask goes to the office; this site keeps none of it.")


KIND = PageKind("privacy", pages, view)
