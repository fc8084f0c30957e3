"""Near misses of the show's own words are corrected; what is right as it is stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.model.transcript import Cue, Transcript
from siniar.production.glossary import correct, render_corrections, show_terms
from tests.support.factories import make_catalogue, make_episode

TERMS = ("Kecamatan Contoh Utara", "Rani Contohwati", "Posyandu", "KTP-el")


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("Warga kecamatan conto utara, silakan.", "Warga Kecamatan Contoh Utara, silakan."),
        ("Bersama Rani Contowati dan Rani contohwatti.", "Bersama {0} dan {0}."),
        ("Di pos yandu dan di posiandu.", "Di pos yandu dan di Posyandu."),
        # Right as it is, in whatever letters; short; another word; nothing.
        ("warga kecamatan contoh utara", "warga kecamatan contoh utara"),
        ("KTP hilang, KTP el", "KTP hilang, KTP el"),
        ("Sedang memandu warga.", "Sedang memandu warga."),
        ("Posyandu", "Posyandu"),
        ("", ""),
        ("… 😀 !", "… 😀 !"),
    ],
)
def test_what_was_heard_is_written_as_the_show_writes_it(heard: str, written: str) -> None:
    cues = (Cue(61, 62, heard), Cue(63, 64, "Baik."))
    terms = [term for term in TERMS if len(term) > 6]
    corrected, corrections = correct(Transcript(cues, Path("a.mp3")), terms)
    expected = written.format("Rani Contohwati")
    assert [cue.text for cue in corrected.cues] == [expected, "Baik."]
    changed = [f"@ 1:01\n- {heard}\n+ {expected}"] if heard != expected else []
    assert "\n".join(render_corrections(corrections)) == "".join(changed)


def test_words_of_the_show_s_own_texts_are_no_near_misses() -> None:
    cues = (Cue(0, 1, "Pelayaran kapal"),)
    heard = Transcript(cues, Path("a.mp3"))
    assert correct(heard, ["Pelayanan"])[0].cues[0].text == "Pelayanan kapal"
    assert correct(heard, ["Pelayanan"], ["Tentang pelayaran"])[1] == ()


def test_terms_are_names_topics_and_keywords_without_degrees() -> None:
    catalogue = make_catalogue(episodes=[make_episode(1, keywords=("kartu keluarga", "KTP"))])
    terms = show_terms(catalogue)
    assert "kartu keluarga" in terms
    assert "KTP" not in terms
    assert catalogue.show.title in terms
    assert {topic.name for topic in catalogue.show.topics if len(topic.name) > 5} <= set(terms)
    assert not any("," in term for term in terms)
