"""Whatever stands in a note: never a traceback, always a place; a sample of what `fuzz` tries."""

from __future__ import annotations

import random
from pathlib import Path
from time import process_time

import pytest
from msgspec.structs import replace

from siniar.build.publish import Outcome, build_site
from siniar.content.episodes import NoteReader
from siniar.content.rules import NOTES_MISSING
from siniar.model.findings import Place, found
from tests.fuzz.making import MAKINGS, fields, make_note, note_with, scripts
from tests.fuzz.running import run_cases, valid_notes
from tests.fuzz.shrinking import shrink
from tests.fuzz.trying import Trial, Tryer
from tests.support.shows import copy_sample

SEED = 20_261_124


@pytest.fixture(scope="module")
def tryer(tmp_path_factory: pytest.TempPathFactory) -> Tryer:
    return Tryer(tmp_path_factory.mktemp("fuzz"))


def test_hundreds_of_notes_of_every_kind_are_read_without_a_fall(tryer: Tryer) -> None:
    cases = len(MAKINGS) * 30
    failed = [
        f"seed {SEED} case {number} ({kind}): {trial.failure} {make_note(SEED, number, notes)[1]!r}"
        for notes in [valid_notes()]
        for number, kind, trial in run_cases(tryer, notes, SEED, cases)
        if trial.failure
    ]
    assert failed == []


def test_every_field_takes_text_of_every_script(tryer: Tryer) -> None:
    failed = []
    texts = list(scripts().items())
    assert len(texts) > 150
    for at, (frame, row) in enumerate(fields()):
        # All scripts for every field are the long run; here each script comes once.
        for name, text in texts[at :: len(fields())]:
            trial = tryer.try_note(note_with(frame, row.alias, text))
            failed += [f"{row.alias}, {name}: {trial.details}"] if trial.failure else []
    assert failed == []


#: Just below the limits, or far above: what costs most of all kinds that were tried.
LARGE = {
    "keys": "---\njudul: x\n" + "".join(f"kunci{n}: b\n" for n in range(1_900)) + "---\nIsi.\n",
    "open brackets": "---\n" + "".join(f"a{n}: [b\n" for n in range(1_900)) + "---\nIsi.\n",
    "marks before a value": "---\njudul: " + "| " * 49_000 + "x\n---\nIsi.\n",
    "the same key": "---\n" + "judul: a\n" * 110_000 + "---\n",
    "lines without a key": "---\njudul: x\n" + "a\n" * 490_000 + "---\n",
    "no fence": "judul: x\n" + "\n" * 990_000,
    "addresses": "---\njudul: x\n---\n" + "www.a.b " * 37_000,
    "double letters": "---\njudul: x\n---\n" + "Ã©" * 60_000,
}


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_note_is_read_within_seconds(tryer: Tryer, kind: str) -> None:
    path = tryer.paths["episodes"]
    path.write_bytes(LARGE[kind].encode())
    begin = process_time()
    assert tryer.reader.read_episode(path).findings
    assert process_time() - begin < 5


def test_the_same_seed_makes_the_same_notes() -> None:
    notes = valid_notes()
    first = [make_note(7, number, notes) for number in range(40)]
    assert first == [make_note(7, number, notes) for number in range(40)]
    assert first != [make_note(8, number, notes) for number in range(40)]


def test_a_fall_is_noticed_and_shrinks_to_what_makes_it(
    tryer: Tryer, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = NoteReader.read_page

    def fall(reader: NoteReader, path: Path) -> object:
        if b"!!python" in path.read_bytes():
            raise RecursionError
        return right(reader, path)

    monkeypatch.setattr(NoteReader, "read_page", fall)
    note = b"---\njudul: x\nkata: !!python/name\n---\n" + b"Isi. " * 50
    failure = tryer.try_note(note).failure
    assert failure == "RecursionError in test_fuzz.py:fall"
    assert shrink(note, lambda part: tryer.try_note(part).failure == failure) == b"!!python"


def test_a_finding_without_a_line_of_the_file_is_noticed(
    tryer: Tryer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siniar.content.episodes.parse_table", lambda *_: {})
    right = tryer.reader.read_episode

    def misplace(reader: NoteReader, path: Path) -> object:
        read = right(path)
        wrong = found(NOTES_MISSING, Place(read.path, 99))
        return replace(read, findings=(*read.findings, wrong))

    monkeypatch.setattr(NoteReader, "read_episode", misplace)
    trial = tryer.try_note(b"---\njudul: x\n---\nIsi.\n")
    assert trial.failure == "a line that the file does not have"
    assert isinstance(trial, Trial)


@pytest.mark.usefixtures("drawn_once")
def test_a_site_of_such_notes_is_built_with_all_its_pages_and_feeds(tmp_path: Path) -> None:
    rnd = random.Random(SEED)
    copy_sample(tmp_path)
    notes = valid_notes()
    for number in range(64):
        kind = rnd.choice(("edit", "field"))
        content = MAKINGS[kind](random.Random(f"site {number}"), notes)
        folder = tmp_path / "content" / ("pages" if number % 8 == 0 else "episodes")
        (folder / f"{100 + number}-acak.md").write_bytes(content.replace(b"status: draf\n", b""))
    overrides = {"DRAWS_CARDS": False, "INDEXES_SEARCH": False, "NOW": "2026-11-21T12:00:00+07:00"}
    built = build_site(tmp_path, tmp_path / "output", overrides=overrides)
    assert built.outcome is Outcome.DONE, built.failure
    assert (tmp_path / "output/feed.xml").stat().st_size > 10_000
