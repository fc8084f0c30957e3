"""The rich site, built once."""

from pathlib import Path

import pytest

from tests.site.built import BuiltSite, build
from tests.site.rich import rich_catalogue


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build(rich_catalogue(), Path(tmp_path_factory.mktemp("content")))
