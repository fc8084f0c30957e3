"""The finished site is read as a whole; each fault that must not go public is found."""

from __future__ import annotations

import gzip
import json
import random
from html import escape
from pathlib import Path
from typing import Any

import markupsafe
import pytest

from siniar.build.verify import verify
from siniar.media.side_files import render_chapters
from siniar.model.episode import Enclosure, Episode, Picture, Status
from siniar.model.transcript import TranscriptFile
from tests.support.factories import make_catalogue, make_episode

SITE = "https://contoh.example/podcast"
HEAD = (
    """<meta http-equiv="Content-Security-Policy" content="default-src 'self'; base-uri 'none'">"""
)
ITEM = (
    "<item><title>Satu</title>"
    "<guid>guid-contoh-0001</guid><pubDate>Fri, 02 Jan 2026 08:00:00 +0700</pubDate>"
    '<enclosure url="https://contoh.example/podcast/audio/1.mp3" length="5" type="audio/mpeg"/>'
    "</item>"
)
FEED = (
    '<?xml version="1.0"?><rss xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
    f'<link>{SITE}/</link><atom:link rel="self" href="{SITE}/feed.xml"/>{ITEM}</channel></rss>'
)
MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    f"<url><loc>{SITE}/</loc></url><url><loc>{SITE}/episode/episode-1/</loc></url></urlset>"
)
MANIFEST = '{"name": "Contoh", "start_url": "/podcast/", "icons": [{"src": "/podcast/ikon.png"}]}'
WORKER = """self.settings = {"shell": ["/podcast/"], "offline": "/podcast/"};
importScripts("/podcast/theme/worker.js");
"""


def an_episode(**changes: Any) -> Episode:
    enclosure = Enclosure(
        "https://contoh.example/podcast/audio/1.mp3", 5, "audio/mpeg", "audio/1.mp3"
    )
    return make_episode(1, enclosure=enclosure, **changes)


