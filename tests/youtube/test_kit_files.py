from html.parser import HTMLParser
from pathlib import Path

import pytest
import webvtt
from PIL import Image

from siniar.commands.youtube_kit import KitOptions, run
from siniar.images.texts import read_drawings
from siniar.model.episode import Episode
from siniar.model.words import load_words
from siniar.system.exits import UseError
from siniar.youtube.kit import build_kit
from siniar.youtube.kit_files import PAGE, render_kit
from siniar.youtube.kit_names import find_episode, kit_folder
from siniar.youtube.kit_page import render_kit_page
from tests.support.factories import make_catalogue, make_episode, make_show
from tests.support.places import ROOT
from tests.support.shows import copy_sample

WORDS = load_words("id")
EPISODE = make_episode(12, title='Surat "ahli waris" & akta')
DRAWINGS = read_drawings(make_show(), WORDS, theme=ROOT / "theme", content=ROOT / "content")


class Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, str] = {}
        self.addresses: list[str] = []
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.open = str(given["id"]) if tag == "textarea" else ""
        self.addresses += [str(given[name]) for name in ("href", "src") if name in given]

    def handle_endtag(self, _tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open:
            self.fields[self.open] = self.fields.get(self.open, "") + data


def files_of(episode: Episode) -> dict[str, bytes]:
    catalogue = make_catalogue(episodes=[episode])
    return render_kit(catalogue, episode, build_kit(catalogue, episode, WORDS), WORDS, DRAWINGS)


def kit_of_project(folder: Path, name: str) -> int:
    return run(copy_sample(folder), KitOptions(name))


def test_the_thumbnail_is_1280_by_720_and_under_two_megabytes(tmp_path: Path) -> None:
    files = files_of(EPISODE)
    path = tmp_path / "thumbnail.jpg"
    path.write_bytes(files["012-contoh-thumbnail.jpg"])
    with Image.open(path) as image:
        assert (image.format, image.size) == ("JPEG", (1280, 720))
    assert path.stat().st_size < 2_000_000


def test_the_captions_are_the_transcripts_cues(tmp_path: Path) -> None:
    files = files_of(EPISODE)
    path = tmp_path / "captions.srt"
    path.write_bytes(files["012-contoh.id.srt"])
    captions = webvtt.from_srt(str(path))
    assert [caption.start for caption in captions] == ["00:00:00.000", "00:00:04.500"]


def test_without_a_transcript_there_are_no_captions_and_the_page_says_so() -> None:
    episode = make_episode(transcript=None)
    files = files_of(episode)
    assert not [name for name in files if name.endswith(".srt")]
    assert "belum punya transkrip" in files[WORDS.t(PAGE)].decode()


def test_the_page_holds_the_texts_as_they_are_and_leads_nowhere_outside() -> None:
    catalogue = make_catalogue(episodes=[EPISODE])
    kit = build_kit(catalogue, EPISODE, WORDS)
    page = Texts()
    page.feed(files_of(EPISODE)[WORDS.t(PAGE)].decode())
    assert page.fields == {
        "title": kit.title,
        "description": kit.description,
        "tags": ",".join(kit.tags),
    }
    assert set(page.addresses) == {"012-contoh-thumbnail.jpg", "012-contoh.id.srt"}


def test_the_page_shows_why_there_are_no_chapters() -> None:
    kit = build_kit(make_catalogue(episodes=[EPISODE]), EPISODE, WORDS)
    page = render_kit_page(make_show(), EPISODE, kit, WORDS, thumbnail="a.jpg", captions="")
    assert "kurang dari tiga" in page.decode()


@pytest.mark.parametrize("name", ["12", "012", "contoh-012", "CONTOH-012", "episode-12"])
def test_an_episode_is_found_by_number_code_and_name(name: str) -> None:
    assert find_episode([make_episode(1), EPISODE], name) is EPISODE


@pytest.mark.parametrize("name", ["", "99", "²", "CONTOH"])
def test_no_other_name_finds_an_episode(name: str) -> None:
    assert find_episode([make_episode(1, code=""), EPISODE], name) is None


def test_the_task_writes_below_kit_and_nothing_else(tmp_path: Path) -> None:
    assert kit_of_project(tmp_path, "2") == 0
    made = sorted(path.name for path in (tmp_path / "kit" / "002-ktp-el-hilang").iterdir())
    assert made == [
        "002-ktp-el-hilang-thumbnail.jpg",
        "002-ktp-el-hilang.id.srt",
        WORDS.t(PAGE),
        "deskripsi.txt",
        "judul.txt",
        "tag.txt",
    ]
    assert kit_folder(EPISODE) == "kit/012-contoh"


def test_an_episode_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="77"):
        kit_of_project(tmp_path, "77")
    assert not (tmp_path / "kit").exists()
