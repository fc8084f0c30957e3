"""The settings of a topic."""

from __future__ import annotations

from siniar.content.settings.table import Setting
from siniar.content.settings.values import listed, page_path, path_word, text
from siniar.model.episode import Topic
from siniar.model.slugs import slugify
from siniar.model.words import N_

TOPIC_SETTINGS = (
    Setting("name", text, N_("The topic's name."), '"Kependudukan"', is_required=True),
    Setting("slug", path_word, N_("Its part of the address."), '"kependudukan"'),
    Setting("description", text, N_("What belongs to it."), '"KTP, KK, akta."'),
    Setting(
        "aliases",
        listed(page_path),
        N_("Other addresses that lead to its page."),
        '["/topik/dokumen/"]',
    ),
)


def make_topic(
    name: str, slug: str = "", description: str = "", aliases: tuple[str, ...] = ()
) -> Topic:
    """A topic, whose name gives its address unless the settings do."""
    return Topic(name, slug or slugify(name), description, aliases)