def page(text: str) -> str:
    return f"{HEAD}{text}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "situs"
    for path, text in {
        "index.html": page(
            '<a href="/podcast/episode/episode-1/#bab">x</a><img src="audio/1.mp3">'
        ),
        "episode/episode-1/index.html": page('<h2 id="bab">x</h2><a href="../../#t=95">t</a>'),
        "404.html": page('<meta name="robots" content="noindex">'),
        "audio/1.mp3": "12345",
        "feed.xml": FEED,
        "sitemap.xml": MAP,
        "robots.txt": f"Sitemap: {SITE}/sitemap.xml",
        "manifest.webmanifest": MANIFEST,
        "ikon.png": "ikon",
        "sw.js": WORKER,
        "theme/worker.js": "1",
        ".nojekyll": "",
        "bab/episode-1.json": render_chapters("", an_episode().chapters).decode(),
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def codes(folder: Path, *episodes: Episode) -> list[tuple[str, str]]:
    catalogue = make_catalogue(episodes=[an_episode(), *episodes])
    return [
        (finding.code, finding.place.path) for finding in verify(folder, catalogue, folder.parent)
    ]


def test_a_whole_site_has_no_findings(site: Path) -> None:
    assert codes(site) == []


@pytest.mark.parametrize(
    "link",
    [
        "/podcast/episode/tidak-ada/",
        "https://contoh.example/podcast/hilang.css",
        "episode/episode-1/#tidak-ada",
        "../podcast/audio/2.mp3",
    ],
)
def test_a_link_to_nothing_is_found_with_its_line(site: Path, link: str) -> None:
    (site / "index.html").write_text(page(f'\n<a href="{link}">x</a>'), encoding="utf-8")
    catalogue = make_catalogue(episodes=[an_episode()])
    (finding,) = verify(site, catalogue, site.parent)
    assert (finding.code, finding.place.path, finding.place.line) == (
        "keluaran-tautan",
        "output/index.html",
        2,
    )


@pytest.mark.parametrize(
    "link", ["https://example.org/x", "mailto:a@b.example", "/lain/x", "data:,x", "#bab", "?t=95"]
)
def test_links_elsewhere_are_not_followed(site: Path, link: str) -> None:
    text = f'<h2 id="bab">x</h2><a href="{link}">x</a>'
    (site / "index.html").write_text(page(text), encoding="utf-8")
    assert codes(site) == []


@pytest.mark.parametrize("content", ["1234", "123456", None])
def test_audio_that_differs_from_the_feed_is_found(site: Path, content: str | None) -> None:
    (site / "index.html").write_text(page("<p>x</p>"), encoding="utf-8")
    audio = site / "audio/1.mp3"
    audio.unlink()
    if content:
        audio.write_text(content, encoding="utf-8")
    found = codes(site)
    assert found[0] == ("keluaran-audio", "content/episodes/001-contoh.md")
    # Audio that is not there breaks the feed's address, too.
    assert found[1:] == ([] if content else [("keluaran-umpan", "output/feed.xml")])


@pytest.mark.parametrize(
    "feed",
    [
        FEED.replace("guid-contoh-0001", "guid-lain-0001"),
        FEED.replace(ITEM, ""),
        FEED.replace(ITEM, ITEM + ITEM),
        FEED.replace("audio/1.mp3", "audio/2.mp3"),
        FEED.replace('length="5"', 'length="6"'),
        FEED.replace("audio/mpeg", "audio/mp4"),
        FEED.replace("<enclosure", "<lampiran"),
        FEED.replace("08:00:00", "09:00:00"),
    ],
)
def test_a_feed_without_exactly_the_episodes_is_found(site: Path, feed: str) -> None:
    (site / "feed.xml").write_text(feed, encoding="utf-8")
    assert set(codes(site)) == {("keluaran-umpan", "output/feed.xml")}


def test_a_feed_that_apps_would_stop_reading_is_found(site: Path) -> None:
    (site / "feed.xml").write_text(FEED + "\n" * 5_000_000, encoding="utf-8")
    assert codes(site) == [("umpan-besar", "output/feed.xml")]


def test_a_feed_that_is_not_xml_is_found_once_for_itself(site: Path) -> None:
    (site / "feed.xml").write_text("<rss>", encoding="utf-8")
    assert ("keluaran-umpan", "output/feed.xml") in codes(site)


@pytest.mark.parametrize("text", ["guid-contoh-0009", "lihat /episode/episode-9/ segera"])
def test_a_trace_of_a_draft_is_found_in_any_text_file(site: Path, text: str) -> None:
    (site / "peta.json").write_text(text, encoding="utf-8")
    draft = make_episode(9, status=Status.DRAFT)
    assert codes(site, draft) == [("keluaran-tersembunyi", "output/peta.json")]


def test_a_trace_of_a_draft_is_found_in_the_search_index(site: Path) -> None:
    (site / "pagefind/fragment").mkdir(parents=True)
    packed = gzip.compress(b'pagefind_dcd{"url":"/episode/episode-9/"}')
    (site / "pagefind/fragment/id_1.pf_fragment").write_bytes(packed)
    (site / "pagefind/fragment/id_2.pf_fragment").write_bytes(b"\x1f\x8b no")
    draft = make_episode(9, status=Status.DRAFT)
    assert codes(site, draft) == [
        ("keluaran-tersembunyi", "output/pagefind/fragment/id_1.pf_fragment")
    ]


@pytest.mark.parametrize(
    "secret",
    [
        "ghp_" + "a1B2" * 9,
        "github_pat_" + "a" * 70,
        "AKIA" + "ABCD" * 4,
        "AIza" + "abcde" * 7,
        "xoxb-" + "1234567890" * 3,
        "glpat-" + "abcd" * 5,
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----",
        "sk-proj-" + "aB3" * 14,
        "sk-ant-api03-" + "aB3_" * 12,
        "hf_" + "aBcD" * 9,
        "npm_" + "a1B2" * 9,
        "sk_live_" + "4eC39H" * 4,
        "rk_test_" + "4eC39H" * 4,
        "123456789:AA" + "Hbcdefghijk" * 3,
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0." + "dBjftJeZ4CVP" * 3,
        "GOCSPX-" + "abcd" * 7,
        "SG." + "a" * 22 + "." + "b" * 43,
    ],
)
def test_a_key_to_a_service_is_found_and_not_repeated(site: Path, secret: str) -> None:
    (site / "index.html").write_text(page(f"<p>\n{secret}</p>"), encoding="utf-8")
    (finding,) = verify(site, make_catalogue(episodes=[an_episode()]), site.parent)
    assert (finding.code, finding.place.line) == ("keluaran-rahasia", 2)
    assert secret not in str(finding.values) or len(secret) < 13


@pytest.mark.parametrize("text", ["ghp_contoh", "AKIA", "-----BEGIN CERTIFICATE-----", "AIza..."])
def test_what_only_looks_like_a_key_is_none(site: Path, text: str) -> None:
    (site / "index.html").write_text(page(text), encoding="utf-8")
    assert codes(site) == []


def test_a_player_is_weighed_with_its_style_and_picture(site: Path) -> None:
    folder = site / "episode/episode-1/embed"
    folder.mkdir()
    head = '<meta name="robots" content="noindex">'
    parts = '<link rel="stylesheet" href="/podcast/a.css"><img src="/podcast/b.webp" alt="">'
    (folder / "index.html").write_text(page(head + parts), encoding="utf-8")
    (site / "a.css").write_text("a{}" * 3_000, encoding="utf-8")
    (site / "b.webp").write_bytes(bytes(10_000))
    assert codes(site) == []
    (site / "b.webp").write_bytes(bytes(11_000))
    assert codes(site) == [("keluaran-berat", "output/episode/episode-1/embed/index.html")]


def test_what_is_heavier_than_promised_is_found(site: Path) -> None:
    dice = random.Random(1)
    noise = "".join(chr(dice.randint(33, 59)) for _ in range(400_000))
    (site / "theme/site.css").write_text(noise[:20_000], encoding="utf-8")
    (site / "index.html").write_text(page(f"<p>{noise}"), encoding="utf-8")
    (site / "a-1200x630-b.jpg").write_bytes(bytes(300_001))
    assert {path for code, path in codes(site) if code == "keluaran-berat"} == {
        "output/theme/site.css",
        "output/index.html",
        "output/a-1200x630-b.jpg",
    }


def test_a_path_of_this_machine_is_found(site: Path) -> None:
    (site / "peta.txt").write_text(f"dibuat di {site.parent}/kerja", encoding="utf-8")
    assert codes(site) == [("keluaran-tersembunyi", "output/peta.txt")]


def test_the_projects_own_folder_is_found_wherever_the_site_lies(site: Path) -> None:
    (site / "peta.svg").write_text("<svg><!-- /srv/kantor/siaran/theme --></svg>", "utf-8")
    (finding,) = verify(site, make_catalogue(episodes=[an_episode()]), Path("/srv/kantor/siaran"))
    assert (finding.code, finding.place.path) == ("keluaran-tersembunyi", "output/peta.svg")


TITLE = "Jadwal & syarat 'baru' tahun depan"


def a_secret() -> Episode:
    """An episode that waits for its day, with everything an episode may have."""
    audio = "audio/009-rahasia.mp3"
    return make_episode(
        9,
        status=Status.DRAFT,
        title=TITLE,
        enclosure=Enclosure(f"{SITE}/{audio}", 5, "audio/mpeg", audio),
        transcript=TranscriptFile(Path("content/transcripts/009-naskah.vtt"), "0"),
        picture=Picture(Path("content/images/009-foto.jpg")),
    )


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        json.dumps({"judul": TITLE}),
        escape(TITLE),
        str(markupsafe.escape(TITLE)),
        "audio/009-rahasia.mp3",
        "009-naskah.vtt",
        "009-foto.jpg",
        "bab/episode-9.json",
    ],
)
def test_whatever_gives_a_draft_away_is_found(site: Path, text: str) -> None:
    (site / "theme/data.js").write_text(text, encoding="utf-8")
    assert codes(site, a_secret()) == [("keluaran-tersembunyi", "output/theme/data.js")]


