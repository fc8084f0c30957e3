"""The corpus for Pelican as it comes: the same pages, files and feeds as ours, with a plain theme.

Pelican writes the pages itself; a plugin of the usual kind adds what it has no page for: the posters,
the chapters, and feeds with the elements of podcasts. Pictures are copied: it makes none by itself.
The templates are also those of Eleventy, whose language is the same.
"""

# ruff: noqa: E501 (markup in long lines, as a theme has it)

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.corpus import (
    TOPICS,
    Entry,
    make_entries,
    read_show,
    read_topics,
    render_audio,
    render_captions,
    render_icons,
    render_subtitles,
    write_static,
)

_CONFIG = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
import episodes
SITENAME = "SIMPATRI"
SITEURL = "https://siniar.example"
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
PATH = "content"
THEME = "look"
PLUGINS = [episodes]
ARTICLE_PATHS = ["episode"]
PAGE_PATHS = []
STATIC_PATHS = ["audio", "transkrip", "root"]
IGNORE_FILES = []
EXTRA_PATH_METADATA = {"root/" + name: {"path": name} for name in episodes.FILES}
THEME_STATIC_PATHS = []
ARTICLE_URL = "episode/{slug}/"
ARTICLE_SAVE_AS = "episode/{slug}/index.html"
CATEGORY_URL = "topik/{slug}/"
CATEGORY_SAVE_AS = "topik/{slug}/index.html"
AUTHOR_URL = "orang/{slug}/"
AUTHOR_SAVE_AS = "orang/{slug}/index.html"
TAG_URL = "musim/{slug}/"
TAG_SAVE_AS = "musim/{slug}/index.html"
DIRECT_TEMPLATES = [
    "index", "semua", "topik", "orang", "cari", "langganan", "offline", "404", "sitemap"
]
SEMUA_SAVE_AS = "semua/index.html"
TOPIK_SAVE_AS = "topik/index.html"
ORANG_SAVE_AS = "orang/index.html"
CARI_SAVE_AS = "cari/index.html"
LANGGANAN_SAVE_AS = "langganan/index.html"
OFFLINE_SAVE_AS = "offline/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"semua": 20}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"), (2, "{base_name}/{number}/", "{base_name}/{number}/index.html")
]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
READERS = {"html": None, "rst": None}
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}, "markdown.extensions.toc": {}},
    "output_format": "html5",
}
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
JINJA_FILTERS = episodes.FILTERS
"""

#: What Pelican has no page for, and what a template is told of an episode.
_PLUGIN = '''
import json
import re
from io import BytesIO
from pathlib import Path

import segno
from pelican import signals
from pelican.generators import Generator

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)
HEADING = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>")
ROOT = Path(__file__).parent / "content" / "root"
FILES = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file()]
SITE = json.loads(Path(__file__).with_name("site.json").read_text(encoding="utf-8"))

TOPICS = {topic["slug"]: topic for topic in SITE["topics"]}


def clock(seconds):
    return f"{seconds // 60}:{seconds % 60:02}"


def simple(notes):
    text = HEADING.sub(r"<p><strong>\\1</strong></p>", notes)
    return text if len(text) <= 3600 else text[:3600].rpartition("</p>")[0] + "</p>"


def linked(page, site):
    root = site["root"]
    graph = list(page.get("graph", ()))
    if page.get("here"):
        way = [["Beranda", "/"], *page["above"], [page["here"], page["path"]]]
        steps = [
            {"@type": "ListItem", "position": at, "name": name, "item": root + path}
            for at, (name, path) in enumerate(way, 1)
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": steps})
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return text.replace("</", "<\\\\/")


def qr(address):
    out = BytesIO()
    segno.make(address, micro=False).save(out, kind="svg", xmldecl=False, svgns=True)
    return out.getvalue().decode()


def typed(address):
    return address.removeprefix("https://").strip("/")


def part(things, start, end):
    return things[start:end]


FILTERS = {
    "clock": clock, "simple": simple, "linked": linked, "qr": qr, "typed": typed, "part": part
}


def shape(article):
    date = article.date
    chapters = [{"start": start, "title": title} for start, title in json.loads(article.bab)]
    titles = {one["start"]: one["title"] for one in chapters}
    cues = []
    for start, _, speaker, text in json.loads(article.cues):
        second = int(start)
        cues.append({
            "start": round(start, 2), "second": second, "time": clock(second), "speaker": speaker,
            "text": text, "chapter": titles.pop(second, None),
        })
    size = max(round(int(article.ukuran) / 1e6, 1), 0.1)
    return {
        "title": article.title,
        "slug": article.slug,
        "path": "/" + article.url,
        "guid": article.guid,
        "number": int(article.nomor),
        "season": article.tags[0].name,
        "topic": TOPICS[article.category.slug],
        "summary": article.ringkasan,
        "audio": "/audio/" + article.audio,
        "bytes": article.ukuran,
        "size": f"{size} MB".replace(".", ","),
        "seconds": 3,
        "iso_day": f"{date:%Y-%m-%d}",
        "day": f"{date.day} {MONTHS[date.month - 1]} {date.year}",
        "year": date.year,
        "date": date.isoformat(),
        "rfc": f"{date:%a, %d %b %Y %H:%M:%S %z}",
        "chapters": chapters,
        "cues": cues,
        "guests": [
            {"name": one.name, "path": "/" + one.url, "position": article.jabatan}
            for one in article.authors
        ],
    }


def prepare(generator):
    """What the templates are told, once all notes are read."""
    topics = {}
    for article in generator.articles:
        article.e = shape(article)
        topics.setdefault(article.category.slug, []).append(article.e)
    episodes = [article.e for article in generator.articles]
    for one, newer, older in zip(episodes, [None, *episodes], [*episodes[1:], None]):
        one["newer"], one["older"] = newer, older
    for group in topics.values():
        for at, one in enumerate(group):
            places = (at + 1, at - 1, at + 2, at - 2, at + 3, at - 3)
            one["related"] = [group[to] for to in places if 0 <= to < len(group)][:3]
    context = generator.context
    context["site"] = SITE
    context["episodes"] = episodes
    context["topics"] = [
        {**topic, "count": len(topics.get(topic["slug"], ()))} for topic in SITE["topics"]
    ]
    context["persons"] = [
        {
            "name": author.name, "path": "/" + author.url, "count": len(articles),
            "position": articles[0].jabatan,
        }
        for author, articles in sorted(generator.authors)
    ]
    context["seasons"] = sorted({one["season"] for one in episodes}, key=int, reverse=True)
    context["years"] = sorted({one["year"] for one in episodes}, reverse=True)


class Others(Generator):
    """Posters, chapters, feeds."""

    def generate_context(self):
        pass

    def generate_output(self, writer):
        context, output = self.context, Path(self.output_path)
        poster = self.get_template("poster")
        parts = self.env.get_template("parts.html").module
        items = {}
        (output / "bab").mkdir(exist_ok=True)
        for article in context["articles"]:
            e = article.e
            writer.write_file(f"{article.url}poster/index.html", poster, context, e=e)
            chapters = [{"startTime": one["start"], "title": one["title"]} for one in e["chapters"]]
            text = json.dumps(
                {"version": "1.2.0", "title": e["title"], "chapters": chapters},
                ensure_ascii=False, indent=1,
            )
            (output / "bab" / f"{e['slug']}.json").write_text(text, encoding="utf-8")
            items[e["slug"]] = str(parts.item(SITE, e, article.content))
        writer.write_file("langganan/poster/index.html", self.get_template("show"), context)
        episodes = context["episodes"]
        facts = {
            "title": SITE["title"], "home": "/", "about": SITE["description"],
            "guid": SITE["guid"],
        }
        last = max(-(-len(episodes) // 300), 1)
        names = ["feed.xml", *(f"feed-{number}.xml" for number in range(2, last + 1))]
        for at, name in enumerate(names):
            others = [("first", names[0]), ("last", names[-1])] if last > 1 else []
            others += [("prev", names[at - 1])] if at else []
            others += [("next", names[at + 1])] if at + 1 < last else []
            page = episodes[300 * at : 300 * at + 300]
            self.write_feed(parts, {**facts, "self": name, "others": others}, page, items)
        for topic in SITE["topics"]:
            group = [one for one in episodes if one["topic"]["slug"] == topic["slug"]][:300]
            path = f"topik/{topic['slug']}/"
            facts = {
                "title": f"{SITE['title']}: {topic['name']}", "home": f"/{path}",
                "about": topic["text"], "self": f"{path}feed.xml", "others": [],
                "guid": topic["guid"],
            }
            if group:
                self.write_feed(parts, facts, group, items)

    def write_feed(self, parts, facts, episodes, items):
        facts = {**facts, "built": episodes[0]["rfc"], "generator": "Pelican"}
        text = parts.channel(SITE, facts, "".join(items[one["slug"]] for one in episodes))
        (Path(self.output_path) / facts["self"]).write_text(text, encoding="utf-8")


def get_others(pelican):
    return Others


def register():
    signals.article_generator_finalized.connect(prepare)
    signals.get_generators.connect(get_others)
'''

#: Macros of every part of a page and of a feed.
PARTS = """{% macro policy(site) %}<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; img-src 'self' data: blob:; frame-src https://www.youtube-nocookie.com; media-src 'self' blob:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="og:site_name" content="{{ site.title }}">
<meta property="og:locale" content="id_ID">
<meta name="twitter:card" content="summary_large_image">
<link rel="stylesheet" href="/theme/site.css">
<link rel="alternate" type="application/rss+xml" title="{{ site.title }}" href="{{ site.root }}/feed.xml">
<link rel="icon" href="/gambar/icon-32.png" sizes="32x32" type="image/png">
<link rel="icon" href="/gambar/icon.svg" sizes="any" type="image/svg+xml">
<link rel="apple-touch-icon" href="/gambar/icon-180.png">
<link rel="manifest" href="/manifest.webmanifest">
<meta name="theme-color" content="#fafdfd" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0b1514" media="(prefers-color-scheme: dark)">
<script type="module" src="/theme/start.js"></script>{% endmacro %}

