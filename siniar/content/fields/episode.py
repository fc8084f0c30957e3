"""The table of what may stand in the front matter of an episode."""

from __future__ import annotations

from siniar.content.fields.aliases import ALIASES
from siniar.content.fields.chapters import parse_chapters
from siniar.content.fields.confirmed import CONFIRMED
from siniar.content.fields.dates import parse_day, parse_last_day, parse_moment_field
from siniar.content.fields.lists import parse_lines, parse_soundbites, parse_texts, parse_videos
from siniar.content.fields.location import parse_location
from siniar.content.fields.people import parse_people, people_as
from siniar.content.fields.questions import parse_questions
from siniar.content.fields.service import parse_service
from siniar.content.fields.sound import SOUND_FIELDS, kind_or_type
from siniar.content.fields.table import Field
from siniar.content.fields.values import (
    EXAMPLE_GUID,
    TRUTH,
    file_in,
    files_in,
    one_of,
    parse_guid,
    parse_ordinal,
    parse_slug,
    parse_status,
    parse_text,
    parse_topic,
    parse_truth,
)
from siniar.model.episode import EpisodeKind
from siniar.model.words import N_


def rewrite_status(key: str, text: str) -> str:
    """``draft: true`` of Hugo and ``published: false`` of Jekyll as a status."""
    says_yes = TRUTH.get(text.casefold())
    if says_yes is None:
        return text
    return "draf" if says_yes == (key == "draft") else "terbit"


