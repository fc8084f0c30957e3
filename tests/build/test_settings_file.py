"""A settings file that cannot be run, or used, is told at its line, whatever stands in it."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

from siniar.build.load import load
from siniar.build.pelican import read_project
from siniar.build.publish import Outcome, build_output, publish_site
from siniar.build.settings_file import SettingsError
from siniar.model.words import load_words
from tests.support.git import git
from tests.support.shows import SHOW, write_settings


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    write_settings(tmp_path, dict(SHOW))
    return tmp_path


def add(root: Path, text: str) -> int:
    """The line of what is added."""
    settings = root / "pelicanconf.py"
    before = settings.read_text("utf-8")
    settings.write_text(f"{before}{text}\n", encoding="utf-8", errors="surrogatepass")
    return before.count("\n") + 1


def read(root: Path) -> list[tuple[str, str, int]]:
    try:
        return [(each.code, "", 0) for each in load(read_project(root)).report]
    except SettingsError as error:
        return [(each.code, each.place.path, each.place.line) for each in error.report]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<<<<<<< HEAD", "setelan-konflik"),
        (">>>>>>> cabang", "setelan-konflik"),
        ('X = "belum selesai', "setelan-rusak"),
        ("X = 1 / 0", "setelan-rusak"),
        ("raise SystemExit(3)", "setelan-rusak"),
        ("import tidak_ada", "setelan-rusak"),
        ("SITEURL = 5", "setelan-salah"),
        ("TIMEZONE = None", "setelan-salah"),
        ("PATH = []", "setelan-salah"),
        ("NOW = 'kemarin'", "setelan-salah"),
        ("NOW = '0001-01-01T00:00:00+14:00'", "setelan-salah"),
        ('SHOW["title"] = "\\ud800"', "setelan-salah"),
        ("PLUGINS = 5", "setelan-salah"),
        ("MARKDOWN = None", "setelan-salah"),
        ("STATIC_PATHS = b'x'", "setelan-salah"),
        ("CACHE_PATH = None", "setelan-salah"),
        ("CHECK_MODIFIED_METHOD = ''", "setelan-salah"),
        ("FEED_ALL_ATOM = 5", "setelan-salah"),
        ("NEWEST_FIRST_ARCHIVES = 'tidak'", "setelan-salah"),
        ("REVERSE_CATEGORY_ORDER = None", "setelan-salah"),
        ("TEMPLATE_EXTENSIONS = []", "setelan-salah"),
        ("DIRECT_TEMPLATES = 'index'", "setelan-salah"),
        ("JINJA_ENVIRONMENT = {'trim_blokcs': True}", "setelan-salah"),
        ("READERS = {'md': 2}", "setelan-salah"),
        ("SINIAR_ROOT = 'tidak/ada'", "setelan-salah"),
        ("PATH = '..'", "setelan-salah"),
        ("THEME = '.'", "setelan-salah"),
        ("OUTPUT_PATH = 'hasil'", "setelan-salah"),
        ("THEME = '\\ud800'", "setelan-salah"),
    ],
)
def test_what_keeps_it_from_being_used_is_told_at_its_line(
    text: str, code: str, root: Path
) -> None:
    line = add(root, text)
    (finding,) = read(root)
    # Of an entry of SHOW the line is that of SHOW.
    assert finding[:2] == (code, "pelicanconf.py")
    assert finding[2] == line or text.startswith("SHOW")


@pytest.mark.parametrize(
    ("text", "line", "problem", "how"),
    [
        ('X = {\n "a": "x"\n "b": 1,\n}', 2, "koma di akhir baris ini kurang", "Tulis koma"),
        ('X = {\n "a": {}\n\n # warna\n "b": 1,\n}', 2, "koma", "Tulis koma"),
        ('X = [\n {"a": 1}\n {"b": 1}\n {"c": 1}]', 2, "koma", "Tulis koma"),
        ('X = {\n "a": Suara Warga,\n}', 2, "ada yang kurang", "diapit tanda kutip"),
        ('X = {\n "a": "x,\n "b": 1,\n}', 2, "tanda kutip di baris ini kurang", "diapit"),
        ("X = {\n “a”: 1}", 2, "tanda kutip “ melengkung", "kutip lurus"),
        ('X = {\n "a" = 1}', 2, "titik dua", "tulis titik dua"),
        ('X = {\n "a": 021}', 2, "mulai dengan 0", '"021"'),
        ('X = {\n "a": 1\n', 1, "kurung { yang dibuka di sini", "tutupnya, ), ], atau }"),
        ("X = [1}", 1, "di sini } menutup yang dibuka dengan [", "{ dengan }"),
        ("X = {}}", 1, "kurung } tidak menutup", "Hapus"),
        ("  X = 1", 1, "tidak mulai sejajar", "Hapus spasi"),
        ("X = '''a", 1, "tidak ada akhirnya", "tiga tanda kutip"),
        ("X =\u00a01", 1, "hanya boleh di antara tanda kutip", "ketik lagi"),
        ('X = "C:\\Users"', 1, "diikuti huruf", "C:/Users"),
        ("X = true", 1, '"true"', "huruf besar"),
        ("X = Warga", 1, '"Warga"', 'apit dengan tanda kutip: "Warga"'),
        ("X = 1 / 0", 1, "ZeroDivisionError", "bahasa Python"),
    ],
)
def test_what_python_says_is_told_at_the_line_to_mend(
    text: str, line: int, problem: str, how: str, root: Path
) -> None:
    begin = add(root, text)
    with pytest.raises(SettingsError) as raised:
        read_project(root)
    (finding,) = raised.value.report
    assert finding.place.line == begin + line - 1
    assert problem in finding.reason(load_words("id"))
    assert how in finding.remedy(load_words("id"))


@pytest.mark.parametrize(("encoding", "line"), [("utf-16", 0), ("utf-16-le", 0), ("cp1252", 3)])
def test_settings_of_another_encoding_are_told(encoding: str, line: int, root: Path) -> None:
    text = '"""Setelan."""\n\nNAMA = "Café"\n'
    (root / "pelicanconf.py").write_bytes(text.encode(encoding))
    with pytest.raises(SettingsError) as raised:
        read_project(root)
    (finding,) = raised.value.report
    assert finding.place.line == line
    assert "UTF-8" in finding.reason(load_words("id"))


@pytest.mark.parametrize("has_commit", [False, True])
def test_git_is_offered_where_it_has_the_file(root: Path, *, has_commit: bool) -> None:
    git(root, "init", "-q")
    if has_commit:
        git(root, "add", "-A")
        git(root, "commit", "-qm", "a")
    add(root, "X = (")
    with pytest.raises(SettingsError) as raised:
        read_project(root)
    (finding,) = raised.value.report
    remedy = finding.remedy(load_words("id"))
    assert ("perubahan sesudahnya hilang: git checkout" in remedy) is has_commit


#: Of Pelican's lists these hold something else than texts.
OTHERS = {"LOG_FILTER", "PAGINATION_PATTERNS", "SLUG_REGEX_SUBSTITUTIONS"}
#: No names where Pelican looks for names.
NO_NAMES = {list: ("[None]", "('x', 1)", "[[]]"), dict: ("{1: 'x'}", "{None: None}")}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (name, value)
        for name in sorted(DEFAULT_CONFIG.keys() - OTHERS)
        for value in NO_NAMES.get(type(DEFAULT_CONFIG[name]), ())
    ],
)
def test_lists_and_mappings_of_pelican_hold_names(name: str, value: str, root: Path) -> None:
    line = add(root, f"{name} = {value}")
    with pytest.raises(SettingsError) as raised:
        read_project(root)
    (finding,) = raised.value.report
    assert (finding.code, finding.place.line) == ("setelan-salah", line)
    assert f'"{name}"' in finding.reason(load_words("id"))


def test_a_project_may_lie_in_a_folder_whose_name_is_no_utf8(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"caf\xe9")
    (root / "content").mkdir(parents=True)
    write_settings(root, dict(SHOW))
    assert read_project(root).content == root / "content"


@pytest.mark.parametrize(
    "text",
    [
        "READERS = {'md': type('Pembaca', (), {}), 'rst': None}",
        "SLUG_REGEX_SUBSTITUTIONS = [('ä', 'a')]; LOG_FILTER = {(20, 'x')}",
        "import json; PLUGINS = ['siniar', json]",
        "THEME_TEMPLATES_OVERRIDES = [SINIAR_ROOT / 'templat']; LOCALE = 'C'",
        "DIRECT_TEMPLATES = ()",
        "ARTICLE_ORDER_BY = len; CACHE_PATH = SINIAR_ROOT / 'simpanan'; FEED_ALL_ATOM = False",
        "ARTICLE_TRANSLATION_ID = ['slug', 'lang']; DEFAULT_PAGINATION = 10; RELATIVE_URLS = None",
        "JINJA_ENVIRONMENT = {'trim_blocks': True, 'extensions': ['jinja2.ext.do']}",
        "DELETE_OUTPUT_DIRECTORY = '1'; TYPOGRIFY = ['ya']; DIRECT_TEMPLATES = ''",
        "import re; FILENAME_METADATA = PATH_METADATA = re.compile('(?P<slug>.*)')",
    ],
)
def test_lists_and_mappings_as_pelican_wants_them_are_left_alone(text: str, root: Path) -> None:
    assert add(root, text)
    assert read_project(root).site_url == "https://contoh.example"


@pytest.mark.parametrize(
    ("gone", "missing"),
    [(("TIMEZONE",), 1), (("SHOW",), 1), (("SHOW", "TIMEZONE"), 2), (None, 2)],
    ids=["zone", "show", "both", "everything"],
)
def test_settings_that_lost_the_show_publish_nothing(
    gone: tuple[str, ...] | None, missing: int, root: Path
) -> None:
    (root / "output").mkdir()
    (root / "output/index.html").write_text("lama")
    if gone is None:
        (root / "pelicanconf.py").write_text("")
    else:
        add(root, f"del {', '.join(gone)}")
    assert [code for code, *_ in read(root)] == ["setelan-belum-lengkap"] * missing
    (root / "publishconf.py").write_text((root / "pelicanconf.py").read_text())
    for result in (publish_site(root), build_output(root)):
        assert result.outcome is Outcome.STOPPED
    assert (root / "output/index.html").read_text() == "lama"


@pytest.mark.parametrize("path", ["'output'", "'./output/'", "str(SINIAR_ROOT / 'output')"])
def test_the_output_may_be_named_as_it_is(path: str, root: Path) -> None:
    add(root, f"OUTPUT_PATH = {path}")
    assert read_project(root).root == root


def test_a_blog_may_have_another_output(root: Path) -> None:
    add(root, "del SINIAR_ROOT\nTHEME = 'notmyidea'\nOUTPUT_PATH = 'publik'")
    assert read_project(root).root == root
    add(root, "del THEME")
    assert read_project(root).root == root


def test_a_slash_at_the_end_of_the_address_is_no_matter(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    add(root, "SITEURL = 'https://contoh.example/'")
    assert read_project(root).site_url == "https://contoh.example"
    assert not caplog.records


def test_a_file_that_the_settings_import_is_told_by_its_own_name(root: Path) -> None:
    (root / "warna.py").write_text("# warna\nHIJAU = hijau\n", encoding="utf-8")
    add(root, "import sys; sys.path.insert(0, str(SINIAR_ROOT)); import warna")
    assert read(root) == [("setelan-rusak", "warna.py", 2)]


def test_two_projects_may_have_files_of_the_same_name(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain"
    (other / "content").mkdir(parents=True)
    write_settings(other, dict(SHOW))
    for project, text in ((other, "HIJAU = 1"), (root, "HIJAU = hijau")):
        (project / "warna.py").write_text(f"{text}\n", encoding="utf-8")
        add(project, "import sys; sys.path.insert(0, str(SINIAR_ROOT)); import warna")
    assert ("setelan-rusak", "warna.py", 1) not in read(other)
    assert read(root) == [("setelan-rusak", "warna.py", 1)]


@pytest.mark.parametrize("file", ["warna.py", "__init__.py"])
def test_a_package_that_the_settings_import_is_read_anew(
    file: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(root.parent)
    name = f"{root.name}.warna".removesuffix(".warna" if file == "__init__.py" else "")
    add(root, f"from importlib import import_module; SITEURL = import_module('{name}').ALAMAT")
    for address in ("https://satu.example", "https://dua.example"):
        (root / file).write_text(f"ALAMAT = '{address}'\n", encoding="utf-8")
        assert read_project(root).site_url == address


def test_settings_of_the_same_size_and_time_are_read_anew(root: Path) -> None:
    settings = root / "pelicanconf.py"
    (root / "publishconf.py").unlink()
    assert read_project(root).site_url == "https://contoh.example"
    before = settings.stat()
    settings.write_text(settings.read_text("utf-8").replace("contoh.example", "kantor.example"))
    os.utime(settings, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read_project(root).site_url == "https://kantor.example"
    assert not (root / "__pycache__").exists()


#: As Python is written: what somebody may put behind any name.
ODD = (
    *("None", "True", "-1", "10**30", "1e400", "b'x'", "''", "'\\0'", "'\\ud800'", "[]", "{}"),
    *("()", "[[]]", "{'': None}", "{1: 2}", "object()", "lambda: 1", "'http://['", "'a' * 5000"),
    *("'9' * 5000", "'//x'", "'https://x.example:99999/'", "{'name': 5}", "[{'name': None}]"),
    *("'{x}%s'", "'::stop-commands::x'", "'../..'", "'2026-02-30'", "range(3)", "float('nan')"),
)
NAMES = (
    *("SITEURL", "TIMEZONE", "NOW", "SHOW", "PATH", "THEME"),
    *(f"SHOW[{name!r}]" for name in ("addresses", "admin", "colors", "feed", "owner", *SHOW)),
    *("SHOW['topics'][0]", "SHOW['topics'][0]['name']", "SHOW['categories'][0]"),
)


@pytest.mark.parametrize("seed", range(4))
def test_no_value_of_any_setting_is_more_than_a_finding(seed: int, root: Path) -> None:
    dice = random.Random(seed)
    before = (root / "pelicanconf.py").read_text("utf-8")
    for _ in range(50):
        line = f"{dice.choice(NAMES)} = {dice.choice(ODD)}"
        (root / "pelicanconf.py").write_text(f"{before}{line}\n", encoding="utf-8")
        assert all(code for code, _, _ in read(root)), line
