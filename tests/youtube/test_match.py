"""Videos are matched to episodes: none wrongly, and by code or address nearly all."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from siniar.model.episode import Episode, Season
from siniar.youtube.match import Matching, match_videos
from siniar.youtube.mentions import kit_code
from siniar.youtube.titles import fold, parse_title
from siniar.youtube.uploads import How, Upload
from tests.support.factories import make_catalogue, make_episode
from tests.support.labelled import Beside, Labelled, make_labelled, read_beside
from tests.support.rows import read_rows
from tests.support.tricky import make_tricky

#: Seeds of the labelled sets.
SEEDS = range(1)


def decide(labelled: Labelled) -> Matching:
    return match_videos(labelled.catalogue.episodes, labelled.catalogue, labelled.uploads)


def recall(labelled: Labelled, matching: Matching) -> float:
    right = sum(
        labelled.truth.get(match.upload.id) == match.episode.guid for match in matching.matches
    )
    return right / len(labelled.truth)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("has_codes", "has_lengths", "least"),
    [(True, False, 0.99), (True, True, 0.99), (False, True, 0.92), (False, False, 0.85)],
)
def test_hundreds_of_videos_are_linked_and_none_wrongly(
    seed: int,
    has_codes: bool,  # noqa: FBT001 (a parameter of the test)
    has_lengths: bool,  # noqa: FBT001
    least: float,
) -> None:
    labelled = make_labelled(seed, has_codes=has_codes, has_lengths=has_lengths)
    matching = decide(labelled)
    wrong = [
        (match.episode.title, match.upload.title, match.how)
        for match in matching.matches
        if labelled.truth.get(match.upload.id) != match.episode.guid
    ]
    print(f"found, seed {seed}, codes {has_codes}, lengths {has_lengths}:", end=" ")
    print(f"{recall(labelled, matching):.3f} of {len(labelled.truth)}")
    assert len(labelled.truth) >= 450
    assert wrong == []
    used = [match.upload.id for match in matching.matches]
    assert len(used) == len(set(used))
    assert recall(labelled, matching) >= least


@pytest.mark.parametrize("has_codes", [True, False])
@pytest.mark.parametrize("has_lengths", [True, False])
def test_a_channel_that_sets_traps_gets_no_wrong_link(
    has_codes: bool,  # noqa: FBT001
    has_lengths: bool,  # noqa: FBT001
) -> None:
    tricky = make_tricky(7, 80, has_codes=has_codes, has_lengths=has_lengths)
    catalogue = tricky.catalogue
    matching = match_videos(catalogue.episodes, catalogue, tricky.uploads)
    wrong = [
        (match.episode.title, match.upload.title, match.how)
        for match in matching.matches
        if tricky.owners.get(match.upload.id) != match.episode.guid
    ]
    assert wrong == []
    found = tricky.findable & {match.upload.id for match in matching.matches}
    assert len(tricky.uploads) > 150
    assert len(found) >= 0.95 * len(tricky.findable)


EPISODE = make_episode(12, title="Cara mengurus KTP-el yang hilang", videos=())
OTHER = make_episode(13, title="Syarat surat pindah antarkota", videos=())
SHOWN = make_catalogue(episodes=[EPISODE, OTHER, make_episode(14, title="Jadwal posyandu lansia")])
PAGE = "https://contoh.example/podcast/episode/episode-12/"
SUMMARY = EPISODE.summary


def upload(title: str = "Video", description: str = "", **changes: object) -> Upload:
    made = Upload("AAAAAAAAAAA", title, EPISODE.date + timedelta(hours=2), description)
    return replace(made, **changes)  # type: ignore[arg-type]


def linked(
    *uploads: Upload, wanted: tuple[Episode, ...] = (EPISODE, OTHER)
) -> list[tuple[int, How]]:
    matching = match_videos(wanted, SHOWN, uploads)
    return [(match.episode.number or 0, match.how) for match in matching.matches]


#: What a video is linked by, - for nothing; its title and description.
MATCHING = read_rows(Path(__file__).parent / "cases/matching.tsv")


@pytest.mark.parametrize(("how", "title", "description"), MATCHING)
def test_what_links_and_what_does_not(how: str, title: str, description: str) -> None:
    found = linked(upload(title, description.format(PAGE=PAGE, SUMMARY=SUMMARY)))
    assert found == ([] if how == "-" else [(12, How[how])])


@pytest.mark.parametrize("line", read_beside(), ids=str)
def test_what_names_an_episode_is_not_always_its_video(line: Beside) -> None:
    subject = replace(EPISODE, title="Mengganti kartu keluarga yang rusak di kelurahan")
    following = replace(OTHER, title="Jadwal posyandu lansia selama bulan puasa")
    catalogue = make_catalogue(episodes=[subject, following])
    video = line.make(subject, following.title, "AAAAAAAAAAA")
    matching = match_videos([subject], catalogue, [video])
    assert matching.matches == ()


def test_what_names_an_episode_in_vain_is_told_with_the_reason() -> None:
    matching = match_videos([EPISODE], SHOWN, [upload("Profil kantor", "CONTOH-012")])
    (doubt,) = matching.doubts
    assert "says something else" in doubt.reason
    # And its true video is found all the same.
    both = [upload("Profil kantor", "CONTOH-012"), upload(EPISODE.title, id="BBBBBBBBBBB")]
    (match,) = match_videos([EPISODE], SHOWN, both).matches
    assert match.upload.id == "BBBBBBBBBBB"


def test_last_week_s_text_under_this_week_s_title() -> None:
    text = f"{SUMMARY}\nDengarkan: {PAGE}\nCONTOH-012"
    video = upload(OTHER.title, text, published=OTHER.date + timedelta(hours=1))
    assert linked(video) == [(13, How.TITLE)]


def test_seasons_that_begin_again_are_told_apart_by_title_and_day() -> None:
    later = replace(
        make_episode(12, title="Jadwal posyandu lansia bulan puasa", videos=()),
        guid="musim-2",
        season=Season(2),
        date=EPISODE.date + timedelta(days=400),
    )
    shown = make_catalogue(episodes=[EPISODE, OTHER, later])
    of_later = upload(
        f"{later.title} | CONTOH-012", id="BBBBBBBBBBB", published=later.date + timedelta(hours=2)
    )
    of_first = upload(f"{EPISODE.title} | CONTOH-012")
    found = match_videos([EPISODE, later], shown, [of_later, of_first]).matches
    assert {match.episode.guid: match.upload.id for match in found} == {
        EPISODE.guid: "AAAAAAAAAAA",
        "musim-2": "BBBBBBBBBBB",
    }
    # What the kit writes names the season, and then any title will do with the kit's text.
    assert kit_code(later, shown.episodes) == "CONTOH-S2-012"
    kit = upload(
        "Petugas menjawab", f"{later.summary}\n{PAGE}\nCONTOH-S2-012", published=later.date
    )
    (match,) = match_videos([EPISODE, later], shown, [kit]).matches
    assert match.episode.guid == "musim-2"


def test_a_short_never_hides_the_whole() -> None:
    for identities in (("AAAAAAAAAAA", "BBBBBBBBBBB"), ("BBBBBBBBBBB", "AAAAAAAAAAA")):
        short = upload(EPISODE.title, id=identities[0], is_short=True)
        whole = upload(EPISODE.title, id=identities[1])
        (match,) = match_videos([EPISODE], SHOWN, [short, whole]).matches
        assert match.upload.id == whole.id
        assert match_videos([EPISODE], SHOWN, [short]).matches == ()
        of_length = [replace(short, is_short=False, duration=40.0), replace(whole, duration=80.0)]
        (match,) = match_videos([EPISODE], SHOWN, of_length).matches
        assert match.upload.id == whole.id


def test_a_new_video_of_unknown_length_waits_for_two_days() -> None:
    fresh = replace(EPISODE, date=SHOWN.now - timedelta(hours=30))
    shown = make_catalogue(episodes=[fresh, OTHER])
    video = upload(fresh.title, published=SHOWN.now - timedelta(hours=20))
    matching = match_videos([fresh], shown, [video])
    assert matching.matches == ()
    assert "may be a Short" in matching.doubts[0].reason
    told = match_videos([fresh], shown, [replace(video, duration=81.0)])
    assert len(told.matches) == 1


def test_a_listing_without_days_links_by_code_or_by_title_with_length() -> None:
    assert linked(upload(f"{EPISODE.title} CONTOH-012", published=None)) == [(12, How.CODE)]
    assert linked(upload(EPISODE.title, published=None, duration=81.0)) == [(12, How.TITLE)]
    assert linked(upload(EPISODE.title, published=None)) == []


def test_a_title_counts_within_its_time_only() -> None:
    title = EPISODE.title
    for days, is_linked in ((-11, False), (-9, True), (0, True), (29, True), (31, False)):
        moved = upload(title, published=EPISODE.date + timedelta(days=days))
        assert bool(linked(moved)) == is_linked, days


def test_a_title_counts_with_its_length_only() -> None:
    assert linked(upload(EPISODE.title, duration=85.0)) == [(12, How.TITLE)]
    assert linked(upload(EPISODE.title, duration=300.0)) == []
    # A new title, but the same length to the second and the same day.
    renamed = "KTP-el hilang? Tenang, petugas menjelaskan semuanya"
    assert linked(upload(renamed)) == []


def test_two_videos_of_one_title_are_left_to_people() -> None:
    second = upload(EPISODE.title, id="BBBBBBBBBBB")
    matching = match_videos([EPISODE], SHOWN, [upload(EPISODE.title), second])
    assert matching.matches == ()
    (doubt,) = matching.doubts
    assert {video.id for video in doubt.uploads} == {"AAAAAAAAAAA", "BBBBBBBBBBB"}


def test_a_video_of_another_episode_s_title_is_not_taken() -> None:
    # Episode 14 has a video already; its reupload is no video of another.
    assert linked(upload("Jadwal posyandu lansia")) == []


def test_parts_become_several_videos_in_their_order() -> None:
    parts = [
        upload("CONTOH-012 KTP hilang bagian 2", id="BBBBBBBBBBB"),
        upload("CONTOH-012 KTP hilang bagian 1", id="CCCCCCCCCCC"),
        upload("CONTOH-012 KTP hilang #shorts", id="DDDDDDDDDDD"),
    ]
    matching = match_videos([EPISODE], SHOWN, parts)
    found = [(match.upload.id, match.part, match.is_short) for match in matching.matches]
    assert found == [("CCCCCCCCCCC", 1, False), ("BBBBBBBBBBB", 2, False), ("DDDDDDDDDDD", 0, True)]


def test_two_whole_videos_with_one_code_are_left_to_people() -> None:
    twice = [
        upload("CONTOH-012 KTP hilang"),
        upload("CONTOH-012 KTP hilang (ulang)", id="BBBBBBBBBBB"),
    ]
    matching = match_videos([EPISODE], SHOWN, twice)
    assert matching.matches == ()
    assert len(matching.doubts) == 1


def test_the_order_of_the_uploads_decides_nothing() -> None:
    labelled = make_labelled(SEEDS[0], 250, has_codes=False, has_lengths=True)
    forwards = replace(labelled, uploads=labelled.uploads[:200])
    backwards = replace(labelled, uploads=forwards.uploads[::-1])
    matches = decide(forwards).matches
    assert len(matches) > 50
    assert decide(backwards).matches == matches


@pytest.mark.parametrize("text", ["", "😱😱", "\x00\ud800", "#" * 500, "bagian bagian 99", "()[]"])
def test_any_title_is_taken_apart(text: str) -> None:
    assert parse_title(text, ("SIMPATRI", "")).words is not None
    assert fold(text) is not None


def test_titles_are_folded() -> None:
    assert (
        parse_title("𝗖𝗮𝗿𝗮 Mengurus KTP—el", ()).words == parse_title("cara mengurus ktp el").words
    )
    assert parse_title("Pajak bagian II").part == 2
    assert parse_title("Pajak (2/3)").part == 2
    assert parse_title("Pajak bag.2").part == 2
    assert parse_title("Pajak bagian ke-2").part == 2
    assert parse_title("Pajak bagi warga").part == 0
    assert parse_title("Eps. 012 Pajak").number == 12
    assert parse_title("SIMPATRI 12 Pajak", ("SIMPATRI",)).words == {"pajak": 1}
