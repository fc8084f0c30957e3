"""The table of front-matter fields: key, Indonesian alias, parser, help and former names.

What is not in the table is not a field. A parser takes the value as typed and a context, notes
findings in the context's report, and returns the parsed value or ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from difflib import get_close_matches
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from siniar.dates import DateProblem, parse_moment
from siniar.findings import Report
from siniar.frontmatter import Entry, Note, Scalar, Sequence, Value
from siniar.frontmatter import Mapping as FieldMapping
from siniar.model import Chapter, EpisodeKind, Person, Service, Soundbite, Status, Topic, Video
from siniar.slugs import SLUG, slugify
from siniar.timecode import parse_position
from siniar.video import read_video
from siniar.words import N_

T = TypeVar("T")

EXAMPLE_GUID = "4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f"
#: What an editor writes to say "on purpose: nothing".
NONE_WORDS = frozenset({"tidak ada", "tidak", "none", "-"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a parser may know beside the value itself."""

    note: Note
    field: Field
    #: The key as the editor wrote it.
    key: str
    zone: tzinfo
    topics: tuple[Topic, ...]

    @property
    def report(self) -> Report:
        """The note's own report."""
        return self.note.report

    def add(self, code: str, line: int, **values: object) -> None:
        """Note a finding at a line of the note."""
        self.report.add(code, self.note.place(line), **values)

    def wrong_form(self, value: Value) -> None:
        """Note that the value is a list where a word is wanted, or the other way round."""
        example = f"{self.key}: {self.field.example}"
        self.add("bentuk-salah", value.line, key=self.key, example=example)


Parser = Callable[[Value, Context], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table."""

    #: English key, also the name of the parsed value.
    name: str
    #: Indonesian key; the sample show writes this one.
    alias: str
    parse: Parser
    #: Message id: what the field is for.
    help: str
    #: A value as an editor of an Indonesian show would type it after the colon.
    example: str
    is_required: bool = False
    #: Keys of older notes and other tools; still read, with advice.
    obsolete: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that means this field."""
        return (self.name, self.alias, *self.obsolete)


@dataclass(frozen=True, slots=True)
class FileName:
    """A file that a note names, with the line that names it."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A parsed value with the line it was written on, for checks that come later."""

    value: T
    line: int


def nearest(word: str, choices: tuple[str, ...]) -> str:
    """The choice that was probably meant; the first one when nothing is near."""
    folded = {choice.casefold(): choice for choice in choices}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.5)
    return folded[close[0]] if close else next(iter(choices), "")


# --- parsers of single values -----------------------------------------------------------------


def parse_text(value: Value, context: Context) -> str | None:
    """One line of text; runs of white space become one blank."""
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    return " ".join(value.text.split())


def parse_moment_field(value: Value, context: Context) -> datetime | None:
    """An aware moment in the show's time zone."""
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    moment = parse_moment(value.text, context.zone)
    if moment is DateProblem.UNREADABLE:
        context.add("tanggal-salah", value.line)
        return None
    if moment is DateProblem.IMPOSSIBLE:
        context.add("tanggal-tidak-ada", value.line, value=value.text)
        return None
    assert isinstance(moment, datetime)
    return moment


def parse_day(value: Value, context: Context) -> date | None:
    """A day; a clock is allowed and ignored."""
    moment = parse_moment_field(value, context)
    return moment.date() if moment else None


def parse_number(value: Value, context: Context) -> int | None:
    """A whole number from 0 to 999,999,999,999."""
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    if re.fullmatch("[0-9]{1,12}", value.text):
        return int(value.text)
    example = f"{context.key}: {context.field.example}"
    context.add("angka-salah", value.line, value=value.text, example=example)
    return None


def one_of(choices: Mapping[str, Any]) -> Parser:
    """A parser for one of a few words, both languages being allowed."""

    def parse(value: Value, context: Context) -> Any:
        if not isinstance(value, Scalar):
            return context.wrong_form(value)
        if value.text.casefold() in choices:
            return choices[value.text.casefold()]
        context.add(
            "pilihan-salah",
            value.line,
            key=context.key,
            value=value.text,
            choices=", ".join(choices),
        )
        return None

    return parse


