"""A show comes in from a server: once, whole, and with everything told that stayed behind."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.corpus import copy_show
from siniar.commands.import_show import REPORT, ImportOptions, bring
from siniar.commands.show import load_show
from siniar.media.transcripts import open_transcript
from siniar.model.episode import Episode, Location, Status
from siniar.system.exits import FINDINGS, GOOD
from tests.support import audio
from tests.support.channel import drip, hang, hang_up
from tests.support.foreign import SHOW, Item, element, render, simple
from tests.support.old_host import QUICK, host

VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Sari>Selamat pagi.\n"
SRT = "1\n00:00:00,000 --> 00:00:02,000\nSelamat pagi.\n"
JSON = {"version": "1.0.0", "segments": [
    {"speaker": "Sari", "startTime": 0.0, "endTime": 2.0, "body": "Selamat pagi."}
]}  # fmt: skip
HTML = "<cite>Sari:</cite>\n<time>0:00</time>\n<p>Selamat pagi.</p>"
LINES = "Sari 00:00\nSelamat pagi.\n"
CHAPTERS = {"version": "1.2.0", "chapters": [
    {"startTime": 0, "title": "Pembuka"},
    {"startTime": 90.5, "title": "Syarat", "url": "https://lama.example/s", "img": "1.jpg"},
    {"startTime": 95, "title": "Gambar saja", "toc": False},
]}  # fmt: skip
MP3 = audio.frames(400)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)


def import_(root: Path, source: str, **options: object) -> int:
    loaded = load_show(root)
    assert loaded
    return bring(loaded, ImportOptions(source, **options), QUICK)  # type: ignore[arg-type]


def episodes(root: Path) -> list[Episode]:
    loaded = load_show(root)
    assert loaded
    return sorted(
        (read.episode for read in loaded.reads if read.episode), key=lambda each: each.date
    )


def notes(root: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in (root / "content/episodes").glob("*")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_show(tmp_path / "kantor")


def test_a_show_of_three_pages_comes_in_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with host() as there:
        for page, numbers in ((1, (5, 4)), (2, (4, 3)), (3, (2, 1))):
            following = f'<atom:link rel="next" href="/feed-{page % 3 + 1}.xml"/>'
            items = [simple(number) for number in numbers]
            there.give(f"/feed-{page}.xml", render(items, extra=following))
        address = f"{there.base}/feed-1.xml"
        assert import_(root, address) == GOOD
        first = notes(root)
        assert [each.guid for each in episodes(root)] == [f"siaran-lama-{n}" for n in range(1, 6)]
        capsys.readouterr()
        assert import_(root, address) == GOOD
        assert "5 episode sudah ada" in capsys.readouterr().out
        there.give("/feed-3.xml", render([simple(2), simple(6)]))
        assert import_(root, address) == GOOD
    after = notes(root)
    assert len(after) == 6
    assert {name: after[name] for name in first} == first


def test_everything_of_an_item_is_kept(root: Path) -> None:
    with host() as there:
        picture = there.give("/ktp.png", PNG, "image/png")
        english = there.give("/t.en.vtt", VTT.replace("Selamat pagi", "Good morning").encode())
        item = Item(
            {
                "title": "Cara mengurus KTP-el",
                "guid": "45863-at-lama",
                "link": "https://lama.example/2019/ktp-el-hilang.html",
                "pubDate": "Fri, 15 May 2026 08:00:05 +0900",
                "itunes:subtitle": "Syarat dan tempat.",
                "content:encoded": "<p>Bawa <b>KK</b>.</p><ul><li>satu</li></ul>",
                "itunes:duration": "12:30",
                "itunes:episode": "12",
                "itunes:season": "2",
                "itunes:episodeType": "bonus",
                "itunes:explicit": "yes",
                "itunes:keywords": "ktp, hilang",
            },
            (
                element(
                    "enclosure", url="https://lama.example/1.mp3", length="9", type="audio/mpeg"
                ),
                element("itunes:image", href=picture),
                element("podcast:person", "Dra. Sari Contoh, M.Si.", role="guest"),
                element("podcast:person", "Bima Contoh"),
                element(
                    "podcast:chapters", url=there.give("/c.json", json.dumps(CHAPTERS).encode())
                ),
                element(
                    "podcast:transcript", url=there.give("/t.vtt", VTT.encode()), type="text/vtt"
                ),
                element("podcast:transcript", url=english, type="text/vtt", language="en"),
                element("podcast:location", "Loket", osm="R5", geo="di sana", country="ID"),
                element("podcast:soundbite", "Lupa", startTime="73.0", duration="60.5"),
                element("podcast:contentLink", "Tonton", href="https://youtu.be/M7lc1UVf-VE"),
            ),
        )
        assert import_(root, there.give("/feed.xml", render([item]))) == GOOD
    (episode,) = episodes(root)
    assert (episode.title, episode.slug) == ("Cara mengurus KTP-el", "ktp-el-hilang")
    assert (episode.guid, str(episode.date)) == ("45863-at-lama", "2026-05-15 08:00:05+09:00")
    assert (episode.number, episode.season and episode.season.number) == (12, 2)
    assert (episode.kind.value, episode.explicit) == ("bonus", True)
    assert episode.summary == "Syarat dan tempat."
    assert "<strong>KK</strong>" in episode.notes_html
    assert episode.enclosure
    assert episode.enclosure.url == "https://lama.example/1.mp3"
    assert (episode.enclosure.length, episode.duration) == (9, 750.0)
    assert [(each.name, each.role) for each in episode.people] == [
        ("Dra. Sari Contoh, M.Si.", "guest"),
        ("Bima Contoh", "host"),
    ]
    assert [(each.start, each.title, each.url) for each in episode.chapters] == [
        (0.0, "Pembuka", None),
        (90.5, "Syarat", "https://lama.example/s"),
    ]
    assert [each.language for each in episode.translations] == ["en"]
    assert episode.location == Location("Loket", osm="R5", country="ID")
    # What no note can hold is told: a picture without an address, a position in words.
    told = (root / REPORT).read_text()
    assert "1.jpg" in told
    assert "di sana" in told
    assert episode.transcript
    assert [cue.speaker for cue in open_transcript(episode.transcript).cues] == ["Sari"]
    assert [(each.start, each.duration) for each in episode.soundbites] == [(73.0, 60.5)]
    assert [each.id for each in episode.videos] == ["M7lc1UVf-VE"]
    assert [alias.path for alias in episode.aliases] == ["2019/ktp-el-hilang.html"]
    assert episode.keywords == ("ktp", "hilang")
    assert episode.picture
    assert episode.picture.source.read_bytes() == PNG


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("text/vtt", VTT), ("application/x-subrip", SRT), ("application/json", json.dumps(JSON))),
        *(("text/html", HTML), ("text/plain", LINES)),
    ],
)
def test_transcripts_of_every_kind_are_kept(root: Path, kind: str, text: str) -> None:
    with host() as there:
        one = simple(1)
        given = element("podcast:transcript", url=there.give("/t", text.encode(), kind), type=kind)
        item = Item(one.texts, (*one.elements, given))
        assert import_(root, there.give("/feed.xml", render([item]))) == GOOD
    (episode,) = episodes(root)
    assert episode.transcript
    (cue,) = open_transcript(episode.transcript).cues
    assert (cue.start, cue.text) == (0.0, "Selamat pagi.")


def test_a_server_that_hangs_is_left_alone_after_a_few_times(root: Path) -> None:
    with host() as there:
        items = []
        for number in range(1, 21):
            one, path = simple(number), f"/t/{number}.vtt"
            there.answers[path] = hang
            given = element("podcast:transcript", url=f"{there.base}{path}", type="text/vtt")
            items.append(Item(one.texts, (*one.elements, given)))
        feed = root / "feed.xml"
        feed.write_bytes(render(items))
        assert import_(root, str(feed)) == GOOD
        assert len(there.asked) <= 7
    assert len(episodes(root)) == 20


def test_words_without_times_are_kept_as_a_file_and_told(root: Path) -> None:
    with host() as there:
        one = simple(1)
        given = element(
            "podcast:transcript", url=there.give("/t", b"Selamat pagi."), type="text/plain"
        )
        item = Item(one.texts, (*one.elements, given))
        assert import_(root, there.give("/feed.xml", render([item]))) == GOOD
    (kept,) = (root / "content/transcripts").glob("*.txt")
    assert kept.read_text() == "Selamat pagi.\n"
    assert "impor-berkas-hilang" in (root / REPORT).read_text()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (hang, "timeout"),
        (drip, "timeout"),
        (hang_up, "berkas kosong"),
        ((429, {"Retry-After": "1"}, b""), "HTTP 429"),
        ((429, {"Retry-After": "9999"}, b""), "HTTP 429"),
        ((500, {}, b""), "HTTP 500"),
        ((302, {"Location": "/feed.xml"}, b""), "redirect"),
        ((200, {"Content-Type": "text/html"}, b"<html><body>Siaran</body></html>"), "bukan umpan"),
        ((200, {}, b"<rss><channel><title>Kosong</title></channel></rss>"), "impor-kosong"),
    ],
    ids=["hangs", "drips", "hangs up", "429", "429 for long", "500", "ring", "page", "empty"],
)
def test_a_bad_answer_is_one_line_and_writes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], answer: object, said: str
) -> None:
    with host() as there:
        there.answers["/feed.xml"] = answer  # type: ignore[assignment]
        assert import_(root, f"{there.base}/feed.xml") == FINDINGS
    told = capsys.readouterr().out
    assert said in told
    assert len(re.findall(r"\[impor-", told)) == 1
    assert notes(root) == {}


def test_a_busy_server_is_asked_once_more(root: Path) -> None:
    with host() as there:
        good = (200, {}, render([simple(1)]))
        there.answers["/feed.xml"] = [(429, {"Retry-After": "1"}, b""), good]
        assert import_(root, f"{there.base}/feed.xml") == GOOD
    assert len(episodes(root)) == 1


def test_a_lost_page_of_older_episodes_costs_only_itself(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with host() as there:
        older = '<atom:link rel="next" href="/lama.xml"/>'
        assert import_(root, there.give("/feed.xml", render([simple(1)], extra=older))) == GOOD
    assert "impor-halaman-hilang" in capsys.readouterr().out
    assert len(episodes(root)) == 1


def test_a_feed_that_has_moved_tells_where_to(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with host() as there:
        for name, told in (("/lama.xml", True), ("/feed.xml", False)):
            moved = f"<itunes:new-feed-url>{there.base}/feed.xml</itunes:new-feed-url>"
            assert import_(root, there.give(name, render([simple(1)], extra=moved))) == GOOD
            said = capsys.readouterr().out
            assert ("impor-sudah-pindah" in said) is told
            assert (f"{there.base}/feed.xml" in said) >= told


ODD = {
    "no enclosure": (Item(simple(1).texts), "impor-tanpa-audio", Status.DRAFT),
    "a picture": (
        Item(
            simple(1).texts,
            (
                element(
                    "enclosure", url="https://lama.example/1.jpg", length="5", type="image/jpeg"
                ),
            ),
        ),
        "impor-bukan-audio",
        Status.DRAFT,
    ),
    "no guid": (simple(1, guid=""), "impor-guid-dibuat", Status.PUBLISHED),
    "no date": (simple(1, pubDate="kemarin"), "impor-tanpa-tanggal", Status.DRAFT),
    "no title": (simple(1, title=""), "impor-tanpa-judul", Status.PUBLISHED),
    "a title with brackets": (simple(1, title="Umur <17"), "impor-diubah", Status.PUBLISHED),
    "unknown element": (
        Item(simple(1).texts, (*simple(1).elements, element("podcast:value", type="lightning"))),
        "impor-tidak-dibawa",
        Status.PUBLISHED,
    ),
    "chapters in its text": (
        simple(1, description="00:00 Pembuka\n01:00 Syarat\n02:00 Penutup"),
        "impor-ditebak",
        Status.PUBLISHED,
    ),
}


@pytest.mark.parametrize(("item", "code", "status"), ODD.values(), ids=ODD)
def test_an_odd_item_stays_and_is_told(
    root: Path, tmp_path: Path, item: Item, code: str, status: Status
) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(render([item]))
    assert import_(root, str(feed)) == GOOD
    (episode,) = episodes(root)
    assert episode.status is status
    assert code in (root / REPORT).read_text()


def test_conflicts_are_told_and_nothing_is_written_over(root: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(render([simple(1), simple(2, link="https://lama.example/surat")]))
    assert import_(root, str(feed)) == GOOD
    before = notes(root)
    feed.write_bytes(
        render(
            [
                simple(1, title="Judul lain"),
                simple(2, guid="guid-yang-lain"),
                simple(3, link="https://lama.example/x/surat"),
                simple(4),
                simple(5, guid="siaran-lama-4"),
            ]
        )
    )
    assert import_(root, str(feed)) == GOOD
    after = notes(root)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 3
    told = (root / REPORT).read_text()
    for code in (
        "impor-sudah-ada",
        "impor-audio-sudah-ada",
        "impor-slug-dipakai",
        "impor-guid-ganda",
    ):
        assert code in told


def test_a_dry_run_writes_nothing(root: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(render([simple(1)]))
    settings = (root / "pelicanconf.py").read_bytes()
    assert import_(root, str(feed), dry_run=True, settings=True) == GOOD
    assert notes(root) == {}
    assert (root / "pelicanconf.py").read_bytes() == settings


def test_what_the_feed_leaves_out_of_its_audio_is_asked_for(root: Path) -> None:
    with host() as there:
        address = there.give("/1.mp3", MP3, "audio/mpeg")
        texts = {**simple(1).texts, "itunes:duration": ""}
        item = Item(texts, (element("enclosure", url=address, length="0", type=""),))
        assert import_(root, there.give("/feed.xml", render([item]))) == GOOD
    (note,) = notes(root).values()
    assert f"ukuran: {len(MP3)}" in note.decode()
    assert "durasi: " in note.decode()


def test_audio_is_downloaded_continued_and_verified(root: Path) -> None:
    with host() as there:
        there.give("/1.mp3", MP3, "audio/mpeg")
        there.give("/2.mp3", b"<html>Tidak ada</html>" * 50, "text/html")
        items = []
        for number in (1, 2):
            heard = element("enclosure", url=f"{there.base}/{number}.mp3", type="audio/mpeg")
            items.append(Item(simple(number).texts, (heard,)))
        feed = there.give("/feed.xml", render(items))
        part = root / "content/audio/.2026-05-01-cara-mengurus-surat-a.part"
        part.parent.mkdir(parents=True)
        part.write_bytes(MP3[:1000])
        assert import_(root, feed, audio="download") == GOOD
    assert ("GET", "/1.mp3", "bytes=1000-8000999") in there.asked
    first, second = episodes(root)
    assert first.audio
    assert first.audio.source
    assert first.audio.source.read_bytes() == MP3
    assert not part.exists()
    # What is no sound is told, and the note names the address.
    assert second.source
    assert "impor-berkas-hilang" in (root / REPORT).read_text()
    assert f"{there.base}/2.mp3" in (root / second.source).read_text()


def test_hosts_of_the_show_lead_only_what_names_no_host(root: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    show = SHOW + element("podcast:person", "Bima Contoh", role="host")
    led = simple(1)
    own = Item(led.texts, (*led.elements, element("podcast:person", "Sari Contoh", role="host")))
    feed.write_bytes(render([own, simple(2)], show))
    assert import_(root, str(feed), settings=True) == GOOD
    heard = [[person.name for person in each.people] for each in episodes(root)]
    assert heard == [["Sari Contoh"], ["Bima Contoh"]]


def test_the_channel_becomes_settings_on_request(root: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    show = (
        "<title>Siaran &quot;Lama&quot;</title><description>Acara lain.</description>"
        "<language>id</language><itunes:author>Kantor Lama</itunes:author>"
        "<itunes:explicit>yes</itunes:explicit><itunes:type>serial</itunes:type>"
        '<itunes:category text="Government"/><itunes:category text="Tidak ada"/>'
        "<podcast:guid>8a718e6a-1337-5049-b6a3-8f7f2c234058</podcast:guid>"
    )
    feed.write_bytes(render([simple(1)], show))
    before = load_show(root)
    assert before
    assert import_(root, str(feed), settings=True) == GOOD
    after = load_show(root)
    assert after
    made, was = after.catalogue.show, before.catalogue.show
    assert (made.title, made.author, made.is_explicit) == ('Siaran "Lama"', "Kantor Lama", True)
    assert (made.guid, made.feed.type) == ("8a718e6a-1337-5049-b6a3-8f7f2c234058", "serial")
    assert made.categories == (("Government", ""),)
    assert (made.topics, made.url, made.color) == (was.topics, was.url, was.color)
    assert made.feed.location == was.feed.location
