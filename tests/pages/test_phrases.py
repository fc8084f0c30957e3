"""The words that typing errors are compared with are those of public episodes."""

from __future__ import annotations

import json

from siniar.model.episode import Status
from siniar.pages.search import plan_phrases
from tests.support.factories import ADDRESSES, make_catalogue, make_episode


def test_titles_keywords_and_topics_are_told_in_small_letters() -> None:
    first = make_episode(1, title="KTP-el hilang: lalu apa?", keywords=("Kartu  Penduduk",))
    hidden = make_episode(2, title="Masih rahasia", status=Status.DRAFT)
    output = plan_phrases(make_catalogue(episodes=[first, hidden]))
    assert output.path == f"{ADDRESSES.search}/phrases.json"
    phrases = json.loads(output.render())
    assert {"ktp el hilang lalu apa", "kartu penduduk"} <= set(phrases)
    assert "masih rahasia" not in phrases
    assert phrases == sorted(phrases)
