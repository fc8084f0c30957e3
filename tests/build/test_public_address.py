"""Texts that leave the project name the site's own address, never an example's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from siniar.build.project import Project
from siniar.build.public_address import at_public_address, pages_of
from siniar.model.urls import is_example
from tests.support.cases import Case, lay_out


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return lay_out(Case("satu"), tmp_path)


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/Kantor/siniar.git", "https://kantor.github.io/siniar"),
        ("https://token@github.com/kantor/siniar", "https://kantor.github.io/siniar"),
        ("git@github.com:kantor/Siniar-Kami.git", "https://kantor.github.io/Siniar-Kami"),
        ("ssh://git@github.com:22/kantor/siniar.git", "https://kantor.github.io/siniar"),
        ("https://github.com/kantor/kantor.github.io/", "https://kantor.github.io"),
        ("https://gitlab.com/kantor/siniar.git", "https://kantor.gitlab.io/siniar"),
        ("https://codeberg.org/kantor/siniar", "https://kantor.codeberg.page/siniar"),
        ("https://git.kantor.go.id/kantor/siniar.git", ""),
        ("/home/rani/siniar.git", ""),
        ("C:/Users/rani/siniar", ""),
        ("", ""),
    ],
)
def test_a_repository_tells_where_its_pages_are(remote: str, address: str) -> None:
    assert pages_of(remote) == address


@pytest.mark.parametrize(
    ("address", "is_nobodys"),
    [
        ("https://simpatri.example", True),
        ("https://example.org/a", True),
        ("http://localhost:8000", True),
        ("https://contoh.go.id", False),
        ("https://my-example.com", False),
        ("http://[", False),
    ],
)
def test_addresses_of_nobody_are_known(address: str, is_nobodys: bool) -> None:  # noqa: FBT001
    assert is_example(address) is is_nobodys


def test_settings_come_first_then_the_domain_then_the_repository(project: Project) -> None:
    subprocess.run(["git", "init", "-q", str(project.root)], check=True)
    assert [each.code for each in at_public_address(project)[1]] == ["alamat-situs-contoh"]
    remote = "git@github.com:kantor/siniar.git"
    add = ["git", "-C", str(project.root), "remote", "add", "origin", remote]
    subprocess.run(add, check=True)
    assert at_public_address(project)[0].site_url == "https://kantor.github.io/siniar"
    (project.root / "CNAME").write_text("Siniar.kantor.go.id\n")
    assert at_public_address(project)[0].site_url == "https://siniar.kantor.go.id"
    own = replace(project, site_url="https://lain.go.id/siniar")
    assert at_public_address(own) == (own, [])


@pytest.mark.parametrize("name", ["", "https://a.go.id", "a b.go.id", "../x", "a\0.id"])
def test_a_domain_that_is_none_is_not_taken(project: Project, name: str) -> None:
    (project.root / "CNAME").write_text(name)
    assert at_public_address(project)[0].site_url == project.site_url
