"""Builds what Sveltia CMS has to know: collections and widgets, made from the tables of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from siniar.content.examples import is_indonesian
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.location import LOCATION_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fields.people import PERSON_FIELDS, ROLES
from siniar.content.fields.questions import QUESTION_FIELDS
from siniar.content.fields.service import SERVICE_FIELDS
from siniar.content.fields.table import Field
from siniar.model.show import Show
from siniar.model.words import N_, Words
from siniar.pages.board.ideas import FOLDER as IDEAS
from siniar.pages.board.ideas import IDEA_FIELDS

#: Bytes of a file that GitHub's own upload page takes too; 30 minutes of audio are 21.6 MB.
#: https://docs.github.com/repositories/working-with-files/managing-large-files
UPLOAD_LIMIT = 25 * 1024 * 1024
#: What is said beside it; the form refuses a larger file before it is sent.
_LARGE = N_(
    "At most 25 MB. Larger, or not MP3 or M4A: leave this empty and lay the recording into "
    "content/rekaman; the handbook's page on production says how."
)
#: Bytes of a picture; residents pay for each of them.
PICTURE_LIMIT = 2 * 1024 * 1024
#: Characters of a summary; chats cut after that.
SUMMARY_LENGTH = 300

Config = dict[str, Any]


class _Context(Struct, frozen=True):
    show: Show
    words: Words

    @property
    def is_indonesian(self) -> bool:
        """Which of a field's two keys the notes are written with."""
        return is_indonesian(self.words)

    def key(self, row: Field) -> str:
        """The key as notes hold it."""
        return row.alias if self.is_indonesian else row.name


_Widget = Callable[[Field, _Context], Config]


def _fixed(**options: Any) -> _Widget:
    return lambda _row, _context: dict(options)


def _choice(*pairs: tuple[str, str], has_default: bool = False) -> _Widget:
    """One of a few words, as (Indonesian, English); the first may be chosen already."""

    def build(_row: Field, context: _Context) -> Config:
        words = [pair[0] if context.is_indonesian else pair[1] for pair in pairs]
        made: Config = {"widget": "select", "options": words}
        return made | ({"default": words[0]} if has_default else {})

    return build


def _topic(_row: Field, context: _Context) -> Config:
    return {"widget": "select", "options": [topic.name for topic in context.show.topics]}


def _moment(_row: Field, context: _Context) -> Config:
    zone = context.show.timezone
    return {"widget": "datetime", "format": "YYYY-MM-DD HH:mm", "input_timezone": zone}


def _list_of(row: Field, context: _Context) -> Config:
    label = context.key(row).capitalize()
    inner = {"name": "teks", "label": label, "widget": "string"}
    return {"widget": "list", "field": inner, "label_singular": label}


def _file(folder: str, accept: str, limit: int, widget: str = "file") -> _Widget:
    library = {"default": {"config": {"max_file_size": limit, "slugify_filename": True}}}
    return _fixed(
        widget=widget,
        accept=accept,
        media_folder=f"/content/{folder}",
        public_folder=f"/{folder}",
        media_libraries=library,
    )


def _object_of(table: tuple[Field, ...]) -> _Widget:
    def build(_row: Field, context: _Context) -> Config:
        return {"widget": "object", "collapsed": True, "fields": _fields(table, context)}

    return build


def _objects_of(table: tuple[Field, ...]) -> _Widget:
    def build(_row: Field, context: _Context) -> Config:
        return {"widget": "list", "collapsed": "auto", "fields": _fields(table, context)}

    return build


def _role(_row: Field, context: _Context) -> Config:
    words = ROLES if context.is_indonesian else dict.fromkeys(ROLES.values())
    return {"widget": "select", "options": list(words)}


_NUMBER = _fixed(widget="number", value_type="int", min=0)
_ORDINAL = _fixed(widget="number", value_type="int", min=1)
_DAY = _fixed(widget="datetime", type="date", format="YYYY-MM-DD")
_YES_OR_NO = _choice(("tidak", "false"), ("ya", "true"))

