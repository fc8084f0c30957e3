"""Attacks in every field: read back with real parsers, and opened in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from lxml import html as lxml_html
from playwright.sync_api import expect

from benchmarks.corpus import ROOT, make_entry, render_audio, write_project
from siniar.build.load import Loaded
from siniar.build.pelican import Run, read_project
from siniar.build.publish import Outcome, build_site
from siniar.commands import board, preview
from siniar.model.findings import Format, Level, Report, render_findings
from siniar.model.words import Words
from siniar.system.exits import GOOD, WRONG_USE
from tests.support.hosting import PREFIX, Host, serve
from tests.support.payloads import EVIL, MARK, PAYLOADS, captions_of, note_of
from tests.support.shows import load_show
from tests.support.tools.drawing import draw_once
from tests.support.tools.fixtures import PageAt

#: Attacks whose pages one window of the browser opens, one after the other.
SHOWN_TOGETHER = 10
OUR_SCRIPTS = re.compile(rf"{PREFIX}(theme|pagefind)/[\w./-]+\.js")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show all of whose notes are attacks."""
    folder = write_project(Path(tmp_path_factory.mktemp("attacked")) / "show", 0)
    content = folder / "content"
    for number, payload in enumerate(PAYLOADS, 1):
        name = f"{number:03}"
        (content / f"episodes/{name}.md").write_text(note_of(number, payload), encoding="utf-8")
        (content / f"audio/{name}.mp3").write_bytes(render_audio(make_entry(number)))
        captions = captions_of(payload)
        (content / f"transcripts/{name}.vtt").write_text(captions, encoding="utf-8")
    (content / "pages").mkdir()
    for number, payload in enumerate(PAYLOADS, 1):
        text = f"---\njudul: Halaman {number}\nslug: halaman-{number}\n---\n{payload}\n"
        (content / f"pages/{number:03}.md").write_text(text, encoding="utf-8")
    (content / "rencana").mkdir()
    for number, payload in enumerate(PAYLOADS, 1):
        value = json.dumps(payload, ensure_ascii=False)
        text = f"---\njudul: {value}\npertanyaan: {value}\n---\n{payload}\n"
        (content / f"rencana/{number:03}.md").write_text(text, encoding="utf-8")
    settings = folder / "pelicanconf.py"
    lines = f'{settings.read_text()}SITEURL = "https://siniar.example{PREFIX.rstrip("/")}"\n'
    settings.write_text(f"{lines}INDEXES_SEARCH = True\n")
    return folder


@pytest.fixture(scope="module")
def output(root: Path, pictures_folder: Path) -> Path:
    with draw_once(pictures_folder):
        build = build_site(root, root / "output")
    assert build.outcome is Outcome.DONE, build.failure
    return root / "output"


@pytest.fixture(scope="module")
def site(root: Path) -> Loaded:
    return load_show(read_project(root))


def pages(output: Path) -> Iterator[tuple[str, etree._Element]]:
    for path in sorted(output.rglob("*.html")):
        yield path.relative_to(output).as_posix(), lxml_html.document_fromstring(path.read_bytes())


def test_every_attack_became_an_episode(site: Loaded) -> None:
    assert len(site.catalogue.public) == len(PAYLOADS) > 30


def test_no_page_holds_a_script_handler_or_address_of_theirs(output: Path) -> None:
    count = 0
    for name, page in pages(output):
        count += 1
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            where = f"{name}: {lxml_html.tostring(element)[:200]!r}"
            assert element.tag not in {"object", "embed", "base", "applet", "math", "iframe"}, where
            assert not [key for key in element.attrib if key.startswith("on")], where
            assert element.get("style") is None, where
            assert element.get("srcdoc") is None, where
            for key in ("href", "src", "action", "formaction", "poster", "data", "xlink:href"):
                value = (element.get(key) or "").strip().lower()
                assert not re.match(r"[\x00-\x20]*(javascript|vbscript|data:text)", value), where
            if element.tag in {"link", "img", "audio", "source", "video", "form", "script"}:
                loaded = element.get("src") or element.get("href") or element.get("action") or ""
                assert EVIL not in loaded, where
            if element.tag == "script" and element.get("type") != "application/ld+json":
                assert OUR_SCRIPTS.fullmatch(element.get("src") or ""), where
                assert not element.text, where
            if element.tag == "meta":
                assert (element.get("http-equiv") or "").lower() != "refresh", where
    assert count > 3 * len(PAYLOADS)


