"""The list of linked videos follows the channel, and outlives everything a channel can do."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.corpus import write_project
from siniar.build.load import Loaded
from siniar.build.pelican import read_project
from siniar.build.publish import Outcome, build_site
from siniar.commands.youtube import YoutubeOptions, check, link
from siniar.system.exits import GOOD
from siniar.youtube.links import read_links
from siniar.youtube.refresh import Linkable, check_videos
from siniar.youtube.uploads import Upload
from siniar.youtube.web import FEED_LIMIT, POSTER_LIMIT, Web
from tests.support.built import BuiltPage
from tests.support.channel import (
    CHANNEL,
    Answer,
    Stage,
    drip,
    drip_headers,
    hang,
    hang_up,
    render_feed,
    too_short,
    youtube,
)
from tests.support.editing import read_folder
from tests.support.pictures import encode, gradient
from tests.support.shows import load_show

pytestmark = pytest.mark.usefixtures("drawn_once")

JPEG = b"\xff\xd8\xff\xe0 not much of a picture"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write_project(tmp_path / "show", 4)
    settings = folder / "pelicanconf.py"
    settings.write_text(
        f'{settings.read_text()}SHOW["youtube_channel"] = "{CHANNEL}"\nSHOW["code"] = "CONTOH"\n'
    )
    return folder


@pytest.fixture
def stage_and_web() -> Iterator[tuple[Stage, Web]]:
    with youtube() as running:
        yield running


def read(root: Path) -> Loaded:
    return load_show(read_project(root))


def refresh(root: Path, web: Web, *, export: Path | None = None, dry_run: bool = False) -> int:
    """What the task does, with another web."""
    options = YoutubeOptions(str(export or ""), dry_run=dry_run)
    return link(read(root), web, options)


def linkable(root: Path) -> Linkable:
    loaded = read(root)
    return Linkable(loaded.project.content, loaded.catalogue, loaded.reads)


def uploads(root: Path) -> list[Upload]:
    site = read(root)
    return [
        Upload(f"AAAAAAAAA{episode.number:02}", f"{episode.code} {episode.title} <b> & ]]>",
               episode.date + timedelta(hours=1), "Keterangan", 4.0)
        for episode in site.catalogue.episodes
    ]  # fmt: skip


def entries(root: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((root / "content/youtube.json").read_text())
    return rows


def test_what_the_channel_has_is_linked_and_shown(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    stage, web = stage_and_web
    videos = uploads(root)
    stage.feeds = [(200, {}, render_feed(videos[:3]))]
    assert refresh(root, web) == GOOD
    assert [row["video"] for row in entries(root)] == [each.id for each in reversed(videos[:3])]
    said = capsys.readouterr().out
    assert "3 video ditautkan" in said
    assert "https://youtu.be/AAAAAAAAA04 (menurut kodenya)" in said
    assert f"channel_id={CHANNEL}" in stage.asked[0]
    site = read(root)
    assert [bool(each.videos) for each in site.catalogue.episodes] == [True, True, True, False]
    build = build_site(root, root / "output")
    assert build.outcome is Outcome.DONE, build.failure
    feed = (root / "output/feed.xml").read_text()
    assert feed.count("https://www.youtube.com/watch?v=AAAAAAAAA04") >= 2


def test_a_second_run_adds_only_what_is_new(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    stage, web = stage_and_web
    videos = uploads(root)
    stage.feeds = [(200, {}, render_feed(videos[1:3]))]
    assert refresh(root, web) == GOOD
    first = (root / "content/youtube.json").read_text()
    # The title at YouTube changes, and the episode's video is uploaded once more: nothing moves.
    again = [replace(each, title="Judul baru") for each in videos[1:3]]
    again += [replace(videos[1], id="ZZZZZZZZZZZ"), videos[0]]
    stage.feeds = [(200, {}, render_feed(again))]
    assert refresh(root, web) == GOOD
    second = (root / "content/youtube.json").read_text()
    assert second.startswith(first.removesuffix("\n]\n"))
    assert [row["video"] for row in entries(root)][2:] == [videos[0].id]
    before = second
    assert refresh(root, web) == GOOD
    assert (root / "content/youtube.json").read_text() == before
    assert "Tidak ada video baru" in capsys.readouterr().out


def test_what_another_run_or_a_person_wrote_meanwhile_stays(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    videos = uploads(root)
    loaded = read(root)
    stage.feeds = [(200, {}, render_feed(videos[:2]))]
    assert refresh(root, web) == GOOD
    path = root / "content/youtube.json"
    taken_back = path.read_text().replace('"linked"', '"taken back"', 1)
    path.write_text(taken_back)
    # This run read the list before the other one wrote it.
    stage.feeds = [(200, {}, render_feed(videos))]
    assert link(loaded, web, YoutubeOptions()) == GOOD
    assert path.read_text().startswith(taken_back.removesuffix("\n]\n"))
    assert sorted(str(row["video"]) for row in entries(root)) == sorted(each.id for each in videos)


def redirect_to(place: str) -> Answer:
    return 302, {"Location": place}, b""


HTML = b"<!doctype html><title>Sorry</title>"
BOMB = b'<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">]><feed>&a;</feed>'
FAILURES: dict[str, Answer] = {
    "nothing": (200, {}, b""),
    "malformed": (200, {}, b"<feed><entry></feed>"),
    "an HTML page": (200, {}, HTML),
    "a bomb": (200, {}, BOMB),
    "no feed": (200, {}, b"<rss/>"),
    "not found": (404, {}, HTML),
    "forbidden": (403, {}, HTML),
    "an error": (500, {}, HTML),
    "gone": (410, {}, b""),
    "redirects without end": redirect_to("/feeds/videos.xml"),
    "a redirect to a file": redirect_to("file:///etc/passwd"),
    "a redirect to another protocol": redirect_to("ftp://127.0.0.1/feed"),
    "a late bomb": (200, {}, b"<?xml version='1.0'?><!--" + b" " * 5000 + b"-->" + BOMB),
    "a bomb in UTF-16": (200, {}, BOMB.decode().encode("utf-16")),
    "huge": (200, {}, b"<feed>" + b" " * FEED_LIMIT),
    "a drip": drip,
    "a drip of headers": drip_headers,
    "silence": hang,
    "half an answer": hang_up,
    "less than promised": too_short,
    "another channel": (200, {}, render_feed([], "UCbbbbbbbbbbbbbbbbbbbbbb")),
}


@pytest.mark.parametrize("name", FAILURES)
def test_whatever_the_channel_does_the_list_stays(
    name: str,
    root: Path,
    stage_and_web: tuple[Stage, Web],
    capsys: pytest.CaptureFixture[str],
) -> None:
    stage, web = stage_and_web
    stage.feeds = [(200, {}, render_feed(uploads(root)[:1]))]
    assert refresh(root, web) == GOOD
    before = (root / "content/youtube.json").read_bytes()
    capsys.readouterr()
    stage.feeds = [FAILURES[name]]
    assert refresh(root, replace(web, pauses=(0.0,))) == GOOD
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "Tidak ada yang berubah" in said.err
    assert (root / "content/youtube.json").read_bytes() == before


def test_nobody_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with youtube() as (_, web):
        pass
    assert refresh(root, replace(web, pauses=())) == GOOD
    assert "Tidak ada yang berubah" in capsys.readouterr().err
    assert not (root / "content/youtube.json").exists()


def test_a_wave_of_failures_is_waited_for(root: Path, stage_and_web: tuple[Stage, Web]) -> None:
    stage, web = stage_and_web
    paused: list[float] = []
    stage.feeds = [(404, {}, b""), (500, {}, b""), (200, {}, render_feed(uploads(root)))]
    assert refresh(root, replace(web, sleep=paused.append)) == GOOD
    assert len(entries(root)) == 4
    assert paused == [2.0, 8.0]


def test_a_redirect_within_the_web_is_followed(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    stage.feeds = [redirect_to("/elsewhere"), (200, {}, render_feed(uploads(root)))]
    assert refresh(root, web) == GOOD
    assert len(entries(root)) == 4


def test_an_empty_channel_is_no_failure(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    stage, web = stage_and_web
    stage.feeds = [(200, {}, render_feed([]))]
    assert refresh(root, web) == GOOD
    assert "Tidak ada video baru" in capsys.readouterr().out


def test_a_damaged_list_is_not_touched(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    stage, web = stage_and_web
    stage.feeds = [(200, {}, render_feed(uploads(root)))]
    path = root / "content/youtube.json"
    path.write_text('[\n{"guid": 3,\n')
    assert refresh(root, web) == 3
    assert "catatan-youtube-rusak" in capsys.readouterr().out
    assert path.read_text() == '[\n{"guid": 3,\n'
    findings = [finding for finding in read(root).report if finding.code == "catatan-youtube-rusak"]
    assert [finding.place.path for finding in findings] == ["content/youtube.json"]
    assert stage.asked == []


GOOD_ROW = (
    '{"guid": "a", "video": "AAAAAAAAAAA", "title": "t", "published": "2026-01-01T00:00:00+00:00", '
    '"how": "code", "when": "2026-01-02"}'
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("{}", 0),
        ("null", 0),
        (f"[\n{GOOD_ROW},\n<<<<<<< HEAD\n]\n", 3),
        (f"[\n{GOOD_ROW},\n3\n]\n", 3),
        (f"[\n{GOOD_ROW},\n{GOOD_ROW.replace('AAAAAAAAAAA', 'AAA')}\n]\n", 3),
        (f"[\n{GOOD_ROW.replace('guid', 'giud')}\n]\n", 2),
        ("[\n" + GOOD_ROW.replace("}", ', "status": "Linked"}') + "\n]\n", 2),
        ("[\n" + GOOD_ROW.replace("}", ', "duration": "3"}') + "\n]\n", 2),
        ("[\n" + GOOD_ROW.replace("}", f', "duration": 1{"0" * 400}}}') + "\n]\n", 2),
        ("[" * 100_000, None),
    ],
)
def test_damage_is_a_finding_at_its_line(text: str, line: int | None, tmp_path: Path) -> None:
    path = tmp_path / "youtube.json"
    path.write_text(text)
    entries, (finding,) = read_links(path, "content/youtube.json")
    assert entries == ()
    assert finding.code == "catatan-youtube-rusak"
    assert line is None or finding.place.line == line
    if line:
        assert finding.place.text == (text.splitlines() or [""])[line - 1][:200]


def test_a_file_that_is_no_text_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "youtube.json"
    path.write_bytes(b"\xff\xfe[")
    assert [finding.code for finding in read_links(path, "x")[1]] == ["catatan-youtube-rusak"]


def test_without_a_channel_it_says_what_to_write(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    settings = root / "pelicanconf.py"
    settings.write_text(f'{settings.read_text()}SHOW["youtube_channel"] = ""\n')
    assert refresh(root, stage_and_web[1]) == 2
    assert "youtube_channel" in capsys.readouterr().err


def test_a_dry_run_writes_nothing(root: Path, stage_and_web: tuple[Stage, Web]) -> None:
    stage, web = stage_and_web
    stage.feeds = [(200, {}, render_feed(uploads(root)))]
    assert refresh(root, web, dry_run=True) == GOOD
    assert not (root / "content/youtube.json").exists()
    assert not (root / "content/youtube").exists()


def test_the_note_has_the_last_word(root: Path, stage_and_web: tuple[Stage, Web]) -> None:
    stage, web = stage_and_web
    stage.feeds = [(200, {}, render_feed(uploads(root)))]
    notes = sorted((root / "content/episodes").glob("*.md"))
    notes[0].write_text(notes[0].read_text().replace("slug:", "youtube: tidak ada\nslug:"))
    assert refresh(root, web) == GOOD
    assert len(entries(root)) == 3
    # Later, a note claims the video that another episode was linked to.
    claimed = str(entries(root)[1]["video"])
    notes[1].write_text(notes[1].read_text().replace("slug:", f"youtube: {claimed}\nslug:"))
    site = read(root)
    videos = [each.videos[0].id if each.videos else "" for each in site.catalogue.episodes]
    assert videos.count(claimed) == 1
    assert videos[2] == claimed
    assert videos[3] == ""


def test_a_link_that_was_taken_back_is_not_made_again(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    stage.feeds = [(200, {}, render_feed(uploads(root)[:1]))]
    assert refresh(root, web) == GOOD
    (row,) = entries(root)
    path = root / "content/youtube.json"
    path.write_text(json.dumps([row, {**row, "status": "taken back", "how": "salah"}]))
    assert refresh(root, web) == GOOD
    assert len(entries(root)) == 2
    site = read(root)
    assert not any(each.videos for each in site.catalogue.episodes)


def test_what_belongs_to_an_episode_taken_back_is_nobody_elses(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    notes = sorted((root / "content/episodes").glob("*.md"))
    notes[0].write_text(notes[0].read_text().replace("slug:", "status: ditarik\nslug:"))
    stage.feeds = [(200, {}, render_feed(uploads(root)))]
    before = {read.episode.code: read.episode for read in linkable(root).reads if read.episode}
    taken = min(before.values(), key=lambda episode: episode.number or 0)
    video = Upload("TTTTTTTTTTT", f"{taken.code} Apa", taken.date, "")
    stage.feeds = [(200, {}, render_feed([video]))]
    assert refresh(root, web) == GOOD
    assert not (root / "content/youtube.json").exists()


def test_an_empty_field_says_nothing_and_is_filled(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    for note, empty in zip(
        sorted((root / "content/episodes").glob("*.md")), ("", '""', "[]", '[""]'), strict=True
    ):
        note.write_text(note.read_text().replace("slug:", f"youtube: {empty}\nslug:"))
    stage.feeds = [(200, {}, render_feed(uploads(root)))]
    assert refresh(root, web) == GOOD
    assert len(entries(root)) == 4
    site = read(root)
    assert all(each.videos for each in site.catalogue.episodes)


def test_parts_and_short_versions_join_later_and_stand_behind_the_whole(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    first, *_ = uploads(root)
    code = first.title.split()[0]
    short = replace(first, id="SSSSSSSSSSS", title=f"{first.title} #shorts")
    again = replace(first, id="ZZZZZZZZZZZ")
    for each in ([short], [short, first], [again, short, first]):
        stage.feeds = [(200, {}, render_feed(each))]
        assert refresh(root, web) == GOOD
    site = read(root)
    (videos,) = (each.videos for each in site.catalogue.episodes if each.videos)
    assert [(video.id, video.label) for video in videos] == [
        (first.id, ""),
        ("SSSSSSSSSSS", "Versi pendek"),
    ]
    other = uploads(root)[1]
    code = other.title.split()[0]
    second = replace(other, id="22222222222", title=f"{code} bagian 2")
    one = replace(other, id="11111111111", title=f"{code} bagian 1")
    for each in ([second], [second, one]):
        stage.feeds = [(200, {}, render_feed(each))]
        assert refresh(root, web) == GOOD
    site = read(root)
    labels = [[video.label for video in each.videos] for each in site.catalogue.episodes]
    assert ["Bagian 1", "Bagian 2"] in labels


def test_posters_are_copied_once_and_only_pictures(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    videos = uploads(root)
    stage.feeds = [(200, {}, render_feed(videos))]
    one, two, three, four = (each.id for each in videos)
    stage.posters = {
        f"/vi/{one}/maxresdefault.jpg": (200, {}, JPEG),
        f"/vi/{two}/hqdefault.jpg": (200, {}, JPEG),
        f"/vi/{three}/maxresdefault.jpg": (200, {}, b"<html>"),
        f"/vi/{four}/maxresdefault.jpg": (200, {}, JPEG + bytes(POSTER_LIMIT)),
    }
    assert refresh(root, web) == GOOD
    posters = {path.name: path.read_bytes() for path in (root / "content/youtube").iterdir()}
    assert posters == {f"{one}.jpg": JPEG, f"{two}.jpg": JPEG}
    stage.asked.clear()
    assert refresh(root, web) == GOOD
    assert not any(one in path for path in stage.asked)


def test_videos_that_cannot_be_seen_are_told(root: Path, stage_and_web: tuple[Stage, Web]) -> None:
    stage, web = stage_and_web
    videos = uploads(root)
    stage.feeds = [(200, {}, render_feed(videos))]
    assert refresh(root, web) == GOOD
    one, two, three, _ = (each.id for each in videos)
    stage.embeds = {one: 404, two: 401, three: 403}
    findings = check_videos(linkable(root), web).findings
    codes = {dict(finding.values)["value"]: finding.code for finding in findings}
    assert codes == {one: "youtube-hilang", two: "youtube-tertutup", three: "youtube-tertutup"}
    stage.embeds = {one: 500, two: 429}
    assert check_videos(linkable(root), web).findings == ()


def test_a_video_that_another_channel_has_by_now_is_told(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    videos = uploads(root)
    stage.feeds = [(200, {}, render_feed(videos))]
    assert refresh(root, web) == GOOD
    stage.owners = {videos[1].id: "@orang-lain"}
    (finding,) = check_videos(linkable(root), web).findings
    assert finding.code == "youtube-kanal-lain"
    assert dict(finding.values)["value"] == videos[1].id
    assert dict(finding.values)["owner"].endswith("/@orang-lain")
    # Two and two: nobody can say which is the show's own.
    stage.owners[videos[2].id] = "@orang-lain"
    assert check_videos(linkable(root), web).findings == ()


def test_a_linked_video_that_comes_once_more_is_told_and_not_linked(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    stage, web = stage_and_web
    first = uploads(root)[0]
    stage.feeds = [(200, {}, render_feed([first]))]
    assert refresh(root, web) == GOOD
    before = entries(root)
    stage.feeds = [(200, {}, render_feed([first, replace(first, id="ZZZZZZZZZZZ")]))]
    capsys.readouterr()
    assert refresh(root, web) == GOOD
    assert entries(root) == before
    said = capsys.readouterr().out
    assert "ZZZZZZZZZZZ" in said
    assert "diunggah ulang" in said


def test_an_episode_s_video_keeps_its_own_day_and_length(
    root: Path, stage_and_web: tuple[Stage, Web], tmp_path: Path
) -> None:
    _, web = stage_and_web
    first = uploads(root)[0]
    assert first.published
    later = (first.published + timedelta(days=2)).isoformat(timespec="seconds")
    length = round(read(root).catalogue.episodes[0].duration or 0)
    row = {"id": first.id, "title": first.title, "published": later, "duration": length}
    listing = tmp_path / "daftar.json"
    listing.write_text(json.dumps([row]))
    assert link(read(root), web, YoutubeOptions(import_=str(listing))) == GOOD
    build = build_site(root, root / "output")
    assert build.outcome is Outcome.DONE, build.failure
    (video,) = [
        video
        for page in (root / "output").rglob("index.html")
        for node in BuiltPage(page.name, page.read_bytes()).graph.values()
        for video in node.get("video", ())
    ]
    assert (video["uploadDate"], video["duration"]) == (later, f"PT{length}S")


def test_videos_of_other_channels_and_closed_to_other_sites_are_told(
    root: Path,
    stage_and_web: tuple[Stage, Web],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, web = stage_and_web
    rows = [
        {"id": each.id, "title": each.title, "date": "2006-01-07", "embeddable": number != 1,
         "channel_id": "UCbbbbbbbbbbbbbbbbbbbbbb" if number == 2 else CHANNEL}
        for number, each in enumerate(uploads(root)[:3], 1)
    ]  # fmt: skip
    listing = tmp_path / "daftar.json"
    listing.write_text(json.dumps(rows))
    assert link(read(root), web, YoutubeOptions(import_=str(listing))) == GOOD
    told = capsys.readouterr()
    assert {row["video"] for row in entries(root)} == {row["id"] for row in rows[::2]}
    assert "1 video dari kanal lain" in told.err
    assert told.out.count("izinkan penyematan") == 1


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("none.csv", ["3/4/2026 dibaca hari dulu"]),
        ("mixed.csv", ["Sebagian baris", "  3: 11/21/2026", "  2: 20/11/2026"]),
        ("month-first.csv", []),
    ],
)
def test_days_that_can_be_read_in_two_ways_are_told(
    root: Path,
    stage_and_web: tuple[Stage, Web],
    capsys: pytest.CaptureFixture[str],
    *,
    name: str,
    lines: list[str],
) -> None:
    listing = Path(__file__).parent / "cases/days" / name
    assert refresh(root, stage_and_web[1], export=listing) == GOOD
    told = capsys.readouterr().err
    assert all(line in told for line in lines)
    assert ("dulu" in told) == bool(lines)


def test_two_seasons_with_one_code_are_told_once(root: Path) -> None:
    for season, note in enumerate(sorted((root / "content/episodes").glob("*.md")), 1):
        numbered = f"nomor: 1\nmusim: {season}"
        note.write_text(re.sub("nomor: .*\nmusim: .*", numbered, note.read_text()))
    codes = [finding for finding in read(root).report if finding.code == "kode-sama"]
    assert [dict(finding.values)["code"] for finding in codes] == ["CONTOH-S2-001"]


def test_when_nobody_answers_the_rest_is_not_asked_for(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    stage, web = stage_and_web
    stage.feeds = [(200, {}, render_feed(uploads(root)))]
    with youtube() as (_, gone):
        pass
    assert refresh(root, replace(web, posters=gone.posters)) == GOOD
    assert len(entries(root)) == 4
    assert not (root / "content/youtube").exists()
    capsys.readouterr()
    assert check(read(root), gone) == GOOD
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert "0 dari 4 video" in told.err
    assert "Tidak ada yang salah" not in told.out


def test_nothing_is_said_of_videos_that_youtube_does_not_tell_of(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    stage, web = stage_and_web
    assert check(read(root), web) == GOOD
    told = capsys.readouterr()
    assert "tidak ditanyai" in told.err
    assert not told.out
    videos = uploads(root)
    stage.feeds = [(200, {}, render_feed(videos))]
    assert refresh(root, web) == GOOD
    stage.embeds = {videos[0].id: 429}
    capsys.readouterr()
    assert check(read(root), web) == GOOD
    told = capsys.readouterr()
    assert "3 dari 4 video (HTTP 429)" in told.err
    assert not told.out
    stage.embeds[videos[1].id] = 404
    assert check(read(root), web) == GOOD
    told = capsys.readouterr()
    assert "3 dari 4 video (HTTP 429)" in told.err
    assert "youtube-hilang" in told.out
    stage.embeds = {}
    assert check(read(root), web) == GOOD
    told = capsys.readouterr()
    assert not told.err
    assert "Tidak ada yang salah" in told.out


def test_a_video_of_a_draft_may_be_private(root: Path, stage_and_web: tuple[Stage, Web]) -> None:
    stage, web = stage_and_web
    video = uploads(root)[-1].id
    note = min((root / "content/episodes").glob("*.md"))
    note.write_text(note.read_text().replace("slug:", f"status: draf\nyoutube: {video}\nslug:"))
    stage.embeds = {video: 401}
    assert check_videos(linkable(root), web).findings == ()
    assert not any("oembed" in path for path in stage.asked)


def test_a_length_of_another_kind_is_told(root: Path, stage_and_web: tuple[Stage, Web]) -> None:
    stage, web = stage_and_web
    stage.feeds = [(200, {}, render_feed(uploads(root)))]
    assert refresh(root, web) == GOOD
    # The feed tells no lengths: a listing does, by hand.
    path = root / "content/youtube.json"
    lengths = iter(("3.0", "300", "300", "300"))
    rows = [
        line.replace('"duration": null', f'"duration": {next(lengths)}') if "guid" in line else line
        for line in path.read_text().splitlines()
    ]
    path.write_text("\n".join(rows) + "\n")
    found = [finding for finding in read(root).report if finding.code == "youtube-beda-panjang"]
    assert len(found) == 3


def test_a_listing_that_is_none_is_wrong_use(
    root: Path, stage_and_web: tuple[Stage, Web], capsys: pytest.CaptureFixture[str]
) -> None:
    assert refresh(root, stage_and_web[1], export=root / "nowhere.csv") == 2
    (root / "x.csv").write_text("nama;alamat\na;b\n")
    assert refresh(root, stage_and_web[1], export=root / "x.csv") == 2
    assert "bukan daftar video" in capsys.readouterr().err


def test_an_incremental_build_with_new_links_and_a_poster_is_what_a_whole_one_makes(
    root: Path, stage_and_web: tuple[Stage, Web]
) -> None:
    stage, web = stage_and_web
    assert build_site(root, root / "output").outcome is Outcome.DONE
    videos = uploads(root)[1:]
    stage.feeds = [(200, {}, render_feed(videos))]
    poster = f"/vi/{videos[0].id}/maxresdefault.jpg"
    stage.posters = {poster: (200, {}, encode(gradient(480, 360)))}
    assert refresh(root, web) == GOOD
    assert build_site(root, root / "output").outcome is Outcome.DONE
    assert list((root / "output/gambar").glob("*-video-1-640x360-*"))
    shutil.rmtree(root / ".cache")
    assert build_site(root, root / "fresh").outcome is Outcome.DONE
    assert read_folder(root / "output") == read_folder(root / "fresh")
