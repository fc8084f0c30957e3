"""Whole builds by Pelican of small real projects: strict, lenient, again, elsewhere."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import feedparser
import pytest

from siniar.build.failure import describe_failure, explain_error
from siniar.build.pelican import Run
from siniar.build.publish import BuildResult, Outcome, build_output, build_site, publish_site
from siniar.model.findings import Report
from siniar.model.words import load_words
from tests.support.cases import WHOLE
from tests.support.places import ROOT
from tests.support.projects import GOOD_NOTE, lay_out_project
from tests.support.tools.programs import pelican_with_kept, with_kept


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one good episode."""
    return lay_out_project(tmp_path / "proyek")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "pagefind" not in path.parts
    }


def add_broken_note(project: Path) -> None:
    broken = GOOD_NOTE.replace("Cara mengurus surat", "Lain").replace("001.mp3", "tidak-ada.mp3")
    broken = broken.replace("nomor: 1", "nomor: 2").replace("guid-satu-0001", "guid-dua-0002")
    (project / "content/episodes/002-dua.md").write_text(broken, encoding="utf-8")


def test_a_good_project_is_published_with_exactly_its_episodes(project: Path) -> None:
    assert publish_site(project).outcome is Outcome.DONE
    feed = feedparser.parse((project / "output/feed.xml").read_bytes())
    assert [entry.id for entry in feed.entries] == ["guid-satu-0001"]
    assert (project / "output/audio/001.mp3").read_bytes() == WHOLE
    assert (project / "output/episode/cara-mengurus-surat/index.html").is_file()


def codes(result: BuildResult) -> list[str]:
    """What the build found."""
    assert result.planned
    return [finding.code for finding in result.planned.report]


def test_an_error_stops_publishing_and_the_last_output_stays_byte_for_byte(project: Path) -> None:
    assert publish_site(project).outcome is Outcome.DONE
    before = snapshot(project / "output")
    add_broken_note(project)
    stopped = publish_site(project)
    assert stopped.outcome is Outcome.STOPPED
    assert snapshot(project / "output") == before
    assert "audio-tidak-ada" in codes(stopped)


def test_what_a_disk_has_spoiled_is_found_and_made_again(project: Path) -> None:
    assert publish_site(project).outcome is Outcome.DONE
    good = snapshot(project / "output")
    names = ["404.html", "feed.xml", "llms.txt", "manifest.webmanifest"]
    for spoiled in (project / "output" / name for name in names):
        before = spoiled.stat()
        with spoiled.open("r+b") as file:  # the kept file is another name of it
            file.write(b"\xff")
        os.utime(spoiled, ns=(before.st_atime_ns, before.st_mtime_ns))
    told: list[tuple[str, str]] = []
    run = Run(tell=lambda report, _: told.extend((f.code, f.place.path) for f in report))
    assert publish_site(project, run).outcome is Outcome.STOPPED
    different = sorted(path for code, path in told if code == "keluaran-berbeda")
    assert different == [f"output/{name}" for name in names]
    assert publish_site(project).outcome is Outcome.DONE
    assert snapshot(project / "output") == good


def test_nothing_is_written_before_the_gate(project: Path, tmp_path: Path) -> None:
    add_broken_note(project)
    fresh = tmp_path / "kosong"
    assert build_site(project, fresh, "publishconf.py").outcome is Outcome.STOPPED
    assert not fresh.exists() or list(fresh.iterdir()) == []


def test_a_lenient_build_tells_findings_and_goes_on(project: Path) -> None:
    add_broken_note(project)
    told: list[Report] = []
    run = Run(tell=lambda report, _words: told.append(report))
    assert build_site(project, project / "output", run=run).outcome is Outcome.DONE
    assert ["audio-tidak-ada" in [finding.code for finding in report] for report in told] == [True]
    assert (project / "output/episode/cara-mengurus-surat/index.html").is_file()


