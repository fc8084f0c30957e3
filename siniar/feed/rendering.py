"""Puts a feed page together from what was written before and what is written now."""

from __future__ import annotations

from collections.abc import Sequence

from siniar.feed.elements import Source
from siniar.feed.item import NO_ITEMS, Item, Items, Waiting, build_item
from siniar.feed.quick import open_frame, pack_frame, write_item

_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"


def render_page(
    source: Source, stylesheet: str, kept: Items = NO_ITEMS, waiting: Waiting | None = None
) -> bytes:
    """The feed page in UTF-8; ``stylesheet`` is the path of what makes it readable to people.

    Items that were written before are taken as they are; the others are written and then kept.
    """
    head = f'<?xml-stylesheet type="text/xsl" href="{stylesheet}"?>\n'.encode()
    return b"".join([_DECLARATION, head, *_render_channel(source, kept, waiting or Waiting())])


def _render_channel(source: Source, kept: Items, waiting: Waiting) -> Sequence[bytes]:
    episodes = source.page.episodes
    names = kept.names_of(source)
    channel = kept.channel_of(source) if names else ""
    known = kept.read(source.page.path) if names else {}
    found = {name: known.get(name) or waiting.take(name) for name in names.values()}
    missing = [each for each in episodes if not names or found[names[each.guid]] is None]
    items = [build_item(source, episode) for episode in missing]
    parts = _write_quickly(source, items, known.get(channel)) or _write_carefully(source, items)
    if parts is None:
        return [_write_whole(source)]
    begin, written, end, frame = parts
    if names:
        fresh = {names[each.guid]: item for each, item in zip(missing, written, strict=True)}
        used = {name: item or fresh[name] for name, item in found.items()}
        for guid, name in names.items():
            if name in fresh:
                waiting.leave(guid, name, fresh[name])
        kept_now = used | ({channel: frame} if channel and frame else {})
        if kept_now.keys() != known.keys():
            kept.write(source.page.path, kept_now)
        written = [used[names[each.guid]] for each in episodes]
    return [begin, *written, end]


#: What stands before the items, the items, what follows them; and what is kept of the channel.
_Parts = tuple[bytes, list[bytes], bytes, bytes | None]


def _write_quickly(source: Source, items: Sequence[Item], frame: bytes | None) -> _Parts | None:
    """The parts without feedgen, when its channel is kept and every item can be written so."""
    opened = open_frame(frame, source) if frame else None
    written = [write_item(item) for item in items] if opened else []
    whole = [item for item in written if item is not None]
    if opened is None or len(whole) < len(written):
        return None
    return opened[0], whole, opened[1], frame


def _write_carefully(source: Source, items: Sequence[Item]) -> _Parts | None:
    # Slow to import, and most builds know the channel.
    from siniar.feed.write import write_parts  # noqa: PLC0415

    parts = write_parts(source, items)
    if parts is None:
        return None
    frame = pack_frame(parts.begin, parts.end, source) if parts.is_proven else None
    return parts.begin, parts.items, parts.end, frame


def _write_whole(source: Source) -> bytes:
    """As feedgen breaks its lines, when that is not as expected: nobody promised it."""
    from siniar.feed.write import write_page  # noqa: PLC0415 (see above)

    return write_page(source, [build_item(source, each) for each in source.page.episodes])