def parse_guid(value: Value, context: Context) -> str | None:
    """An opaque permanent identity.

    Digits alone are refused: Podcast Index's parser reads ``0012`` as the number 12.
    """
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    is_opaque = re.search("[A-Za-z]", value.text) and not re.search(r"[\s<>&\"]", value.text)
    if 8 <= len(value.text) <= 200 and is_opaque:
        return value.text
    context.add("guid-salah", value.line, example=EXAMPLE_GUID)
    return None


def parse_slug(value: Value, context: Context) -> str | None:
    """A path segment of an address."""
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    if SLUG.fullmatch(value.text) and len(value.text) <= 100:
        return value.text
    example = f"{context.key}: {slugify(value.text) or context.field.example}"
    context.add("slug-salah", value.line, value=value.text, example=example)
    return None


def parse_url(value: Value, context: Context) -> str | None:
    """An absolute http or https address."""
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    return read_url(value.text, value.line, context)


def read_url(text: str, line: int, context: Context) -> str | None:
    """The address in ``text``, or a finding."""
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_address = is_address and "." in (parts.hostname or "") and not re.search(r"[\s<>\"]", text)
    except ValueError:
        is_address = False
    if not is_address:
        context.add("alamat-salah", line, value=text)
        return None
    if parts.scheme == "http":
        context.add("alamat-http", line)
    return text


def file_in(folder: str) -> Parser:
    """A parser for a file's name inside ``folder``, which it may not lead out of."""

    def parse(value: Value, context: Context) -> FileName | None:
        if not isinstance(value, Scalar):
            return context.wrong_form(value)
        name = value.text.removeprefix("/").removeprefix("content/")
        name = name.removeprefix(f"{folder.removeprefix('content/')}/")
        parts = re.split(r"[/\\]", name)
        if ".." in parts or ":" in name or "\\" in name or name.startswith(("/", "~")):
            context.add("jalur-keluar", value.line, value=value.text, folder=folder)
            return None
        return FileName(name, value.line)

    return parse


def parse_audio(value: Value, context: Context) -> FileName | None:
    """A file in ``content/audio`` or a whole address elsewhere."""
    if isinstance(value, Scalar) and re.match("https?://", value.text):
        url = read_url(value.text, value.line, context)
        return FileName(url, value.line) if url else None
    parsed: FileName | None = file_in("content/audio")(value, context)
    return parsed


def parse_length(value: Value, context: Context) -> float | None:
    """A duration such as ``12:30`` in seconds."""
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    seconds = parse_position(value.text)
    if seconds is None:
        context.wrong_form(value)
    return seconds


def parse_topic(value: Value, context: Context) -> Topic | None:
    """One of the show's topics, by name or slug, whatever the case."""
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    wanted = value.text.casefold()
    for topic in context.topics:
        if wanted in (topic.name.casefold(), topic.slug):
            return topic
    names = tuple(topic.name for topic in context.topics)
    context.add(
        "topik-tidak-dikenal",
        value.line,
        value=value.text,
        nearest=nearest(value.text, names),
        choices=", ".join(names),
    )
    return None


# --- parsers of lists -------------------------------------------------------------------------


def scalars(value: Value, context: Context) -> list[Scalar]:
    """The single values of a list; one value alone is a list of one."""
    items = value.items if isinstance(value, Sequence) else (value,)
    kept = [item for item in items if isinstance(item, Scalar)]
    for item in items:
        if not isinstance(item, Scalar):
            context.wrong_form(item)
    return [item for item in kept if item.text]


def parse_texts(value: Value, context: Context) -> tuple[str, ...]:
    """A list of words; a single line may hold them between commas."""
    if isinstance(value, Scalar):
        return tuple(word.strip() for word in value.text.split(",") if word.strip())
    return tuple(item.text for item in scalars(value, context))


def parse_lines(value: Value, context: Context) -> tuple[str, ...]:
    """A list of sentences, in which commas mean nothing."""
    return tuple(item.text for item in scalars(value, context))


def parse_chapters(value: Value, context: Context) -> tuple[Placed[Chapter], ...]:
    """Chapters as ``MM:SS Title``, as a list or one below the other."""
    chapters = []
    for item in scalars(value, context):
        match = re.fullmatch(r"\(?([\d:.,]+)\)?\s*(?:[-–|]\s*)?(\S.*)", item.text)
        start = parse_position(match[1]) if match else None
        if match is None or start is None:
            context.add("bab-salah", item.line)
        else:
            chapters.append(Placed(Chapter(start, match[2]), item.line))
    return tuple(chapters)


