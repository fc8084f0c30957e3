"""The pages that editors write."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from siniar.model.findings import Place
from siniar.model.later import Later
from siniar.model.show import Page as WrittenPage
from siniar.pages.compose import Composer
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.page import PageKind, Planned, View


class TextInputs(Struct, frozen=True):
    """What a page that editors wrote may show."""

    page: WrittenPage


class TextPage(Struct, frozen=True):
    """Variable ``text`` of ``text.html``: a page that editors wrote."""

    #: Heading of the page.
    title: str
    #: The text, links made right for the base path.
    html: Markup
    #: When the office last checked it, in words; empty if never.
    confirmed: str


def pages(facts: Facts) -> Iterator[Planned[TextInputs]]:
    """A page for each text."""
    for page in facts.catalogue.pages:
        yield Planned(f"{page.slug}/", Later(TextInputs, page), Place(page.source))


def view(inputs: TextInputs, composer: Composer) -> View:
    """The page, its links made right for where the site lives."""
    page = inputs.page
    head = Head(
        title=page.title,
        description=page.summary or page.text or page.title,
        is_searched=True,
    )
    # Safe: pages are sanitised where they are read.
    html = Markup(composer.text(page.html, page.attached))  # noqa: S704
    return View(head, TextPage(page.title, html, composer.day_or_nothing(page.confirmed)))


KIND = PageKind("text", pages, view, is_searched=True)
