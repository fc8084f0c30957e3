from siniar.images.colors import build_palette
from siniar.images.draw import Drawing
from siniar.images.kinds import SHARE, CardInputs
from siniar.images.texts import Drawings, build_face
from siniar.model.episode import Episode, EpisodeKind, Topic
from siniar.model.show import Show
from siniar.model.words import load_words
from tests.support.factories import TOPICS, make_episode, make_show
from tests.support.pictures import MAIN, STYLE, STYLE_OF_ALL

EN = load_words("en")


def drawn(show: Show, episode: Episode | None = None) -> Drawing:
    drawings = Drawings(show, EN, STYLE)
    return drawings.card(SHARE, episode) if episode else drawings.show_card(SHARE)


def build_card(show: Show, episode: Episode) -> CardInputs:
    inputs = drawn(show, episode).inputs
    assert isinstance(inputs, CardInputs)
    return inputs


def build_show_card(show: Show) -> CardInputs:
    inputs = drawn(show).inputs
    assert isinstance(inputs, CardInputs)
    return inputs


def test_a_title_with_a_colon_is_a_name_and_a_line() -> None:
    face = build_face(make_show(title="SIMPATRI: Suara Warga", tagline="Tidak dipakai"), MAIN)
    assert (face.name, face.tagline) == ("SIMPATRI", "Suara Warga")


def test_a_plain_title_keeps_the_tagline() -> None:
    face = build_face(make_show(title="SIMPATRI", tagline="Informasi untuk warga"), MAIN)
    assert (face.name, face.tagline) == ("SIMPATRI", "Informasi untuk warga")


def test_a_title_that_cannot_be_drawn_gives_way() -> None:
    assert build_face(make_show(title="القرآن"), MAIN).name == "CONTOH"
    assert build_face(make_show(title="القرآن", code="漢"), MAIN).name == "Podcast"
    show = make_show()
    assert build_card(show, make_episode(3, title="القرآن")).title == "CONTOH-003"
    assert build_card(show, make_episode(3, title="漢", code="")).title == TOPICS[1].name
    bare = make_episode(3, title="漢", code="", topic=None)
    assert build_card(show, bare).title == show.title


def test_a_card_says_what_a_listener_wants_to_know() -> None:
    card = build_card(make_show(is_sample=True), make_episode(2, title="KTP-el hilang"))
    assert card.title == "KTP-el hilang"
    assert card.code == "CONTOH-002"
    assert card.topic == "Kependudukan"
    assert card.call == "Listen · 1 minute"
    assert card.sample == "Sample"


def test_an_episode_without_length_topic_or_number_has_a_card_too() -> None:
    card = build_card(make_show(), make_episode(1, audio=None, topic=None, code=""))
    assert (card.call, card.topic, card.code, card.sample) == ("Listen", "", "", "")


def test_trailers_and_bonus_episodes_say_so() -> None:
    trailer = build_card(make_show(), make_episode(2, kind=EpisodeKind.TRAILER))
    assert trailer.topic == "Trailer · Kependudukan"
    bonus = build_card(make_show(), make_episode(2, kind=EpisodeKind.BONUS, topic=None))
    assert bonus.topic == "Bonus"


def test_a_topic_has_the_colour_of_its_place_in_the_settings() -> None:
    show = make_show()
    palettes = [build_palette(show.color, show.accent, turn) for turn in (0, 1)]
    assert drawn(show, make_episode(1, topic=TOPICS[1])).colors == palettes[1]
    assert drawn(show, make_episode(1, topic=Topic("Lain", "lain"))).colors == palettes[0]
    assert drawn(show, make_episode(1, topic=None)).colors == palettes[0]


def test_the_show_has_a_card_of_its_own() -> None:
    card = build_show_card(make_show(tagline="Informasi untuk warga"))
    assert card.title == "Informasi untuk warga"
    assert build_show_card(make_show()).title == "Siaran Contoh"


def test_a_title_in_letters_of_another_font_is_kept() -> None:
    drawings = Drawings(make_show(), EN, STYLE_OF_ALL)
    for title in ("القرآن", "ꦗꦮ", "🎧 ✅"):
        inputs = drawings.card(SHARE, make_episode(3, title=title)).inputs
        assert isinstance(inputs, CardInputs)
        assert inputs.title == title


def test_a_title_of_which_only_marks_can_be_shown_gives_way() -> None:
    assert build_card(make_show(), make_episode(3, title="القرآن: – !")).title == "CONTOH-003"
