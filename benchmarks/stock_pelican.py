"""The corpus for Pelican as it comes: its own reader, its own feeds, a plain theme.

Pelican itself makes no chapters files and no second page for an episode; there are as many fewer
files, and the table says so.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.corpus import Entry, make_entries, render_audio, render_captions

_CONFIG = """
import json
SITENAME = "SIMPATRI"
SITEURL = "https://siniar.example"
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
PATH = "content"
THEME = "theme"
ARTICLE_PATHS = ["episode"]
STATIC_PATHS = ["audio", "transkrip"]
ARTICLE_URL = "episode/{slug}/"
ARTICLE_SAVE_AS = "episode/{slug}/index.html"
CATEGORY_URL = "topik/{slug}/"
CATEGORY_SAVE_AS = "topik/{slug}/index.html"
AUTHOR_URL = "orang/{slug}/"
AUTHOR_SAVE_AS = "orang/{slug}/index.html"
TAG_URL = "musim/{slug}/"
TAG_SAVE_AS = "musim/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "semua", "topik", "orang", "musim", "cari", "langganan", "video"]
PAGINATED_TEMPLATES = {}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_ALL_RSS = "feed.xml"
CATEGORY_FEED_RSS = "topik/{slug}/feed.xml"
RSS_FEED_SUMMARY_ONLY = False
READERS = {"html": None, "rst": None}
JINJA_FILTERS = {"parsed": json.loads}
"""
_BASE = """<!doctype html><html lang="{{ DEFAULT_LANG }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}{{ SITENAME }}{% endblock %}</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="{{ SITENAME }}">
<link rel="stylesheet" href="/theme.css"><link rel="manifest" href="/manifest.webmanifest">
{% block head %}{% endblock %}</head><body><header><a href="/">{{ SITENAME }}</a><nav>
<a href="/semua.html">Semua</a> <a href="/topik.html">Topik</a></nav></header>
<main>{% block main %}{% endblock %}</main><footer><p>{{ SITENAME }}</p></footer></body></html>
"""
_CARD = """{% macro card(one) %}<li class="card"><a href="/{{ one.url }}">{{ one.title }}</a>
<p>{{ one.ringkasan }}</p><p><time>{{ one.date.strftime("%Y-%m-%d") }}</time> · 3 detik ·
{{ one.category }} · {{ one.ukuran }} B</p><a href="/audio/{{ one.audio }}">Unduh</a></li>
{% endmacro %}
"""
_ARTICLE = """{% extends "base.html" %}{% from "card.html" import card %}
{% block title %}{{ article.title }} · {{ SITENAME }}{% endblock %}
{% block head %}<meta name="description" content="{{ article.ringkasan }}">
<meta property="og:title" content="{{ article.title }}"><meta property="og:type" content="website">
<link rel="canonical" href="{{ SITEURL }}/{{ article.url }}">
<script type="application/ld+json">{{ {"@context": "https://schema.org", "@type":
"PodcastEpisode", "name": article.title, "description": article.ringkasan} | tojson }}</script>
{% endblock %}{% block main %}<article><h1>{{ article.title }}</h1><p>{{ article.ringkasan }}</p>
<audio controls preload="none" src="/audio/{{ article.audio }}"></audio>
<p><a href="/audio/{{ article.audio }}">Unduh</a>
<a href="whatsapp://send?text={{ article.title | urlencode }}">Bagikan</a></p>
<ol>{% for one in article.bab | parsed %}<li><a href="#t={{ one[0] }}">{{ one[0] }} {{ one[1] }}</a>
</li>{% endfor %}</ol><div class="notes">{{ article.content }}</div>
<section><h2>Transkrip</h2>{% for cue in article.cues | parsed %}<p data-start="{{ cue[0] }}">
<b>{{ cue[2] }}</b> <a href="#t={{ cue[0] }}">{{ cue[0] }}</a> {{ cue[3] }}</p>{% endfor %}
</section><ul>{% for one in article.authors %}<li><a href="/{{ one.url }}">{{ one }}</a></li>
{% endfor %}</ul>
<ul>{% for one in (articles | selectattr("category", "equalto", article.category) | list)[:3] %}
{{ card(one) }}{% endfor %}</ul></article>{% endblock %}
"""
_LIST = """{% extends "base.html" %}{% from "card.html" import card %}{% block main %}<ul>
{% for one in PAGES %}{{ card(one) }}{% endfor %}</ul>{% endblock %}
"""
_TERMS = """{% extends "base.html" %}{% block main %}<ul>{% for term, ones in TERMS %}
<li><a href="/{{ term.url }}">{{ term }}</a> {{ ones | length }}</li>{% endfor %}</ul>
{% endblock %}
"""
_TEMPLATES = {
    "base.html": _BASE,
    "card.html": _CARD,
    "article.html": _ARTICLE,
    "index.html": _LIST.replace("PAGES", "articles[:12]"),
    "semua.html": _LIST.replace("PAGES", "articles"),
    **{
        f"{name}.html": _LIST.replace("PAGES", "articles") for name in ("category", "author", "tag")
    },
    "topik.html": _TERMS.replace("TERMS", "categories"),
    "orang.html": _TERMS.replace("TERMS", "authors"),
    "musim.html": _TERMS.replace("TERMS", "tags"),
    **{f"{name}.html": '{% extends "base.html" %}' for name in ("cari", "langganan", "video")},
}


def render_note(entry: Entry) -> str:
    """The note as Pelican's own Markdown reader wants it."""
    chapters = json.dumps(entry.chapters, ensure_ascii=False)
    cues = json.dumps(entry.cues, ensure_ascii=False)
    return (
        f"Title: {entry.title}\nDate: {entry.date:%Y-%m-%d %H:%M}\nSlug: {entry.slug}\n"
        f"Category: {entry.topic}\nAuthors: {entry.guest}\nTags: {entry.number // 200 + 1}\n"
        f"Ringkasan: {entry.summary}\nAudio: {entry.file}.mp3\n"
        f"Ukuran: {len(render_audio(entry))}\nBab: {chapters}\nCues: {cues}\n\n{entry.body}"
    )


def write_project(folder: Path, count: int) -> Path:
    """A whole Pelican site of ``count`` episodes below ``folder``."""
    for name, text in _TEMPLATES.items():
        target = folder / "theme" / "templates" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (folder / "pelicanconf.py").write_text(_CONFIG, encoding="utf-8")
    for name in ("episode", "audio", "transkrip"):
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    for entry in make_entries(count):
        write_entry(folder, entry)
    return folder


def write_entry(folder: Path, entry: Entry) -> Path:
    """Write one episode's files; the path of its note."""
    content = folder / "content"
    note = content / "episode" / f"{entry.file}.md"
    note.write_text(render_note(entry), encoding="utf-8")
    (content / "audio" / f"{entry.file}.mp3").write_bytes(render_audio(entry))
    captions = content / "transkrip" / f"{entry.file}.vtt"
    captions.write_text(render_captions(entry), encoding="utf-8")
    return note
