from siniar.images.cards import build_card, build_face, build_show_card
from siniar.model.episode import EpisodeKind, Topic
from siniar.model.words import load_words
from tests.factories import TOPICS, make_episode, make_show

EN = load_words("en")


def test_a_title_with_a_colon_is_a_name_and_a_line() -> None:
    face = build_face(make_show(title="SIMPATRI: Suara Warga", tagline="Tidak dipakai"))
    assert (face.name, face.tagline) == ("SIMPATRI", "Suara Warga")


def test_a_plain_title_keeps_the_tagline() -> None:
    face = build_face(make_show(title="SIMPATRI", tagline="Informasi untuk warga"))
    assert (face.name, face.tagline) == ("SIMPATRI", "Informasi untuk warga")


def test_a_title_that_cannot_be_drawn_gives_way() -> None:
    assert build_face(make_show(title="القرآن")).name == "CONTOH"
    assert build_face(make_show(title="القرآن", code="漢")).name == "Podcast"
    show = make_show()
    assert build_card(show, make_episode(3, title="القرآن"), EN).title == "CONTOH-003"
    assert build_card(show, make_episode(3, title="漢", code=""), EN).title == TOPICS[1].name
    bare = make_episode(3, title="漢", code="", topic=None)
    assert build_card(show, bare, EN).title == show.title


def test_a_card_says_what_a_listener_wants_to_know() -> None:
    card = build_card(make_show(is_sample=True), make_episode(2, title="KTP-el hilang"), EN)
    assert card.title == "KTP-el hilang"
    assert card.code == "CONTOH-002"
    assert card.topic == "Kependudukan"
    assert card.call == "Listen · 1 minute"
    assert card.label == "Sample"


def test_an_episode_without_length_topic_or_number_has_a_card_too() -> None:
    card = build_card(make_show(), make_episode(1, audio=None, topic=None, code=""), EN)
    assert (card.call, card.topic, card.code, card.turn, card.label) == ("Listen", "", "", 0, "")


def test_trailers_and_bonus_episodes_say_so() -> None:
    trailer = build_card(make_show(), make_episode(2, kind=EpisodeKind.TRAILER), EN)
    assert trailer.topic == "Trailer · Kependudukan"
    bonus = build_card(make_show(), make_episode(2, kind=EpisodeKind.BONUS, topic=None), EN)
    assert bonus.topic == "Bonus"


def test_a_topic_has_the_colour_of_its_place_in_the_settings() -> None:
    show = make_show()
    assert build_card(show, make_episode(1, topic=TOPICS[1]), EN).turn == 1
    assert build_card(show, make_episode(1, topic=Topic("Lain", "lain")), EN).turn == 0


def test_the_show_has_a_card_of_its_own() -> None:
    card = build_show_card(make_show(tagline="Informasi untuk warga"), EN)
    assert card.title == "Informasi untuk warga"
    assert build_show_card(make_show(), EN).title == "Siaran Contoh"
