"""The workflows: pinned, with few rights, and deaf to what strangers write."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.places import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
#: What the workflows call in this repository.
ACTIONS = sorted((ROOT / ".github" / "actions").glob("*/action.yml"))
PREPARE = "./.github/actions/prepare"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
WITH_VERSION = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
#: Rights that a job may have; anything else has to be argued for here.
RIGHTS = {
    ("contents", "read"),
    ("contents", "write"),
    ("pages", "read"),
    ("pages", "write"),
    ("id-token", "write"),
    ("actions", "write"),
    ("pull-requests", "write"),
}
#: The only job that may use a right, by file and job.
WRITERS = {
    ("contents", "write"): {
        ("publish.yml", "remember"),
        ("scheduled.yml", "publish"),
        ("youtube.yml", "refresh"),
        ("rekaman.yml", "produce"),
    },
    ("actions", "write"): {("scheduled.yml", "keep-alive"), ("youtube.yml", "keep-alive")},
    ("pull-requests", "write"): {("check.yml", "comment"), ("rekaman.yml", "produce")},
    ("pages", "write"): {("publish.yml", "deploy"), ("scheduled.yml", "publish")},
    ("id-token", "write"): {("publish.yml", "deploy"), ("scheduled.yml", "publish")},
}


def read(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in FILES:
        for name, job in read(path)["jobs"].items():
            yield path.name, name, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for file, name, job in jobs():
        for step in job.get("steps", []):
            yield f"{file}: {name}", step
    for path in ACTIONS:
        for step in read(path)["runs"]["steps"]:
            yield path.parent.name, step


def test_the_workflows_are_there() -> None:
    assert {path.name for path in FILES} >= {"check.yml", "publish.yml", "scheduled.yml"}


def test_every_action_is_pinned_by_commit() -> None:
    used = [step["uses"] for _, step in steps() if step.get("uses", PREPARE) != PREPARE]
    assert used
    assert [name for name in used if not PINNED.fullmatch(name)] == []


@pytest.mark.parametrize("path", [*FILES, *ACTIONS], ids=lambda path: path.name)
def test_every_pin_says_its_version(path: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in path.read_text().splitlines()]
    uses = [line for line in lines if line.startswith("uses: ") and "./" not in line]
    assert [line for line in uses if not WITH_VERSION.fullmatch(line)] == []


def test_one_action_has_one_pin() -> None:
    pins: dict[str, set[str]] = {}
    for _, step in steps():
        if step.get("uses", PREPARE) != PREPARE:
            name, _, commit = step["uses"].partition("@")
            pins.setdefault("/".join(name.split("/")[:2]), set()).add(commit)
    assert {name: found for name, found in pins.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_may_only_read(path: Path) -> None:
    assert read(path)["permissions"] == {"contents": "read"}


def test_jobs_have_no_more_rights_than_they_need() -> None:
    for file, name, job in jobs():
        for right in job.get("permissions", {}).items():
            assert right in RIGHTS
            if right[1] == "write":
                assert (file, name) in WRITERS[right]


def test_nothing_from_outside_gets_into_a_script() -> None:
    """A title or a branch name in a script would be run; env and with are only text."""
    for place, step in steps():
        assert "${{" not in step.get("run", ""), place
        assert "script" not in step.get("with", {}), place


def test_no_title_of_a_video_gets_into_a_commit(tmp_path: Path) -> None:
    """GitHub obeys words in commits; the summary shows titles as text only."""
    found = read(ROOT / ".github/workflows/youtube.yml")["jobs"]["refresh"]["steps"]
    (script,) = (step["run"] for step in found if "youtube.txt" in step.get("run", ""))
    told = (
        "1 video ditautkan:\n- SIMPATRI-001 Judul ← closes #1 ← $(id) `id`\n"
        "  https://youtu.be/M7lc1UVf-VE (menurut kodenya)\n\nRagu:\n- SIMPATRI-002 Dua (x.md): y\n"
        "  ? https://youtu.be/M7lc1UVf-VE fixes #2 @all\n"
    )
    (tmp_path / "tasks.py").write_text(f"print({told!r}, end='')\nraise SystemExit(2)\n")
    environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    command = ["bash", "-e", "-c", script]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    commit = (tmp_path / ".cache/commit.txt").read_text()
    assert commit.startswith("Link episodes to their videos\n\n1 video ditautkan:\n")
    assert "- SIMPATRI-001 Judul\n  https://youtu.be/M7lc1UVf-VE (menurut kodenya)\n" in commit
    assert commit.endswith("  ? https://youtu.be/M7lc1UVf-VE\n")
    assert "#" not in commit
    assert (tmp_path / "summary.md").read_text() == f"```text\n{told}```\n"


def test_no_workflow_runs_strangers_code_with_rights() -> None:
    for path in FILES:
        # YAML 1.1 reads the key "on" as true.
        events = read(path)[True]
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(events)


def test_the_job_that_comments_runs_nothing_of_the_pull_request() -> None:
    job = read(ROOT / ".github/workflows/check.yml")["jobs"]["comment"]
    assert "head.repo.full_name == github.repository" in job["if"]
    assert [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step] == [
        "actions/download-artifact"
    ]
    assert all("tasks.py" not in step.get("run", "") for step in job["steps"])


def test_no_checkout_keeps_its_token() -> None:
    for place, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, place


def test_every_job_has_a_time_limit() -> None:
    missing = [f"{file}: {name}" for file, name, job in jobs() if "steps" in job]
    limited = [f"{file}: {name}" for file, name, job in jobs() if job.get("timeout-minutes")]
    assert missing == limited


def test_hidden_files_are_published() -> None:
    uploads = [step for _, step in steps() if "upload-pages-artifact" in step.get("uses", "")]
    assert uploads
    assert all(step["with"]["include-hidden-files"] is True for step in uploads)


def test_the_schedule_has_its_own_file_and_an_odd_minute() -> None:
    scheduled = [path.name for path in FILES if "schedule" in read(path)[True]]
    assert scheduled == ["scheduled.yml", "youtube.yml"]
    hours_of = {}
    for name in scheduled:
        for entry in read(ROOT / ".github" / "workflows" / name)[True]["schedule"]:
            minute, hours, *_ = entry["cron"].split()
            assert int(minute) % 5 != 0
            hours_of[name] = hours.split(",")
    assert len(hours_of["scheduled.yml"]) > 1


def test_what_a_called_workflow_needs_is_granted_by_its_caller() -> None:
    for _file, name, job in jobs():
        if not str(job.get("uses", "")).startswith("./.github/workflows/"):
            continue
        granted = job["permissions"]
        for called in read(ROOT / job["uses"])["jobs"].values():
            for right, level in called.get("permissions", {}).items():
                assert granted.get(right) in {level, "write"}, name


def test_what_is_remembered_is_what_was_built() -> None:
    """The same moment and the same address: else the next publishing would tell of a move."""
    remembering = next(
        job for file, name, job in jobs() if (file, name) == ("publish.yml", "remember")
    )
    environment = next(step["env"] for step in remembering["steps"] if "env" in step)
    building = next(job for file, name, job in jobs() if (file, name) == ("publish.yml", "build"))
    outputs = {f"${{{{ needs.build.outputs.{name} }}}}" for name in building["outputs"]}
    assert environment.keys() == {"SITEURL", "NOW"}
    assert set(environment.values()) == outputs
    checkout = next(step for step in building["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["fetch-depth"] == 2


def test_jobs_that_run_tasks_prepare_in_one_and_the_same_way() -> None:
    """A show has the same files: what is prepared stands in one place."""
    for file, name, job in jobs():
        runs = [step for step in job.get("steps", []) if "python3 tasks.py" in step.get("run", "")]
        if runs:
            assert PREPARE in [step.get("uses") for step in job["steps"]], f"{file}: {name}"


def test_what_is_kept_is_added_to_only_by_publishing() -> None:
    """A pull request's code must never write what the next publishing begins with."""
    asked = [
        (file, step["with"]["kept"])
        for file, _, job in jobs()
        for step in job.get("steps", [])
        if step.get("uses") == PREPARE and "with" in step
    ]
    assert asked == [("check.yml", "read"), ("publish.yml", "keep")]
    caches = [step for step in read(ACTIONS[0])["runs"]["steps"] if "cache" in step["uses"]]
    assert [step["if"] for step in caches] == [
        "${{ inputs.kept == 'keep' }}",
        "${{ inputs.kept == 'read' }}",
    ]
    assert "/restore@" in caches[1]["uses"]


def test_the_two_commands_start_on_the_oldest_and_the_newest_python() -> None:
    job = read(ROOT / ".github/workflows/code.yml")["jobs"]["start"]
    matrix = job["strategy"]["matrix"]
    assert (matrix["python"][0], matrix["python"][-1]) == ("3.11", "3.14")
    assert {name.split("-")[0] for name in matrix["system"]} == {"ubuntu", "macos", "windows"}
    (python,) = [step["with"] for step in job["steps"] if "setup-python" in step.get("uses", "")]
    assert python["python-version"] == "${{ matrix.python }}"
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert runs == ["python tasks.py", "python tasks.py build"]
