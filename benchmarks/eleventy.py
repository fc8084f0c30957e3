"""The corpus as an Eleventy site that makes the same pages and feeds with a plain theme."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.corpus import Entry, make_entries, render_audio, render_captions

_CONFIG = """
module.exports = (config) => {
  config.addPassthroughCopy({ "audio": "audio", "transkrip": "transkrip" });
  const newest = (api) => api.getFilteredByTag("episode").sort((a, b) => b.date - a.date);
  config.addCollection("newest", newest);
  const groups = (name) => (api) => {
    const found = new Map();
    for (const page of newest(api)) {
      for (const key of page.data[name]) found.set(key, [...(found.get(key) ?? []), page]);
    }
    return [...found].map(([key, pages]) => ({ key, pages }));
  };
  for (const name of ["topik", "orang", "musim"]) config.addCollection(name, groups(name));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc", (date) => date.toUTCString());
  config.addFilter("json", (value) => JSON.stringify(value));
  config.addFilter("near", (pages, url) => {
    const here = pages.findIndex((page) => page.url === url);
    return [pages[here - 1], pages[here + 1]].filter(Boolean);
  });
  config.addFilter("related", (groups, topic, url) =>
    groups.find((group) => group.key === topic).pages.filter((page) => page.url !== url)
      .slice(0, 3));
  return { dir: { input: "isi", includes: "../layouts", output: "_site" },
    markdownTemplateEngine: false };
};
"""
_BASE = """<!doctype html><html lang="id"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }} · SIMPATRI</title><meta name="description" content="{{ ringkasan }}">
<link rel="canonical" href="https://siniar.example{{ page.url }}">
<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="SIMPATRI">
<meta property="og:title" content="{{ title }}"><meta property="og:type" content="website">
<meta property="og:description" content="{{ ringkasan }}">
<meta property="og:image" content="/gambar/share.jpg">
<link rel="stylesheet" href="/theme.css"><link rel="manifest" href="/manifest.webmanifest">
</head><body><header><a href="/">SIMPATRI</a><nav><a href="/semua/">Semua</a>
<a href="/topik/">Topik</a> <a href="/cari/">Cari</a> <a href="/langganan/">Langganan</a></nav>
</header><main>{{ content | safe }}</main><footer><p>SIMPATRI</p></footer></body></html>
"""
_CARD = """{% macro card(one) %}<li class="card"><a href="{{ one.url }}">{{ one.data.title }}</a>
<p>{{ one.data.ringkasan }}</p><p><time>{{ one.date | day }}</time> · {{ one.data.durasi }} detik ·
{{ one.data.topik[0] }} · {{ one.data.ukuran }} B</p>
<a href="/audio/{{ one.data.audio }}">Unduh</a></li>{% endmacro %}
"""
_EPISODE = """---
layout: base.njk
---
{% from "card.njk" import card %}<article><h1>{{ title }}</h1><p>{{ ringkasan }}</p>
<script type="application/ld+json">{{ { "@context": "https://schema.org",
"@type": "PodcastEpisode", name: title, url: page.url, description: ringkasan } | json | safe }}
</script>
<audio controls preload="none" src="/audio/{{ audio }}"></audio>
<p><a href="/audio/{{ audio }}">Unduh</a> <a href="whatsapp://send?text={{ title | urlencode }}">
Bagikan</a></p>
<ol>{% for one in bab %}<li><a href="#t={{ one.mulai }}">{{ one.mulai }} {{ one.judul }}</a></li>
{% endfor %}</ol><div class="notes">{{ content | safe }}</div>
<section><h2>Transkrip</h2>{% for cue in transkrip %}<p data-start="{{ cue.mulai }}">
<b>{{ cue.suara }}</b> <a href="#t={{ cue.mulai }}">{{ cue.mulai }}</a> {{ cue.kata }}</p>
{% endfor %}</section>
<ul>{% for one in orang %}<li><a href="/orang/{{ one | slugify }}/">{{ one }}</a></li>
{% endfor %}</ul>
<nav>{% for one in collections.newest | near(page.url) %}<a href="{{ one.url }}">
{{ one.data.title }}</a>{% endfor %}</nav>
<ul>{% for one in collections.topik | related(topik[0], page.url) %}{{ card(one) }}
{% endfor %}</ul></article>
"""
_POSTER = """---
pagination: { data: collections.newest, size: 1, alias: one }
permalink: "{{ one.url }}poster/index.html"
---
<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ one.data.title }}</title>
</head><body><h1>{{ one.data.title }}</h1><p>{{ one.data.ringkasan }}</p><p>{{ one.url }}</p>
</body></html>
"""
_CHAPTERS = """---
pagination: { data: collections.newest, size: 1, alias: one }
permalink: "{{ one.url }}bab.json"
---
{{ { version: "1.2.0", chapters: one.data.bab } | json | safe }}
"""
_HOME = """---
layout: base.njk
title: SIMPATRI
permalink: /index.html
---
{% from "card.njk" import card %}<h1>SIMPATRI</h1><ul>{% for one in collections.newest %}
{% if loop.index <= 12 %}{{ card(one) }}{% endif %}{% endfor %}</ul>
"""
_ARCHIVE = """---
layout: base.njk
title: Semua
permalink: /semua/index.html
---
{% from "card.njk" import card %}<h1>Semua</h1><ul>{% for one in collections.newest %}
{{ card(one) }}{% endfor %}</ul>
"""
_TERMS = """---
layout: base.njk
title: NAME
permalink: /NAME/index.html
---
<h1>NAME</h1><ul>{% for group in collections.NAME %}
<li><a href="/NAME/{{ group.key | slugify }}/">{{ group.key }}</a> {{ group.pages.length }}</li>
{% endfor %}</ul>
"""
_TERM = """---
layout: base.njk
pagination: { data: collections.NAME, size: 1, alias: group }
permalink: "/NAME/{{ group.key | slugify }}/index.html"
---
{% from "card.njk" import card %}<h1>{{ group.key }}</h1><ul>{% for one in group.pages %}
{{ card(one) }}{% endfor %}</ul>
"""
_CHANNEL = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>SIMPATRI</title>
<link>https://siniar.example/</link><language>id</language><description>SIMPATRI</description>
<itunes:author>Kantor</itunes:author><itunes:explicit>false</itunes:explicit>
{% for one in PAGES %}<item><title>{{ one.data.title }}</title>
<link>https://siniar.example{{ one.url }}</link>
<guid isPermaLink="false">{{ one.data.guid }}</guid><pubDate>{{ one.date | rfc }}</pubDate>
<enclosure url="https://siniar.example/audio/{{ one.data.audio }}" length="{{ one.data.ukuran }}"
 type="audio/mpeg"/><description>{{ one.data.ringkasan }}</description>
<itunes:duration>3</itunes:duration><itunes:episode>{{ one.data.nomor }}</itunes:episode>
<podcast:transcript url="https://siniar.example/transkrip/{{ one.data.berkas }}.vtt"
 type="text/vtt"/>
<podcast:chapters url="https://siniar.example{{ one.url }}bab.json"
 type="application/json+chapters"/>
<content:encoded><![CDATA[{{ one.content | safe }}]]></content:encoded></item>
{% endfor %}</channel></rss>
"""
_FEED = "---\npermalink: /feed.xml\n---\n" + _CHANNEL.replace("PAGES", "collections.newest")
_TOPIC_FEED = (
    "---\npagination: { data: collections.topik, size: 1, alias: group }\n"
    'permalink: "/topik/{{ group.key | slugify }}/feed.xml"\n---\n'
    + _CHANNEL.replace("PAGES", "group.pages")
)
_FILES = {
    ".eleventy.js": _CONFIG,
    "layouts/base.njk": _BASE,
    "layouts/card.njk": _CARD,
    "layouts/episode.njk": _EPISODE,
    "isi/poster.njk": _POSTER,
    "isi/bab.njk": _CHAPTERS,
    "isi/index.njk": _HOME,
    "isi/semua.njk": _ARCHIVE,
    "isi/feed.njk": _FEED,
    "isi/topik-feed.njk": _TOPIC_FEED,
} | {
    f"isi/{name}{kind}.njk": text.replace("NAME", name)
    for name in ("topik", "orang", "musim")
    for kind, text in (("", _TERMS), ("-satu", _TERM))
}


def render_note(entry: Entry) -> str:
    """The note as Eleventy reads it: JSON front matter."""
    front = {
        "layout": "episode.njk",
        "tags": ["episode"],
        "permalink": f"/episode/{entry.slug}/index.html",
        "title": entry.title,
        "date": f"{entry.date:%Y-%m-%dT%H:%M:%SZ}",
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
    return f"---json\n{json.dumps(front, ensure_ascii=False)}\n---\n{entry.body}"


def write_project(folder: Path, count: int) -> Path:
    """A whole Eleventy site of ``count`` episodes below ``folder``."""
    for path, text in _FILES.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for name in ("isi/episode", "audio", "transkrip"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for entry in make_entries(count):
        write_entry(folder, entry)
    return folder


def write_entry(folder: Path, entry: Entry) -> Path:
    """Write one episode's files; the path of its note."""
    note = folder / "isi" / "episode" / f"{entry.file}.md"
    note.write_text(render_note(entry), encoding="utf-8")
    (folder / "audio" / f"{entry.file}.mp3").write_bytes(render_audio(entry))
    captions = folder / "transkrip" / f"{entry.file}.vtt"
    captions.write_text(render_captions(entry), encoding="utf-8")
    return note