def test_an_untouched_project_builds_to_the_same_bytes(project: Path, tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        shutil.rmtree(project / ".cache", ignore_errors=True)
        assert build_site(project, tmp_path / name).outcome is Outcome.DONE
    assert snapshot(tmp_path / "satu") == snapshot(tmp_path / "dua")


def test_an_earlier_output_makes_no_difference(project: Path, tmp_path: Path) -> None:
    add_broken_note(project)
    text = (project / "content/episodes/002-dua.md").read_text(encoding="utf-8")
    shutil.copy(project / "content/audio/001.mp3", project / "content/audio/002.mp3")
    second = project / "content/episodes/002-dua.md"
    second.write_text(text.replace("tidak-ada.mp3", "002.mp3"), encoding="utf-8")
    assert build_site(project, tmp_path / "lama").outcome is Outcome.DONE
    second.unlink()
    assert build_site(project, tmp_path / "lama").outcome is Outcome.DONE
    assert build_site(project, tmp_path / "baru").outcome is Outcome.DONE
    assert snapshot(tmp_path / "lama") == snapshot(tmp_path / "baru")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"},
        {"LANG": "id_ID.UTF-8", "TZ": "America/Adak"},
    ],
    ids=lambda environment: environment["TZ"],
)
def test_locale_time_zone_and_hash_seed_change_no_byte(
    project: Path, tmp_path: Path, shared_folder: Path, environment: dict[str, str]
) -> None:
    """Whose texts these change has other keys too; only another hash seed draws all once more."""
    assert build_site(project, tmp_path / "sini").outcome is Outcome.DONE
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    program = (
        "from siniar.build.publish import Outcome, build_site; "
        "result = build_site(Path(sys.argv[1]), Path(sys.argv[2])); "
        "sys.exit(result.outcome is not Outcome.DONE)"
    )
    shutil.rmtree(project / ".cache")
    kept_in = tmp_path if "PYTHONHASHSEED" in environment else shared_folder
    command = with_kept(kept_in, program, str(project), str(tmp_path / "sana"))
    result = subprocess.run(command, cwd=ROOT, env=kept | environment, check=False)
    assert result.returncode == 0
    assert snapshot(tmp_path / "sini") == snapshot(tmp_path / "sana")


def test_drafts_and_scheduled_episodes_leave_no_trace(project: Path) -> None:
    hidden = GOOD_NOTE.replace("Cara mengurus surat", "Rahasia dulu").replace(
        "nomor: 1", "nomor: 2"
    )
    hidden = hidden.replace("guid-satu-0001", "guid-rahasia-2").replace("001.mp3", "002.mp3")
    shutil.copy(project / "content/audio/001.mp3", project / "content/audio/002.mp3")
    note = project / "content/episodes/002-rahasia.md"
    for line in ("status: draf", "tanggal: 2099-01-01 08:00"):
        key = line.partition(":")[0]
        lines = [each for each in hidden.split("\n") if not each.startswith(f"{key}:")]
        lines.insert(1, line)
        note.write_text("\n".join(lines), encoding="utf-8")
        assert publish_site(project).outcome is Outcome.DONE
        for path, content in snapshot(project / "output").items():
            assert "rahasia" not in path
            assert b"rahasia" not in content.lower(), path
        assert not (project / "output/audio/002.mp3").exists()


def test_a_project_page_and_a_domain_need_no_change_of_code(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address, link in {
        "https://kantor.example/siniar": '"/siniar/semua/"',
        "https://siniar.example": '"/semua/"',
    }.items():
        monkeypatch.setenv("SITEURL", address)
        assert publish_site(project).outcome is Outcome.DONE
        home = (project / "output/index.html").read_text(encoding="utf-8")
        assert f"{address}/feed.xml" in home
        assert link.replace("semua", "all") in home


def test_a_link_to_nothing_stops_publishing_after_the_build(project: Path) -> None:
    note = project / "content/episodes/001-satu.md"
    note.write_text(f"{GOOD_NOTE}\n[Lihat](/#tidak-ada)\n", encoding="utf-8")
    told: list[str] = []
    run = Run(tell=lambda report, _words: told.extend(each.code for each in report))
    assert publish_site(project, run).outcome is Outcome.STOPPED
    assert "keluaran-tautan" in told
    assert not (project / "output").exists()


@pytest.mark.parametrize("name", ["content", "theme"])
def test_a_folder_that_is_gone_is_named_and_the_last_output_stays(name: str, project: Path) -> None:
    shutil.copytree(ROOT / "theme", project / "theme")
    for file in ("pelicanconf.py", "publishconf.py"):
        settings = (project / file).read_text()
        (project / file).write_text(f'{settings}\nTHEME = str(SINIAR_ROOT / "theme")\n')
    assert publish_site(project).outcome is Outcome.DONE
    before = snapshot(project / "output")
    (project / name).rename(project / "elsewhere")
    for result in (publish_site(project), build_site(project, project / ".cache" / "trial")):
        assert result.outcome is Outcome.FAILED
        assert result.failure
        assert result.failure.missing == name
        told = describe_failure(project, result.failure, load_words("id"))
        assert f"folder {name}/ tidak ada" in told
    assert snapshot(project / "output") == before


def told_of(project: Path, result: BuildResult) -> str:
    assert result.outcome is Outcome.FAILED
    assert result.failure
    return describe_failure(project, result.failure, load_words("id"))


@pytest.mark.parametrize("build", [publish_site, build_output])
@pytest.mark.parametrize("in_its_place", ["link to nowhere", "folder as lock"])
def test_a_cache_that_takes_no_file_is_named_with_the_way_out(
    build: Callable[[Path], BuildResult], in_its_place: str, project: Path
) -> None:
    cache = project / ".cache"
    if in_its_place == "link to nowhere":
        cache.symlink_to(project / "disk-yang-dicabut")
    else:
        (cache / "publish.lock").mkdir(parents=True)
    told = told_of(project, build(project)).splitlines()[0]
    assert told.startswith(f"Gagal: folder {cache} tidak bisa ditulisi. Hapus folder itu")
    assert "Error" not in told
    assert "publish.lock" not in told


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EROFS, "Gagal: folder {cache} tidak bisa ditulisi."),
        (errno.EACCES, "Gagal: folder {cache} tidak bisa ditulisi."),
        (errno.ENOSPC, "Gagal: disknya penuh. Kosongkan sebagian, lalu ulangi."),
        (errno.EDQUOT, "Gagal: disknya penuh."),
    ],
)
def test_a_disk_that_may_only_be_read_or_is_full_is_told_plainly(
    number: int, expected: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number), str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        result = publish_site(project)
        told = told_of(project, result)
    assert told.startswith(expected.format(cache=project / ".cache"))
    assert "Error" not in told.splitlines()[0]


