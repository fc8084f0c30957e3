"""The step that comments: the first run writes, every later one writes over, by the mark alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from siniar.commands.review_summary import MARK
from tests.support.places import ROOT

#: Stands for `gh`: lists given comments, and writes down what it is asked to do.
GH = """#!{python}
import json, sys
from pathlib import Path
arguments = sys.argv[1:]
with open("asked.jsonl", "a") as file:
    file.write(json.dumps(arguments) + "\\n")
if "--paginate" in arguments:
    print(Path("ids.txt").read_text(), end="")
"""


def step() -> dict[str, Any]:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["comment"]["steps"]
    found: dict[str, Any] = next(each for each in steps if "run" in each)
    return found


def run_step(folder: Path, ids: str) -> list[list[str]]:
    (folder / "gh").write_text(GH.format(python=sys.executable))
    (folder / "gh").chmod(0o755)
    (folder / "ids.txt").write_text(ids)
    (folder / "ringkasan.md").write_text(MARK)
    environment = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_REPOSITORY": "kantor/siniar",
        "NUMBER": "12",
        "MINE": step()["env"]["MINE"],
    }
    subprocess.run(["bash", "-e", "-c", step()["run"]], check=True, cwd=folder, env=environment)
    return [json.loads(line) for line in (folder / "asked.jsonl").read_text().splitlines()]


def test_the_step_looks_for_the_mark_that_the_engine_writes() -> None:
    assert f'startswith("{MARK}")' in step()["env"]["MINE"]
    assert "\n" not in step()["env"]["MINE"].strip()


@pytest.mark.skipif(os.name == "nt", reason="the step runs on Linux only")
@pytest.mark.parametrize(
    ("ids", "method", "path"),
    [
        ("", "POST", "repos/kantor/siniar/issues/12/comments"),
        ("71\n72\n", "PATCH", "repos/kantor/siniar/issues/comments/71"),
    ],
)
def test_there_is_one_comment(tmp_path: Path, ids: str, method: str, path: str) -> None:
    listed, written = run_step(tmp_path, ids)
    assert listed[:3] == ["api", "--paginate", "repos/kantor/siniar/issues/12/comments"]
    assert path in written
    assert written[written.index("--method") + 1] == method
    assert written[-2:] == ["--field", "body=@ringkasan.md"]
