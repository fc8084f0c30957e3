from pathlib import Path

import pytest

from siniar.images import PictureStore
from siniar.model.findings import Place
from siniar.model.outputs import Output
from siniar.system import processes as sharing

PLACE = Place("pelicanconf.py")


class Drawing:
    """Counts how often it was drawn."""

    def __init__(self, data: bytes = b"gambar") -> None:
        self.data = data
        self.count = 0

    def __call__(self) -> bytes:
        self.count += 1
        return self.data


def output(drawing: Drawing, key: str = "kunci") -> Output:
    return Output("gambar/a.jpg", drawing, PLACE, key=key, is_costly=True)


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    drawing = Drawing()
    assert PictureStore(tmp_path / "a" / "b").bytes_for(output(drawing)) == b"gambar"
    assert PictureStore(tmp_path / "a" / "b").bytes_for(output(drawing)) == b"gambar"
    assert drawing.count == 1


def test_another_key_is_another_picture(tmp_path: Path) -> None:
    store = PictureStore(tmp_path)
    assert store.bytes_for(output(Drawing(b"satu"), "1")) == b"satu"
    assert store.bytes_for(output(Drawing(b"dua"), "2")) == b"dua"
    assert store.bytes_for(output(Drawing(b"salah"), "1")) == b"satu"


def test_an_output_without_key_is_made_each_time(tmp_path: Path) -> None:
    drawing = Drawing()
    for _ in range(2):
        PictureStore(tmp_path).bytes_for(output(drawing, ""))
    assert drawing.count == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 40])
def test_a_damaged_entry_is_made_again_and_mended(tmp_path: Path, damage: bytes) -> None:
    store, drawing = PictureStore(tmp_path), Drawing()
    store.bytes_for(output(drawing))
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_bytes(damage)
    assert store.bytes_for(output(drawing)) == b"gambar"
    assert store.bytes_for(output(drawing)) == b"gambar"
    assert drawing.count == 2


def test_an_entry_that_was_cut_off_is_not_believed(tmp_path: Path) -> None:
    store, drawing = PictureStore(tmp_path), Drawing(b"g" * 1000)
    store.bytes_for(output(drawing))
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:500])
    assert store.bytes_for(output(drawing)) == b"g" * 1000


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder", encoding="utf-8")
    drawing = Drawing()
    for _ in range(2):
        assert PictureStore(blocked).bytes_for(output(drawing)) == b"gambar"
    assert drawing.count == 2


def test_keys_never_become_paths_outside_the_folder(tmp_path: Path) -> None:
    PictureStore(tmp_path / "cache").bytes_for(output(Drawing(), "../../luar"))
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


def test_nothing_unfinished_is_left_behind(tmp_path: Path) -> None:
    PictureStore(tmp_path).bytes_for(output(Drawing()))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_what_was_begun_is_there_when_it_was_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_cores", lambda: 2)
    store = PictureStore(tmp_path)
    drawings = [Drawing(bytes([number])) for number in range(5)]
    outputs = [output(drawing, f"kunci {number}") for number, drawing in enumerate(drawings)]
    store.bytes_for(outputs[1])
    store.begin(outputs)
    store.wait()
    assert all(store.is_ready(each) for each in outputs)
    # Other processes have drawn the others.
    assert [drawing.count for drawing in drawings] == [0, 1, 0, 0, 0]
    assert [store.bytes_for(each) for each in outputs] == [bytes([n]) for n in range(5)]


def test_with_one_core_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_cores", lambda: 1)
    store = PictureStore(tmp_path)
    store.begin([output(Drawing())])
    store.wait()
    assert not store.is_ready(output(Drawing()))