def test_structured_parts_are_whole(output: Path) -> None:
    for name, page in pages(output):
        for script in page.iter("script"):
            if script.get("type") == "application/ld+json":
                assert json.loads(script.text or ""), name
    for path in output.rglob("*.json"):
        json.loads(path.read_bytes())
    for path in (*output.rglob("*.xml"), *output.rglob("*.svg"), *output.rglob("*.xsl")):
        etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))


def test_jinja_in_notes_stays_text(output: Path) -> None:
    number = next(index for index, text in enumerate(PAYLOADS, 1) if text.startswith("{{ 7*7"))
    page = (output / f"episode/serangan-{number}/index.html").read_text()
    assert "{{ 7*7 }}" in page
    assert "49" not in re.sub(r"[0-9a-f]{10}|996ad860\S+", "", page)
    assert "{% for x in" in page


def test_the_feed_is_read_as_meant(output: Path) -> None:
    content = (output / "feed.xml").read_bytes()
    parsed = feedparser.parse(content, sanitize_html=False)
    assert not parsed.bozo
    assert len(parsed.entries) == len(PAYLOADS)
    for entry in parsed.entries:
        for text in (entry.summary, *(part.value for part in entry.content)):
            notes = lxml_html.fragment_fromstring(text, create_parent="div")
            for element in notes.iter():
                assert element.tag not in {"script", "iframe", "svg", "style", "form", "img"} or (
                    element.tag == "img" and EVIL not in (element.get("src") or "")
                )
                assert not [key for key in element.attrib if key.startswith("on")]
                assert not (element.get("href") or "").lower().startswith(("javascript", "data"))


def test_transcripts_hold_no_markup_of_theirs(output: Path) -> None:
    for path in (*output.rglob("*.vtt"), *output.rglob("*.srt")):
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text.lower(), path
        assert "onerror" not in text or "<img" not in text, path


def test_reports_obey_nobody(site: Loaded, root: Path) -> None:
    annotations = render_findings(site.report, site.words, Format.GITHUB)
    for line in annotations.splitlines():
        assert line.count("::") <= 2 or not line.startswith("::"), line
        assert not line.startswith("::set-output"), line
    table = render_findings(site.report, site.words, Format.MARKDOWN)
    assert "<script" not in table
    assert "<img" not in table
    assert not re.search(r"(?<!\\)@kantor", table)
    file = root / "papan.html"
    assert board.run(root, board.BoardOptions(str(file))) == GOOD
    page = lxml_html.document_fromstring(file.read_bytes())
    assert MARK not in "".join(script.text or "" for script in page.iter("script"))
    for element in page.iter():
        assert not [key for key in element.attrib if key.startswith("on")]
        assert not (element.get("href") or "").lower().startswith("javascript")


# --- in a browser -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def host(output: Path) -> Iterator[Host]:
    with serve(output) as running:
        yield running


@pytest.mark.browser
@pytest.mark.parametrize("first", range(1, len(PAYLOADS) + 1, SHOWN_TOGETHER))
def test_nothing_of_theirs_runs_or_loads_in_a_browser(
    first: int, host: Host, page_at: PageAt
) -> None:
    page = page_at()
    dialogs: list[str] = []
    requests: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: requests.append(request.url))
    numbers = range(first, min(first + SHOWN_TOGETHER, len(PAYLOADS) + 1))
    for form, number in product(("episode/serangan-{}/", "halaman-{}/"), numbers):
        path = form.format(number)
        page.goto(host.address + path)
        # All pictures and frames are there or have failed; what a page sends away itself comes now.
        page.wait_for_timeout(150)
        assert page.url == host.address + path
        assert page.evaluate("window.pwned") is None, path
        assert dialogs == [], path
    assert [url for url in requests if not url.startswith((host.address, "data:", "blob:"))] == []


