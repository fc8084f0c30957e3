"""The finished site as a whole: nothing leads to nothing, the same input gives the same bytes."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace

from siniar.build.verify import verify
from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.images import plan_pictures
from siniar.media.side_files import plan_side_files
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.words import load_words
from siniar.pages import plan_pages
from siniar.pages.facts import Facts
from siniar.pages.kinds import KINDS
from tests.support.built import THEME, BuiltSite, build
from tests.support.factories import make_episode
from tests.support.rich import draft, rich_catalogue

#: Bytes that telephones load, compressed (VISITOR contract).
STYLE_BUDGET, PAGE_BUDGET = 8_000, 10_000


def write_site(folder: Path, catalogue: Catalogue) -> BuiltSite:
    """The whole site in ``folder``: pictures and sound are stand-ins of the right name and size."""
    built = build(catalogue, folder / "content")
    words, output = load_words(catalogue.show.language), folder / "output"
    feeds = plan_feeds(catalogue, words, FeedArtwork("gambar/x.jpg", {}))[0]
    files = {item.path: item.render() for item in (*feeds, *plan_side_files(catalogue))}
    for episode in catalogue.episodes:
        for enclosure in filter(None, (episode.enclosure, episode.data_saver)):
            files[str(enclosure.path)] = bytes(enclosure.length)
    files |= dict.fromkeys(("gambar/x.jpg", *built.pictures), b"picture") | built.files
    for path, content in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(content)
    return built


@pytest.mark.parametrize("url", ["https://contoh.example", "https://kantor.example/siaran"])
def test_nothing_leads_to_nothing_and_nothing_hidden_shows(url: str, tmp_path: Path) -> None:
    catalogue = rich_catalogue(draft(9), url=url)
    write_site(tmp_path, catalogue)
    found = verify(tmp_path / "output", catalogue, tmp_path)
    assert [(finding.code, finding.place, finding.values) for finding in found] == []


def test_a_plan_collects_nothing_that_pages_show(monkeypatch: pytest.MonkeyPatch) -> None:
    def collect(_facts: Facts, episode: Episode) -> None:
        raise AssertionError(episode.title)

    monkeypatch.setattr(Facts, "listed", collect)
    catalogue = rich_catalogue(*(make_episode(number) for number in range(10, 45)))
    words = load_words(catalogue.show.language)
    pictures = plan_pictures(catalogue, Path(), words, theme=THEME)
    outputs = plan_pages(catalogue, words, pictures, theme=THEME)
    page = next(each for each in outputs if each.path == "semua/1/index.html")
    with pytest.raises(AssertionError):
        page.render()


def test_a_theme_of_ones_own_may_use_the_words_of_jinja(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    (theme / "templates/offline.html").write_text(
        "{% trans %}Newest{% endtrans %} {{ _('Older') }}"
    )
    catalogue, words = rich_catalogue(), load_words("id")
    pictures = plan_pictures(catalogue, Path(), words, theme=theme)
    outputs = plan_pages(catalogue, words, pictures, theme=theme)
    (page,) = (each.render() for each in outputs if each.path == "offline/index.html")
    assert page.decode() == f"{words.t('Newest')} {words.t('Older')}"


def test_a_site_of_long_lists_may_be_published(tmp_path: Path) -> None:
    catalogue = rich_catalogue(*(make_episode(number) for number in range(10, 45)))
    built = write_site(tmp_path, catalogue)
    assert "semua/1/index.html" in built.files
    assert verify(tmp_path / "output", catalogue, tmp_path) == []


def test_a_site_before_its_first_episode_is_whole(tmp_path: Path) -> None:
    catalogue = replace(rich_catalogue(), episodes=())
    built = write_site(tmp_path, catalogue)
    codes = [finding.code for finding in verify(tmp_path / "output", catalogue, tmp_path)]
    assert "keluaran-tautan" not in codes
    assert "/podcast/langganan/" in built.page("").all("//main//a/@href")


def test_every_kind_of_page_is_there(site: BuiltSite) -> None:
    kinds = {page.one("//body/@class").split("page-")[-1] for page in site.pages.values()}
    # Those of a ledger are in tests/build/after, long transcripts in test_transcript.
    assert kinds == {kind.name for kind in KINDS} - {"moved", "withdrawn", "transcript"}


def test_every_episode_is_reached_from_home_without_scripts(site: BuiltSite) -> None:
    seen: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in site.pages:
            continue
        seen.add(path)
        links = [urlsplit(link) for link in site.pages[path].all("//a/@href")]
        below = [link.path.removeprefix("/podcast/") for link in links if not link.scheme]
        waiting += [f"{part}index.html" if part[-1:] in {"", "/"} else part for part in below]
    # Players are shown by other sites.
    players = {path for path in site.pages if path.endswith("/embed/index.html")}
    assert set(site.pages) - seen - players <= {"404.html"}


def test_ids_are_given_once_and_every_picture_has_words_or_says_it_needs_none(
    site: BuiltSite,
) -> None:
    for path, page in site.pages.items():
        ids = page.all("//@id")
        assert len(ids) == len(set(ids)), path
        assert page.all("//img[not(@alt)]") == []
        assert page.all("//img[not(@width) or not(@height)]") == []
        assert len(page.all("//h1")) == 1, path
        assert page.one("//main") is not None


def test_every_icon_is_in_the_sprite(site: BuiltSite) -> None:
    (sprite,) = (content for path, content in site.files.items() if path.endswith("icons.svg"))
    for page in site.pages.values():
        for use in page.all("//*[local-name()='use']/@href"):
            assert f'id="{use.partition("#")[2]}"'.encode() in sprite, use


def test_styles_and_pages_stay_within_what_prepaid_data_bears(site: BuiltSite) -> None:
    for path, content in site.files.items():
        weight = len(gzip.compress(content, 9))
        if path.endswith(".css"):
            assert weight <= STYLE_BUDGET
        elif path.endswith(".html"):
            assert weight <= PAGE_BUDGET, path


def test_styles_change_their_address_with_the_colours_of_the_show(tmp_path: Path) -> None:
    sites = [build(rich_catalogue(color=color), tmp_path) for color in ("#0b5d57", "#7a1f4c")]
    styles = [{path for path in site.files if path.endswith(".css")} for site in sites]
    assert not styles[0] & styles[1]


def test_a_show_in_english_has_english_pages(tmp_path: Path) -> None:
    page = build(rich_catalogue(language="en"), tmp_path).page("episode/episode-1/")
    assert page.one("/html/@lang") == "en"
    assert "2 January 2026" in page.words or "January 2, 2026" in page.words
    assert "What to bring" in page.words
    assert "Yang dibawa" not in page.words


def test_a_sample_says_so_on_every_page(tmp_path: Path, site: BuiltSite) -> None:
    sample = build(rich_catalogue(is_sample=True), tmp_path)
    for path, page in sample.pages.items():
        assert page.all("//*[contains(concat(' ', @class, ' '), ' sample ')]"), path
    assert not site.page("").all("//*[contains(concat(' ', @class, ' '), ' sample ')]")


PROGRAM = """
import hashlib, sys
from pathlib import Path
from tests.support.built import build
from tests.support.rich import rich_catalogue
whole = build(rich_catalogue(), Path(sys.argv[1])).files
print(hashlib.sha256(repr(sorted(whole.items())).encode()).hexdigest())
"""


def test_any_locale_and_any_order_of_hashes_give_the_same_bytes(tmp_path: Path) -> None:
    sums = set()
    for locale, seed, zone in (("C", "1", "UTC"), ("C.UTF-8", "2", "Asia/Tokyo")):
        given = {"LC_ALL": locale, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path)],
            cwd=THEME.parent,
            env={**os.environ, **given, "PYTHONPATH": str(THEME.parent), "PYTHONUTF8": "0"},
            capture_output=True,
            check=True,
        )
        sums.add(run.stdout)
    assert len(sums) == 1


def test_words_that_editors_wrote_are_never_read_as_a_template(tmp_path: Path) -> None:
    title = "Tarif {size} {{ site }} 100%"
    page = build(rich_catalogue(make_episode(9, title=title)), tmp_path).page("episode/episode-9/")
    assert page.one("//h1").text_content() == title
