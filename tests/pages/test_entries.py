"""What the search finds by its name: public episodes, people, topics, and the pages besides."""

from __future__ import annotations

from pathlib import Path

from siniar.model.episode import Service, Status
from tests.support.built import build, read_entries
from tests.support.factories import make_catalogue, make_episode


def test_episodes_people_topics_and_pages_are_listed_and_drafts_are_not(tmp_path: Path) -> None:
    first = make_episode(
        1,
        title="KTP-el hilang: lalu apa?",
        keywords=("Kartu penduduk",),
        summary="Langkah pertama. " * 20,
        service=Service(requirements=("Contoh syarat A",), place="Loket 3"),
    )
    hidden = make_episode(2, title="Masih rahasia", status=Status.DRAFT)
    catalogue = make_catalogue(episodes=[first, hidden])
    entries = read_entries(build(catalogue, tmp_path))
    titles = {entry["title"]: entry for entry in entries}
    episode = titles["KTP-el hilang: lalu apa?"]
    assert episode["keywords"] == "Kartu penduduk"
    assert episode["also"].startswith("Contoh syarat A, Loket 3")
    # What a result shows besides is on its page: the list is fetched before anything is found.
    assert not episode["summary"]
    assert (episode["number"], episode["url"]) == ("1", "/podcast/episode/episode-1/")
    assert "Masih rahasia" not in titles
    assert {"Kependudukan", "Langganan", first.people[0].name} <= set(titles)
