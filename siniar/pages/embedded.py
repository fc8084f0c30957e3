"""What other sites need to show an episode: the frame to copy, and oEmbed for programs.

https://oembed.com: discovery by a link in the page's head; the answer is a file, so that no server
has to be asked, and its size is the same for everybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from markupsafe import escape

from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.later import Later
from siniar.model.outputs import Output
from siniar.pages.compose import Composer
from siniar.pages.facts import Facts
from siniar.pages.inputs import Listed

#: Pixels; the player takes any width from 240.
WIDTH, HEIGHT = 600, 290
#: Pixels a side of the square picture.
_PICTURE = 384


def embed_path(episode: str) -> str:
    """The player's page, of an episode's page."""
    return f"{episode}embed/"


def oembed_path(episode: str) -> str:
    """The answer to programs, of an episode's page."""
    return f"{embed_path(episode)}oembed.json"


def frame_code(listed: Listed, composer: Composer) -> str:
    """What somebody pastes into another site."""
    url, title = escape(composer.full(embed_path(listed.path))), escape(listed.title)
    return (
        f'<iframe src="{url}" title="{title}" width="100%" height="{HEIGHT}" loading="lazy" '
        'style="border:0"></iframe>'
    )


def plan_embedded(facts: Facts, composer: Composer) -> Iterator[Output]:
    """The oEmbed answer of every episode with sound."""
    around = Key(facts.frame)
    for episode in facts.catalogue.episodes:
        if episode.enclosure:
            listed = Later(facts.listed, episode)
            path = oembed_path(facts.catalogue.addresses.of_episode(episode))
            key, render = Key("oembed", listed, around), partial(_render_oembed, listed, composer)
            yield Output(path, key, render, Place(episode.source))


def _render_oembed(later: Later[Listed], composer: Composer) -> bytes:
    listed, show = later.value, composer.show
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": listed.title,
        "author_name": show.author,
        "author_url": composer.full(""),
        "provider_name": show.title,
        "provider_url": composer.full(""),
        "thumbnail_url": composer.full(listed.pictures[2]),
        "thumbnail_width": _PICTURE,
        "thumbnail_height": _PICTURE,
        "html": frame_code(listed, composer),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()
