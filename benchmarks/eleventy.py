"""The corpus as an Eleventy site: the same pages, files and feeds as ours, with a plain theme.

The templates are those of stock Pelican, whose language Nunjucks takes as it is: each page sets
what they ask for from Eleventy's collections. Pictures are copied: Eleventy makes none by itself.
"""

# ruff: noqa: E501 (markup in long lines, as a theme has it)

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.corpus import (
    Entry,
    make_entries,
    render_audio,
    render_captions,
    render_icons,
    render_subtitles,
    write_static,
)
from benchmarks.stock_pelican import BASE, PAGES, PARTS, describe_site

_CONFIG = r"""
const { createRequire } = require("node:module");
// What is installed lies beside Eleventy, not beside the site.
const qrcode = createRequire(process.argv[1])("qrcode-generator");
const site = require("./isi/_data/site.json");

const MONTHS = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
  "Oktober", "November", "Desember",
];
const TOPICS = new Map(site.topics.map((topic) => [topic.slug, topic]));
const two = (number) => String(number).padStart(2, "0");
const clock = (seconds) => `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
const slug = (text) => text.toLowerCase().replaceAll(" ", "-");

class Episode {
  constructor(page) {
    const told = page.data;
    const there = new Date(page.date.getTime() + 7 * 3600e3);
    const titles = new Map(told.bab.map((one) => [one.mulai, one.judul]));
    const size = Math.max(Math.round(told.ukuran / 1e5) / 10, 0.1).toFixed(1).replace(".", ",");
    Object.assign(this, {
      page,
      title: told.title,
      slug: told.slug,
      path: page.url,
      guid: told.guid,
      number: told.nomor,
      season: told.musim,
      topic: TOPICS.get(slug(told.topik)),
      summary: told.ringkasan,
      audio: `/audio/${told.audio}`,
      bytes: told.ukuran,
      size: `${size} MB`,
      seconds: told.durasi,
      iso_day: there.toISOString().slice(0, 10),
      day: `${there.getUTCDate()} ${MONTHS[there.getUTCMonth()]} ${there.getUTCFullYear()}`,
      year: there.getUTCFullYear(),
      date: there.toISOString().slice(0, 19) + "+07:00",
      rfc: there.toUTCString().replace("GMT", "+0700"),
      chapters: told.bab.map((one) => ({ start: one.mulai, title: one.judul })),
      cues: told.transkrip.map((cue) => {
        const second = Math.floor(cue.mulai);
        const chapter = titles.get(second);
        titles.delete(second);
        return {
          start: cue.mulai, second, time: clock(second), speaker: cue.suara, text: cue.kata, chapter,
        };
      }),
      guests: told.narasumber.map((one) => (
        { name: one.nama, path: `/orang/${slug(one.nama)}/`, position: one.jabatan }
      )),
    });
  }
}

class Group {
  constructor(key, episodes) {
    Object.assign(this, { key, episodes, count: episodes.length });
  }
}

const group = (episodes, name) => {
  const found = new Map();
  for (const one of episodes) {
    const key = name(one);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(one);
  }
  return [...found].map(([key, episodes]) => new Group(key, episodes));
};

const prepare = (api) => {
  const episodes = api.getFilteredByTag("episode").map((page) => new Episode(page));
  episodes.sort((one, other) => (one.date < other.date ? 1 : -1));
  episodes.forEach((one, at) => {
    one.newer = episodes[at - 1];
    one.older = episodes[at + 1];
  });
  const topics = group(episodes, (one) => one.topic.slug);
  for (const { episodes } of topics) {
    episodes.forEach((one, at) => {
      one.related = [1, -1, 2, -2, 3, -3].map((by) => episodes[at + by]).filter(Boolean).slice(0, 3);
    });
  }
  const persons = group(episodes, (one) => one.guests[0].path);
  const counts = new Map(topics.map((one) => [one.key, one.count]));
  const listed = [
    ["/", ""],
    ...episodes.map((one) => [one.path, one.iso_day]),
    ...["topik", "orang", "langganan", "semua"].map((name) => [`/${name}/`, ""]),
    ...topics.map((one) => [`/topik/${one.key}/`, ""]),
    ...persons.map((one) => [one.key, ""]),
  ];
  const seasons = group(episodes, (one) => one.season).sort((one, other) => other.key - one.key);
  listed.push(...seasons.map((one) => [`/musim/${one.key}/`, ""]));
  return {
    episodes,
    topics: topics.map((one) => Object.assign(one, { topic: TOPICS.get(one.key) })),
    tiles: site.topics.map((one) => ({ ...one, count: counts.get(one.slug) ?? 0 })),
    persons: persons
      .map((one) => Object.assign(one, one.episodes[0].guests[0]))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    seasons,
    years: [...new Set(episodes.map((one) => one.year))],
    listed: listed.map(([path, day]) => [site.root + path, day]),
  };
};

module.exports = (config) => {
  let prepared, written, pages;
  config.on("eleventy.before", () => {
    prepared = undefined;
    written = new Map();
  });
  for (const name of ["episodes", "topics", "tiles", "persons", "seasons", "years", "listed"]) {
    config.addCollection(name, (api) => {
      if (!prepared) {
        prepared = prepare(api);
        pages = new Map(prepared.episodes.map((one) => [one.path, one]));
      }
      return prepared[name];
    });
  }
  config.addPassthroughCopy({ audio: "audio", transkrip: "transkrip", tetap: "/" });
  config.setNunjucksEnvironmentOptions({ trimBlocks: true, lstripBlocks: true });
  config.amendLibrary("md", (md) => {
    md.renderer.rules.heading_open = (tokens, at, options, env, self) => {
      tokens[at].attrSet("id", slug(tokens[at + 1].content));
      return self.renderToken(tokens, at, options);
    };
  });
  const simple = (notes) => {
    const text = notes.replaceAll(/<h[1-6][^>]*>(.*?)<\/h[1-6]>/g, "<p><strong>$1</strong></p>");
    return text.length <= 3600 ? text : text.slice(0, text.lastIndexOf("</p>", 3600)) + "</p>";
  };
  const linked = (page) => {
    const graph = [...(page.graph ?? [])];
    if (page.here) {
      const way = [["Beranda", "/"], ...page.above, [page.here, page.path]];
      const itemListElement = way.map(([name, path], at) => (
        { "@type": "ListItem", position: at + 1, name, item: site.root + path }
      ));
      graph.push({ "@type": "BreadcrumbList", itemListElement });
    }
    const text = JSON.stringify({ "@context": "https://schema.org", "@graph": graph });
    return text.replaceAll("</", "<\\/");
  };
  const qr = (address) => {
    const code = qrcode(0, "M");
    code.addData(address);
    code.make();
    const size = code.getModuleCount();
    const path = [];
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        const from = x;
        while (x < size && code.isDark(y, x)) x += 1;
        if (x > from) path.push(`M${from} ${y}h${x - from}v1h-${x - from}z`);
      }
    }
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}">`
      + `<path d="${path.join("")}"/></svg>`;
  };
  const chapters = (one) => JSON.stringify({
    version: "1.2.0",
    title: one.title,
    chapters: one.chapters.map(({ start, title }) => ({ startTime: start, title })),
  }, null, 1);
  // Each item is written once for both feeds that it stands in.
  const items = (episodes, parts) => episodes.map((one) => {
    if (!written.has(one.path)) {
      written.set(one.path, String(parts.item(site, one, one.page.content)));
    }
    return written.get(one.path);
  }).join("");
  const filters = {
    clock, simple, linked, qr, chapters, items,
    episode: (path) => pages.get(path),
    part: (things, start, end) => things.slice(start, end),
    typed: (address) => address.replace("https://", "").replace(/\/$/, ""),
    upto: (last) => Array.from({ length: last }, (_, at) => at + 1),
    keys: (groups) => groups.map((one) => one.key),
  };
  for (const [name, filter] of Object.entries(filters)) config.addFilter(name, filter);
  return {
    dir: { input: "isi", includes: "../layouts", output: "_site" },
    markdownTemplateEngine: false,
  };
};
"""

