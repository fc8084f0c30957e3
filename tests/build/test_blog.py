"""A podcast beside a stock blog: both are built by Pelican's own command, and the blog stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree, html

from siniar.build.guest import guest_settings, is_guest
from tests.support.places import ROOT, THEME
from tests.support.projects import GOOD_NOTE, lay_out_project
from tests.support.shows import SHOW
from tests.support.tools.programs import pelican_with_kept

#: As pelican-quickstart writes them, without feeds.
STOCK = """
AUTHOR = "Contoh"
SITENAME = "Blog Contoh"
SITEURL = "https://blog.example"
PATH = "content"
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = 10
STATIC_PATHS = ["images"]
"""
WITH = f"""
{STOCK}
PLUGINS = ["siniar"]
NOW = "2026-11-21T12:00:00+07:00"
DRAWS_CARDS = False
INDEXES_SEARCH = False
SHOW = {SHOW!r}
"""
ARTICLE = "Title: Tulisan {number}\nDate: 2026-11-0{number}\nTags: satu\nCategory: kabar\n\nIsi.\n"


def write_blog(root: Path, settings: str) -> Path:
    """A blog with two articles, a page and a picture."""
    content = root / "content"
    (content / "pages").mkdir(parents=True)
    (content / "images").mkdir()
    for number in (1, 2):
        text = ARTICLE.format(number=number)
        (content / f"tulisan-{number}.md").write_text(text, encoding="utf-8")
    (content / "pages/tentang.md").write_text("Title: Tentang\n\nTentang.\n", encoding="utf-8")
    (content / "images/foto.png").write_bytes(b"\x89PNG")
    (root / "pelicanconf.py").write_text(settings, encoding="utf-8")
    return root


def add_podcast(root: Path) -> None:
    """One good episode in the show's folder."""
    made = lay_out_project(root / "acara")
    note = made / "content/episodes/001-satu.md"
    note.write_text(GOOD_NOTE.replace("judul: ", "judul: Satu & ", 1), encoding="utf-8")
    (made / "content").rename(root / "content/podcast")


def build(root: Path, kept: Path) -> str:
    """Build as a blogger does; what was shown."""
    done = subprocess.run(
        pelican_with_kept(kept, "-s", "pelicanconf.py"),
        check=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout + done.stderr


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, shared_folder: Path) -> dict[str, bytes]:
    """The blog without the plugin."""
    root = write_blog(tmp_path_factory.mktemp("sebelum"), STOCK)
    build(root, shared_folder)
    return files_of(root / "output")


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory, shared_folder: Path) -> Path:
    """The same blog with the plugin and a podcast."""
    root = write_blog(tmp_path_factory.mktemp("sesudah"), WITH)
    add_podcast(root)
    told = build(root, shared_folder)
    assert "Traceback" not in told
    assert "Processed 2 articles" in told
    return root


def test_the_blog_is_what_it_was_byte_for_byte(before: dict[str, bytes], blog: Path) -> None:
    after = files_of(blog / "output")
    assert before.items() <= after.items()
    assert {name for name in after if not name.startswith("podcast/")} == set(before)


def test_the_podcast_lies_below_its_path_in_our_theme(blog: Path) -> None:
    page = html.parse(blog / "output/podcast/index.html")
    (style,) = page.xpath("//link[@rel='stylesheet']/@href")
    assert style.startswith("/podcast/theme/")
    assert (blog / "output" / style.lstrip("/")).is_file()
    feed = etree.parse(blog / "output/podcast/feed.xml")
    assert feed.findtext("channel/title") == SHOW["title"]
    assert feed.findtext("channel/item/link").startswith("https://blog.example/podcast/episode/")


def test_an_episode_stands_in_the_blogs_own_theme_when_that_is_wished(
    blog: Path, before: dict[str, bytes], shared_folder: Path
) -> None:
    settings = blog / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    override = blog / "templat/podcast"
    override.mkdir(parents=True)
    (override / "subscribe.html").write_text(
        '{% extends "base.html" %}{% block content %}<p id="milik-blog">'
        "{{ podcast.title }} {{ SITENAME }}</p>{% endblock %}",
        encoding="utf-8",
    )
    # Strict: the finished podcast is checked as a whole, and the blog's theme has no policy.
    more = 'STRICT = True\nPODCAST_THEME = "blog"\nTHEME_TEMPLATES_OVERRIDES = ["templat"]\n'
    more += "DRAWS_CARDS = True\n"
    settings.write_text(text + more, encoding="utf-8")
    build(blog, shared_folder)
    (path,) = (blog / "output/podcast/episode").glob("*/index.html")
    page = html.parse(path)
    assert page.xpath("//link[@rel='stylesheet']/@href") == [
        "https://blog.example/theme/css/main.css"
    ]
    (title,) = page.xpath("//article/h2/text()")
    assert title.startswith("Satu & ")
    (own,) = html.parse(blog / "output/podcast/subscribe/index.html").xpath("//p[@id='milik-blog']")
    assert own.text == f"{SHOW['title']} Blog Contoh"
    # What the blog's theme has no template for stays in ours.
    assert "/podcast/theme/" in (blog / "output/podcast/search/index.html").read_text("utf-8")
    assert before.items() <= files_of(blog / "output").items()


def test_folder_and_path_may_have_other_names() -> None:
    blog = {"SHOW": SHOW, "THEME": "/themes/lain", "PATH": "/blog/content", "SITEURL": ""}
    assert is_guest(blog)
    given = guest_settings({**blog, "PODCAST_FOLDER": "siaran", "PODCAST_PREFIX": "/dengar/"})
    assert given["PATH"] == "/blog/content/siaran"
    assert given["SITEURL"] == "http://localhost:8000/dengar"
    assert not is_guest({**blog, "SINIAR_ROOT": "/acara"})
    assert not is_guest({**blog, "THEME": str(THEME)})


def test_pelican_finds_the_plugin_by_itself() -> None:
    program = (
        "import pelican.plugins as p; p.__path__.append('namespace/pelican/plugins');"
        "from pelican.plugins._utils import get_namespace_plugins as g;"
        "print(g()['pelican.plugins.siniar'].register.__module__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.strip() == "siniar"