@pytest.mark.browser
def test_what_is_found_in_them_is_shown_as_words(host: Host, page_at: PageAt) -> None:
    page = page_at()
    theirs = page.locator(".results :is(script, iframe, svg script, form, style, [onerror])")
    for words in ("window pwned", "klik", "script"):
        page.goto(f"{host.address}cari/?q={words}")
        expect(page.locator(".result").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.pwned") is None, words
        assert theirs.count() == 0, words
        links = page.locator(".results a").evaluate_all("links => links.map(link => link.href)")
        assert [link for link in links if not link.startswith(host.address)] == [], words


@pytest.mark.browser
def test_the_policy_would_stop_a_script_that_slipped_through(host: Host, page_at: PageAt) -> None:
    path = "episode/serangan-1/"
    whole = (host.folder / path / "index.html").read_text()
    bad = f"<script>{MARK}</script><img src=x onerror='{MARK}'><script src=//{EVIL}/x.js></script>"
    host.instead[path] = whole.replace("</main>", f"{bad}</main>").encode()
    page = page_at()
    requests: list[str] = []
    page.on("requestfinished", lambda request: requests.append(request.url))
    page.goto(host.address + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.pwned") is None
    assert not [url for url in requests if EVIL in url]
    del host.instead[path]


# --- files --------------------------------------------------------------------------------------

SECRET = "RAHASIA-DI-LUAR-CONTENT"
PATHS = (
    "../rahasia.txt", "../../rahasia.txt", "../content/../rahasia.txt", "/etc/passwd",
    "..\\\\..\\\\rahasia.txt", "%2e%2e/rahasia.txt", "....//rahasia.txt", "tautan.txt",
    "tautan-folder/rahasia.txt", "file:///etc/passwd", "C:\\\\rahasia.txt", "~/rahasia.txt",
    ".", "..", "/", "\\u0000", "a" * 400, "CON", "rahasia.txt\\u0000.mp3",
)  # fmt: skip
FIELDS = {"audio": "audio", "transkrip": "transcripts", "gambar": "images"}


@pytest.fixture
def reaching(tmp_path: Path) -> Path:
    """A show in which each field of a note of its own leads to each of the paths."""
    root = write_project(tmp_path / "show", 1)
    (root / "rahasia.txt").write_text(SECRET)
    (tmp_path / "rahasia.txt").write_text(SECRET)
    for folder in FIELDS.values():
        (root / "content" / folder / "tautan.txt").symlink_to(root / "rahasia.txt")
        (root / "content" / folder / "tautan-folder").symlink_to(root)
    note = next((root / "content/episodes").glob("*.md")).read_text()
    for number, (field, path) in enumerate(product(FIELDS, PATHS)):
        others = [line for line in note.splitlines() if not line.startswith(f"{field}:")]
        (root / f"content/episodes/{field}-{number}.md").write_text(
            "\n".join(others)
            .replace("status: terbit", f'{field}: "{path}"')
            .replace("guid: ", f"guid: {number}-")
            .replace("slug: ", f"slug: {number}-")
        )
    return root


@pytest.mark.usefixtures("drawn_once")
def test_no_field_reaches_out_of_the_content(reaching: Path) -> None:
    refused: set[str] = set()

    def hear(report: Report, _words: Words) -> None:
        refused.update(each.place.path for each in report if each.level is Level.ERROR)

    build = build_site(reaching, reaching / "output", run=Run(tell=hear))
    assert build.outcome is Outcome.DONE, build.failure
    for file in (reaching / "output").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert SECRET.encode() not in content, file
            assert b"root:x:0" not in content, file
    cases = enumerate(product(FIELDS, PATHS))
    notes = {f"content/episodes/{field}-{number}.md" for number, (field, _) in cases}
    assert notes - refused == set()


def test_a_preview_that_unpacks_beyond_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "LARGEST", 1_000)
    bomb = tmp_path / "bom.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", b"0" * 2_000)
    assert preview.unpack(tmp_path, str(bomb)) is None
    assert preview.run(tmp_path, preview.PreviewOptions(str(bomb))) == WRONG_USE


def test_a_preview_stays_in_its_folder(tmp_path: Path) -> None:
    bad = tmp_path / "keluar.zip"
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("../../keluar.txt", "x")
        archive.writestr("/tmp/keluar-siniar.txt", "x")
        archive.writestr("index.html", "x")
    work = tmp_path / "a/b"
    work.mkdir(parents=True)
    (work / ".cache").mkdir()
    preview.unpack(work, str(bad))
    assert not (tmp_path / "keluar.txt").exists()
    assert not (tmp_path / "a/keluar.txt").exists()
    assert not Path("/tmp/keluar-siniar.txt").exists()


def test_nothing_is_left_of_the_attacks_on_shells(root: Path, output: Path) -> None:
    assert shutil.which("pwned") is None
    for folder in (ROOT, root, output):
        assert not (folder / "pwned").exists()