def parse_soundbites(value: Value, context: Context) -> tuple[Soundbite, ...]:
    """Passages as ``MM:SS-MM:SS Title``."""
    bites = []
    for item in scalars(value, context):
        match = re.fullmatch(r"([\d:.,]+)\s*[-–]\s*([\d:.,]+)\s*(.*)", item.text)
        start, end = (parse_position(match[1]), parse_position(match[2])) if match else (None, None)
        if match is None or start is None or end is None or end <= start:
            context.wrong_form(item)
        else:
            bites.append(Soundbite(start, end - start, match[3]))
    return tuple(bites)


def parse_videos(value: Value, context: Context) -> tuple[Video, ...] | None:
    """YouTube addresses; "tidak ada" gives an empty tuple, which means: none on purpose.

    An address may be followed by a label: ``https://youtu.be/… Bagian 2``.
    """
    videos = []
    for item in scalars(value, context):
        if item.text.casefold() in NONE_WORDS:
            continue
        address, _, label = item.text.partition(" ")
        video, findings = read_video(address, context.note.place(item.line))
        context.report.extend(findings)
        if video:
            videos.append(Video(video.id, label.strip()))
    return tuple(videos)


#: Role names that editors may write, with the role in the Podcasting 2.0 taxonomy.
#: https://podcasting2.org/docs/podcast-namespace/tags/person
ROLES = {
    "pembawa acara": "host",
    "pembawa": "host",
    "pendamping": "co-host",
    "narasumber": "guest",
    "narator": "narrator",
    "penyiar": "announcer",
    "pewarta": "reporter",
    "penulis": "writer",
    "periset": "researcher",
    "penyunting": "editor",
    "juru bahasa": "translator",
    "penerjemah": "translator",
    "produser": "producer",
    "juru rekam": "audio engineer",
    "penyunting audio": "audio editor",
    "juru kamera": "camera operator",
    "media sosial": "social media manager",
}
_ROLE_NAMES = ROLES | {role: role for role in ROLES.values()}


def make_person(name: str, role: str, position: str) -> Person:
    """A person with the address that the name gives."""
    return Person(name, slugify(name) or "tanpa-nama", role, position)


def people_as(role: str) -> Parser:
    """A parser for people of one role, each as ``Name, position``.

    ``[Name, position]`` is one person too: an entry in small letters belongs to the name before.
    """

    def parse(value: Value, context: Context) -> tuple[Person, ...]:
        people: list[Person] = []
        for item in scalars(value, context):
            name, _, position = (part.strip() for part in item.text.partition(","))
            if item.text[:1].islower() and people and not people[-1].position:
                people[-1] = make_person(people[-1].name, role, item.text)
            elif name:
                people.append(make_person(name, role, position))
        return tuple(people)

    return parse


def parse_people(value: Value, context: Context) -> tuple[Person, ...]:
    """People of any role, each as ``{nama: …, peran: …, jabatan: …}``."""
    people = []
    for item in value.items if isinstance(value, Sequence) else (value,):
        if not isinstance(item, FieldMapping):
            context.wrong_form(item)
            continue
        parts = parse_table(item, PERSON_FIELDS, context.note, context.zone, context.topics)
        if "name" in parts:
            people.append(
                make_person(parts["name"], parts.get("role", "guest"), parts.get("position", ""))
            )
    return tuple(people)


def parse_role(value: Value, context: Context) -> str | None:
    """A role of the taxonomy."""
    if not isinstance(value, Scalar):
        return context.wrong_form(value)
    role = _ROLE_NAMES.get(value.text.casefold())
    if role is None:
        context.add("peran-salah", value.line, value=value.text, choices=", ".join(ROLES))
    return role


def parse_service(value: Value, context: Context) -> Service | None:
    """The box with what a resident has to bring and where to go."""
    if not isinstance(value, FieldMapping):
        return context.wrong_form(value)
    parts = parse_table(value, SERVICE_FIELDS, context.note, context.zone, context.topics)
    return Service(**parts) if parts else None


# --- the tables -------------------------------------------------------------------------------

PERSON_FIELDS = (
    Field("name", "nama", parse_text, N_("The person's name."), "Ibu Contoh", is_required=True),
    Field("role", "peran", parse_role, N_("What the person does in the episode."), "narasumber"),
    Field("position", "jabatan", parse_text, N_("The person's position."), "petugas loket"),
)

