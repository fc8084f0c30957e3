"""What editors do to a published show: what is told, what leads on, what subscribers get."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from siniar.build.plan import Plan, plan_site
from siniar.build.project import Project
from siniar.feed.diff import render_diff
from siniar.feed.promises import check_site
from siniar.model.urls import output_file
from siniar.model.words import load_words
from tests.build.after.reading import CASES, After, copy_of, do_steps, publish, read_after, remember
from tests.support.shows import load_show

NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
WORDS = load_words("id")


def read_page(plan: Plan, path: str) -> html.HtmlElement:
    output = next(each for each in plan.outputs if each.path == output_file(path))
    return html.document_fromstring(output.render())


def list_moved(plan: Plan) -> dict[str, str]:
    """The pages that lead on, as a browser and a search engine read them."""
    moved = {}
    site, outputs = "https://contoh.example", {each.path for each in plan.outputs}
    for output in plan.outputs:
        if output.yields is None or not output.path.endswith(".html"):
            continue
        page = html.document_fromstring(output.render())
        refresh = page.xpath("string(//meta[@http-equiv='refresh']/@content)")
        if not refresh:
            continue
        target = refresh.removeprefix("0; url=")
        assert page.xpath("string(//link[@rel='canonical']/@href)") == f"{site}{target}"
        assert page.xpath("string(//meta[@name='robots']/@content)") == "noindex"
        assert target in page.xpath("//main//p/a/@href")
        assert output_file(target.removeprefix("/")) in outputs
        if not output.path.endswith("/poster/index.html"):
            moved[f"/{output.path.removesuffix('index.html')}"] = target
    return moved


def check_findings(case: After, plan: Plan) -> None:
    loaded = plan.loaded
    every = [*plan.report, *check_site(loaded.ledger, loaded.promised)]
    found = sorted(f"{each.code} {each.place.path} {each.place.line}" for each in every)
    assert found == sorted(case.expected["expect"])
    for finding in every:
        assert finding.reason(WORDS) != finding.rule.reason
        assert finding.remedy(WORDS) != finding.rule.remedy


def check_moved(case: After, plan: Plan) -> None:
    expected = [line.split(" -> ") for line in case.expected.get("leads", [])]
    assert list_moved(plan) == {line[0]: line[1] for line in expected}


def check_diff(case: After, plan: Plan) -> None:
    if "diff" in case.expected:
        told = render_diff(plan.loaded.diff, WORDS).rstrip("\n").split("\n")
        assert told == (case.expected["diff"] or ["Tidak ada yang berubah bagi pelanggan."])


def check_withdrawn(case: After, plan: Plan) -> None:
    """Such a page says nothing of what was there."""
    paths = [f"/{page.path}" for page in plan.loaded.catalogue.withdrawn]
    assert sorted(paths) == sorted(case.expected.get("withdrawn", []))
    titles = {record.title for record in plan.loaded.ledger.episodes}
    for path in set(paths) - list_moved(plan).keys():
        page = read_page(plan, path.removeprefix("/"))
        assert page.xpath("string(//meta[@name='robots']/@content)") == "noindex"
        assert not titles & set(page.xpath("//h1/text() | //title/text()"))


def check_slugs(case: After, plan: Plan) -> None:
    slugs = {episode.guid: episode.slug for episode in plan.loaded.catalogue.episodes}
    expected = [line.split(" ") for line in case.expected.get("slugs", [])]
    assert not expected or slugs == {guid: slug for guid, slug in expected}  # noqa: C416


def check_files(case: After, plan: Plan) -> None:
    """What apps ask for stands under both names, byte for byte."""
    made = {output.path: output for output in plan.outputs}
    for line in case.expected.get("files", []):
        old, new = (made[name].render() for name in line.split(" = "))
        assert old == new


CHECKS = (check_findings, check_moved, check_diff, check_withdrawn, check_slugs, check_files)


def check_again(plan: Plan, project: Project) -> None:
    """What may be published is asked for once; what leads on goes on doing so."""
    again = plan_site(load_show(remember(project)))
    assert not again.loaded.diff
    assert list_moved(plan).items() <= list_moved(again).items()
    once = {"tanggal-berubah", "tanggal-mundur", "audio-diganti", "alamat-dipakai-lagi"}
    once |= {"umpan-topik-hilang"}
    left = [each for each in plan.report if each.code not in once]
    assert [each.code for each in again.report] == [each.code for each in left]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return publish(tmp_path_factory.mktemp("published"))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_told_and_what_leads_on_is_as_expected_also_after_the_next_publishing(
    name: str, published: Project, tmp_path: Path
) -> None:
    case = read_after(CASES / f"{name}.txt")
    project = do_steps(case, copy_of(published, tmp_path / "show"))
    plan = plan_site(load_show(project))
    for check in CHECKS:
        check(case, plan)
    if not plan.report.has_errors:
        check_again(plan, project)