def test_a_file_elsewhere_that_may_not_be_read_is_not_taken_for_the_cache(project: Path) -> None:
    error = PermissionError(errno.EACCES, "Permission denied", str(project / "content/x"))
    failure = explain_error(error, project)
    assert (failure.closed, failure.is_full) == ("", False)


@pytest.mark.parametrize("closed", [".cache", "output"])
def test_of_two_folders_the_one_that_cannot_be_written_is_named(
    closed: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, output = str(project / ".cache/output-last"), str(project / "output")
    error = PermissionError(errno.EACCES, "Permission denied", output, None, work)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != closed)
    failure = explain_error(error, project)
    told = describe_failure(project, failure, load_words("id"))
    assert told.startswith(f"Gagal: folder {project / closed} tidak bisa ditulisi.")
    assert ("sudo chown" in told) is (closed == "output")


def test_a_file_of_the_output_is_not_taken_for_one_of_the_theme(project: Path) -> None:
    path = str(project / "output/theme/theme.css")
    failure = explain_error(PermissionError(errno.EACCES, "Permission denied", path), project)
    assert (failure.closed, failure.missing) == ("output", "")


@pytest.mark.parametrize(
    "name",
    [
        *("templates", "templates/episode.html", "templates/base.html", "templates/embed.html"),
        *("pictures/share.svg", "pictures/_parts.svg", "static", "static/embed.css"),
    ],
)
def test_what_a_theme_lacks_is_told_with_the_way_to_bring_it_back(name: str, project: Path) -> None:
    shutil.copytree(ROOT / "theme", project / "theme")
    settings = (project / "pelicanconf.py").read_text("utf-8")
    (project / "pelicanconf.py").write_text(
        f'{settings}\nTHEME = str(SINIAR_ROOT / "theme")\n', encoding="utf-8"
    )
    (project / "theme" / name).rename(project / "gone")
    told = told_of(project, build_output(project))
    assert told.startswith(f"Gagal: theme/{name} tidak ada.")
    assert f"git checkout HEAD -- theme/{name}." in told


def test_a_harmless_setting_of_pelican_changes_no_byte(project: Path, tmp_path: Path) -> None:
    assert build_site(project, tmp_path / "satu").outcome is Outcome.DONE
    overrides = {"DEFAULT_PAGINATION": 10, "SUMMARY_MAX_LENGTH": 3, "TYPOGRIFY": False}
    result = build_site(project, tmp_path / "dua", overrides=overrides)
    assert result.outcome is Outcome.DONE
    assert snapshot(tmp_path / "satu") == snapshot(tmp_path / "dua")


@pytest.mark.parametrize("place", [".", ".."])
def test_the_project_itself_is_never_the_output_folder(place: str, project: Path) -> None:
    before = snapshot(project)
    result = build_site(project, project / place)
    assert result.outcome is Outcome.FAILED
    assert {name: snapshot(project)[name] for name in before} == before


def test_pelicans_own_program_builds_the_site_and_tells_what_was_found(
    project: Path, shared_folder: Path
) -> None:
    add_broken_note(project)
    command = pelican_with_kept(shared_folder, "-s", str(project / "pelicanconf.py"))
    command += ["-o", str(project / "output")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert (project / "output/episode/cara-mengurus-surat/index.html").is_file()
    assert "audio-tidak-ada" in result.stdout + result.stderr


def test_pelicans_own_program_stops_where_publishing_would(project: Path) -> None:
    add_broken_note(project)
    command = [sys.executable, "-m", "pelican", "-s", str(project / "publishconf.py")]
    command += ["-o", str(project / "output")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 3
    assert not (project / "output").exists()
