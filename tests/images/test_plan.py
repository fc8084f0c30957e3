import time
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageChops

from siniar.build.collisions import settle_paths
from siniar.images import FEED_SIZE, ICONS, PAGE_SIZES, plan_pictures
from siniar.images.kinds import PAGE_BUDGETS, THUMBNAIL
from siniar.images.plan import PicturePlan
from siniar.images.texts import Drawings
from siniar.model.catalogue import Catalogue, build_catalogue
from siniar.model.episode import Picture, Video
from siniar.model.outputs import Output
from siniar.model.show import Show
from siniar.model.words import load_words
from tests.support.factories import ADDRESSES, NOW, make_catalogue, make_episode, make_show
from tests.support.pictures import FALLBACKS, STYLE, THEME, UNREADABLE, encode, gradient, put

WORDS = load_words("id")
#: WhatsApp leaves larger pictures out of its preview.
WHATSAPP = 250_000


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def plan(catalogue: Catalogue, content: Path) -> PicturePlan:
    return plan_pictures(catalogue, content, WORDS, theme=THEME)


def output_of(planned: PicturePlan, path: str) -> Output:
    (output,) = (output for output in planned.outputs if output.path == path)
    return output


def opened(planned: PicturePlan, path: str) -> tuple[Image.Image, int]:
    data = output_of(planned, path).render()
    image = Image.open(BytesIO(data))
    image.load()
    return image, len(data)


def with_picture(path: Path, **changes: object) -> Catalogue:
    own = make_episode(2, picture=Picture(path, "Loket"), **changes)
    return make_catalogue(episodes=[make_episode(1), own])


def test_the_feed_gets_a_square_rgb_picture_under_half_a_megabyte(content: Path) -> None:
    planned = plan(make_catalogue(), content)
    path = planned.artwork(None, FEED_SIZE)
    image, length = opened(planned, path)
    assert path.endswith(".png")
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (3000, 3000))
    assert length < 512 * 1024


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_page_pictures_are_small_webp(content: Path, size: int) -> None:
    catalogue = make_catalogue()
    planned = plan(catalogue, content)
    for episode in (None, catalogue.episodes[0]):
        image, length = opened(planned, planned.artwork(episode, size))
        assert (image.format, image.size) == ("WEBP", (size, size))
        assert length <= PAGE_BUDGETS[size]


def test_ten_pictures_of_a_list_weigh_less_than_ten_kilobytes(content: Path) -> None:
    episodes = [make_episode(number) for number in range(1, 11)]
    catalogue = make_catalogue(episodes=episodes)
    planned = plan(catalogue, content)
    paths = {planned.artwork(episode, 160) for episode in catalogue.episodes}
    # Four of each topic at most: the others come from the phone's cache.
    assert 2 < len(paths) <= 8
    assert sum(opened(planned, path)[1] for path in paths) < 10_000


def test_a_share_picture_is_what_whatsapp_shows(content: Path) -> None:
    catalogue = make_catalogue(episodes=[make_episode(1, title="Warga Bekasi " * 18)])
    planned = plan(catalogue, content)
    for episode in (None, catalogue.episodes[0]):
        image, length = opened(planned, planned.share(episode))
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1200, 630))
        assert length < WHATSAPP


def test_status_poster_and_thumbnail_have_their_sizes(content: Path) -> None:
    catalogue = make_catalogue()
    planned = plan(catalogue, content)
    episode = catalogue.episodes[0]
    status, weight = opened(planned, planned.status(episode))
    assert (status.format, status.size) == ("JPEG", (1080, 1920))
    assert weight < 400_000
    poster, weight = opened(planned, planned.poster(episode))
    assert (poster.format, poster.size) == ("WEBP", (640, 360))
    assert weight <= 12_000
    data = Drawings(catalogue.show, WORDS, STYLE).card(THUMBNAIL, episode).render()
    thumbnail = Image.open(BytesIO(data))
    assert (thumbnail.format, thumbnail.size) == ("JPEG", (1280, 720))
    assert len(data) < 2_000_000


@pytest.mark.parametrize(("size", "maskable"), ICONS)
def test_icons_are_png_of_their_size(content: Path, size: int, maskable: bool) -> None:  # noqa: FBT001
    planned = plan(make_catalogue(), content)
    image, _ = opened(planned, planned.icon(size, maskable=maskable))
    assert (image.format, image.size) == ("PNG", (size, size))
    assert image.mode == ("RGB" if maskable or size == 180 else "RGBA")


