"""New texts of notes take the place of the old ones, and the site is what a whole build makes."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from benchmarks.corpus import write_project
from siniar.build import write as writing
from siniar.build.preview.build import preview_builder
from siniar.build.preview.state import BuildOutcome
from siniar.build.publish import Build, build_output
from siniar.commands import desk
from siniar.system import unchanged
from siniar.system.exits import GOOD, PROGRAM_ERROR
from tests.kept.test_incremental import Editor, build_from_nothing, edits, read_folder

EPISODES = 5


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_project(tmp_path / "show", EPISODES)
    build(root)
    return root


def build(root: Path) -> Build:
    """As `tasks.py build` does it."""
    made = attempt_build(root)
    assert made.status == GOOD, made.details
    return made


def attempt_build(root: Path) -> Build:
    settle(root)
    return build_output(root)


def settle(root: Path) -> None:
    """Let everything be older than a tick of the clock of files."""
    while not unchanged.look(root).signature:
        time.sleep(0.01)


def note_of(root: Path, number: int = 2) -> Path:
    return sorted((root / "content" / "episodes").glob("*.md"))[number]


def add(note: Path, text: str) -> None:
    note.write_text(f"{note.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def assert_same(root: Path, work: Path, done: object = "") -> None:
    here, fresh = read_folder(root / "output"), build_from_nothing(root, work)
    assert here.keys() == fresh.keys(), done
    assert [path for path, content in here.items() if content != fresh[path]] == [], done


TEXTS = (
    "Kalimat biasa & <b>tebal</b> > \"kutipan\" 'lain' — 🙂.",
    "## Judul\n\n- satu\n- dua\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "```\nkode ]]> &amp; <script>\n```",
    "Lihat [langganan](/langganan/) dan https://example.org/?a=1&b=2.",
    "\u2028Baris\u0085 aneh\u200b.",
    "![gambar](/images/denah.png)",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_new_text_takes_the_place_of_the_old_one(text: str, root: Path, tmp_path: Path) -> None:
    add(note_of(root), text)
    assert build(root).is_retouched
    assert_same(root, tmp_path / "fresh")
    # And the next whole build takes up from there.
    change(note_of(root, 0), "judul: ", "judul: Baru ")
    assert not build(root).is_retouched
    assert_same(root, tmp_path / "fresh")


def test_several_notes_at_once_and_one_after_another(root: Path, tmp_path: Path) -> None:
    for number in (0, 3):
        add(note_of(root, number), "Satu.")
    assert build(root).is_retouched
    for step in range(3):
        add(note_of(root, 3), f"Langkah {step}.")
        assert build(root).is_retouched
    assert_same(root, tmp_path / "fresh")


def test_a_saved_note_without_a_change_writes_nothing(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}
    note = note_of(root)
    note.write_bytes(note.read_bytes())
    assert build(root).is_retouched
    assert before == {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*")}


def test_a_page_that_another_build_has_changed_already_is_not_changed_twice(
    root: Path, tmp_path: Path
) -> None:
    """Its page is written before its feeds, and a build at the same time may see just that."""
    slug = next(
        line.partition(": ")[2]
        for line in note_of(root).read_text().splitlines()
        if line.startswith("slug: ")
    )
    page = f"episode/{slug}/index.html"
    add(note_of(root), "Kalimat yang ditambahkan.")
    fresh = build_from_nothing(root, tmp_path / "other")
    # Into the file, not in its place: the folder has the same time.
    (root / "output" / page).write_bytes(fresh[page])
    assert not build(root).is_retouched
    assert fresh[page].count(b"Kalimat yang ditambahkan.") == 1
    assert (root / "output" / page).read_bytes() == fresh[page]


def draft(root: Path) -> None:
    change(note_of(root), "status: terbit", "status: draf")
    build(root)
    add(note_of(root), "Masih dikerjakan.")


def with_found_video(root: Path) -> None:
    guid = next(
        line.partition(": ")[2]
        for line in note_of(root).read_text().splitlines()
        if line.startswith("guid: ")
    )
    (root / "content" / "youtube.json").write_text(
        f'[\n{{"guid": "{guid}", "video": "M7lc1UVf-VE", "title": "Judul", '
        '"published": "2026-11-01T00:00:00+07:00", "how": "code", "when": "2026-11-02"}\n]\n'
    )
    build(root)
    add(note_of(root), "Dengan video.")


def under_a_path(root: Path) -> None:
    change(root / "pelicanconf.py", "//siniar.example", "//siniar.example/repo")
    build(root)
    add(note_of(root), "Lihat [langganan](/langganan/).")


def shortened(root: Path) -> None:
    # Room for about three of the five.
    settings = root / "pelicanconf.py"
    settings.write_text(settings.read_text() + 'SHOW["feed"] = {"size_budget": 26_000}\n')
    build(root)
    assert "dipersingkat" in build_said(root)
    add(note_of(root, 0), "Sedikit lagi.")


def build_said(root: Path) -> str:
    record = unchanged.read_record(root)
    assert record is not None
    return record.said


@pytest.mark.parametrize("prepare", [draft, with_found_video, under_a_path, shortened])
def test_wherever_a_text_stands(prepare: object, root: Path, tmp_path: Path) -> None:
    assert callable(prepare)
    prepare(root)
    assert build(root).is_retouched
    assert_same(root, tmp_path / "fresh")


def front_matter(root: Path) -> None:
    change(note_of(root), "ringkasan: ", "ringkasan: Baru. ")


def no_summary(root: Path) -> None:
    note = note_of(root)
    lines = [line for line in note.read_text().split("\n") if not line.startswith("ringkasan")]
    note.write_text("\n".join(lines))
    build(root)
    head, _, body = note.read_text().rpartition("---\n")
    note.write_text(f"{head}---\nAwal yang baru. {body}")


def wrong_link(root: Path) -> None:
    add(note_of(root), "[klik](javascript:alert(1))")


def empty_body(root: Path) -> None:
    note = note_of(root)
    note.write_text(note.read_text().rpartition("---\n")[0] + "---\n")


def twice_on_the_page(root: Path) -> None:
    note = note_of(root)
    note.write_text(note.read_text().rpartition("---\n")[0] + "---\nYa.\n")
    build(root)
    for path in (root / "output" / "episode").glob("*/index.html"):
        path.write_text(path.read_text().replace("<p>Ya.</p>", "<p>Ya.</p><p>Ya.</p>"))
    add(note, "Lagi.")


def grown_beyond_the_budget(root: Path) -> None:
    settings = root / "pelicanconf.py"
    settings.write_text(settings.read_text() + 'SHOW["feed"] = {"size_budget": 70_000}\n')
    build(root)
    assert "dipersingkat" not in build_said(root)
    add(note_of(root, 4), "Panjang sekali. " * 6000)


def new_note(root: Path) -> None:
    text = note_of(root).read_text().replace("guid: ", "guid: x").replace("slug: ", "slug: baru-")
    (root / "content" / "episodes" / "99-baru.md").write_text(text.replace("nomor: ", "nomor: 9"))


def gone_note(root: Path) -> None:
    note_of(root).unlink()


def gone_page(root: Path) -> None:
    next((root / "output" / "episode").glob("*/index.html")).unlink()
    add(note_of(root), "Satu.")


def other_setting(root: Path) -> None:
    settings = root / "pelicanconf.py"
    settings.write_text(settings.read_text() + 'SHOW["tagline"] = "Lain"\n')
    add(note_of(root), "Satu.")


def other_audio(root: Path) -> None:
    audio = sorted((root / "content" / "audio").glob("*.mp3"))[2]
    audio.write_bytes(audio.read_bytes() + audio.read_bytes()[-313:])
    add(note_of(root), "Satu.")


def lost_shelf(root: Path) -> None:
    (root / ".cache" / "built.sqlite").unlink()
    add(note_of(root), "Satu.")


def damaged_shelves(root: Path) -> None:
    for path in (root / ".cache").glob("*.sqlite"):
        path.write_bytes(path.read_bytes()[:900])
    add(note_of(root), "Satu.")


def damaged_record(root: Path) -> None:
    unchanged.register_path(root).write_text('{"input": 3, "folders": 7}')
    add(note_of(root), "Satu.")


def stop_halfway(target: Path, content: bytes) -> None:
    target.with_name(f".{target.name}.part-99").write_bytes(content[:9])
    raise OSError(28, "No space left on device")


def killed_halfway(root: Path) -> None:
    add(note_of(root), "Satu.")
    settle(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "replace_file", stop_halfway)
        assert attempt_build(root).status == PROGRAM_ERROR


def read_by_another_task(root: Path) -> None:
    add(note_of(root), "Satu.")
    assert desk.check(root, format="json", fix=False) in {0, 3}


WHOLE = [
    front_matter,
    no_summary,
    wrong_link,
    empty_body,
    grown_beyond_the_budget,
    new_note,
    gone_note,
    gone_page,
    other_setting,
    other_audio,
    lost_shelf,
    damaged_shelves,
    damaged_record,
    killed_halfway,
    read_by_another_task,
]


@pytest.mark.parametrize("edit", WHOLE)
def test_whatever_is_more_takes_a_whole_build(edit: object, root: Path, tmp_path: Path) -> None:
    assert callable(edit)
    edit(root)
    assert not build(root).is_retouched
    assert_same(root, tmp_path / "fresh")


def test_a_text_that_stands_twice_is_not_guessed_at(root: Path) -> None:
    twice_on_the_page(root)
    assert not build(root).is_retouched


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_site_is_what_a_build_from_nothing_makes(
    seed: int, tmp_path: Path
) -> None:
    dice = random.Random(f"retouching {seed}")
    root = write_project(tmp_path / "show", EPISODES)
    editor = Editor(root, dice)
    # Somebody who writes into a file of the site is noticed by the next whole build only.
    others = [edit for edit in edits(editor) if edit.__name__ != "touch_output"]
    done, retouched = [], 0
    build(root)
    for _ in range(8):
        edit = dice.choice([editor.edit_text, editor.edit_text, dice.choice(others)])
        edit()
        done.append(edit.__name__)
        retouched += build(root).is_retouched
        assert_same(root, tmp_path / "fresh", done)
    assert retouched


def test_a_preview_follows_every_saving(tmp_path: Path) -> None:
    root = write_project(tmp_path / "show", EPISODES)
    address = "http://localhost:8000"
    builder = preview_builder(root, root / ".cache" / "preview", address)
    change(note_of(root, 1), "status: terbit", "status: draf")
    served: list[BuildOutcome] = [builder()]
    for step in range(6):
        note = note_of(root, 1 + step % 2)
        if step == 3:
            change(note, "judul: ", "judul: Lain ")
        else:
            add(note, f"Langkah {step}.")
        time.sleep(0.06)
        outcome = builder()
        assert outcome.folder is not None
        assert outcome.folder != served[-1].folder
        assert [finding.code for finding in outcome.findings] == [
            finding.code for finding in served[-1].findings
        ]
        served.append(outcome)
        page = next(
            path
            for path in sorted(outcome.folder.glob("episode/*/index.html"))
            if f"Langkah {step}." in path.read_text() or step == 3
        )
        assert page.is_file()
    last = served[-1].folder
    assert last is not None
    # Both folders stand by themselves: what is written into one is not in the other.
    other = served[-2].folder
    assert other is not None
    note = note_of(root, 2).read_text()
    title = next(line for line in note.split("\n") if line.startswith("judul: ")).split(": ")[1]
    pages = [path for path in last.glob("episode/*/index.html") if title in path.read_text()]
    assert any("Langkah 5." in path.read_text() for path in pages)
    assert not any("Langkah 5." in path.read_text() for path in other.glob("episode/*/index.html"))
    fresh = preview_builder(root, tmp_path / "fresh", address)().folder
    assert fresh is not None
    assert read_folder(last) == read_folder(fresh)
    shutil.rmtree(root / ".cache" / "preview")
