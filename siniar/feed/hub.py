"""Tells a WebSub hub that feeds have changed, so that subscribers hear of it at once.

https://www.w3.org/TR/websub/ leaves open how a publisher says so; hubs take what PubSubHubbub did:
https://pubsubhubbub.github.io/PubSubHubbub/pubsubhubbub-core-0.4.html#rfc.section.7
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from siniar.feed.rules import HUB_UNANSWERED
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.model.urls import absolute
from siniar.system.http import Answer, fetch

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def list_feeds(catalogue: Catalogue) -> tuple[str, ...]:
    """The absolute address of every feed that names the hub."""
    show, addresses = catalogue.show, catalogue.addresses
    topics = show.topics if show.feed.has_topic_feeds else ()
    paths = (addresses.of_feed(), *(addresses.of_topic_feed(topic) for topic in topics))
    return tuple(absolute(show, path) for path in paths)


def ping_hub(
    catalogue: Catalogue, place: Place, ask: Callable[..., Answer] = fetch
) -> Iterator[Finding]:
    """Tell the hub of each feed, one at a time; what it did not take."""
    hub = catalogue.show.feed.hub
    for feed in list_feeds(catalogue):
        body = urlencode({"hub.mode": "publish", "hub.url": feed}).encode()
        answer = ask(hub, "POST", _FORM, body=body)
        if not 200 <= answer.status < 300:
            problem = answer.problem or f"HTTP {answer.status}"
            yield found(HUB_UNANSWERED, place, value=hub, feed=feed, problem=problem)
