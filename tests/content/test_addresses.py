"""Whatever stands where an address should be, its place is told and nothing falls over it."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.addresses import NOWHERE, is_web_address, join_address, split_address
from siniar.content.fields.aliases import propose
from siniar.content.markdown import NotesMarkup, Target, resolve_alone
from siniar.content.remote_audio import audio_type, check_remote, name_of
from siniar.content.youtube_urls import parse_video
from siniar.model.findings import Place
from siniar.production.answers import clean_name
from tests.support.addresses import ADDRESSES, IMPOSSIBLE


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_what_is_no_address_has_no_parts(address: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        assert urlsplit(address).port is None
    assert split_address(address) == NOWHERE
    assert not is_web_address(address)


def test_what_is_one_has_all_of_them() -> None:
    address = "https://lama.example:8080/a%20b.mp3?x=1#t=2"
    assert split_address(address) == urlsplit(address)
    assert is_web_address(address)
    assert join_address("https://lama.example/a/", "../b") == "https://lama.example/b"
    assert join_address("https://lama.example/a/", "http://[::1") == "http://[::1"
    for other in ("", "/a.mp3", "ftp://lama.example/a", "http://lama/a", "http://a.b/c d"):
        assert not is_web_address(other)


@given(base=ADDRESSES, address=ADDRESSES)
def test_any_two_texts_can_be_taken_apart_and_joined(base: str, address: str) -> None:
    joined = join_address(base, address)
    try:
        assert joined == urljoin(base, address)
    except ValueError:
        assert joined == address
    split_address(joined)


@given(address=ADDRESSES, given_type=st.sampled_from(["", "audio/mpeg"]))
def test_any_address_of_audio_is_judged(address: str, given_type: str) -> None:
    list(check_remote(address, Place("a.md"), given_type, 14_400_000, 1200.0))
    assert audio_type(address, given_type)
    assert name_of(address) or not address
    parse_video(address)
    assert propose(address).startswith("/")
    clean_name(f"file:{address}")


@given(address=ADDRESSES)
def test_a_link_that_notes_may_hold_can_be_taken_apart(address: str) -> None:
    led: list[str] = []

    def resolve(each: str, is_picture: bool) -> Target:  # noqa: FBT001 (of Resolve)
        led.append(each)
        return resolve_alone(each, is_picture)

    NotesMarkup().read(f"[a](<{address}>) ![b](<{address}>)\n\n<{address}>\n", resolve=resolve)
    for each in led:
        urlsplit(each)


@pytest.mark.parametrize("address", IMPOSSIBLE)
@pytest.mark.parametrize("mark", ["", "!"])
def test_a_link_or_picture_that_leads_nowhere_is_told(mark: str, address: str) -> None:
    read = NotesMarkup().read(f"{mark}[a]({address})", resolve=resolve_alone)
    assert [each.code for each in read.findings] == ["tautan-berbahaya"]
    assert address not in read.html