def test_the_svg_icon_is_small_and_well_formed(content: Path) -> None:
    planned = plan(make_catalogue(), content)
    data = output_of(planned, planned.icon_svg()).render()
    assert etree.fromstring(data).tag == "{http://www.w3.org/2000/svg}svg"
    assert len(data) < 1000
    assert Image.open(BytesIO(output_of(planned, "favicon.ico").render())).format == "ICO"


def test_no_two_pictures_share_a_path_and_all_have_keys(content: Path) -> None:
    planned = plan(make_catalogue(12), content)
    assert settle_paths(planned.outputs) == (planned.outputs, [])
    assert all(output.key.digest for output in planned.outputs)
    assert len({output.key.digest for output in planned.outputs}) == len(planned.outputs)


def test_a_changed_title_gives_its_pictures_new_names_and_no_others(content: Path) -> None:
    before = {output.path for output in plan(make_catalogue(3), content).outputs}
    episodes = [make_episode(1, title="Judul baru"), make_episode(2), make_episode(3)]
    after = {output.path for output in plan(make_catalogue(episodes=episodes), content).outputs}
    assert len(before - after) == 2
    assert all("episode-1-" in path for path in before ^ after)


def test_a_changed_colour_gives_the_artwork_a_new_name(content: Path) -> None:
    one = plan(make_catalogue(), content).artwork(None, FEED_SIZE)
    red = make_catalogue(show=make_show(color="#990000"))
    assert plan(red, content).artwork(None, FEED_SIZE) != one


def test_five_thousand_episodes_are_planned_within_seconds(content: Path) -> None:
    episodes = [make_episode(number) for number in range(5000)]
    catalogue = build_catalogue(make_show(), ADDRESSES, episodes, NOW, shows_hidden=True)
    start = time.perf_counter()
    planned = plan(catalogue, content)
    assert time.perf_counter() - start < 10
    assert len(planned.outputs) > 10_000


def test_an_episode_with_a_picture_uses_it_everywhere(content: Path) -> None:
    put(content, "images/loket.jpg", encode(gradient(1920, 1440)))
    catalogue = with_picture(Path("content/images/loket.jpg"), videos=(Video("M7lc1UVf-VE"),))
    planned = plan(catalogue, content)
    own, other = catalogue.episodes
    assert planned.findings == ()
    assert planned.has_artwork(own)
    assert not planned.has_artwork(other)
    feed, length = opened(planned, planned.artwork(own, FEED_SIZE))
    assert feed.size == (1920, 1920)
    assert length < 512 * 1024
    small, length = opened(planned, planned.artwork(own, 160))
    assert small.size == (192, 192)
    assert length <= PAGE_BUDGETS[192]
    assert "episode-2" in planned.poster(own)
    assert opened(planned, planned.poster(own))[0].size == (640, 360)
    assert planned.artwork(other, FEED_SIZE) == planned.artwork(None, FEED_SIZE)


def test_a_new_photo_under_the_same_name_gets_a_new_address(content: Path) -> None:
    source = Path("content/images/loket.jpg")
    put(content, "images/loket.jpg", encode(gradient(1500, 1500)))
    before = plan(with_picture(source), content)
    put(content, "images/loket.jpg", encode(gradient(1600, 1600)))
    after = plan(with_picture(source), content)
    episode = with_picture(source).episodes[0]
    assert before.artwork(episode, FEED_SIZE) != after.artwork(episode, FEED_SIZE)


def test_a_small_picture_is_advised_against_and_enlarged(content: Path) -> None:
    put(content, "images/loket.png", encode(gradient(400, 300), "PNG"))
    planned = plan(with_picture(Path("content/images/loket.png")), content)
    own = with_picture(Path("x")).episodes[0]
    assert opened(planned, planned.artwork(own, FEED_SIZE))[0].size == (1400, 1400)


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_picture_is_one_finding_and_the_topic_stands_in(
    content: Path, name: str
) -> None:
    put(content, f"images/{name}", UNREADABLE[name]())
    catalogue = with_picture(Path(f"content/images/{name}"))
    planned = plan(catalogue, content)
    own = catalogue.episodes[0]
    assert not planned.has_artwork(own)
    assert planned.artwork(own, 96) != planned.artwork(None, 96)
    assert planned.artwork(own, FEED_SIZE) == planned.artwork(None, FEED_SIZE)


def test_a_picture_that_is_gone_is_left_to_who_reads_the_note(content: Path) -> None:
    planned = plan(with_picture(Path("content/images/hilang.jpg")), content)
    assert planned.findings == ()