#: Widgets by the fields' names; what is missing here is one line of text.
#: https://sveltiacms.app/en/docs/fields
_WIDGETS: Mapping[str, _Widget] = {
    "date": _moment,
    "guid": _fixed(widget="uuid", readonly=True),
    "number": _ORDINAL,
    "season": _ORDINAL,
    "order": _NUMBER,
    "audio_length": _NUMBER,
    "kind": _choice(("penuh", "full"), ("trailer", "trailer"), ("bonus", "bonus")),
    "topic": _topic,
    "summary": _fixed(widget="text", maxlength=SUMMARY_LENGTH),
    "audio": _file("audio", ".mp3,.m4a,audio/mpeg,audio/mp4", UPLOAD_LIMIT),
    "transcript": _file("transcripts", ".vtt,.srt", PICTURE_LIMIT),
    "picture": _file("images", "image/jpeg,image/png", PICTURE_LIMIT, "image"),
    "hosts": _list_of,
    "guests": _list_of,
    "people": _objects_of(PERSON_FIELDS),
    "role": _role,
    "chapters": _list_of,
    "soundbites": _list_of,
    "questions": _objects_of(QUESTION_FIELDS),
    "keywords": _list_of,
    "former_guids": _list_of,
    "former_audio": _list_of,
    "aliases": _list_of,
    "service": _object_of(SERVICE_FIELDS),
    "location": _object_of(LOCATION_FIELDS),
    "rel": _choice(("dibahas", "subject"), ("dibuat", "creator")),
    "requirements": _list_of,
    "who": _list_of,
    "question": _fixed(widget="text"),
    "expires": _DAY,
    "confirmed": _DAY,
    "recorded": _DAY,
    "when": _DAY,
    "ai_content": _YES_OR_NO,
    "explicit": _YES_OR_NO,
    "is_blocked": _YES_OR_NO,
}
#: A note that is saved half-way is a draft and stops nobody.
_EPISODE_STATUS = _choice(
    ("draf", "draft"), ("terbit", "published"), ("ditarik", "withdrawn"), has_default=True
)
_PAGE_STATUS = _choice(("draf", "draft"), ("terbit", "published"), ("ditarik", "withdrawn"))
#: Fields that a form wants although a note does without: file names begin with the number, and
#: apps know an episode by its guid.
_WANTED = frozenset({"title", "date", "number", "guid", "name"})


def _fields(table: Iterable[Field], context: _Context, **others: _Widget) -> list[Config]:
    return [_field(row, context, others) for row in table]


def _field(row: Field, context: _Context, others: Mapping[str, _Widget]) -> Config:
    build = others.get(row.name) or _WIDGETS.get(row.name) or _fixed(widget="string")
    key = context.key(row)
    hint = context.words.t(row.help)
    made = build(row, context)
    if made["widget"] == "string":
        hint = context.words.t("{help} For example: {example}", help=hint, example=row.example)
    if row.name == "audio":
        hint = f"{hint} {context.words.t(_LARGE)}"
    return {
        "name": key,
        "label": key.replace("-", " ").capitalize(),
        "hint": hint,
        "required": row.is_required or row.name in _WANTED,
        **made,
    }


def _body(context: _Context) -> Config:
    return {
        "name": "body",
        "label": context.words.t("Text"),
        "hint": context.words.t("What residents read below the player, in short sentences."),
        "widget": "markdown",
        "required": False,
        "buttons": ["bold", "italic", "link", "heading-two", "bulleted-list", "numbered-list"],
        "editor_components": [],
    }


def _collection(name: str, label: str, fields: list[Config], context: _Context) -> Config:
    title = "judul" if context.is_indonesian else "title"
    return {
        "name": name,
        "label": label,
        "label_singular": label,
        "folder": f"content/{name}",
        "identifier_field": title,
        "fields": fields,
        "editor": {"preview": False},
    }


def build_config(show: Show, words: Words) -> Config:
    """The whole configuration, as its JSON holds it; ``show.admin`` names the repository."""
    context = _Context(show, words)
    title, number = ("judul", "nomor") if context.is_indonesian else ("title", "number")
    episodes = _fields(_ordered(EPISODE_FIELDS), context, status=_EPISODE_STATUS)
    # What is seldom filled in stands below the text.
    episodes.insert(len(_FIRST), _body(context))
    pages = [*_fields(PAGE_FIELDS, context, status=_PAGE_STATUS), _body(context)]
    ideas = [*_fields(IDEA_FIELDS, context), _body(context)]
    admin = show.admin
    return {
        "load_config_file": False,
        "backend": {
            "name": "github",
            "repo": admin.repository if admin else "",
            "branch": admin.branch if admin else "main",
            "auth_methods": ["token"],
        },
        "app_title": show.title,
        "site_url": show.url,
        "show_preview_links": False,
        "media_folder": "content/images",
        "public_folder": "/images",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True},
        "collections": [
            {
                **_collection("episodes", words.t("Episodes"), episodes, context),
                "slug": f"{{{{fields.{number}}}}}-{{{{slug}}}}",
                "summary": f"{{{{{number}}}}} {{{{{title}}}}}",
                "sortable_fields": {"fields": [number, title], "default": {"field": number}},
            },
            _collection("pages", words.t("Pages"), pages, context),
            _collection(IDEAS, words.t("Ideas"), ideas, context),
        ],
    }


#: What an editor fills in first; the rest follows in the order of the table.
_FIRST = (
    *("title", "number", "date", "topic", "status", "summary", "audio", "videos"),
    *("hosts", "guests", "service"),
)


def _ordered(table: tuple[Field, ...]) -> list[Field]:
    places = {name: place for place, name in enumerate(_FIRST)}
    return sorted(table, key=lambda row: places.get(row.name, len(places)))