{# Of one page: title, about, path; where it has them type, picture, date, hidden, feed, graph, and the way to it. #}
{% macro head(site, p) %}<title>{{ p.title }}</title>
<meta name="description" content="{{ p.about }}">
<link rel="canonical" href="{{ site.root }}{{ p.path }}">
{% if p.hidden %}<meta name="robots" content="noindex">{% endif %}
<meta property="og:type" content="{{ p.type or "website" }}">
<meta property="og:title" content="{{ p.title }}">
<meta property="og:description" content="{{ p.about }}">
<meta property="og:url" content="{{ site.root }}{{ p.path }}">
<meta property="og:image" content="{{ site.root }}/gambar/{{ p.picture or "simpatri" }}-1200x630.jpg">
<meta property="og:image:type" content="image/jpeg">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="{{ p.title }}">
{% if p.date %}<meta property="article:published_time" content="{{ p.date }}">{% endif %}
{% if p.feed %}<link rel="alternate" type="application/rss+xml" title="{{ p.title }}" href="{{ site.root }}{{ p.feed }}">{% endif %}
<script type="application/ld+json">{{ p | linked(site) | safe }}</script>{% endmacro %}

{% macro menu(section) %}<ul class="menu-list">
{% for one in [["semua", "Episode", "list"], ["topik", "Topik", "topic"], ["langganan", "Langganan", "phone"], ["cari", "Cari", "search"]] %}<li><a class="menu-link" href="/{{ one[0] }}/"{% if section == one[0] %} aria-current="page"{% endif %}><svg class="icon" aria-hidden="true"><use href="/theme/icons.svg#{{ one[2] }}"></use></svg>{{ one[1] }}</a></li>
{% endfor %}</ul>{% endmacro %}

{% macro header(site, section) %}<a class="skip-link" href="#main">Langsung ke isi</a>
<header class="top"><div class="top-bar">
<a class="brand" href="/"><img src="/gambar/icon.svg" alt="" width="40" height="40"><span>{{ site.title }}</span></a>
<nav class="menu-wide" aria-label="Menu utama">{{ menu(section) }}</nav>
<details class="menu-small"><summary class="menu-button"><icon menu>Menu</summary>
<nav class="menu-panel" aria-label="Menu">{{ menu(section) }}</nav></details>
</div></header>{% endmacro %}

{% macro footer(site) %}<footer class="foot tone-0"><div class="foot-inner">
<nav aria-label="Halaman lain"><ul class="foot-links">
<li><a class="foot-link" href="/orang/"><icon people>Orang</a></li>
<li><a class="foot-link" href="/offline/"><icon save>Episode tersimpan</a></li>
<li><a class="foot-link" href="/feed.xml"><icon feed>Alamat RSS</a></li></ul></nav>
<p class="foot-name"><strong>{{ site.title }}</strong>: {{ site.tagline }}</p>
<p>Dibuat oleh {{ site.author }}.</p></div></footer>{% endmacro %}

{% macro hero(title, lead, way, tone) %}<div class="hero hero-low tone-{{ tone or 0 }}"><div class="hero-inner"><div class="hero-words">
<nav class="crumbs" aria-label="Anda di sini"><ol><li><a class="crumb" href="/">Beranda</a></li>
{% for one in way %}<li><a class="crumb" href="{{ one[1] }}">{{ one[0] }}</a></li>{% endfor %}</ol></nav>
<h1 class="hero-title">{{ title }}</h1>{% if lead %}<p class="lead">{{ lead }}</p>{% endif %}
</div></div></div>{% endmacro %}

{% macro day(e) %}<time class="dt-published" datetime="{{ e.iso_day }}">{{ e.day }}</time> · <span class="keep">{{ e.seconds }} detik</span>{% endmacro %}

{% macro cards(episodes) %}<ul class="cards">{% for e in episodes %}<li class="card h-entry tone-{{ e.topic.tone }}">
<img class="card-picture" src="/gambar/{{ e.topic.slug }}-96.webp" srcset="/gambar/{{ e.topic.slug }}-192.webp 2x" alt="" width="96" height="96" loading="lazy" decoding="async">
<div class="card-words"><h3 class="card-title"><a class="card-link u-url p-name" href="{{ e.path }}">{{ e.title }}</a></h3>
<p class="card-facts">{{ day(e) }} · <span class="p-category">{{ e.topic.name }}</span></p></div></li>
{% endfor %}</ul>{% endmacro %}

{% macro tiles(topics, but) %}<ul class="tiles">{% for t in topics %}{% if t.slug != but %}<li class="tile tone-{{ t.tone }}">
<img class="tile-picture" src="/gambar/{{ t.slug }}-192.webp" srcset="/gambar/{{ t.slug }}-384.webp 2x" alt="" width="96" height="96" loading="lazy" decoding="async">
<div class="tile-words"><h3 class="tile-name"><a class="card-link" href="/topik/{{ t.slug }}/">{{ t.name }}</a></h3>
<p class="tile-text">{{ t.text }}</p>{% if not but %}<p class="tile-count">{{ t.count }} episode</p>{% endif %}</div></li>
{% endif %}{% endfor %}</ul>{% endmacro %}

{% macro player(site, e, saves) %}<div class="player" data-module="player" data-guid="{{ e.guid }}" data-title="{{ e.title }}" data-artist="{{ e.topic.name }}" data-album="{{ site.title }}" data-page="{{ e.path }}" data-artwork="/gambar/{{ e.topic.slug }}-192.webp /gambar/{{ e.topic.slug }}-640.webp" data-duration="{{ e.seconds }}" data-src="{{ e.audio }}" data-size="{{ e.size }}">
<div class="player-native"><audio class="player-audio" controls preload="none" src="{{ e.audio }}"><a href="{{ e.audio }}">Dengarkan {{ e.title }}</a></audio>
<p class="player-cost"><icon play>Memutar memakai kuota {{ e.size }}.</p></div>
<div class="player-controls" hidden>
<button class="play" type="button"><span class="play-drop"><icon play><icon pause></span><span class="play-words"><span class="play-word">Putar</span> <span class="play-size">{{ e.size }}</span></span></button>
<div class="player-line"><span class="player-now">0:00</span><span class="player-track"><input class="player-range" type="range" min="0" max="{{ e.seconds }}" step="1" value="0" aria-label="Posisi"><span class="player-ticks" aria-hidden="true"></span></span><span class="player-total">{{ e.seconds | clock }}</span></div>
<p class="player-chapter"></p>
<div class="player-tools">
<button class="tool" type="button" data-skip="-15" aria-label="Mundur 15 detik"><icon back>15 detik</button>
<button class="tool" type="button" data-skip="30" aria-label="Maju 30 detik"><icon forward>30 detik</button>
<button class="tool" type="button" data-speed><icon speed><span class="away">Kecepatan </span><span class="speed-value">1×</span></button>
<button class="tool" type="button" data-again><icon again>Dari awal</button></div></div>
<p class="player-status" role="status"></p>
<ul class="player-links"><li><a class="button button-quiet" href="{{ e.audio }}" download="{{ e.slug }}.mp3"><icon download>Unduh {{ e.size }}</a></li>
{% if saves %}<li class="save-place" data-module="save" data-guid="{{ e.guid }}" data-title="{{ e.title }}" data-page="{{ e.path }}" data-url="{{ e.audio }}" data-size="{{ e.size }}" data-length="{{ e.bytes }}" hidden><button class="button button-quiet" type="button"><icon save><span class="save-words">Simpan untuk offline {{ e.size }}</span></button><progress class="save-progress" max="100" value="0" aria-label="Sudah tersimpan" hidden></progress></li>{% endif %}
</ul></div>{% endmacro %}

{% macro copy(address, of) %}<button class="button button-quiet" type="button" data-copy="{{ address }}" hidden><icon copy>Salin{% if of %}<span class="away"> {{ of }}</span>{% else %} alamat{% endif %}</button>{% endmacro %}

{% macro episode(site, e, notes) %}<div class="hero tone-{{ e.topic.tone }}"><div class="hero-inner"><div class="hero-words">
<h1 class="hero-title p-name">{{ e.title }}</h1>
<p class="hero-facts">{{ day(e) }} <a class="topic-link" href="/topik/{{ e.topic.slug }}/"><icon topic>{{ e.topic.name }}</a></p>
<div hidden><span data-pagefind-meta="day">{{ e.day }}</span><span data-pagefind-filter="year">{{ e.year }}</span><span data-pagefind-filter="topic">{{ e.topic.name }}</span></div>
{{ player(site, e, true) }}</div>
<img class="hero-picture" src="/gambar/{{ e.topic.slug }}-384.webp" alt="" width="320" height="320" loading="lazy" decoding="async"></div></div>
<article class="wrap layout has-chapters h-entry"><div class="layout-side">
<section aria-labelledby="chapters"><h2 class="section-title" id="chapters">Bab</h2>
<ol class="chapters">{% for one in e.chapters %}<li class="chapter"><a class="chapter-link" data-t="{{ one.start }}" href="#t={{ one.start }}"><span class="chapter-time">{{ one.start | clock }}</span> <span>{{ one.title }}</span></a></li>
{% endfor %}</ol></section></div>
<div class="layout-main"><div class="notes prose e-content">{{ notes | safe }}</div>
<section class="transcript" data-module="transcript" aria-labelledby="transcript">
<details class="fold" open><summary class="fold-summary"><h2 class="section-title" id="transcript">Transkrip</h2></summary>
<div class="transcript-tools" hidden><label class="field-label" for="find">Cari di transkrip ini</label>
<div class="field"><input class="field-input" id="find" type="search" autocomplete="off"><button class="button button-quiet" type="button" data-next><icon down>Berikutnya</button></div>
<p class="transcript-count" role="status"></p></div>
<div class="cues">{% for cue in e.cues %}{% if cue.chapter %}<h3 class="cue-chapter" id="t={{ cue.second }}">{{ cue.chapter }}</h3>
{% endif %}<div class="cue-part"><p class="cue-head"><a class="cue-time" data-t="{{ cue.second }}" href="#t={{ cue.second }}">{{ cue.time }}</a> <strong class="cue-speaker">{{ cue.speaker }}</strong></p>
<p class="cue-text"><span data-t="{{ cue.start }}">{{ cue.text }}</span></p></div>
{% endfor %}</div>
<p class="files">Transkrip sebagai berkas:
<a class="button button-quiet" href="/transkrip/{{ e.slug }}.vtt" download><icon download>VTT</a>
<a class="button button-quiet" href="/transkrip/{{ e.slug }}.srt" download><icon download>SRT</a></p></details></section>
<section aria-labelledby="people"><h2 class="section-title" id="people">Yang berbicara</h2>
<ul class="people">{% for one in e.guests %}<li class="person p-author h-card"><a class="person-link u-url p-name" href="{{ one.path }}"><icon person>{{ one.name }}</a> <span class="person-role">Narasumber, {{ one.position }}</span></li>
{% endfor %}</ul></section>
<section class="share" aria-labelledby="share" data-module="share" data-address="{{ site.root }}{{ e.path }}" data-title="{{ e.title }}" data-text="{{ e.title }}
{{ e.summary }}"><h2 class="section-title" id="share">Bagikan</h2>
<p class="buttons"><a class="button" href="https://wa.me/?text={{ ("*" ~ e.title ~ "*\\n" ~ e.summary ~ "\\nDengarkan: " ~ e.seconds ~ " detik, " ~ e.size ~ "\\n" ~ site.root ~ e.path) | urlencode }}" rel="noopener"><icon chat>Kirim lewat WhatsApp</a>
<button class="button button-quiet" type="button" data-share hidden><icon share>Cara lain membagikan</button>
<button class="button button-quiet" type="button" data-copy="{{ site.root }}{{ e.path }}" hidden><icon copy>Salin tautan</button>
<button class="button button-quiet" type="button" data-copy-moment hidden><icon clock><span>Salin tautan menit 0:00</span></button>
<a class="button button-quiet" href="/gambar/{{ e.slug }}-1080x1920.jpg" download="{{ e.slug }}-status.jpg"><icon picture>Gambar untuk status</a>
<a class="button button-quiet" href="{{ e.path }}poster/"><icon print>Poster untuk dicetak</a></p>
<p class="address"><span class="field-label">Alamat halaman ini</span> <span class="address-text u-url">{{ site.root }}{{ e.path }}</span></p>
<p class="share-status" role="status"></p></section>
<section class="ask" aria-labelledby="ask"><h2 class="section-title" id="ask">Masih ada pertanyaan?</h2>
<p>Tanyakan ke kantor. Jangan mengirim foto KTP atau kartu keluarga.</p>
<p><a class="button button-quiet" href="{{ site.question }}?subject={{ ("Pertanyaan: " ~ e.title) | urlencode }}"><icon question>Kirim pertanyaan</a></p></section>
<section aria-labelledby="related"><h2 class="section-title" id="related">Episode terkait</h2>{{ cards(e.related) }}</section>
<nav class="steps" aria-label="Episode lain">
{% if e.older %}<a class="step" rel="prev" href="{{ e.older.path }}"><icon left><span><span class="step-word">Episode sebelumnya</span> {{ e.older.title }}</span></a>{% endif %}
{% if e.newer %}<a class="step step-next" rel="next" href="{{ e.newer.path }}"><span><span class="step-word">Episode berikutnya</span> {{ e.newer.title }}</span><icon right></a>{% endif %}
<a class="step" href="/musim/{{ e.season }}/"><icon list><span>Musim {{ e.season }}</span></a></nav></div></article>{% endmacro %}

{% macro sheet(site, s, qr) %}<div class="poster-place"><p class="poster-tools" data-module="print"><button class="button" type="button" hidden><icon print>Cetak</button> <a class="button button-quiet" href="{{ s.back }}"><icon left>Kembali</a> Ukurannya A4.</p>
<article class="poster{% if not s.picture %} poster-plain{% endif %} tone-{{ s.tone or 0 }}"><p class="poster-brand"><img src="/gambar/icon.svg" alt="" width="64" height="64"> <span>{{ site.title }}</span></p>
<div class="poster-head"><p class="poster-topic">{{ s.topic }}</p><h1 class="poster-title">{{ s.title }}</h1>
{% if s.picture %}<img class="poster-picture" src="/gambar/{{ s.picture }}-640.webp" alt="" width="384" height="384">{% endif %}</div>
<p class="poster-summary">{{ s.summary }}</p>
<div class="poster-scan"><div class="qr" role="img" aria-label="Kode QR menuju {{ site.root }}{{ s.path }}">{{ qr | safe }}</div>
<div><p class="poster-call">{{ s.call }}</p><p class="poster-address">{{ (site.root ~ s.path) | typed }}</p>
{% if s.code %}<p class="poster-code">{{ s.code }}</p>{% endif %}<p class="poster-author">{{ site.author }}</p></div></div></article></div>{% endmacro %}

{% macro home(site, topics, episodes) %}{% for e in episodes | part(0, 1) %}<section class="hero h-entry tone-{{ e.topic.tone }}" aria-labelledby="newest"><div class="hero-inner"><div class="hero-words">
<h1 class="kicker">{{ site.title }}<span class="kicker-line">: {{ site.tagline }}</span></h1>
<h2 class="hero-title" id="newest"><a class="hero-link u-url p-name" href="{{ e.path }}">{{ e.title }}</a></h2>
<p class="hero-facts"><strong class="label">Terbaru</strong> {{ day(e) }} · <span class="p-category">{{ e.topic.name }}</span></p>
{{ player(site, e, false) }}</div>
<img class="hero-picture" src="/gambar/{{ e.topic.slug }}-384.webp" alt="" width="320" height="320" loading="lazy" decoding="async"></div></section>{% endfor %}
<div class="wrap"><section aria-labelledby="topics"><h2 class="section-title" id="topics">Apa yang ingin Anda ketahui?</h2>{{ tiles(topics, "") }}</section>
<section aria-labelledby="episodes"><h2 class="section-title" id="episodes">Episode lainnya</h2>{{ cards(episodes | part(1, 11)) }}
<p><a class="button" href="/semua/"><icon list>Semua episode</a></p></section>
<section class="band tone-0" aria-labelledby="follow"><h2 class="band-title" id="follow">Jangan sampai ketinggalan</h2>
<p>Episode baru datang sendiri ke HP Anda, gratis.</p>
<p class="buttons"><a class="button button-strong" href="/langganan/"><icon phone>Cara mengikuti</a> <a class="button button-quiet" href="{{ site.question }}"><icon question>Kirim pertanyaan</a></p></section></div>{% endmacro %}

{% macro topic(site, t, topics, episodes) %}<div class="wrap"><section aria-labelledby="answers"><h2 class="section-title" id="answers">Yang dijawab di episode</h2>
<ul class="entries">{% for e in episodes %}<li class="entry h-entry"><h3 class="entry-title"><a class="entry-link u-url p-name" href="{{ e.path }}"><span>{{ e.title }}</span></a></h3>
<p class="card-facts">{{ day(e) }}</p><p class="entry-summary">{{ e.summary }}</p></li>
{% endfor %}</ul></section>
<section aria-labelledby="feed"><h2 class="section-title" id="feed">Ikuti topik ini saja</h2>
<p class="address"><span class="field-label">Alamat untuk aplikasi podcast</span> <span class="address-text">{{ site.root }}/topik/{{ t.slug }}/feed.xml</span></p>
<p data-module="copy">{{ copy(site.root ~ "/topik/" ~ t.slug ~ "/feed.xml", "") }} <span role="status"></span></p></section>
<section aria-labelledby="others"><h2 class="section-title" id="others">Topik lain</h2>{{ tiles(topics, t.slug) }}</section></div>{% endmacro %}

{% macro wrap(inside) %}<div class="wrap">{{ inside }}</div>{% endmacro %}

{% macro person(episodes) %}<div class="wrap"><section aria-labelledby="episodes"><h2 class="section-title" id="episodes">{{ episodes | length }} episode</h2>{{ cards(episodes) }}</section></div>{% endmacro %}

{% macro season(episodes, here, seasons) %}<div class="wrap">{{ cards(episodes) }}
{% if seasons | length > 1 %}<nav aria-label="Musim lain"><ul class="buttons">
{% for one in seasons %}{% if one != here %}<li><a class="button button-quiet" href="/musim/{{ one }}/"><icon list>Musim {{ one }}</a></li>
{% endif %}{% endfor %}</ul></nav>{% endif %}</div>{% endmacro %}

{% macro people(persons) %}<div class="wrap reading"><ul class="people">{% for one in persons %}<li class="person h-card"><a class="person-link u-url p-name" href="{{ one.path }}"><icon person>{{ one.name }}</a> <span class="person-role">{{ one.position }} · <span class="keep">{{ one.count }} episode</span></span></li>
{% endfor %}</ul></div>{% endmacro %}

{% macro pager_path(number) %}/semua/{% if number > 1 %}{{ number }}/{% endif %}{% endmacro %}

{% macro archive(episodes, number, last, numbers, seasons) %}<div class="wrap">{% if last > 1 %}<h2 class="section-title">Halaman {{ number }} dari {{ last }}</h2>{% endif %}
{{ cards(episodes) }}
{% if last > 1 %}<nav class="pager" aria-label="Halaman daftar">
{% if number > 1 %}<a class="button button-quiet" rel="prev" href="{{ pager_path(number - 1) }}"><icon left>Lebih baru</a>{% endif %}
{% set low = 2 if number == 5 else number - 2 %}{% set high = last - 1 if number == last - 4 else number + 2 %}
<ul class="pager-pages">{% for one in numbers %}{% if one == 1 or one == last or (one >= low and one <= high) %}<li><a class="pager-page" href="{{ pager_path(one) }}"{% if one == number %} aria-current="page"{% endif %}>{% if one > 1 %}<span class="away">Halaman </span>{% endif %}{{ one }}</a></li>
{% elif one == low - 1 or one == high + 1 %}<li class="pager-gap" aria-hidden="true">…</li>
{% endif %}{% endfor %}</ul>
{% if number < last %}<a class="button button-quiet" rel="next" href="{{ pager_path(number + 1) }}">Lebih lama<icon right></a>{% endif %}</nav>{% endif %}
<section aria-labelledby="seasons"><h2 class="section-title" id="seasons">Menurut musim</h2><ul class="buttons">
{% for one in seasons %}<li><a class="button button-quiet" href="/musim/{{ one }}/"><icon list>Musim {{ one }}</a></li>
{% endfor %}</ul></section></div>{% endmacro %}

{% macro subscribe(site, topics, qr) %}<div class="wrap reading"><section aria-labelledby="apps"><h2 class="section-title" id="apps">Dengan aplikasi podcast</h2>
<p>Ketuk aplikasi yang Anda punya. Kalau tidak terjadi apa-apa, aplikasinya belum ada di HP Anda: salin saja alamat di bawah.</p><ul class="apps">
<li><a class="app" href="https://antennapod.org/deeplink/subscribe?url={{ (site.root ~ "/feed.xml") | urlencode }}&amp;title={{ site.title }}" rel="noopener"><icon phone><span><strong>AntennaPod</strong> <span class="app-hint">Gratis, tanpa iklan</span></span></a></li>
<li><a class="app" href="pktc://subscribe/siniar.example/feed.xml" rel="noopener"><icon phone><span><strong>Pocket Casts</strong> <span class="app-hint">Kalau aplikasinya ada di HP Anda</span></span></a></li>
<li><a class="app" href="podcastaddict://siniar.example/feed.xml" rel="noopener"><icon phone><span><strong>Podcast Addict</strong> <span class="app-hint">Kalau aplikasinya ada di HP Anda</span></span></a></li></ul></section>
<section aria-labelledby="feed" data-module="copy"><h2 class="section-title" id="feed">Dengan aplikasi lain</h2>
<p>Salin alamat ini, lalu tempel di aplikasinya, biasanya di bagian “Tambah podcast” atau “RSS”.</p>
<p class="address"><span class="field-label">Alamat untuk aplikasi podcast</span> <span class="address-text">{{ site.root }}/feed.xml</span></p>
<p class="buttons"><button class="button" type="button" data-copy="{{ site.root }}/feed.xml" hidden><icon copy>Salin alamat</button> <span role="status"></span></p></section>
<section class="qr-place" aria-labelledby="qr"><h2 class="section-title" id="qr">Dari layar besar ke HP</h2><p>Arahkan kamera HP ke kotak ini.</p>
<div class="qr" role="img" aria-label="Kode QR menuju {{ site.root }}/langganan/">{{ qr | safe }}</div>
<p><a class="button button-quiet" href="/langganan/poster/"><icon print>Poster untuk dicetak</a></p></section>
<section aria-labelledby="site"><h2 class="section-title" id="site">Tanpa aplikasi</h2>
<p>Buka menu peramban Anda, lalu pilih “Tambahkan ke layar utama”. Situs ini akan terbuka seperti aplikasi, juga tanpa jaringan.</p></section>
<section aria-labelledby="topic-feeds" data-module="copy"><h2 class="section-title" id="topic-feeds">Satu topik saja</h2>
<ul class="feeds">{% for t in topics %}<li class="address"><span class="field-label">{{ t.name }}</span> <span class="address-text">{{ site.root }}/topik/{{ t.slug }}/feed.xml</span> {{ copy(site.root ~ "/topik/" ~ t.slug ~ "/feed.xml", t.name) }}</li>
{% endfor %}</ul><p role="status"></p></section></div>{% endmacro %}

{% macro form(action) %}<form class="search-form" role="search" action="{{ action }}" method="get" aria-label="Cari"><label class="field-label" for="q">Apa yang Anda cari?</label><div class="field"><input class="field-input" id="q" name="q" type="search" autocomplete="off" enterkeyhint="search"><button class="button button-strong" type="submit"><icon search>Cari</button></div></form>{% endmacro %}

{% macro search(topics, years) %}<div class="wrap reading search" data-module="search" data-program="/pagefind/pagefind.js" data-synonyms="/cari/synonyms.json">{{ form("/semua/") }}
<noscript><p class="notice">Pencarian memerlukan JavaScript. Tanpa itu, tombol ini membuka semua episode; peramban Anda bisa mencari kata di sana.</p></noscript>
<form class="filters" aria-label="Persempit" hidden>
<p class="filter"><label class="field-label" for="topic">Topik</label> <select class="field-input" id="topic" name="topic"><option value="">Semua topik</option>{% for t in topics %}<option>{{ t.name }}</option>{% endfor %}</select></p>
<p class="filter"><label class="field-label" for="year">Tahun</label> <select class="field-input" id="year" name="year"><option value="">Semua tahun</option>{% for one in years %}<option>{{ one }}</option>{% endfor %}</select></p></form>
<p class="search-status" role="status"></p><ol class="results"></ol>
<p><button class="button button-quiet" type="button" data-more hidden><icon down>Tampilkan lagi</button></p>
<p><a class="button button-quiet" href="/semua/"><icon list>Semua episode</a></p></div>{% endmacro %}

{% macro offline() %}<div class="wrap reading" data-module="saved">
<p class="notice notice-offline" hidden><icon alert>Anda sedang offline. Halaman yang pernah dibuka dan episode tersimpan tetap bisa dipakai.</p>
<p class="saved-total" role="status"></p><ul class="saved"></ul>
<p class="saved-help">Untuk menyimpan, buka sebuah episode dan ketuk “Simpan untuk offline”. Episodenya tetap di HP ini sampai Anda menghapusnya.</p>
<noscript><p class="notice">Menyimpan memerlukan JavaScript. Tanpa itu, suara setiap episode tetap bisa diunduh.</p></noscript>
<p><a class="button button-quiet" href="/semua/"><icon list>Semua episode</a></p></div>{% endmacro %}

{% macro missing(topics, episodes) %}<div class="wrap">{{ form("/cari/") }}
<section aria-labelledby="newest"><h2 class="section-title" id="newest">Episode terbaru</h2>{{ cards(episodes | part(0, 3)) }}</section>
<section aria-labelledby="topics"><h2 class="section-title" id="topics">Topik</h2>{{ tiles(topics, "") }}</section></div>{% endmacro %}

{% macro end(site, e) %}<p>Bab</p><ul>{% for one in e.chapters %}<li>{{ one.start | clock }} {{ one.title }}</li>{% endfor %}</ul><p><a href="{{ site.root }}{{ e.path }}">Transkrip dan lainnya di situs</a></p>{% endmacro %}

{% macro item(site, e, notes) %}{% set tail = end(site, e) %}<item><title>{{ e.title }}</title><link>{{ site.root }}{{ e.path }}</link>
<description><![CDATA[<p>{{ e.summary }}</p>{{ notes | simple | safe }}{{ tail }}]]></description>
<content:encoded><![CDATA[<p>{{ e.summary }}</p>{{ notes | safe }}{{ tail }}]]></content:encoded>
<guid isPermaLink="false">{{ e.guid }}</guid>
<enclosure url="{{ site.root }}{{ e.audio }}" length="{{ e.bytes }}" type="audio/mpeg"/><pubDate>{{ e.rfc }}</pubDate>
<itunes:duration>{{ e.seconds }}</itunes:duration><itunes:episodeType>full</itunes:episodeType>
<itunes:episode>{{ e.number }}</itunes:episode><itunes:season>{{ e.season }}</itunes:season><itunes:explicit>false</itunes:explicit>
<podcast:season>{{ e.season }}</podcast:season><podcast:episode>{{ e.number }}</podcast:episode>
<podcast:transcript url="{{ site.root }}/transkrip/{{ e.slug }}.vtt" type="text/vtt" language="id" rel="captions"/>
<podcast:transcript url="{{ site.root }}/transkrip/{{ e.slug }}.srt" type="application/x-subrip" language="id" rel="captions"/>
<podcast:chapters url="{{ site.root }}/bab/{{ e.slug }}.json" type="application/json+chapters"/>
<psc:chapters version="1.2">{% for one in e.chapters %}<psc:chapter start="00:{% if one.start < 600 %}0{% endif %}{{ one.start | clock }}.000" title="{{ one.title }}"/>{% endfor %}</psc:chapters>
{% for one in e.guests %}<podcast:person role="guest" href="{{ site.root }}{{ one.path }}">{{ one.name }}</podcast:person>
{% endfor %}</item>
{% endmacro %}

{# Of one page of a feed: title, path of its home, about, self, others, guid, built. #}
{% macro channel(site, f, items) %}<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/xsl" href="{{ site.root }}/feed.xsl"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>{{ f.title }}</title><link>{{ site.root }}{{ f.home }}</link><description>{{ f.about }}</description>
<atom:link href="{{ site.root }}/{{ f.self }}" rel="self" type="application/rss+xml"/>
{% for one in f.others %}<atom:link href="{{ site.root }}/{{ one[1] }}" rel="{{ one[0] }}" type="application/rss+xml"/>
{% endfor %}<copyright>{{ site.author }}</copyright><docs>http://www.rssboard.org/rss-specification</docs><generator>{{ f.generator }}</generator>
<image><url>{{ site.root }}/gambar/simpatri-3000.png</url><title>{{ f.title }}</title><link>{{ site.root }}{{ f.home }}</link></image>
<language>id</language><lastBuildDate>{{ f.built }}</lastBuildDate>
<itunes:author>{{ site.author }}</itunes:author><itunes:type>episodic</itunes:type><itunes:explicit>false</itunes:explicit>
<itunes:image href="{{ site.root }}/gambar/simpatri-3000.png"/><itunes:category text="Government"/>
<itunes:category text="Society &amp; Culture"><itunes:category text="Places &amp; Travel"/></itunes:category>
<itunes:owner><itunes:name>{{ site.author }}</itunes:name><itunes:email>{{ site.email }}</itunes:email></itunes:owner>
<podcast:guid>{{ f.guid }}</podcast:guid><podcast:locked owner="{{ site.email }}">yes</podcast:locked>
<podcast:medium>podcast</podcast:medium><podcast:location>{{ site.location }}</podcast:location>
<podcast:updateFrequency rrule="FREQ=WEEKLY">Setiap minggu</podcast:updateFrequency>
{{ items | safe }}</channel></rss>
{% endmacro %}

{% macro sitemap(paths) %}<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for one in paths %}<url><loc>{{ one[0] }}</loc>{% if one[1] %}<lastmod>{{ one[1] }}</lastmod>{% endif %}</url>
{% endfor %}</urlset>
{% endmacro %}
"""

BASE = """<!doctype html>
<html lang="id" data-base="/" data-key="simpatri:/:">
<head>{% import "parts.html" as parts %}{{ parts.policy(site) }}
{{ parts.head(site, p) }}</head>
<body class="page page-{{ p.kind }}">{{ parts.header(site, p.section) }}
<main id="main" tabindex="-1">{% if p.lead or p.name %}{{ parts.hero(p.name or p.here, p.lead, p.above, p.tone) }}{% endif %}
{% block main %}{% endblock %}</main>
{{ parts.footer(site) }}</body></html>
"""


def _page(facts: str, main: str) -> str:
    return (
        '{% extends "base.html" %}{% import "parts.html" as parts %}'
        f"{{% set p = {{ {facts} }} %}}{{% block main %}}{{{{ parts.{main} }}}}{{% endblock %}}\n"
    )


def _plain(
    kind: str, folder: str, title: str, *, about: str, lead: str, main: str, more: str = ""
) -> str:
    facts = (
        f'"title": "{title} · SIMPATRI", "here": "{title}", "about": {about}, "lead": "{lead}", '
        f'"path": "/{folder}/", "section": "{folder}", "kind": "{kind}", "above": []{more}'
    )
    return _page(facts, main)


#: Each page by its kind; what it is of stands in variables that each tool sets in its own way.
PAGES = {
    "index": _page(
        """"title": site.title ~ ": " ~ site.tagline, "about": site.short, "path": "/", "kind": "home", "graph": [
{"@type": "PodcastSeries", "@id": site.root ~ "/#series", "name": site.title, "description": site.description, "url": site.root ~ "/", "webFeed": site.root ~ "/feed.xml", "inLanguage": "id", "image": site.root ~ "/gambar/simpatri-640.webp", "author": {"@type": "GovernmentOrganization", "name": site.author} },
{"@type": "WebSite", "@id": site.root ~ "/#site", "name": site.title, "url": site.root ~ "/", "inLanguage": "id", "potentialAction": {"@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": site.root ~ "/cari/?q={search_term_string}"}, "query-input": "required name=search_term_string"} }]""",
        "home(site, topics, episodes)",
    ),
    "topik": _plain(
        "topics",
        "topik",
        "Topik",
        about='"Cari jawaban menurut topik: " ~ site.names ~ "."',
        lead="Pilih yang ingin Anda ketahui.",
        main='wrap(parts.tiles(topics, ""))',
    ),
    "orang": _plain(
        "people",
        "orang",
        "Orang",
        about='"Yang berbicara di SIMPATRI."',
        lead="Semua yang berbicara di episode.",
        main="people(persons)",
    ),
    "cari": _plain(
        "search",
        "cari",
        "Cari",
        about='"Cari di semua episode SIMPATRI."',
        lead="Di judul, catatan, dan semua yang diucapkan.",
        main="search(topics, years)",
        more=', "hidden": true',
    ),
    "langganan": _plain(
        "subscribe",
        "langganan",
        "Langganan",
        about='"Ikuti SIMPATRI dengan gratis: lewat aplikasi podcast, situs ini, atau alamat RSS."',
        lead="Episode baru datang sendiri ke HP Anda, gratis.",
        main='subscribe(site, topics, (site.root ~ "/langganan/") | qr)',
    ),
    "offline": _plain(
        "offline",
        "offline",
        "Episode tersimpan",
        about='"Episode yang tersimpan di HP ini, untuk didengar tanpa jaringan."',
        lead="Bisa didengar tanpa jaringan.",
        main="offline()",
        more=', "hidden": true',
    ),
    "404": _page(
        """"title": "Halaman tidak ditemukan · SIMPATRI", "here": "Halaman tidak ditemukan", "about": "Tidak ada halaman di alamat ini.", "lead": "Alamatnya mungkin salah ketik, atau halamannya sudah pindah.", "path": "/404.html", "kind": "missing", "above": [], "hidden": true""",
        "missing(topics, episodes)",
    ),
    "semua": _page(
        """"title": "Semua episode" ~ (", halaman " ~ number if number > 1 else "") ~ " · SIMPATRI", "name": "Semua episode", "here": "Semua episode" ~ (", halaman " ~ number if number > 1 else ""), "about": "Semua episode SIMPATRI, yang terbaru di atas. Halaman " ~ number ~ " dari " ~ last ~ ".", "lead": "" if number > 1 else total ~ " episode", "path": "/semua/" ~ (number ~ "/" if number > 1 else ""), "section": "semua", "kind": "archive", "above": [["Semua episode", "/semua/"]] if number > 1 else []""",
        "archive(shown, number, last, numbers, seasons)",
    ),
    "topic": _page(
        """"title": t.name ~ " · SIMPATRI", "here": t.name, "about": t.name ~ ": apa yang dibawa, ke mana, dan kapan. " ~ t.text, "lead": t.text, "path": "/topik/" ~ t.slug ~ "/", "section": "topik", "kind": "topic", "tone": t.tone, "above": [["Topik", "/topik/"]], "feed": "/topik/" ~ t.slug ~ "/feed.xml" """,
        "topic(site, t, topics, shown)",
    ),
    "person": _page(
        """"title": person.name ~ " · SIMPATRI", "here": person.name, "about": "Episode SIMPATRI bersama " ~ person.name ~ ". " ~ person.position, "lead": person.position, "path": person.path, "kind": "person", "above": [["Orang", "/orang/"]]""",
        "person(shown)",
    ),
    "season": _page(
        """"title": "Musim " ~ season ~ " · SIMPATRI", "here": "Musim " ~ season, "about": "Musim " ~ season ~ " dari SIMPATRI: " ~ (shown | length) ~ " episode.", "lead": "Sesuai urutan mendengarkan.", "path": "/musim/" ~ season ~ "/", "section": "semua", "kind": "season", "above": [["Episode", "/semua/"]]""",
        "season(shown, season, seasons)",
    ),
    "episode": _page(
        """"title": e.title ~ " · SIMPATRI", "here": e.title, "about": e.summary, "path": e.path, "kind": "episode", "type": "article", "picture": e.topic.slug, "date": e.date, "above": [[e.topic.name, "/topik/" ~ e.topic.slug ~ "/"]], "graph": [
{"@type": "PodcastEpisode", "@id": site.root ~ e.path ~ "#episode", "url": site.root ~ e.path, "name": e.title, "datePublished": e.date, "inLanguage": "id", "image": site.root ~ "/gambar/" ~ e.topic.slug ~ "-1200x630.jpg", "partOfSeries": {"@id": site.root ~ "/#series", "@type": "PodcastSeries", "name": site.title}, "isAccessibleForFree": true, "duration": "PT" ~ e.seconds ~ "S", "description": e.summary, "episodeNumber": e.number, "partOfSeason": {"@type": "PodcastSeason", "seasonNumber": e.season}, "associatedMedia": {"@type": "AudioObject", "contentUrl": site.root ~ e.audio, "encodingFormat": "audio/mpeg", "contentSize": e.bytes, "duration": "PT" ~ e.seconds ~ "S"}, "actor": [{"@type": "Person", "name": e.guests[0].name}]}]""",
        "episode(site, e, notes)",
    ),
    "poster": _page(
        """"title": "Poster: " ~ e.title ~ " · SIMPATRI", "here": "Poster: " ~ e.title, "about": "Lembar untuk dicetak: " ~ e.title, "path": e.path ~ "poster/", "kind": "poster", "type": "article", "picture": e.topic.slug, "date": e.date, "hidden": true, "above": [[e.title, e.path]]""",
        'sheet(site, {"back": e.path, "path": e.path, "topic": e.topic.name, "title": e.title, "picture": e.topic.slug, "tone": e.topic.tone, "summary": e.summary, "call": "Arahkan kamera HP ke sini, lalu dengarkan", "code": "SIMPATRI-" ~ ("00" if e.number < 10 else ("0" if e.number < 100 else "")) ~ e.number}, (site.root ~ e.path) | qr)',
    ),
    "show": _page(
        """"title": "Poster acara · SIMPATRI", "here": "Poster acara", "about": "Lembar untuk dicetak: SIMPATRI", "path": "/langganan/poster/", "kind": "poster", "section": "langganan", "hidden": true, "above": [["Langganan", "/langganan/"]]""",
        'sheet(site, {"back": "/", "path": "/", "topic": site.author, "title": site.tagline, "summary": site.description, "call": "Arahkan kamera HP ke sini, dengarkan, dan ikuti"}, (site.root ~ "/") | qr)',
    ),
}

_SITEMAP = """{% import "parts.html" as parts %}{% set found = [[SITEURL ~ "/", none]] %}
{% for one in episodes %}{% set _ = found.append([SITEURL ~ one.path, one.iso_day]) %}{% endfor %}
{% for one in ("topik", "orang", "langganan", "semua") %}{% set _ = found.append([SITEURL ~ "/" ~ one ~ "/", none]) %}{% endfor %}
{% for one in topics %}{% if one.count %}{% set _ = found.append([SITEURL ~ "/topik/" ~ one.slug ~ "/", none]) %}{% endif %}{% endfor %}
{% for one in persons %}{% set _ = found.append([SITEURL ~ one.path, none]) %}{% endfor %}
{% for one in seasons %}{% set _ = found.append([SITEURL ~ "/musim/" ~ one ~ "/", none]) %}{% endfor %}
{{- parts.sitemap(found) }}"""


def _with(before: str, name: str) -> str:
    """A shared page after what Pelican has to say first."""
    return before + PAGES[name]


_SHOWN = "{% set shown = articles | map(attribute='e') | list %}"
_TEMPLATES = {
    **{name: PAGES[name] for name in ("index", "topik", "orang", "cari", "langganan", "offline")},
    **{name: PAGES[name] for name in ("404", "poster", "show")},
    "base": BASE,
    "parts": PARTS,
    "sitemap": _SITEMAP,
    "article": _with("{% set e = article.e %}{% set notes = article.content %}", "episode"),
    "category": _with(
        f"{_SHOWN}{{% set t = (topics | selectattr('slug', 'equalto', category.slug) | list)[0] %}}",
        "topic",
    ),
    "author": _with(
        _SHOWN + "{% set person = shown[0].guests[0] %}",
        "person",
    ),
    "tag": _with(
        _SHOWN + "{% set shown = shown | reverse | list %}{% set season = tag.name %}", "season"
    ),
    "semua": _with(
        "{% set shown = articles_page.object_list | map(attribute='e') | list %}"
        "{% set number = articles_page.number %}{% set last = articles_paginator.num_pages %}"
        "{% set numbers = articles_paginator.page_range %}{% set total = articles | length %}",
        "semua",
    ),
}


def describe_site() -> dict[str, object]:
    """What the templates are told of the show."""
    show = read_show()
    short = show["description"][:149].rpartition(" ")[0] + "…"
    return {name: show[name] for name in ("title", "tagline", "description", "author")} | {
        "short": short,
        "root": "https://siniar.example",
        "question": show["question"],
        "email": show["owner"]["email"],
        "location": show["feed"]["location"],
        "guid": show["guid"],
        "names": ", ".join(TOPICS),
        "topics": read_topics(),
    }


def render_note(entry: Entry) -> str:
    """The note as Pelican's own Markdown reader wants it."""
    chapters = json.dumps(entry.chapters, ensure_ascii=False)
    cues = json.dumps(entry.cues, ensure_ascii=False)
    return (
        f"Title: {entry.title}\nDate: {entry.date:%Y-%m-%d %H:%M}\nSlug: {entry.slug}\n"
        f"Category: {entry.topic}\nAuthors: {entry.guest}\nJabatan: warga rekaan\n"
        f"Tags: {entry.number // 200 + 1}\nNomor: {entry.number}\nGuid: {entry.guid}\n"
        f"Ringkasan: {entry.summary}\nAudio: {entry.file}.mp3\n"
        f"Ukuran: {len(render_audio(entry))}\nBab: {chapters}\nCues: {cues}\n\n{entry.body}"
    )