EPISODE_FIELDS = (
    Field(
        "title",
        "judul",
        parse_text,
        N_("What the episode is about, without number and show name."),
        "Cara mengurus KTP-el yang hilang",
        english="How to replace a lost ID card",
        is_required=True,
    ),
    Field(
        "date",
        "tanggal",
        parse_moment_field,
        N_("Day and time of publication; an episode with a future date waits for it."),
        "2026-11-20 08:00",
        is_required=True,
    ),
    Field(
        "guid",
        "guid",
        parse_guid,
        N_("The permanent mark by which apps know the episode. Made once, never changed."),
        EXAMPLE_GUID,
    ),
    Field(
        "number",
        "nomor",
        parse_ordinal,
        N_("The episode's number."),
        "3",
        obsolete=("episode", "episode-number", "episodenumber"),
    ),
    Field(
        "season",
        "musim",
        parse_ordinal,
        N_("The season's number."),
        "1",
        obsolete=("season-number", "seasonnumber"),
    ),
    Field(
        "kind",
        "jenis",
        kind_or_type(
            one_of(
                {
                    "penuh": EpisodeKind.FULL,
                    "trailer": EpisodeKind.TRAILER,
                    "bonus": EpisodeKind.BONUS,
                    "full": EpisodeKind.FULL,
                }
            )
        ),
        N_("A whole episode (the default), a trailer, or a bonus; or the type of audio elsewhere."),
        "trailer",
        obsolete=("episodetype", "episode-type", "itunes-type"),
    ),
    Field(
        "status",
        "status",
        parse_status,
        N_("A draft never appears on the site; of a withdrawn episode only the address is left."),
        "draf",
        english="draft",
        obsolete=("draft", "published"),
        rewrite=rewrite_status,
    ),
    Field(
        "topic",
        "topik",
        parse_topic,
        N_("One of the show's topics."),
        "Kependudukan",
        english="Residents",
        obsolete=("category", "categories", "topics"),
    ),
    Field(
        "summary",
        "ringkasan",
        parse_text,
        N_("One or two sentences; shown under the title, in searches and in WhatsApp."),
        "Satu atau dua kalimat tentang isi episode ini.",
        english="One or two sentences on what this episode is about.",
        obsolete=("description", "deskripsi", "itunes-summary"),
        is_only_example=True,
    ),
    *SOUND_FIELDS,
    Field(
        "videos",
        "youtube",
        parse_videos,
        N_('The YouTube video or videos, or "none".'),
        "https://youtu.be/XXXXXXXXXXX",
        obsolete=("video", "youtube-url", "youtube-id"),
        is_only_example=True,
    ),
    Field(
        "hosts",
        "pembawa",
        people_as("host"),
        N_("Who leads through the episode."),
        '["Nama Pembawa, pembawa acara"]',
        english='["Name of Host, host"]',
        obsolete=("host",),
        is_only_example=True,
    ),
    Field(
        "guests",
        "narasumber",
        people_as("guest"),
        N_("Who is asked."),
        '["Nama Narasumber, jabatannya"]',
        english='["Name of Guest, position"]',
        obsolete=("guest",),
        is_only_example=True,
    ),
    Field(
        "people",
        "orang",
        parse_people,
        N_("Everybody with another role."),
        "[{nama: Nama Orang, peran: juru bahasa}]",
        english="[{name: Name of Person, role: translator}]",
        is_only_example=True,
    ),
    Field(
        "chapters",
        "bab",
        parse_chapters,
        N_("Parts of the episode with the time they start at."),
        '["00:00 Judul bagian pertama", "01:30 Judul bagian kedua"]',
        english='["00:00 Title of the first part", "01:30 Title of the second part"]',
        is_only_example=True,
    ),
    Field(
        "transcript",
        "transkrip",
        file_in("content/transcripts"),
        N_(
            "The transcript in content/transcripts (.vtt or .srt); one named like the audio is "
            "found by itself."
        ),
        "nama-transkrip.vtt",
        english="transcript-name.vtt",
        is_only_example=True,
    ),
    Field(
        "translations",
        "terjemahan",
        files_in("content/transcripts"),
        N_("Transcripts in other languages, whose names end in the language: .en.vtt"),
        "[003-ktp-el-hilang.en.vtt]",
    ),
    Field(
        "film",
        "film",
        file_in("content/audio"),
        N_("The same as a film (.mp4) in content/audio, for apps that show one."),
        "003-ktp-el-hilang.mp4",
    ),
    Field(
        "location",
        "lokasi",
        parse_location,
        N_("The place that the episode speaks of."),
        '{nama: Taman contoh, geo: "geo:-6.2,107.0", negara: ID}',
    ),
    Field(
        "ai_content",
        "buatan-mesin",
        parse_truth,
        N_("Whether voices or words were made by a machine."),
        "ya",
    ),
    Field(
        "service",
        "layanan",
        parse_service,
        N_("The box with what to bring, where, when, and what it costs."),
        "{tempat: Nama loket, biaya: Besarnya biaya}",
        english="{place: Name of the counter, cost: What it costs}",
        is_only_example=True,
    ),
    Field(
        "expires",
        "berlaku-sampai",
        parse_last_day,
        N_("Last day on which what is said still holds."),
        "2099-12-31",
        is_only_example=True,
    ),
    CONFIRMED,
    Field(
        "recorded",
        "direkam",
        parse_day,
        N_("Day of the recording; only the planning board shows it."),
        "2001-01-02",
        is_only_example=True,
    ),
    Field(
        "keywords",
        "kata-kunci",
        parse_texts,
        N_("Words that residents search for; they also link related episodes."),
        "[kata pertama, kata kedua]",
        english="[first keyword, second keyword]",
        obsolete=("tags", "tag", "keyword", "news-keywords"),
        is_only_example=True,
    ),
    Field(
        "slug",
        "slug",
        parse_slug,
        N_("The episode's part of the address; made from the title when missing."),
        "ktp-el-hilang",
        english="lost-id-card",
    ),
    ALIASES,
    Field(
        "picture",
        "gambar",
        file_in("content/images"),
        N_("A square picture of its own, in content/images."),
        "nama-gambar.jpg",
        english="picture-name.jpg",
        obsolete=("image", "images", "cover", "episode-image", "thumbnail", "featured-image"),
        is_only_example=True,
    ),
    Field(
        "picture_alt",
        "alt-gambar",
        parse_text,
        N_("What the picture shows, for those who do not see it."),
        "Loket pelayanan",
        obsolete=("image-alt", "alt"),
    ),
    Field(
        "soundbites",
        "kutipan",
        parse_soundbites,
        N_("Passages worth hearing alone."),
        '["00:40-01:05 Yang paling sering lupa"]',
    ),
    Field(
        "consent",
        "izin",
        parse_text,
        N_("Who agreed to be published, when, and where the signed form lies; never published."),
        "2 orang, 2026-11-18, map izin",
        english="2 people, 2026-11-18, folder of consents",
        obsolete=("persetujuan",),
    ),
    Field(
        "questions",
        "pertanyaan",
        parse_questions,
        N_("What residents asked, and where the sound answers it."),
        '["02:15 Pertanyaan warga yang dijawab di sini?"]',
        obsolete=("faq", "tanya-jawab"),
        is_only_example=True,
    ),
    Field(
        "former_guids",
        "guid-lama",
        parse_lines,
        N_("The guid that the episode had before, when it had to be changed."),
        "3f2a1b0c-9d8e-4f7a-8b6c-5d4e3f2a1b0c",
    ),
    Field(
        "former_audio",
        "audio-lama",
        parse_texts,
        N_("The name of the published audio file that was replaced on purpose."),
        "003-ktp-el.mp3",
    ),
    Field(
        "explicit",
        "eksplisit",
        parse_truth,
        N_("Whether the episode is not for children."),
        "tidak",
        obsolete=("itunes-explicit",),
    ),
    Field(
        "is_blocked",
        "blokir",
        parse_truth,
        N_("Keeps the episode out of Apple's directory."),
        "ya",
        obsolete=("block", "itunes-block", "itunesblock"),
    ),
)
