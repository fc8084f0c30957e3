"""Dates, numbers, plurals and sizes come out as Indonesians and English readers write them."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from siniar.content.frontmatter.rules import YAML_UNREADABLE
from siniar.model.findings import Phrase, Place, found
from siniar.model.words import choose_words, load_words
from tests.support.factories import JAKARTA
from tools.handbook import RULES

DAY = date(2026, 8, 17)
MOMENT = datetime(2026, 8, 17, 8, 5, tzinfo=JAKARTA)
INDONESIAN, ENGLISH = load_words("id"), load_words("en")


def test_dates_have_the_names_of_the_language() -> None:
    assert INDONESIAN.date(DAY) == "17 Agustus 2026"
    assert INDONESIAN.short_date(MOMENT) == "17 Agu 2026"
    assert ENGLISH.date(DAY) == "August 17, 2026"
    assert ENGLISH.short_date(DAY) == "Aug 17, 2026"


def test_clocks_are_written_with_the_mark_of_the_language() -> None:
    assert INDONESIAN.time(MOMENT) == "08.05"
    assert re.fullmatch(r"8:05\sAM", ENGLISH.time(MOMENT))


def test_numbers_have_the_separators_of_the_language() -> None:
    assert INDONESIAN.number(1234567.89) == "1.234.567,9"
    assert ENGLISH.number(1234567.89) == "1,234,567.9"
    assert INDONESIAN.number(12) == "12"


@pytest.mark.parametrize(
    ("length", "text"),
    [(14_400_000, "14,4 MB"), (1_000_000, "1 MB"), (800_000, "0,8 MB"), (1, "0,1 MB")],
)
def test_sizes_are_decimal_megabytes_and_never_nothing(length: int, text: str) -> None:
    assert INDONESIAN.megabytes(length) == text


@pytest.mark.parametrize(
    ("seconds", "indonesian", "english"),
    [
        (1, "1 detik", "1 second"),
        (45, "45 detik", "45 seconds"),
        (59.4, "59 detik", "59 seconds"),
        (59.6, "1 menit", "1 minute"),
        (60, "1 menit", "1 minute"),
        (750, "12 menit", "12 minutes"),
        (3599, "1 jam", "1 hour"),
        (3600, "1 jam", "1 hour"),
        (7320, "2 jam 2 menit", "2 hours 2 minutes"),
    ],
)
def test_durations_are_said_in_words(seconds: float, indonesian: str, english: str) -> None:
    assert INDONESIAN.minutes(seconds) == indonesian
    assert ENGLISH.minutes(seconds) == english


def test_a_language_without_a_catalogue_reads_english_messages_and_its_own_dates() -> None:
    german = load_words("de")
    assert german.t("Nothing wrong was found.") == "Nothing wrong was found."
    assert german.date(DAY) == "17. August 2026"


def test_a_region_is_understood_with_either_mark() -> None:
    assert load_words("id-ID").date(DAY) == load_words("id_ID").date(DAY) == "17 Agustus 2026"
    assert load_words("id-ID").t("error") == INDONESIAN.t("error") != "error"


def test_messages_are_filled_only_when_there_is_something_to_fill() -> None:
    assert ENGLISH.t("{path} line {line}", path="a.md", line=3) == "a.md line 3"
    assert ENGLISH.t("a {brace} stays") == "a {brace} stays"


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_can_be_filled(code: str) -> None:
    rule = RULES[code]
    values = dict.fromkeys(places(rule.reason) | places(rule.remedy), "{isi}")
    finding = found(rule, Place("a.md", 1), **values)
    for words in (INDONESIAN, ENGLISH):
        assert finding.reason(words)
        assert finding.remedy(words)


def test_a_phrase_in_a_finding_is_translated_too() -> None:
    finding = found(
        YAML_UNREADABLE, Place("a.md", 1), problem=Phrase("a value is missing"), mended=""
    )
    assert "a value is missing" in finding.reason(ENGLISH) + finding.remedy(ENGLISH)
    assert "a value is missing" not in finding.reason(INDONESIAN) + finding.remedy(INDONESIAN)


@pytest.mark.parametrize("language", ["su", "jv", "mad", "su-ID", "jv_ID"])
def test_who_speaks_another_language_of_indonesia_reads_indonesian(language: str) -> None:
    words = load_words(language)
    assert words.t("error") == INDONESIAN.t("error")
    assert words.date(DAY) == INDONESIAN.date(DAY)


def test_the_first_language_that_is_one_counts() -> None:
    assert choose_words([None, "", "bukan bahasa", 7, "en", "id"]).language == "en"
    assert choose_words([]).language == "id"
