import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from siniar.model.episode import Chapter, Episode, Person, Service
from siniar.model.timecodes import parse_position
from siniar.model.words import load_words
from siniar.youtube.kit import Kit, build_kit, build_title, choose_tags, count_units, list_chapters
from tests.support.factories import make_catalogue, make_episode

WORDS = load_words("id")
TEXTS = st.text(max_size=300)
STARTS = st.floats(0, 40_000, allow_nan=False)
CHAPTERS = st.lists(st.builds(Chapter, STARTS, TEXTS), max_size=30).map(tuple)
EPISODES = st.builds(
    make_episode,
    st.integers(1, 999),
    title=st.text(min_size=1, max_size=400),
    summary=st.text(max_size=6000),
    chapters=CHAPTERS,
    people=st.lists(
        st.builds(Person, TEXTS, st.just("x"), st.just("guest"), TEXTS), max_size=30
    ).map(tuple),
    keywords=st.lists(TEXTS, max_size=40).map(tuple),
    service=st.none()
    | st.builds(Service, st.lists(TEXTS, max_size=40).map(tuple), TEXTS, TEXTS, TEXTS),
)


def kit_of(episode: Episode) -> Kit:
    return build_kit(make_catalogue(episodes=[episode]), episode, WORDS)


@given(EPISODES)
def test_whatever_an_episode_holds_the_texts_keep_youtubes_limits(episode: Episode) -> None:
    kit = kit_of(episode)
    assert 1 <= count_units(kit.title) <= 100
    assert kit.title.endswith(f"| {episode.code}")
    assert len(kit.description.encode()) <= 5000
    assert not set("<>") & set(kit.title + kit.description + "".join(kit.tags))
    quoted = [f'"{tag}"' if " " in tag else tag for tag in kit.tags]
    assert count_units(",".join(quoted)) <= 500
    lines = kit.description.split("\n")
    assert f"https://contoh.example/podcast/episode/{episode.slug}/" in kit.description
    assert episode.code in lines


@given(EPISODES)
def test_chapters_are_as_youtube_wants_them_or_a_finding_says_why_not(episode: Episode) -> None:
    kit = kit_of(episode)
    found = re.findall(r"^(\d+:\d\d(?::\d\d)?) \S", kit.description, re.MULTILINE)
    starts = [parse_position(stamp) for stamp in found]
    if kit.findings:
        assert starts == []
        assert [finding.code for finding in kit.findings] == ["bab-youtube"]
        assert all(finding.reason(WORDS) for finding in kit.findings)
    elif starts:
        assert starts[0] == 0
        assert len(starts) >= 3
        assert all(b - a >= 10 for a, b in pairwise(starts))
    else:
        assert not episode.chapters


@given(st.lists(st.floats(10, 900), min_size=2, max_size=15))
def test_good_chapters_always_stand_in_the_description(lengths: list[float]) -> None:
    starts = [0.0]
    for length in lengths:
        starts.append(float(int(starts[-1] + length + 1)))
    chapters = tuple(Chapter(start, f"Bagian {n}") for n, start in enumerate(starts))
    audio = replace(make_episode().audio, duration=starts[-1] + 60)
    kit = kit_of(make_episode(chapters=chapters, audio=audio))
    assert not kit.findings
    assert all(f"Bagian {n}" in kit.description for n in range(len(chapters)))


def test_each_of_youtubes_rules_for_chapters_has_its_own_reason() -> None:
    cases = {
        "kurang dari tiga": (0, 30),
        "pertama tidak mulai": (5, 30, 60),
        "tidak naik": (0, 30, 30),
        "lebih pendek": (0, 5, 60),
    }
    for words, starts in cases.items():
        chapters = tuple(Chapter(float(start), "Bab") for start in starts)
        lines, findings = list_chapters(make_episode(chapters=chapters))
        assert not lines
        assert words in findings[0].reason(WORDS)


def test_a_last_chapter_shorter_than_ten_seconds_is_told() -> None:
    chapters = tuple(Chapter(float(start), "Bab") for start in (0, 30, 75))
    _, findings = list_chapters(make_episode(chapters=chapters))
    assert [finding.code for finding in findings] == ["bab-youtube"]


def test_clock_times_in_the_summary_are_not_read_as_chapters() -> None:
    kit = kit_of(make_episode(summary="Loket buka 08:00 sampai 15:00.", chapters=()))
    assert "Loket buka 08.00 sampai 15.00." in kit.description


def test_the_first_lines_say_what_it_is_about_where_to_listen_and_the_code() -> None:
    kit = kit_of(make_episode(12))
    lines = kit.description.split("\n")
    assert lines[0] == "Syarat dan tempat mengurus surat."
    assert lines[1].endswith("https://contoh.example/podcast/episode/episode-12/")
    assert lines[2] == "CONTOH-012"


def test_a_long_title_is_cut_between_words_and_keeps_the_code() -> None:
    title = build_title(make_episode(title="Cara mengurus surat " * 20), "CONTOH-001")
    assert title.endswith("… | CONTOH-001")
    assert re.search(r"(Cara|mengurus|surat)…", title)


def test_an_emoji_counts_as_two_as_youtubes_form_does() -> None:
    assert count_units(build_title(make_episode(title="🎉" * 90), "")) <= 100


def test_tags_are_told_apart_without_regard_to_case() -> None:
    assert choose_tags(["Surat", "surat", "", "KTP, baru"]) == ("Surat", "KTP baru")
