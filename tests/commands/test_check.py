"""``check --fix`` brings pictures of other sites, writes transcripts as UTF-8, and tells both."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from siniar.commands.check import mend_project
from siniar.content import fetched_pictures
from siniar.content.fetched_pictures import PictureFetcher
from tests.support.hosting import Host, serve
from tests.support.pictures import encode
from tests.support.shows import make_project

PICTURE = encode(Image.new("RGB", (40, 30), "#0b5d57"), "PNG")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("host")
    (folder / "404.html").write_text("tidak ada")
    with serve(folder) as running:
        running.instead = {
            "foto/Loket Baru.jpg": PICTURE,
            "lain/loket-baru.png": encode(Image.new("RGB", (40, 30), "#ffc53d"), "PNG"),
            "halaman.png": b"<html>masuk dulu</html>",
            "besar.png": b"0" * 2000,
        }
        yield running


@pytest.fixture
def fetcher(tmp_path: Path) -> PictureFetcher:
    return PictureFetcher(tmp_path / "images")


def test_a_picture_is_kept_under_a_plain_name_and_its_real_ending(
    host: Host, fetcher: PictureFetcher
) -> None:
    address = f"{host.address}foto/Loket%20Baru.jpg"
    body, fetched = fetcher.bring(f"![Loket]({address})\n\n[asli]({address})\n")
    assert [each.name for each in fetched] == ["loket-baru.png"]
    assert body == f"![Loket](loket-baru.png)\n\n[asli]({address})\n"
    assert (fetcher.folder / "loket-baru.png").read_bytes() == PICTURE
    again, _ = PictureFetcher(fetcher.folder).bring(f'<img alt="a" src="{address}">')
    assert again == '<img alt="a" src="loket-baru.png">'


def test_another_picture_of_the_same_name_gets_a_number(
    host: Host, fetcher: PictureFetcher
) -> None:
    text = f"![a]({host.address}foto/Loket%20Baru.jpg)\n![b]({host.address}lain/loket-baru.png)"
    body, _ = fetcher.bring(text)
    assert body == "![a](loket-baru.png)\n![b](loket-baru-2.png)"


@pytest.mark.parametrize(
    ("name", "problem"),
    [("tidak-ada.png", "HTTP 404"), ("halaman.png", "Phrase"), ("besar.png", "15 MB")],
)
def test_what_is_no_picture_stays_a_link_and_is_told(
    host: Host,
    fetcher: PictureFetcher,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    problem: str,
) -> None:
    monkeypatch.setattr(fetched_pictures, "SIZE_LIMIT", 1000)
    text = f"![a]({host.address}{name})"
    body, (fetched,) = fetcher.bring(text)
    assert (body, fetched.name) == (text, "")
    assert problem in repr(fetched.problem)
    assert not fetcher.folder.exists()


def test_nobody_waits_twice_for_a_host_that_is_silent(
    fetcher: PictureFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "![a](http://127.0.0.1:1/a.png) ![b](http://127.0.0.1:1/b.png)"
    body, fetched = fetcher.bring(text)
    assert body == text
    assert fetched[0].problem not in ("", "timeout")
    assert fetched[1].problem == "timeout"
    monkeypatch.setattr(fetched_pictures, "COUNT_LIMIT", 2)
    _, (third,) = fetcher.bring("![c](http://127.0.0.2:1/c.png)")
    assert "once more" in repr(third.problem)


def test_everything_is_mended_and_told_in_one_run(host: Host, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for name in ("episodes", "transcripts"):
        (project.content / name).mkdir()
    note = project.content / "episodes/001-satu.md"
    address, gone = f"{host.address}foto/Loket%20Baru.jpg", f"{host.address}tidak-ada.png"
    note.write_text(f"---\njudul: Satu\nguid: satu\n---\n![a]({address})\n\n![b]({gone})\n")
    captions = project.content / "transcripts/001.srt"
    captions.write_bytes(b"1\r\n00:00:01,000 --> 00:00:02,000\r\nCaf\xe9\r\n")
    told = "".join(mend_project(project))
    assert f"![a](loket-baru.png)\n\n![b]({gone})\n" in note.read_text()
    assert captions.read_bytes().endswith("Café\r\n".encode())
    assert f"{address}, kini content/images/loket-baru.png" in told
    assert f"{gone} (HTTP 404)" in told
    assert "+Café" in told
    assert (project.content / "images/loket-baru.png").is_file()
    assert "".join(mend_project(project)).count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork to kill")
@pytest.mark.parametrize("moment", range(3))
def test_a_mending_that_is_killed_loses_nothing(tmp_path: Path, moment: int) -> None:
    project = make_project(tmp_path)
    (project.content / "episodes").mkdir()
    notes = [project.content / f"episodes/{name}.md" for name in "abc"]
    for note in notes:
        note.write_text(f"---\nJUDUL: Surat {note.stem}\ntanggal: 2026-11-20\n---\n\u2022 KTP\n")
    before = [note.read_bytes() for note in notes]
    child = os.fork()
    if not child:
        left = iter(range(moment))
        replace = os.replace

        def die(one: str, other: str) -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            replace(one, other)

        os.replace = die
        list(mend_project(project))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    after = [note.read_bytes() for note in notes]
    assert after[moment:] == before[moment:]
    assert all(b"- KTP" in content for content in after[:moment])
    assert list(project.content.rglob(".*.part-*"))
    list(mend_project(project))
    assert all(b"- KTP" in note.read_bytes() for note in notes)
    assert sorted(path.name for path in (project.content / "episodes").iterdir()) == [
        note.name for note in notes
    ]
