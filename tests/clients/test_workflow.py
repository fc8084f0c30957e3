"""CI runs the tests with real podcast programs, and installs all of them."""

from __future__ import annotations

import yaml

from tests.support.places import ROOT
from tests.support.tools.clients import CLIENTS
from tools.run_tests import SuiteOptions, pytest_arguments

CODE = ROOT / ".github/workflows/code.yml"


def test_each_pull_request_installs_the_programs_and_runs_their_tests() -> None:
    job = yaml.safe_load(CODE.read_text(encoding="utf-8"))["jobs"]["clients"]
    install, test = [step["run"].split() for step in job["steps"][-2:] if "run" in step]
    assert set(CLIENTS.values()) <= set(install)
    assert test == [
        "python3",
        "tasks.py",
        "test",
        "--quick",
        "--clients",
        "--only",
        "tests/clients",
    ]


def test_its_arguments_leave_the_clients_in() -> None:
    options = SuiteOptions(quick=True, clients=True, only="tests/clients", jobs=1)
    arguments = pytest_arguments(ROOT, options)
    assert arguments == ["-m", "not browser and not servers and not slow", "tests/clients"]
