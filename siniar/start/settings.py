"""Writes the settings file of a new show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from siniar.content.examples import is_indonesian
from siniar.content.settings.edit import write_python
from siniar.model.words import N_, Words
from siniar.start.answers import ShowAnswers
from siniar.system.resources import find_resource

#: Lines of the skeleton that are each show's own.
_SHOW, _URL, _ZONE = "SHOW: dict[str, object] = {}\n", 'get("SITEURL") or ""', 'TIMEZONE = ""'
#: What stands above a setting, as message ids.
_COMMENTS = {
    "description": N_("What the show is about, in two or three sentences; directories show it."),
    "categories": N_("Apple's own words, in English; the first is the most important."),
    "guid": N_("Made for this show alone. It stays the same for life, whatever changes."),
    "addresses": N_("The words of addresses. Never change them once the site is public."),
}
#: Words of addresses for shows whose pages speak Indonesian; else English.
INDONESIAN_ADDRESSES = {
    "episode": "episode",
    "topic": "topik",
    "person": "orang",
    "season": "musim",
    "all": "semua",
    "subscribe": "langganan",
    "search": "cari",
    "video": "video",
    "audio": "audio",
    "files": "berkas",
    "transcript": "transkrip",
    "chapters": "bab",
    "pictures": "gambar",
    "privacy": "data-anda",
    "questions": "pertanyaan",
}


def describe_show(answers: ShowAnswers, page_words: Words) -> dict[str, object]:
    """SHOW as a mapping; what nobody answered is left out."""
    about = page_words.t("{title} is a podcast by {office}.")
    main, accent = answers.colors
    show = {
        "title": answers.title,
        "code": answers.code,
        "description": about.format(title=answers.title, office=answers.office),
        "author": answers.office,
        "owner": {"name": answers.office, **_given(email=answers.email)},
        "language": answers.language,
        "editors_language": answers.editors_language,
        "categories": ["Government"],
        "guid": answers.guid,
        "topics": [{"name": name} for name in answers.topics],
        "copyright": answers.office,
        "question": answers.email and f"mailto:{answers.email}",
        "youtube_channel": answers.channel,
        "colors": {"main": main, "accent": accent},
        "addresses": INDONESIAN_ADDRESSES if is_indonesian(page_words) else {},
    }
    return _given(**show)


def _given(**values: object) -> dict[str, object]:
    return {key: value for key, value in values.items() if value}


def write_settings(answers: ShowAnswers, page_words: Words, words: Words) -> str:
    """The settings file."""
    text = find_resource("start/skeleton/pelicanconf.py").read_text(encoding="utf-8")
    show = "".join(_lines(describe_show(answers, page_words), words))
    text = text.replace(_SHOW, f"SHOW = {{\n{show}}}\n")
    text = text.replace(_URL, f'get("SITEURL") or {write_python(answers.site_url, 0, 0)}')
    return text.replace(_ZONE, f"TIMEZONE = {write_python(answers.timezone, 0, 0)}")


def _lines(show: Mapping[str, object], words: Words) -> Iterator[str]:
    for key, value in show.items():
        if key in _COMMENTS:
            yield f"    # {words.t(_COMMENTS[key])}\n"
        head = f'    "{key}": '
        yield f"{head}{write_python(value, 4, len(head))},\n"
