"""The sample show has everything that the site and the feed are shown with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import webvtt
import yaml
from mutagen.id3 import ID3
from mutagen.mp3 import MP3, BitrateMode
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from PIL import Image

from siniar.build.pelican import read_project
from siniar.model.timecodes import parse_position
from tests.support.places import ROOT, SAMPLE, THEME
from tests.support.shows import load_show
from tools.samples.script import read_script

CONTENT = SAMPLE / "content"
TOPICS = {"Kependudukan", "Pembangunan", "Sosial", "Kemasyarakatan", "Program Pemerintah"}
#: Newest day on which a sample may be published.
LAST_DAY = date(2026, 11, 20)
#: Hosts that belong to nobody: reserved names, and the address that the samples use.
EXAMPLE_HOSTS = {"contoh.go.id", "example.org", "youtu.be"}
#: The demonstration video of the IFrame player's own documentation.
VIDEO = "https://youtu.be/M7lc1UVf-VE"


@dataclass(frozen=True)
class Sample:
    """A note with the files that it names."""

    stem: str
    fields: dict[str, Any]
    body: str

    @property
    def audio(self) -> Path:
        return CONTENT / "audio" / self.fields["audio"]

    @property
    def transcript(self) -> Path:
        return CONTENT / "transcripts" / self.fields["transkrip"]

    @property
    def day(self) -> date:
        return datetime.strptime(self.fields["tanggal"], "%Y-%m-%d %H:%M").date()  # noqa: DTZ007

    @property
    def is_draft(self) -> bool:
        return bool(self.fields["status"] == "draf")

    @property
    def chapters(self) -> list[tuple[float, str]]:
        pairs = (row.split(" ", 1) for row in self.fields["bab"])
        return [(parse_position(start) or 0.0, title) for start, title in pairs]

    @property
    def speakers(self) -> set[str]:
        people = self.fields["pembawa"] + self.fields.get("narasumber", [])
        others = [person["nama"] for person in self.fields.get("orang", [])]
        return {person.split(",")[0] for person in people} | set(others)


def read_sample(path: Path) -> Sample:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return Sample(path.stem, yaml.load(head, Loader=yaml.BaseLoader), body)


SAMPLES = [read_sample(path) for path in sorted((CONTENT / "episodes").glob("*.md"))]
PUBLISHED = [one for one in SAMPLES if not one.is_draft and one.day <= LAST_DAY]

each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.stem)


def duration(path: Path) -> float:
    kinds: dict[str, Any] = {".mp3": MP3, ".m4a": MP4, ".opus": OggOpus}
    return float(kinds[path.suffix](path).info.length)


def cues(sample: Sample) -> list[tuple[float, float, str]]:
    """Start, end and text of every cue."""
    read = webvtt.from_srt if sample.transcript.suffix == ".srt" else webvtt.read
    return [
        (parse_position(cue.start) or 0.0, parse_position(cue.end) or 0.0, cue.text)
        for cue in read(str(sample.transcript)).captions
    ]


# --- the show as a whole ----------------------------------------------------------------------


def test_nothing_is_wrong_but_one_episode_that_expired_and_one_that_is_to_come() -> None:
    project = read_project(SAMPLE, {"NOW": "2026-11-21T12:00:00+07:00", "THEME": str(THEME)})
    found = sorted(finding.code for finding in load_show(project).report)
    assert found == ["kedaluwarsa", "tanggal-janggal"]


def test_at_least_eight_episodes_over_all_five_topics_are_published() -> None:
    assert len(PUBLISHED) >= 8
    assert {sample.fields["topik"] for sample in PUBLISHED} == TOPICS


def test_of_everything_rare_there_is_one() -> None:
    assert [one.stem for one in PUBLISHED if one.fields["jenis"] == "trailer"] == [
        "001-trailer-musim-1"
    ]
    assert len([one for one in SAMPLES if one.is_draft]) == 1
    for values, usual, rare in (
        ([one.audio.suffix for one in PUBLISHED], ".mp3", ".m4a"),
        ([one.transcript.suffix for one in SAMPLES], ".vtt", ".srt"),
        ([one.fields["youtube"] for one in PUBLISHED], VIDEO, "tidak ada"),
    ):
        assert values.count(rare) == 1
        assert set(values) == {usual, rare}


def test_of_what_pages_are_made_of_there_is_enough() -> None:
    assert len([one for one in PUBLISHED if "layanan" in one.fields]) >= 3
    assert len([one for one in PUBLISHED if "| --- |" in one.body]) >= 2
    assert len([one for one in PUBLISHED if len(one.speakers) >= 2]) >= 5
    assert max(len(one.fields["judul"]) for one in PUBLISHED) >= 105
    roles = {person["peran"] for one in PUBLISHED for person in one.fields.get("orang", [])}
    assert "juru bahasa" in roles


def test_some_episodes_share_a_topic_and_a_keyword() -> None:
    def words(one: Sample) -> set[str]:
        return set(one.fields["kata-kunci"])

    pairs = [
        (one.stem, other.stem)
        for index, one in enumerate(PUBLISHED)
        for other in PUBLISHED[index + 1 :]
        if one.fields["topik"] == other.fields["topik"] and words(one) & words(other)
    ]
    assert len(pairs) >= 3


def test_trailer_and_bonus_have_no_number_and_the_others_that_of_their_files() -> None:
    for one in SAMPLES:
        is_whole = one.fields.get("jenis", "penuh") == "penuh"
        assert one.fields.get("nomor") == (str(int(one.stem[:3])) if is_whole else None)


def test_all_audio_together_is_small_enough_for_a_repository() -> None:
    assert sum(path.stat().st_size for path in (CONTENT / "audio").iterdir()) < 14.5e6


def test_every_file_of_audio_and_transcripts_belongs_to_a_note() -> None:
    named = {one.audio for one in SAMPLES} | {one.transcript for one in SAMPLES}
    named |= {one.audio.with_suffix(".opus") for one in SAMPLES}
    found = {*(CONTENT / "audio").iterdir(), *(CONTENT / "transcripts").iterdir()}
    assert found == named


# --- each note --------------------------------------------------------------------------------


@each
def test_it_is_marked_as_a_sample_in_title_summary_notes_and_speech(sample: Sample) -> None:
    assert sample.fields["judul"].startswith("Contoh: ")
    assert sample.fields["ringkasan"].startswith("Episode contoh")
    assert sample.body.lstrip().startswith("> **Ini episode contoh")
    assert cues(sample)[0][2].removeprefix("Bima Contoh: ").startswith("Ini episode contoh")


@each
def test_its_video_is_marked_as_a_demonstration(sample: Sample) -> None:
    if sample.fields["youtube"] == VIDEO:
        assert "video peragaan umum" in " ".join(sample.body.split("\n\n")[0].split())


@each
def test_all_its_people_are_marked_as_fictional(sample: Sample) -> None:
    people = sample.fields["pembawa"] + sample.fields.get("narasumber", [])
    positions = [person.partition(",")[2] for person in people]
    positions += [person["jabatan"] for person in sample.fields.get("orang", [])]
    assert all(re.search("rekaan|contoh", position) for position in positions)
    assert all("Contoh" in name for name in sample.speakers)


@each
def test_its_service_box_states_nothing_real(sample: Sample) -> None:
    box = sample.fields.get("layanan", {})
    for value in (*box.get("syarat", []), *(v for k, v in box.items() if k != "syarat")):
        assert "contoh" in value.casefold()


@each
def test_its_notes_have_150_to_400_words_with_headings_and_more(sample: Sample) -> None:
    text = re.sub(r"\]\([^)]*\)", "]", sample.body)
    assert 150 <= len(re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)) <= 400
    assert len(re.findall(r"(?m)^## \S", sample.body)) >= 3
    assert not re.search(r"(?m)^(#|###+) ", sample.body)
    assert re.search(r"(?m)^(- |1\. |\| ---)", sample.body)
    assert "](" in sample.body


def test_links_lead_to_examples_or_to_pages_that_exist() -> None:
    pages = {f"/{path.stem}/" for path in (CONTENT / "pages").glob("*.md")}
    pages |= {f"/episode/{one.fields['slug']}/" for one in PUBLISHED} | {"/langganan/", "/semua/"}
    pages |= {f"/topik/{name.lower().replace(' ', '-')}/" for name in TOPICS}
    texts = [path.read_text(encoding="utf-8") for path in CONTENT.glob("*/*.md")]
    for link in re.findall(r"\]\(([^)]+)\)|(?:sumber|youtube): (https\S+)", "\n".join(texts)):
        address = link[0] or link[1]
        if address.startswith("/"):
            assert address in pages
        elif address.startswith("mailto:"):
            assert address.endswith(".example")
        else:
            assert address.split("/")[2] in EXAMPLE_HOSTS


# --- audio ------------------------------------------------------------------------------------


@each
def test_its_audio_lasts_60_to_150_seconds(sample: Sample) -> None:
    assert 60 <= duration(sample.audio) <= 150


@each
def test_its_audio_is_mono_at_about_96_kbps_and_44_khz(sample: Sample) -> None:
    info = (MP4 if sample.audio.suffix == ".m4a" else MP3)(sample.audio).info
    assert (info.channels, info.sample_rate) == (1, 44_100)
    if sample.audio.suffix == ".mp3":
        assert (info.bitrate, info.bitrate_mode) == (96_000, BitrateMode.CBR)
        assert b"Info" in sample.audio.read_bytes()[ID3(sample.audio).size :][:200]
    else:
        assert 80_000 <= info.bitrate <= 100_000


@each
def test_its_data_saver_is_a_quarter_as_big_and_as_long(sample: Sample) -> None:
    small = sample.audio.with_suffix(".opus")
    assert OggOpus(small).info.channels == 1
    assert small.stat().st_size * 3.5 < sample.audio.stat().st_size
    assert duration(small) == pytest.approx(duration(sample.audio), abs=0.1)


@each
def test_its_tags_name_title_show_and_number(sample: Sample) -> None:
    if sample.audio.suffix == ".mp3":
        id3 = ID3(sample.audio)
        assert id3.version[:2] == (2, 3)
        found = [str(id3[key]) for key in ("TIT2", "TPE1", "TRCK")]
        comment = str(id3.getall("COMM")[0])
    else:
        mp4 = MP4(sample.audio)
        found = [mp4["\xa9nam"][0], mp4["\xa9ART"][0], str(mp4["trkn"][0][0])]
        comment = mp4["\xa9cmt"][0]
    assert found == [sample.fields["judul"], "SIMPATRI", str(int(sample.stem[:3]))]
    assert comment.startswith("Episode contoh")


@each
def test_its_cover_is_a_square_jpeg_under_60_kb(sample: Sample) -> None:
    if sample.audio.suffix == ".mp3":
        data = ID3(sample.audio).getall("APIC")[0].data
    else:
        data = bytes(MP4(sample.audio)["covr"][0])
    assert len(data) <= 60_000
    with Image.open(BytesIO(data)) as cover:
        assert cover.format == "JPEG"
        assert cover.width == cover.height >= 300


@each
def test_its_chapters_are_the_same_in_note_and_audio(sample: Sample) -> None:
    if sample.audio.suffix == ".mp3":
        frames = ID3(sample.audio).getall("CHAP")
        embedded = [(one.start_time / 1000, str(one.sub_frames["TIT2"])) for one in frames]
        assert ID3(sample.audio)["CTOC:toc"].child_element_ids == [one.element_id for one in frames]
    else:
        embedded = [(one.start, one.title) for one in MP4(sample.audio).chapters or []]
    assert sorted(embedded) == embedded == sample.chapters
    assert embedded[0][0] == 0
    assert len(embedded) >= 4
    assert embedded[-1][0] < duration(sample.audio)


# --- transcripts ------------------------------------------------------------------------------


@each
def test_its_transcript_holds_every_word_of_the_script(sample: Sample) -> None:
    spoken = [line.text for line in read_script(ROOT / f"tools/scripts/{sample.stem}.txt")]
    shown = [
        re.sub(r"^(Ibu|Bapak|Bima|Rani) Contoh( [A-Z]\w+)?: ", "", text.replace("\n", " "))
        for _start, _end, text in cues(sample)
    ]
    assert " ".join(shown).split() == " ".join(spoken).split()


@each
def test_its_cues_are_as_long_as_their_words_take(sample: Sample) -> None:
    """Indonesian is spoken here with 8 to 22 letters a second; a shifted time would show."""
    for start, end, text in cues(sample):
        words = re.sub(r"^[\w ]+: ", "", text)
        assert 8 <= len(words) / (end - start) <= 22


@each
def test_from_first_to_last_word_nine_tenths_of_the_time_are_cues_or_pauses(
    sample: Sample,
) -> None:
    times = [(start, end) for start, end, _text in cues(sample)]
    longest = max(after[0] - before[1] for before, after in pairwise(times))
    assert longest <= 2.0
    assert times[0][0] <= 4
    assert times[-1][1] - times[0][0] >= 0.9 * (duration(sample.audio) - 6)


@each
def test_its_cues_have_two_lines_of_at_most_44_characters(sample: Sample) -> None:
    for _start, _end, text in cues(sample):
        assert len(text.split("\n")) <= 2
        assert max(map(len, text.split("\n"))) <= 44


@each
def test_its_speakers_are_the_people_of_the_note(sample: Sample) -> None:
    raw = sample.transcript.read_text(encoding="utf-8")
    pattern = r"(?m)^(.+?): " if sample.transcript.suffix == ".srt" else r"<v ([^>]+)>"
    assert set(re.findall(pattern, raw)) <= sample.speakers


@each
def test_every_chapter_begins_just_before_a_cue(sample: Sample) -> None:
    starts = [start for start, _end, _text in cues(sample)]
    for mark, _title in sample.chapters[1:]:
        assert any(0 <= start - mark <= 0.5 for start in starts)


# --- pages and synonyms -----------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["tentang", "kontak"])
def test_pages_are_marked_as_samples(slug: str) -> None:
    page = read_sample(CONTENT / "pages" / f"{slug}.md")
    assert page.fields["slug"] == slug
    assert page.body.lstrip().startswith("> **Halaman ini contoh")


def test_synonyms_are_groups_of_two_or_more_with_no_word_in_two_groups() -> None:
    groups = yaml.safe_load((CONTENT / "sinonim.yaml").read_text(encoding="utf-8"))
    assert len(groups) >= 30
    assert all(len(group) >= 2 for group in groups)
    words = [word.casefold() for group in groups for word in group]
    assert len(set(words)) == len(words)
