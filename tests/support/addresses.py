"""Addresses over which programs fall, and a strategy that makes more of them."""

from __future__ import annotations

from hypothesis import strategies as st

#: Each makes ``urllib`` raise: at once, or when it is asked for the port.
IMPOSSIBLE = (
    "http://[::1",
    "http://[::1/a.mp3",
    "https://a]b.example/a.mp3",
    "https://[x]/a.mp3",
    "https://[fe80::1%25eth0/a.mp3",
    "https://user[@lama.example/a.mp3",
    "https://lama\uff0f.example/a.mp3",
    "https://\u2100.example/a.mp3",
    "https://lama.example:99999/a.mp3",
    "https://lama.example:x/a.mp3",
)
_PIECES = st.sampled_from(
    (
        *("http", "https", "HTTP", ":", "//", "/", "[", "]", "[::1]", "%", "%00", "%5B", "@", "?"),
        *("#", "&v=", "..", "\\", " ", "\t", "\uff0f", "\u2100", "lama.example", ":99999", ":x"),
        *("a.mp3", "youtu.be", "www.youtube.com/watch?v=", "drive.google.com", "'", '"', "<", ">"),
    )
)
#: Pieces of addresses in any order, most behind a scheme.
ADDRESSES = st.builds(
    lambda start, pieces: start + "".join(pieces),
    st.sampled_from(["http://", "https://", "", "//"]),
    st.lists(_PIECES | st.text(max_size=3), max_size=6),
)
