"""Whatever the program runs with may be given away with it, and a doubt stops a release."""

from __future__ import annotations

from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from siniar.commands.options import NoOptions
from siniar.system.exits import FINDINGS, GOOD
from tests.support.places import ROOT
from tools import licenses
from tools.bootstrap import find_lock
from tools.licenses import list_licences, parse_lock, read_licences, run

GRANT = "Copyright (C) 2024, x\n\nPermission is hereby granted, free of charge, to any person\n"
GRANT += "obtaining a copy of this software"


def package(folder: Path, *lines: str, licence: str = "", name: str = "contoh") -> PathDistribution:
    """An installed package of these lines of metadata."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    head = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n"
    (info / "METADATA").write_text(head + "".join(f"{line}\n" for line in lines))
    (info / "LICENSE").write_text(licence)
    (info / "RECORD").write_text(f"{info.name}/METADATA,,\n{info.name}/LICENSE,,\n")
    return PathDistribution(info)


BSD = "Classifier: License :: OSI Approved :: BSD License"


@pytest.mark.parametrize(
    ("lines", "text", "expected"),
    [
        (["License-Expression: MIT", BSD], "", ("MIT",)),
        (["License: Copyright x", BSD], "", ("BSD License",)),
        (["License: Apache-2.0"], "", ("Apache-2.0",)),
        (["License: Copyright x\n        All rights reserved"], "", ()),
        ([], GRANT, ("MIT",)),
        ([], "All rights reserved", ()),
        (
            [BSD, "Classifier: License :: Other/Proprietary License"],
            "",
            ("BSD License", "Other/Proprietary License"),
        ),
    ],
)
def test_the_licence_is_read_where_a_package_may_write_it(
    lines: list[str], text: str, expected: tuple[str, ...], tmp_path: Path
) -> None:
    assert read_licences(package(tmp_path, *lines, licence=text)) == expected


@pytest.mark.parametrize(
    ("row", "lines", "status", "told"),
    [
        ("contoh==1.0 \\", ["License: MIT"], GOOD, "contoh 1.0: MIT"),
        ("contoh==1.0 \\", ["License-Expression: Odd OR MIT AND 0BSD"], GOOD, "MIT AND 0BSD\n"),
        ("contoh==1.0 \\", ["License-Expression: Odd AND MIT"], FINDINGS, "NOT ALLOWED"),
        ("contoh==1.0 \\", [], FINDINGS, "contoh 1.0: NO LICENCE"),
        ("contoh==1.0 \\", [BSD, BSD.replace("BSD", "Odd")], FINDINGS, "Odd License: NOT ALLOWED"),
        ("contoh==1.1 \\", ["License: MIT"], FINDINGS, "contoh 1.1: NOT INSTALLED"),
        (
            "contoh==1.0",
            ["Classifier: License :: OSI Approved :: GNU General Public License (GPL)"],
            FINDINGS,
            "NOT ALLOWED",
        ),
        (
            "contoh==1.1 ; python_version < '3.2' \\",
            ["License: MIT"],
            GOOD,
            "contoh 1.1: not on this computer (python_version < '3.2')\n",
        ),
    ],
)
def test_none_and_one_that_nobody_looked_up_end_with_3(
    row: str,
    lines: list[str],
    status: int,
    told: str,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(licenses, "distribution", lambda _: package(tmp_path, *lines))
    written: list[str] = []
    pinned = parse_lock(f"{row}\n    --hash=sha256:0\n")
    assert list_licences(pinned, written.append) == status
    assert told in "".join(written)


def test_a_package_that_is_not_there_is_no_good_news() -> None:
    written: list[str] = []
    assert list_licences(parse_lock("paket-yang-tidak-ada==1\n"), written.append) == FINDINGS
    assert written == ["paket-yang-tidak-ada 1: NOT INSTALLED in this version\n"]


def test_every_locked_package_is_listed_and_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    status = run(ROOT, NoOptions())
    lines = capsys.readouterr().out.splitlines()
    assert status == GOOD, lines
    rows = [
        f"{row.package} {row.version}"
        for lock in ("run", "audio", "transcribe", "denoise", "s3")
        for row in parse_lock(find_lock(ROOT, lock).read_text(encoding="utf-8"))
    ]
    assert len(rows) > 60
    assert [line.split(": ")[0] for line in lines] == list(dict.fromkeys(rows))