_SETS = (
    "{% set topics = collections.tiles %}{% set episodes = collections.episodes %}"
    "{% set persons = collections.persons %}{% set years = collections.years %}"
)


def _page(
    kind: str, permalink: str, sets: str = _SETS, over: tuple[str, int, str] | None = None
) -> str:
    """A page of Pelican's theme; ``over``: a collection, how many of it a page, and their name."""
    front: dict[str, object] = {"permalink": permalink}
    if over:
        data, size, alias = over
        front["pagination"] = {"data": f"collections.{data}", "size": size, "alias": alias}
    return f"---json\n{json.dumps(front)}\n---\n{sets}{PAGES[kind]}"


def _file(permalink: str, main: str, over: tuple[str, int, str]) -> str:
    """A file that is no page."""
    data, size, alias = over
    pagination = {"data": f"collections.{data}", "size": size, "alias": alias}
    front = {"permalink": permalink, "pagination": pagination}
    return f'---json\n{json.dumps(front)}\n---\n{{% import "parts.html" as parts %}}{main}'


_CHANNEL = "{{ parts.channel(site, f, shown | items(parts)) }}"

#: A page of the feed for each 300.
_FEED = (
    "{% set last = pagination.pages | length %}{% set at = pagination.pageNumber %}"
    '{% set others = [["first", "feed.xml"], ["last", "feed-" ~ last ~ ".xml"]] if last > 1 else [] %}'
    '{% if at %}{% set others = (others.push(["prev", "feed.xml" if at == 1 else "feed-" ~ at ~ ".xml"]), others) %}{% endif %}'
    '{% if at + 1 < last %}{% set others = (others.push(["next", "feed-" ~ (at + 2) ~ ".xml"]), others) %}{% endif %}'
    '{% set f = { "title": site.title, "home": "/", "about": site.description, "guid": site.guid,'
    ' "self": page.url | part(1), "others": others, "built": shown[0].rfc, "generator": "Eleventy" } %}'
) + _CHANNEL

