"""The Content-Security-Policy of pages, as far as it can be told from within a page."""

from __future__ import annotations

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
#: What a page kind needs besides: the search program is WebAssembly.
_BESIDES = {"search": ("script-src 'self' 'wasm-unsafe-eval'",)}


#: Who may frame a page, which no page can say of itself; the player is meant for other sites.
FRAMED_HERE, FRAMED_ANYWHERE = "frame-ancestors 'self'", "frame-ancestors *"

#: The player in other sites' frames: a picture, a style, and sound after a tap.
_EMBEDDED = (
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "img-src 'self'",
    "style-src 'self'",
)


def page_policy(kind: str, *, has_remote_audio: bool) -> str:
    """The policy of a page kind."""
    if kind == "embed":
        return "; ".join((*_EMBEDDED, f"media-src 'self'{' https:' if has_remote_audio else ''}"))
    audio = _REMOTE_AUDIO if has_remote_audio else _OWN_AUDIO
    return "; ".join((*_POLICY, *audio, *_BESIDES.get(kind, ())))
