"""A poster that is copied from YouTube later changes the pages that it stands on."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from benchmarks.corpus import write_project
from siniar.build.publish import Outcome, build_site
from tests.support.pictures import encode, gradient


def poster_of(root: Path, page: Path) -> str:
    assert build_site(root, root / "output").outcome is Outcome.DONE
    tree = html.fromstring((root / "output" / page).read_bytes())
    (source,) = tree.xpath("//a[contains(@class, 'video')]/img/@src")
    return str(source)


def test_a_new_poster_reaches_the_page_of_an_unchanged_episode(tmp_path: Path) -> None:
    write_project(tmp_path, 2)
    note = min((tmp_path / "content" / "episodes").glob("*.md"))
    text = note.read_text().replace("slug: ", "youtube: https://youtu.be/M7lc1UVf-VE\nslug: ", 1)
    note.write_text(text)
    slug = text.partition("slug: ")[2].partition("\n")[0]
    page = Path("episode", slug, "index.html")
    drawn = poster_of(tmp_path, page)
    folder = tmp_path / "content" / "youtube"
    folder.mkdir()
    (folder / "M7lc1UVf-VE.jpg").write_bytes(encode(gradient(480, 360)))
    copied = poster_of(tmp_path, page)
    assert copied != drawn
    assert "-video-1-640x360-" in copied
    assert (tmp_path / "output" / copied.lstrip("/")).is_file()