_TOPIC_FEED = (
    "{% set shown = group.episodes | part(0, 300) %}{% set t = group.topic %}"
    '{% set f = { "title": site.title ~ ": " ~ t.name, "home": "/topik/" ~ t.slug ~ "/",'
    ' "about": t.text, "guid": t.guid, "self": page.url | part(1), "others": [],'
    ' "built": shown[0].rfc, "generator": "Eleventy" } %}'
) + _CHANNEL

_FILES = {
    ".eleventy.js": _CONFIG,
    "layouts/base.html": BASE,
    "layouts/parts.html": PARTS,
    "layouts/episode.njk": (
        "{% set e = page.url | episode %}{% set notes = content %}" + PAGES["episode"]
    ),
    "isi/index.njk": _page("index", "/index.html"),
    "isi/topik.njk": _page("topik", "/topik/index.html"),
    "isi/orang.njk": _page("orang", "/orang/index.html"),
    "isi/cari.njk": _page("cari", "/cari/index.html"),
    "isi/langganan.njk": _page("langganan", "/langganan/index.html"),
    "isi/acara.njk": _page("show", "/langganan/poster/index.html"),
    "isi/offline.njk": _page("offline", "/offline/index.html"),
    "isi/404.njk": _page("404", "/404.html"),
    "isi/semua.njk": _page(
        "semua",
        "/semua/{% if pagination.pageNumber %}{{ pagination.pageNumber + 1 }}/{% endif %}index.html",
        "{% set number = pagination.pageNumber + 1 %}{% set last = pagination.pages | length %}"
        "{% set numbers = last | upto %}{% set total = collections.episodes | length %}"
        "{% set seasons = collections.seasons | keys %}",
        ("episodes", 20, "shown"),
    ),
    "isi/topik-satu.njk": _page(
        "topic",
        "/topik/{{ group.key }}/index.html",
        "{% set t = group.topic %}{% set shown = group.episodes %}"
        "{% set topics = collections.tiles %}",
        ("topics", 1, "group"),
    ),
    "isi/orang-satu.njk": _page(
        "person",
        "{{ person.path }}index.html",
        "{% set shown = person.episodes %}",
        ("persons", 1, "person"),
    ),
    "isi/musim.njk": _page(
        "season",
        "/musim/{{ group.key }}/index.html",
        "{% set shown = group.episodes | reverse %}{% set season = group.key %}"
        "{% set seasons = collections.seasons | keys %}",
        ("seasons", 1, "group"),
    ),
    "isi/poster.njk": _page("poster", "{{ e.path }}poster/index.html", "", ("episodes", 1, "e")),
    "isi/bab.njk": _file(
        "/bab/{{ e.slug }}.json", "{{ e | chapters | safe }}", ("episodes", 1, "e")
    ),
    "isi/feed.njk": _file(
        "/feed{% if pagination.pageNumber %}-{{ pagination.pageNumber + 1 }}{% endif %}.xml",
        _FEED,
        ("episodes", 300, "shown"),
    ),
    "isi/topik-feed.njk": _file(
        "/topik/{{ group.key }}/feed.xml", _TOPIC_FEED, ("topics", 1, "group")
    ),
    "isi/sitemap.njk": _file(
        "/sitemap.xml", "{{ parts.sitemap(listed) }}", ("listed", 1_000_000, "listed")
    ),
}