SERVICE_FIELDS = (
    Field(
        "requirements",
        "syarat",
        parse_lines,
        N_("What has to be brought, one thing per line."),
        "[Surat kehilangan dari kepolisian, Kartu keluarga]",
    ),
    Field("place", "tempat", parse_text, N_("Where to go."), "Loket pelayanan kecamatan"),
    Field("hours", "waktu", parse_text, N_("When it is open."), "Senin sampai Jumat, 08.00–15.00"),
    Field("cost", "biaya", parse_text, N_("What it costs."), "Gratis"),
    Field(
        "source",
        "sumber",
        parse_url,
        N_("The official page that says so."),
        "https://contoh.go.id/halaman-resmi",
    ),
)

EPISODE_FIELDS = (
    Field(
        "title",
        "judul",
        parse_text,
        N_("What the episode is about, without number and show name."),
        "Cara mengurus KTP-el yang hilang",
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
    Field("number", "nomor", parse_number, N_("The episode's number."), "3", obsolete=("episode",)),
    Field("season", "musim", parse_number, N_("The season's number."), "1"),
    Field(
        "kind",
        "jenis",
        one_of(
            {
                "penuh": EpisodeKind.FULL,
                "trailer": EpisodeKind.TRAILER,
                "bonus": EpisodeKind.BONUS,
                "full": EpisodeKind.FULL,
            }
        ),
        N_("A whole episode (the default), a trailer, or a bonus."),
        "trailer",
        obsolete=("episodetype",),
    ),
    Field(
        "status",
        "status",
        one_of(
            {
                "terbit": Status.PUBLISHED,
                "draf": Status.DRAFT,
                "published": Status.PUBLISHED,
                "draft": Status.DRAFT,
            }
        ),
        N_("A draft never appears on the site."),
        "draf",
    ),
    Field("topic", "topik", parse_topic, N_("One of the show's topics."), "Kependudukan"),
    Field(
        "summary",
        "ringkasan",
        parse_text,
        N_("One or two sentences; shown under the title, in searches and in WhatsApp."),
        "Syarat, tempat, dan lama pengurusan KTP-el yang hilang.",
        obsolete=("description", "deskripsi"),
    ),
    Field(
        "audio",
        "audio",
        parse_audio,
        N_("The audio file in content/audio, or its address elsewhere."),
        "003-ktp-el-hilang.mp3",
        obsolete=("mp3", "file", "enclosure"),
    ),
    Field(
        "audio_length",
        "ukuran",
        parse_number,
        N_("Bytes of an audio file that lies elsewhere."),
        "14400000",
    ),
    Field(
        "audio_duration",
        "durasi",
        parse_length,
        N_("Length of the audio, where the file does not tell it."),
        '"12:30"',
    ),
    Field(
        "videos",
        "youtube",
        parse_videos,
        N_('The YouTube video or videos, or "tidak ada".'),
        "https://youtu.be/XXXXXXXXXXX",
        obsolete=("video",),
    ),
    Field(
        "hosts",
        "pembawa",
        people_as("host"),
        N_("Who leads through the episode."),
        '["Bima Contoh, pembawa acara"]',
        obsolete=("host",),
    ),
    Field(
        "guests",
        "narasumber",
        people_as("guest"),
        N_("Who is asked."),
        '["Sari Contoh, petugas loket"]',
        obsolete=("guest",),
    ),
    Field(
        "people",
        "orang",
        parse_people,
        N_("Everybody with another role."),
        "[{nama: Ibu Contoh, peran: juru bahasa}]",
    ),
    Field(
        "chapters",
        "bab",
        parse_chapters,
        N_("Parts of the episode with the time they start at."),
        '["00:00 Pembuka", "01:30 Syarat yang dibawa"]',
    ),
    Field(
        "transcript",
        "transkrip",
        file_in("content/transcripts"),
        N_(
            "The transcript in content/transcripts (.vtt or .srt); one named like the audio is "
            "found by itself."
        ),
        "003-ktp-el-hilang.vtt",
    ),
    Field(
        "service",
        "layanan",
        parse_service,
        N_("The box with what to bring, where, when, and what it costs."),
        "{biaya: Gratis}",
    ),
    Field(
        "expires",
        "berlaku-sampai",
        parse_day,
        N_("Last day on which what is said still holds."),
        "2027-06-30",
    ),
    Field(
        "confirmed",
        "diperiksa",
        parse_day,
        N_("Day on which the office last checked that it still holds."),
        "2026-11-01",
    ),
    Field(
        "keywords",
        "kata-kunci",
        parse_texts,
        N_("Words that residents search for; they also link related episodes."),
        "[ktp, kehilangan]",
        obsolete=("tags", "tag"),
    ),
    Field(
        "slug",
        "slug",
        parse_slug,
        N_("The episode's part of the address; made from the title when missing."),
        "ktp-el-hilang",
    ),
    Field(
        "picture",
        "gambar",
        file_in("content/images"),
        N_("A square picture of its own, in content/images."),
        "003-ktp.jpg",
        obsolete=("image", "cover"),
    ),
    Field(
        "picture_alt",
        "alt-gambar",
        parse_text,
        N_("What the picture shows, for those who do not see it."),
        "Loket pelayanan",
    ),
    Field(
        "soundbites",
        "kutipan",
        parse_soundbites,
        N_("Passages worth hearing alone."),
        '["00:40-01:05 Yang paling sering lupa"]',
    ),
    Field(
        "explicit",
        "eksplisit",
        one_of({"ya": True, "tidak": False, "true": True, "false": False}),
        N_("Whether the episode is not for children."),
        "tidak",
    ),
    Field(
        "is_blocked",
        "blokir",
        one_of({"ya": True, "tidak": False, "true": True, "false": False}),
        N_("Keeps the episode out of Apple's directory."),
        "ya",
    ),
)

PAGE_FIELDS = (
    Field("title", "judul", parse_text, N_("The page's title."), "Tentang kami", is_required=True),
    Field("slug", "slug", parse_slug, N_("The page's address."), "tentang"),
    Field("summary", "ringkasan", parse_text, N_("One sentence for searches."), "Siapa kami."),
    Field("order", "urutan", parse_number, N_("Place in the menu, smallest first."), "10"),
    Field(
        "status",
        "status",
        one_of(
            {
                "terbit": Status.PUBLISHED,
                "draf": Status.DRAFT,
                "published": Status.PUBLISHED,
                "draft": Status.DRAFT,
            }
        ),
        N_("A draft never appears on the site."),
        "draf",
    ),
)


def parse_table(
    values: FieldMapping,
    table: tuple[Field, ...],
    note: Note,
    zone: tzinfo,
    topics: tuple[Topic, ...],
) -> dict[str, Any]:
    """The parsed values of a mapping by the fields' names; what is wrong stands in the note's
    report, and a field that is missing or unreadable is not in the answer.
    """
    by_key = {key: row for row in table for key in row.keys}
    parsed: dict[str, Any] = {}
    given: dict[str, Entry] = {}
    for entry in values.entries:
        row = by_key.get(entry.key.casefold().replace("_", "-")) or by_key.get(entry.key)
        if row is None:
            _report_unknown(entry, table, note)
            continue
        if row.name in given:
            note.report.add("kunci-ganda", note.place(entry.line), key=entry.key)
            continue
        given[row.name] = entry
        if entry.key in row.obsolete:
            note.report.add("kunci-usang", note.place(entry.line), key=entry.key, new=row.alias)
        if isinstance(entry.value, Scalar) and not entry.value.text:
            if row.is_required:
                example = f"{entry.key}: {row.example}"
                note.report.add(
                    "isian-kosong", note.place(entry.line), key=entry.key, example=example
                )
            continue
        value = row.parse(entry.value, Context(note, row, entry.key, zone, topics))
        if value is not None:
            parsed[row.name] = value
    for row in table:
        if row.is_required and row.name not in given:
            example = f"{row.alias}: {row.example}"
            note.report.add(
                "isian-wajib", note.place(values.line), key=row.alias, example=example
            )
    return parsed


def line_of(note: Note, name: str, table: tuple[Field, ...] = EPISODE_FIELDS) -> int:
    """The line that a field was written on, 1 when it was not."""
    keys = next(row.keys for row in table if row.name == name)
    return next((entry.line for entry in note.fields.entries if entry.key in keys), 1)


def _report_unknown(entry: Entry, table: tuple[Field, ...], note: Note) -> None:
    keys = tuple(key for row in table for key in (row.alias, row.name))
    guess = nearest(entry.key, keys)
    note.report.add(
        "kunci-tidak-dikenal", note.place(entry.line), key=entry.key, nearest=guess
    )