def test_a_drafts_file_is_found_by_its_name(site: Path) -> None:
    (site / "audio/009-rahasia.mp3").write_bytes(b"\0" * 9)
    assert codes(site, a_secret()) == [("keluaran-tersembunyi", "output/audio/009-rahasia.mp3")]


def test_what_a_public_text_says_itself_is_no_secret(site: Path) -> None:
    (site / "theme/data.js").write_text(TITLE, encoding="utf-8")
    catalogue = make_catalogue(
        episodes=[an_episode(summary=f"Minggu depan: {TITLE.upper()}"), a_secret()]
    )
    assert verify(site, catalogue, site.parent) == []


# --- what pages load ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<script src="http://contoh.example/podcast/theme/worker.js"></script>',
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">x</p>',
        '<img src="http://lain.example/x.png">',
        '<img src="https://lain.example/x.png">',
        '<link rel="stylesheet" href="//cdn.example/x.css">',
        '<iframe src="https://www.youtube.com/embed/x"></iframe>',
        '<audio src="http://lain.example/x.mp3"></audio>',
        '<form action="https://lain.example/"></form>',
    ],
)
def test_what_pages_must_not_load_is_found(site: Path, html: str) -> None:
    (site / "index.html").write_text(page(f"\n{html}"), encoding="utf-8")
    catalogue = make_catalogue(episodes=[an_episode()])
    (finding,) = verify(site, catalogue, site.parent)
    assert (finding.code, finding.place.line) == ("keluaran-asal-lain", 2)


