"""Renders the page from which the office copies the texts for YouTube; needs no network."""

from __future__ import annotations

from pathlib import Path

from siniar.model.episode import Episode
from siniar.model.show import Show
from siniar.model.words import N_, Words
from siniar.system.office_pages import render_office_page
from siniar.youtube.kit import DESCRIPTION_LIMIT, TAGS_LIMIT, TITLE_LIMIT, Kit, count_units

TEMPLATE = Path(__file__).with_name("kitpage.html")
#: Message ids of the page's own words.
TEXTS = {
    "heading": N_("For YouTube"),
    "press": N_("Copy"),
    "copied": N_("Copied"),
    "save": N_("Save"),
    "thumbnail": N_("Thumbnail"),
    "captions": N_("Captions"),
    "no_captions": N_("The episode has no transcript yet, so there are no captions."),
    "steps": N_("In this order"),
}
#: Message ids of what to do at YouTube.
STEPS = (
    N_("Open studio.youtube.com, choose Create, Upload videos."),
    N_("Paste title and description, choose the thumbnail."),
    N_("Under Show more paste the tags and choose the language Indonesian."),
    N_("Under Video elements add the captions: Upload file, With timing."),
    N_("After publishing, leave the code and the page's address in the description: by them the "
       "site finds the video."),
)  # fmt: skip


def render_kit_page(
    show: Show, episode: Episode, kit: Kit, words: Words, *, thumbnail: str, captions: str
) -> bytes:
    """The page as UTF-8; ``thumbnail`` and ``captions`` are names of files beside it."""
    return render_office_page(
        TEMPLATE,
        show=show,
        episode=episode,
        kit=kit,
        words=words,
        texts={name: words.t(text) for name, text in TEXTS.items()},
        steps=[words.t(step) for step in STEPS],
        copied=_copied(kit, words),
        thumbnail=thumbnail,
        captions=captions,
    )


def _copied(kit: Kit, words: Words) -> list[tuple[str, str, str, str, int]]:
    """What has a button: name, heading, text, hint, lines of its field."""
    tags = ",".join(kit.tags)
    characters, size = words.t("{count} of {limit} characters"), words.t("{count} of {limit} bytes")
    title = characters.format(count=count_units(kit.title), limit=TITLE_LIMIT)
    length = size.format(count=len(kit.description.encode()), limit=DESCRIPTION_LIMIT)
    together = characters.format(count=count_units(tags), limit=TAGS_LIMIT)
    lines = min(kit.description.count("\n") + 3, 24)
    return [
        ("title", words.t("Title"), kit.title, title, 2),
        ("description", words.t("Description"), kit.description, length, lines),
        ("tags", words.t("Tags"), tags, together, 3),
    ]