def render_note(entry: Entry) -> str:
    """The note as Eleventy reads it: JSON front matter."""
    front = {
        "layout": "episode.njk",
        "tags": ["episode"],
        "permalink": f"/episode/{entry.slug}/index.html",
        "title": entry.title,
        "slug": entry.slug,
        "date": f"{entry.date:%Y-%m-%dT%H:%M:%S+07:00}",
        "nomor": entry.number,
        "guid": entry.guid,
        "ringkasan": entry.summary,
        "audio": f"{entry.file}.mp3",
        "ukuran": len(render_audio(entry)),
        "durasi": 3,
        "topik": entry.topic,
        "narasumber": [{"nama": entry.guest, "jabatan": "warga rekaan"}],
        "musim": str(entry.number // 200 + 1),
        "bab": [{"mulai": start, "judul": title} for start, title in entry.chapters],
        "transkrip": [
            {"mulai": round(start, 2), "suara": speaker, "kata": text}
            for start, _, speaker, text in entry.cues
        ],
    }
    return f"---json\n{json.dumps(front, ensure_ascii=False)}\n---\n{entry.body}"


def write_project(folder: Path, count: int) -> Path:
    """A whole Eleventy site of ``count`` episodes below ``folder``."""
    for path, text in _FILES.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render_icons(text), encoding="utf-8")
    for name in ("isi/episode", "isi/_data", "audio", "transkrip"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    site = json.dumps(describe_site(), ensure_ascii=False)
    (folder / "isi" / "_data" / "site.json").write_text(site, encoding="utf-8")
    write_static(folder / "tetap")
    for entry in make_entries(count):
        write_entry(folder, entry)
    return folder


def write_entry(folder: Path, entry: Entry) -> Path:
    """Write one episode's files; the path of its note."""
    note = folder / "isi" / "episode" / f"{entry.file}.md"
    note.write_text(render_note(entry), encoding="utf-8")
    (folder / "audio" / f"{entry.file}.mp3").write_bytes(render_audio(entry))
    for ending, text in (("vtt", render_captions(entry)), ("srt", render_subtitles(entry))):
        copy = folder / "transkrip" / f"{entry.slug}.{ending}"
        copy.write_text(text, encoding="utf-8")
    return note
