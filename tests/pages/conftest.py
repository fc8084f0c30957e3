"""The rich site, built once."""

from pathlib import Path

import pytest

from tests.support.built import BuiltSite, build
from tests.support.rich import rich_catalogue


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build(rich_catalogue(), Path(tmp_path_factory.mktemp("content")))