@pytest.mark.parametrize("source", ["images/sampul.png", "content/images/sampul.png"])
def test_supplied_artwork_takes_the_place_of_the_drawn_one(content: Path, source: str) -> None:
    put(content, "images/sampul.png", encode(Image.new("RGB", (1400, 1400), "#aa0000"), "PNG"))
    catalogue = make_catalogue(show=make_show(artwork=Path(source)))
    planned = plan(catalogue, content)
    for path in (planned.artwork(None, FEED_SIZE), planned.artwork(None, 384)):
        red, green, _ = opened(planned, path)[0].convert("RGB").getpixel((5, 5))  # type: ignore[misc]
        assert red > 150 > green
    icon = opened(planned, planned.icon(512))[0]
    assert icon.getpixel((256, 256))[:3] == (0xAA, 0, 0)  # type: ignore[index]


def test_supplied_artwork_of_any_weight_fits_the_feed(content: Path) -> None:
    noise = Image.effect_noise((3000, 3000), 90).convert("RGB")
    put(content, "sampul.png", encode(noise, "PNG", compress_level=1))
    planned = plan(make_catalogue(show=make_show(artwork=Path("sampul.png"))), content)
    assert opened(planned, planned.artwork(None, FEED_SIZE))[1] < 512 * 1024


def test_artwork_that_is_broken_is_drawn(content: Path) -> None:
    put(content, "sampul.jpg", b"bukan gambar")
    planned = plan(make_catalogue(show=make_show(artwork=Path("sampul.jpg"))), content)
    drawn = plan(make_catalogue(), content)
    assert planned.artwork(None, 192) == drawn.artwork(None, 192)


def test_an_episode_of_an_unknown_topic_has_the_pictures_of_the_show(content: Path) -> None:
    episode = make_episode(1, topic=None)
    planned = plan(make_catalogue(episodes=[episode]), content)
    assert planned.artwork(episode, 96) == planned.artwork(None, 96)
    assert opened(planned, planned.poster(episode))[0].size == (640, 360)


@pytest.mark.parametrize("code", ["SIMPATRI", "A B/C", "漢字"])
def test_file_names_are_plain_whatever_the_show_is_called(content: Path, code: str) -> None:
    show: Show = make_show(code=code, title="Ünïcode / Siaran")
    planned = plan(make_catalogue(show=show), content)
    for output in planned.outputs:
        assert output.path.isascii()
        assert " " not in output.path
        assert output.path.startswith("gambar/") or output.path == "favicon.ico"


def test_a_poster_copied_from_youtube_stands_before_its_own_video(content: Path) -> None:
    one, two, three = Video("M7lc1UVf-VE"), Video("aqz-KE-bpKQ", "Bagian 2"), Video("zzzzzzzzzzz")
    episode = make_episode(1, videos=(one, two, three))
    put(content, "youtube/M7lc1UVf-VE.jpg", encode(gradient(480, 360)))
    put(content, "youtube/aqz-KE-bpKQ.jpg", encode(gradient(480, 360)))
    put(content, "youtube/zzzzzzzzzzz.jpg", b"no picture at all")
    planned = plan(make_catalogue(episodes=[episode]), content)
    posters = [planned.poster(episode, video) for video in (one, two, three)]
    assert len(set(posters)) == 3
    assert posters[2] == planned.poster(episode)
    for poster in posters:
        image, weight = opened(planned, poster)
        assert (image.format, image.size) == ("WEBP", (640, 360))
        assert weight <= 24_000
    assert not planned.findings
    assert settle_paths(planned.outputs) == (planned.outputs, [])


def test_without_cards_the_paths_are_the_same_and_there_are_no_files(content: Path) -> None:
    catalogue = make_catalogue()
    drawn = plan(catalogue, content)
    named = plan_pictures(catalogue, content, WORDS, theme=THEME, draws_cards=False)
    for episode in catalogue.episodes:
        assert named.share(episode) == drawn.share(episode)
        assert named.status(episode) == drawn.status(episode)
        assert named.share(episode) not in {output.path for output in named.outputs}


def test_a_font_of_the_settings_shows_its_letters_in_the_pictures(content: Path) -> None:
    put(content, "fonts/arab.ttf", FALLBACKS[0].read_bytes())
    show = make_show(fonts=(Path("fonts/arab.ttf"), Path("fonts/hilang.ttf")))
    episodes = [make_episode(1, title="القرآن الكريم")]
    planned = plan(make_catalogue(show=show, episodes=episodes), content)
    assert [finding.code for finding in planned.findings] == ["berkas-tidak-ada"]
    without = plan(make_catalogue(episodes=episodes), content)
    images = [opened(each, each.share(episodes[0]))[0] for each in (planned, without)]
    assert ImageChops.difference(*images).getbbox() is not None
