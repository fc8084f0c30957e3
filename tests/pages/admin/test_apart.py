"""The form is on the site, and neither visitors nor search engines nor phones ever meet it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from siniar.build.publish import Outcome, build_site
from tests.support.shows import copy_sample, sample_settings
from tests.support.tools.drawing import draw_once


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, pictures_folder: Path) -> Path:
    root = copy_sample(tmp_path_factory.mktemp("project"))
    show = {**sample_settings(), "admin": {"repository": "kantor/siniar"}}
    overrides = {"SHOW": show, "STRICT": True, "SITEURL": "https://contoh.example/repo"}
    with draw_once(pictures_folder):
        built = build_site(root, root / "output", overrides=overrides)
    assert built.outcome is Outcome.DONE, built.failure
    return root / "output"


def test_the_form_is_built_with_the_site(site: Path) -> None:
    assert (site / "admin/index.html").is_file()
    assert json.loads((site / "admin/config.json").read_text("utf-8"))["collections"]


def test_no_page_leads_there(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.parent.name != "admin"]
    assert len(pages) > 20
    assert [path for path in pages if re.search(r"[\"'/]admin/", path.read_text("utf-8"))] == []


def test_map_and_manifest_do_not_name_it(site: Path) -> None:
    for name in ("sitemap.xml", "manifest.webmanifest", "feed.xml"):
        assert "/admin" not in (site / name).read_text("utf-8"), name


def test_the_service_worker_keeps_its_hands_off(site: Path) -> None:
    worker = (site / "sw.js").read_text("utf-8")
    assert not re.search(r'"[^"]*/admin/[^"]*"', worker)
    program = next(site.glob("theme/*/worker.js")).read_text("utf-8")
    assert "url.pathname.startsWith(`${base}admin/`)" in program


def test_the_search_does_not_know_it(site: Path) -> None:
    fragments = list((site / "pagefind").rglob("*.pf_fragment"))
    assert len(fragments) > 10
    texts = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in fragments]
    assert any("/episode/" in text for text in texts)
    assert not any('"url":"/admin/' in text for text in texts)


def test_the_sample_show_has_no_form_until_its_repository_is_named() -> None:
    assert sample_settings()["admin"] == {"repository": ""}