def test_audio_may_come_from_elsewhere_and_links_may_lead_anywhere(site: Path) -> None:
    html = '<audio src="https://lain.example/x.mp3"></audio><a href="http://lain.example/">x</a>'
    (site / "index.html").write_text(page(html), encoding="utf-8")
    assert codes(site) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>x</p>",
        HEAD.replace("'self'", "'self' 'unsafe-inline'"),
        HEAD.replace("'self'", "*"),
        HEAD.replace("'self'", "https://cdn.example"),
        HEAD.replace("; base-uri 'none'", ""),
        HEAD.replace("default-src", "img-src"),
        f'<script src="/podcast/theme/worker.js"></script>{HEAD}',
    ],
)
def test_a_page_without_a_strict_policy_before_its_scripts_is_found(site: Path, html: str) -> None:
    (site / "index.html").write_text(html, encoding="utf-8")
    assert codes(site) == [("keluaran-kebijakan", "output/index.html")]


# --- what machines read ---------------------------------------------------------------------------

PAGE_URL = f"<url><loc>{SITE}/episode/episode-1/</loc></url>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sitemap.xml", MAP.replace(PAGE_URL, "")),
        ("sitemap.xml", MAP.replace(PAGE_URL, PAGE_URL.replace("episode-1", "episode-2"))),
        ("sitemap.xml", "<urlset>"),
        ("sitemap.xml", None),
        ("robots.txt", "User-agent: *"),
        ("robots.txt", ""),
        ("manifest.webmanifest", "{}"),
        ("manifest.webmanifest", MANIFEST.replace("ikon.png", "hilang.png")),
        ("manifest.webmanifest", MANIFEST.replace('"/podcast/"', '"https://lain.example/"')),
        ("sw.js", "// kosong"),
        ("sw.js", WORKER.replace("importScripts", "// ")),
        ("sw.js", WORKER.replace('["/podcast/"]', '["/podcast/hilang.css"]')),
        ("sw.js", None),
        ("theme/worker.js", None),
        ("theme/lain.css", ""),
        ("404.html", None),
        ("episode/episode-1/embed/oembed.json", "{"),
        ("episode/episode-1/embed/oembed.json", '{"html": "<iframe src=\\"/podcast/a/\\">"}'),
        ("llms.txt", f"[Satu]({SITE}/episode/hilang/index.html.md)"),
        ("episode/episode-1/index.html.md", f"- [Satu]({SITE}/hilang/) [Luar](https://a.example/)"),
    ],
)
def test_what_machines_cannot_use_is_found(site: Path, name: str, content: str | None) -> None:
    if content is None:
        (site / name).unlink()
    else:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, encoding="utf-8")
    assert {code for code, _ in codes(site)} == {"keluaran-mesin"}


# --- the feeds ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "feed",
    [
        FEED.replace(f"<link>{SITE}/", "<link>https://lain.example/"),
        FEED.replace(f'href="{SITE}/feed.xml"', f'href="{SITE}/feed-2.xml"'),
        FEED.replace("</channel>", f"<image><url>{SITE}/gambar/hilang.jpg</url></image></channel>"),
        FEED.replace("</item>", f'<podcast:chapters url="{SITE}/bab/hilang.json"/></item>'),
        FEED.replace("</item>", '<podcast:alternateEnclosure length="1" type="audio/ogg"/></item>'),
        FEED.replace("<title>Satu</title>", "<title> </title>"),
    ],
)
def test_what_a_feed_promises_is_there(site: Path, feed: str) -> None:
    (site / "feed.xml").write_text(feed, encoding="utf-8")
    assert set(codes(site)) == {("keluaran-umpan", "output/feed.xml")}