def write_project(folder: Path, count: int) -> Path:
    """A whole Pelican site of ``count`` episodes below ``folder``."""
    for name, text in _TEMPLATES.items():
        target = folder / "look" / "templates" / f"{name}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render_icons(text), encoding="utf-8")
    (folder / "pelicanconf.py").write_text(_CONFIG, encoding="utf-8")
    (folder / "episodes.py").write_text(_PLUGIN, encoding="utf-8")
    site = json.dumps(describe_site(), ensure_ascii=False)
    (folder / "site.json").write_text(site, encoding="utf-8")
    for name in ("episode", "audio", "transkrip"):
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    write_static(folder / "content" / "root")
    for entry in make_entries(count):
        write_entry(folder, entry)
    return folder


def write_entry(folder: Path, entry: Entry) -> Path:
    """Write one episode's files; the path of its note."""
    content = folder / "content"
    note = content / "episode" / f"{entry.file}.md"
    note.write_text(render_note(entry), encoding="utf-8")
    (content / "audio" / f"{entry.file}.mp3").write_bytes(render_audio(entry))
    for ending, text in (("vtt", render_captions(entry)), ("srt", render_subtitles(entry))):
        copy = content / "transkrip" / f"{entry.slug}.{ending}"
        copy.write_text(text, encoding="utf-8")
    return note
