"""A small show in which episodes are produced."""

from pathlib import Path

import pytest

from siniar.build.project import Project
from tests.support.shows import make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "acara")
