"""The corpus as a Hugo site: the same pages, files and feeds as ours, with a plain theme.

Hugo makes each size and format of the pictures itself, and keeps them in resources/.
"""

# ruff: noqa: E501 (markup in long lines, as a theme has it)

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from PIL.Image import Image

from benchmarks.corpus import (
    TOPICS,
    Entry,
    make_entries,
    read_show,
    read_site_without_episodes,
    read_topics,
    render_audio,
    render_captions,
    render_icons,
    render_subtitles,
    write_static,
)
from siniar.images import FEED_SIZE
from siniar.images.artwork import draw_artwork, draw_topic
from siniar.images.cards import build_face, build_show_card, topic_turn
from siniar.images.cards_layout import SHARE, draw_card
from siniar.images.icons import draw_icon
from siniar.images.posters import draw_poster
from siniar.model.words import load_words

# An empty path of the pager: /semua/2/ as ours, not /semua/page/2/.
_CONFIG = """
baseURL = "https://siniar.example/"
title = "SIMPATRI"
locale = "id"
disableKinds = ["RSS"]
[params]
PARAMS
[pagination]
pagerSize = 20
disableAliases = true
path = ""
[taxonomies]
topik = "topik"
orang = "orang"
musim = "musim"
[permalinks]
episode = "/episode/:slug/"
[outputs]
home = ["html", "feed"]
page = ["html"]
section = ["html"]
term = ["html"]
taxonomy = ["html"]
[outputFormats.feed]
mediaType = "application/rss+xml"
baseName = "feed"
[outputFormats.poster]
mediaType = "text/html"
baseName = "poster/index"
isHTML = true
permalinkable = false
"""

_BASE = """<!doctype html>
<html lang="id" data-base="/" data-key="simpatri:/:">
<head>
<meta charset="utf-8">
{{ partialCached "policy.html" . }}
{{ block "head" . }}{{ end }}
</head>
<body class="page page-{{ block "kind" . }}{{ end }}">
<a class="skip-link" href="#main">Langsung ke isi</a>
{{ partialCached "header.html" . .Section }}
<main id="main" tabindex="-1">{{ block "main" . }}{{ end }}</main>
{{ partialCached "footer.html" . }}
</body>
</html>
"""

_POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'self';
 base-uri 'none'; object-src 'none'; form-action 'self'; img-src 'self' data: blob:;
 frame-src https://www.youtube-nocookie.com; media-src 'self' blob:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="og:site_name" content="{{ site.Title }}">
<meta property="og:locale" content="id_ID">
<meta name="twitter:card" content="summary_large_image">
<link rel="stylesheet" href="/theme/site.css">
<link rel="alternate" type="application/rss+xml" title="{{ site.Title }}"
 href="{{ "feed.xml" | absURL }}">
<link rel="icon" href="/gambar/icon-32.png" sizes="32x32" type="image/png">
<link rel="icon" href="/gambar/icon.svg" sizes="any" type="image/svg+xml">
<link rel="apple-touch-icon" href="/gambar/icon-180.png">
<link rel="manifest" href="/manifest.webmanifest">
<meta name="theme-color" content="#fafdfd" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0b1514" media="(prefers-color-scheme: dark)">
<script type="module" src="/theme/start.js"></script>
"""

# Of one page: title, about, url; where it has them type, picture, date, hidden, feed, way, parts.
_HEAD = """<title>{{ .title }}</title>
<meta name="description" content="{{ .about }}">
<link rel="canonical" href="{{ .url }}">
{{ with .hidden }}<meta name="robots" content="noindex">{{ end }}
<meta property="og:type" content="{{ .type | default "website" }}">
<meta property="og:title" content="{{ .title }}">
<meta property="og:description" content="{{ .about }}">
<meta property="og:url" content="{{ .url }}">
<meta property="og:image" content="https://siniar.example/gambar/{{ .picture | default "simpatri" }}-1200x630.jpg">
<meta property="og:image:type" content="image/jpeg">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="{{ .title }}">
{{ with .date }}<meta property="article:published_time" content="{{ . }}">{{ end }}
{{ with .feed }}<link rel="alternate" type="application/rss+xml" title="{{ $.title }}"
 href="{{ . }}">{{ end }}
{{ $graph := .parts | default slice }}
{{ with .way }}
{{ $steps := slice (dict "@type" "ListItem" "position" 1 "name" "Beranda" "item" site.Home.Permalink) }}
{{ range $at, $step := . }}{{ $steps = $steps | append (dict "@type" "ListItem"
"position" (add $at 2) "name" (index $step 0) "item" (index $step 1)) }}{{ end }}
{{ $graph = $graph | append (dict "@type" "BreadcrumbList" "itemListElement" $steps) }}
{{ end }}
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@graph" $graph
| jsonify | safeJS }}</script>
"""

# All sizes and formats of what somebody drew once; data/pictures.json tells which, by name.
_PICTURES = """{{ range index hugo.Data.pictures . }}{{ $target := .target }}
{{ with (resources.Get .source).Process .process }}
{{ with resources.Copy $target . }}{{ .Publish }}{{ end }}{{ end }}{{ end }}
"""

_HEADER = """{{ $section := .Section }}
<header class="top"><div class="top-bar">
<a class="brand" href="/"><img src="/gambar/icon.svg" alt="" width="40" height="40">
<span>{{ site.Title }}</span></a>
<nav class="menu-wide" aria-label="Menu utama">{{ template "menu" $section }}</nav>
<details class="menu-small"><summary class="menu-button"><icon menu>Menu</summary>
<nav class="menu-panel" aria-label="Menu">{{ template "menu" $section }}</nav></details>
</div></header>
{{ define "menu" }}{{ $section := . }}<ul class="menu-list">
{{ range slice (slice "semua" "Episode" "list") (slice "topik" "Topik" "topic")
(slice "langganan" "Langganan" "phone") (slice "cari" "Cari" "search") }}<li><a class="menu-link" href="/{{ index . 0 }}/"
{{ if eq $section (index . 0) }} aria-current="page"{{ end }}><svg class="icon" aria-hidden="true"><use href="/theme/icons.svg#{{ index . 2 }}"></use></svg>{{ index . 1 }}</a></li>
{{ end }}</ul>{{ end }}
"""

_FOOTER = """<footer class="foot tone-0"><div class="foot-inner">
<nav aria-label="Halaman lain"><ul class="foot-links">
<li><a class="foot-link" href="/orang/"><icon people>Orang</a></li>
<li><a class="foot-link" href="/offline/"><icon save>Episode tersimpan</a></li>
<li><a class="foot-link" href="/feed.xml"><icon feed>Alamat RSS</a></li></ul></nav>
<p class="foot-name"><strong>{{ site.Title }}</strong>: {{ site.Params.tagline }}</p>
<p>Dibuat oleh {{ site.Params.author }}.</p></div></footer>
"""

_HERO = """<div class="hero hero-low tone-{{ .tone | default 0 }}"><div class="hero-inner"><div class="hero-words">
<nav class="crumbs" aria-label="Anda di sini"><ol>
<li><a class="crumb" href="/">Beranda</a></li>
{{ range .way }}<li><a class="crumb" href="{{ index . 1 }}">{{ index . 0 }}</a></li>
{{ end }}</ol></nav>
<h1 class="hero-title">{{ .title }}</h1>
{{ with .lead }}<p class="lead">{{ . }}</p>{{ end }}
</div></div></div>
"""

_DAY = """<time class="dt-published" datetime="{{ .Date.Format "2006-01-02" }}">
{{- .Date | time.Format "2 January 2006" }}</time> · <span class="keep">
{{- .Params.durasi }} detik</span>
"""

_CARD = """{{ $topic := index .Params.topik 0 }}{{ $picture := $topic | urlize }}
<li class="card h-entry tone-{{ index site.Params.tones $picture }}">
<img class="card-picture" src="/gambar/{{ $picture }}-96.webp"
 srcset="/gambar/{{ $picture }}-192.webp 2x" alt="" width="96" height="96" loading="lazy"
 decoding="async">
<div class="card-words">
<h3 class="card-title"><a class="card-link u-url p-name" href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p class="card-facts">{{ partial "day.html" . }} · <span class="p-category">{{ $topic }}</span></p>
</div></li>
"""

_CARDS = """<ul class="cards">{{ range . }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}
</ul>
"""

_TILE = """{{ $name := path.Base .RelPermalink }}
<li class="tile tone-{{ index site.Params.tones $name }}">
<img class="tile-picture" src="/gambar/{{ $name }}-192.webp" srcset="/gambar/{{ $name }}-384.webp 2x"
 alt="" width="96" height="96" loading="lazy" decoding="async">
<div class="tile-words">
<h3 class="tile-name"><a class="card-link" href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p class="tile-text">{{ .Params.isi }}</p>COUNT
</div></li>
"""
_TILE_COUNT = '<p class="tile-count">{{ len .Pages }} episode</p>'

_TILES = """<ul class="tiles">{{ range (site.GetPage "/topik").Pages.ByWeight }}
{{ partialCached "tile.html" . .RelPermalink }}{{ end }}</ul>
"""

_SIZE = """{{ return (replace (printf "%.1f" (math.Max 0.1 (div (float .) 1000000.0))) "." ",") }}
"""

_PLAYER = """{{ $page := .page }}{{ $p := $page.Params }}{{ $size := partial "size.html" $p.ukuran }}
{{ $picture := index $p.topik 0 | urlize }}{{ $audio := printf "/audio/%s" $p.audio }}
{{ $t := int $p.durasi }}{{ $total := printf "%d:%02d" (div $t 60) (mod $t 60) }}
<div class="player" data-module="player" data-guid="{{ $p.guid }}" data-title="{{ $page.Title }}"
 data-artist="{{ index $p.topik 0 }}" data-album="{{ site.Title }}"
 data-page="{{ $page.RelPermalink }}"
 data-artwork="/gambar/{{ $picture }}-192.webp /gambar/{{ $picture }}-640.webp"
 data-duration="{{ $p.durasi }}" data-src="{{ $audio }}" data-size="{{ $size }} MB">
<div class="player-native"><audio class="player-audio" controls preload="none" src="{{ $audio }}">
<a href="{{ $audio }}">Dengarkan {{ $page.Title }}</a></audio>
<p class="player-cost"><icon play>Memutar memakai kuota {{ $size }} MB.</p></div>
<div class="player-controls" hidden>
<button class="play" type="button"><span class="play-drop"><icon play><icon pause></span><span class="play-words"><span class="play-word">Putar</span>
<span class="play-size">{{ $size }} MB</span></span></button>
<div class="player-line"><span class="player-now">0:00</span><span class="player-track">
<input class="player-range" type="range" min="0" max="{{ $p.durasi }}" step="1" value="0"
 aria-label="Posisi"><span class="player-ticks" aria-hidden="true"></span></span>
<span class="player-total">{{ $total }}</span></div>
<p class="player-chapter"></p>
<div class="player-tools">
<button class="tool" type="button" data-skip="-15" aria-label="Mundur 15 detik"><icon back>15 detik</button>
<button class="tool" type="button" data-skip="30" aria-label="Maju 30 detik"><icon forward>30 detik</button>
<button class="tool" type="button" data-speed><icon speed><span class="away">Kecepatan </span>
<span class="speed-value">1×</span></button>
<button class="tool" type="button" data-again><icon again>Dari awal</button></div></div>
<p class="player-status" role="status"></p>
<ul class="player-links"><li><a class="button button-quiet" href="{{ $audio }}"
 download="{{ $p.slug }}.mp3"><icon download>Unduh {{ $size }} MB</a></li>
{{ if .saves }}<li class="save-place" data-module="save" data-guid="{{ $p.guid }}"
 data-title="{{ $page.Title }}" data-page="{{ $page.RelPermalink }}" data-url="{{ $audio }}"
 data-size="{{ $size }} MB" data-length="{{ $p.ukuran }}" hidden>
<button class="button button-quiet" type="button"><icon save>
<span class="save-words">Simpan untuk offline {{ $size }} MB</span></button>
<progress class="save-progress" max="100" value="0" aria-label="Sudah tersimpan" hidden></progress>
</li>{{ end }}</ul></div>
"""

_COPY = """<button class="button button-quiet" type="button" data-copy="{{ .url }}" hidden><icon copy>
Salin{{ with .of }}<span class="away"> {{ . }}</span>{{ else }} alamat{{ end }}</button>
"""

# What stands before and after the time of a cue is walked once, chapter by chapter.
_EPISODE = """{{ define "kind" }}episode{{ end }}{{ define "head" }}{{ $p := .Params }}{{ $topic := index $p.topik 0 }}
{{ $term := site.GetPage (printf "/topik/%s" ($topic | urlize)) }}
{{ $date := .Date.Format "2006-01-02T15:04:05-07:00" }}
{{ $length := printf "PT%vS" $p.durasi }}
{{ $actors := slice }}
{{ range $p.narasumber }}
{{ $actors = $actors | append (dict "@type" "Person" "name" .nama) }}{{ end }}
{{ $episode := dict "@type" "PodcastEpisode" "@id" (printf "%s#episode" .Permalink)
"url" .Permalink "name" .Title "datePublished" $date "inLanguage" "id"
"image" (printf "https://siniar.example/gambar/%s-1200x630.jpg" ($topic | urlize))
"partOfSeries" (dict "@id" (printf "%s#series" site.Home.Permalink) "@type" "PodcastSeries"
"name" site.Title) "isAccessibleForFree" true "duration" $length "description" $p.ringkasan
"episodeNumber" $p.nomor
"partOfSeason" (dict "@type" "PodcastSeason" "seasonNumber" (int (index $p.musim 0)))
"associatedMedia" (dict "@type" "AudioObject" "contentUrl" (printf "audio/%s" $p.audio | absURL)
"encodingFormat" "audio/mpeg" "contentSize" (string $p.ukuran) "duration" $length)
"actor" $actors }}
{{ partial "head.html" (dict "title" (printf "%s · %s" .Title site.Title) "about" $p.ringkasan
"url" .Permalink "type" "article" "picture" ($topic | urlize) "date" $date
"parts" (slice $episode)
"way" (slice (slice $topic $term.Permalink) (slice .Title .Permalink))) }}{{ end }}
{{ define "main" }}{{ $page := . }}{{ $p := .Params }}{{ $topic := index $p.topik 0 }}
{{ $term := site.GetPage (printf "/topik/%s" ($topic | urlize)) }}
{{ with resources.FromString (printf "bab/%s.json" $p.slug)
(partial "chapters.html" .) }}{{ .Publish }}{{ end }}
<div class="hero tone-{{ index site.Params.tones ($topic | urlize) }}">
<div class="hero-inner"><div class="hero-words">
<h1 class="hero-title p-name">{{ .Title }}</h1>
<p class="hero-facts">{{ partial "day.html" . }}
<a class="topic-link" href="{{ $term.RelPermalink }}"><icon topic>{{ $topic }}</a></p>
<div hidden><span data-pagefind-meta="day">{{ .Date | time.Format "2 January 2006" }}</span>
<span data-pagefind-filter="year">{{ .Date.Year }}</span>
<span data-pagefind-filter="topic">{{ $topic }}</span></div>
{{ partial "player.html" (dict "page" . "saves" true) }}</div>
<img class="hero-picture" src="/gambar/{{ $topic | urlize }}-384.webp" alt="" width="320"
 height="320" loading="lazy" decoding="async"></div></div>
<article class="wrap layout has-chapters h-entry"><div class="layout-side">
<section aria-labelledby="chapters"><h2 class="section-title" id="chapters">Bab</h2>
<ol class="chapters">{{ range $p.bab }}<li class="chapter"><a class="chapter-link"
 data-t="{{ .mulai }}" href="#t={{ .mulai }}"><span class="chapter-time">
{{- printf "%d:%02d" (div (int .mulai) 60) (mod .mulai 60) }}</span> <span>{{ .judul }}</span></a></li>
{{ end }}</ol></section></div>
<div class="layout-main"><div class="notes prose e-content">{{ .Content }}</div>
<section class="transcript" data-module="transcript" aria-labelledby="transcript">
<details class="fold" open><summary class="fold-summary">
<h2 class="section-title" id="transcript">Transkrip</h2></summary>
<div class="transcript-tools" hidden><label class="field-label" for="find">Cari di transkrip ini
</label><div class="field"><input class="field-input" id="find" type="search" autocomplete="off">
<button class="button button-quiet" type="button" data-next><icon down>Berikutnya</button></div>
<p class="transcript-count" role="status"></p></div>
<div class="cues">{{ $second := -1 }}{{ range $p.transkrip }}{{ $t := int .mulai }}
{{ if ne $t $second }}{{ $second = $t }}{{ range $p.bab }}{{ if eq .mulai $t }}
<h3 class="cue-chapter" id="t={{ $t }}">{{ .judul }}</h3>{{ end }}{{ end }}{{ end }}
<div class="cue-part"><p class="cue-head"><a class="cue-time" data-t="{{ $t }}" href="#t={{ $t }}">
{{- printf "%d:%02d" (div $t 60) (mod $t 60) }}</a> <strong class="cue-speaker">{{ .suara }}</strong></p>
<p class="cue-text"><span data-t="{{ .mulai }}">{{ .kata }}</span></p></div>{{ end }}</div>
<p class="files">Transkrip sebagai berkas:
<a class="button button-quiet" href="/transkrip/{{ $p.slug }}.vtt" download><icon download>VTT</a>
<a class="button button-quiet" href="/transkrip/{{ $p.slug }}.srt" download><icon download>SRT</a></p>
</details></section>
<section aria-labelledby="people"><h2 class="section-title" id="people">Yang berbicara</h2>
<ul class="people">{{ range $p.narasumber }}<li class="person p-author h-card">
<a class="person-link u-url p-name" href="/orang/{{ .nama | urlize }}/"><icon person>{{ .nama }}</a>
<span class="person-role">Narasumber, {{ .jabatan }}</span></li>{{ end }}</ul></section>
{{ $size := partial "size.html" $p.ukuran }}
{{ $words := printf "*%s*\\n%s\\nDengarkan: %v detik, %s MB\\n%s" .Title $p.ringkasan
$p.durasi $size .Permalink }}
<section class="share" aria-labelledby="share" data-module="share" data-address="{{ .Permalink }}"
 data-title="{{ .Title }}" data-text="{{ .Title }}
{{ $p.ringkasan }}"><h2 class="section-title" id="share">Bagikan</h2>
<p class="buttons">
<a class="button" href="https://wa.me/?text={{ $words }}" rel="noopener"><icon chat>Kirim lewat WhatsApp</a>
<button class="button button-quiet" type="button" data-share hidden><icon share>Cara lain membagikan</button>
<button class="button button-quiet" type="button" data-copy="{{ .Permalink }}" hidden><icon copy>Salin tautan
</button>
<button class="button button-quiet" type="button" data-copy-moment hidden>
<icon clock><span>Salin tautan menit 0:00</span></button>
<a class="button button-quiet" href="/gambar/{{ $p.slug }}-1080x1920.jpg"
 download="{{ $p.slug }}-status.jpg"><icon picture>Gambar untuk status</a>
<a class="button button-quiet" href="{{ .RelPermalink }}poster/"><icon print>Poster untuk dicetak</a></p>
<p class="address"><span class="field-label">Alamat halaman ini</span>
<span class="address-text u-url">{{ .Permalink }}</span></p>
<p class="share-status" role="status"></p></section>
<section class="ask" aria-labelledby="ask">
<h2 class="section-title" id="ask">Masih ada pertanyaan?</h2>
<p>Tanyakan ke kantor. Jangan mengirim foto KTP atau kartu keluarga.</p>
<p><a class="button button-quiet"
 href="{{ site.Params.question }}?subject=Pertanyaan: {{ .Title }}"><icon question>Kirim pertanyaan</a></p></section>
{{ $same := $term.Pages }}{{ $near := slice }}
{{ $at := index (partialCached "places.html" $term $term.Path) .RelPermalink }}
{{ range slice 1 -1 2 -2 3 -3 }}{{ $to := add $at . }}
{{ if and (ge $to 0) (lt $to (len $same)) }}
{{ $near = $near | append (index $same $to) }}{{ end }}{{ end }}
<section aria-labelledby="related"><h2 class="section-title" id="related">Episode terkait</h2>
{{ partial "cards.html" (first 3 $near) }}</section>
<nav class="steps" aria-label="Episode lain">
{{ with .PrevInSection }}<a class="step" rel="prev" href="{{ .RelPermalink }}"><icon left>
<span><span class="step-word">Episode sebelumnya</span> {{ .Title }}</span></a>{{ end }}
{{ with .NextInSection }}<a class="step step-next" rel="next" href="{{ .RelPermalink }}">
<span><span class="step-word">Episode berikutnya</span> {{ .Title }}</span><icon right></a>{{ end }}
{{ range $p.musim }}<a class="step" href="/musim/{{ . }}/"><icon list><span>Musim {{ . }}</span></a>{{ end }}
</nav></div></article>{{ end }}
"""

# Where each episode stands in its topic: asking a list of Hugo's for the next walks all of it.
_PLACES = """{{ $places := newScratch }}
{{ range $at, $page := .Pages }}{{ $places.SetInMap "at" $page.RelPermalink $at }}{{ end }}
{{ return $places.Get "at" }}
"""

_CHAPTERS = """{{ $list := slice }}{{ range .Params.bab }}
{{ $list = $list | append (dict "startTime" .mulai "title" .judul) }}{{ end }}
{{ return (dict "version" "1.2.0" "title" .Title "chapters" $list | jsonify (dict "indent" " ")) }}
"""

_SHEET = """<div class="poster-place"><p class="poster-tools" data-module="print">
<button class="button" type="button" hidden><icon print>Cetak</button>
<a class="button button-quiet" href="{{ .back }}"><icon left>Kembali</a> Ukurannya A4.</p>
<article class="poster{{ if not .picture }} poster-plain{{ end }}
 tone-{{ .tone | default 0 }}"><p class="poster-brand">
<img src="/gambar/icon.svg" alt="" width="64" height="64"> <span>{{ site.Title }}</span></p>
<div class="poster-head"><p class="poster-topic">{{ .topic }}</p>
<h1 class="poster-title">{{ .title }}</h1>
{{ with .picture }}<img class="poster-picture" src="/gambar/{{ . }}-640.webp" alt="" width="384"
 height="384">{{ end }}</div>
<p class="poster-summary">{{ .summary }}</p>
<div class="poster-scan"><div class="qr">
{{ with images.QR .url (dict "targetDir" "gambar") }}<img src="{{ .RelPermalink }}"
 width="{{ .Width }}" height="{{ .Height }}" alt="Kode QR menuju {{ $.url }}">{{ end }}</div>
<div><p class="poster-call">{{ .call }}</p>
<p class="poster-address">{{ .url | strings.TrimPrefix "https://" | strings.TrimSuffix "/" }}</p>
{{ with .code }}<p class="poster-code">{{ . }}</p>{{ end }}
<p class="poster-author">{{ site.Params.author }}</p></div></div></article></div>
"""

_POSTER = """{{ define "kind" }}poster{{ end }}{{ define "head" }}{{ $title := printf "Poster: %s" .Title }}
{{ $url := printf "%sposter/" .Permalink }}
{{ partial "head.html" (dict "title" (printf "%s · %s" $title site.Title)
"about" (printf "Lembar untuk dicetak: %s" .Title) "url" $url "hidden" true "type" "article"
"picture" (index .Params.topik 0 | urlize) "date" (.Date.Format "2006-01-02T15:04:05-07:00")
"way" (slice (slice .Title .Permalink) (slice $title $url))) }}{{ end }}
{{ define "main" }}{{ partial "sheet.html" (dict "back" .RelPermalink "url" .Permalink
"topic" (index .Params.topik 0) "title" .Title "picture" (index .Params.topik 0 | urlize)
"tone" (index site.Params.tones (index .Params.topik 0 | urlize)) "summary" .Params.ringkasan "call" "Arahkan kamera HP ke sini, lalu dengarkan"
"code" (printf "SIMPATRI-%03d" (int .Params.nomor))) }}{{ end }}
"""

_SHOW_POSTER = """{{ define "kind" }}poster{{ end }}{{ define "head" }}{{ $url := printf "%sposter/" .Permalink }}
{{ partial "head.html" (dict "title" (printf "Poster acara · %s" site.Title)
"about" (printf "Lembar untuk dicetak: %s" site.Title) "url" $url "hidden" true
"way" (slice (slice .Title .Permalink) (slice "Poster acara" $url))) }}{{ end }}
{{ define "main" }}{{ partial "sheet.html" (dict "back" "/" "url" site.Home.Permalink
"topic" site.Params.author "title" site.Params.tagline "summary" site.Params.description
"call" "Arahkan kamera HP ke sini, dengarkan, dan ikuti") }}{{ end }}
"""

# Pages that only differ in their words: ABOUT, LEAD, WAY (pages above it), TITLE, MAIN,
# KIND, TONE, SPACE (how it is laid out).
_PLAIN = """{{ define "head" }}{{ $way := slice }}WAY
{{ partial "head.html" (dict "title" (printf "%s · %s" (TITLE) site.Title) "about" (ABOUT)
"url" .Permalink "hidden" .Params.hidden "feed" FEED
"way" ($way | append (slice (TITLE) .Permalink))) }}{{ end }}
{{ define "kind" }}KIND{{ end }}
{{ define "main" }}{{ $way := slice }}WAY
{{ partial "hero.html" (dict "title" (TITLE) "lead" (LEAD) "way" $way "tone" (TONE)) }}
<div class="wrapSPACE">MAIN</div>{{ end }}
"""


def _plain(main: str, **words: str) -> str:
    text = _PLAIN
    usual = {"title": ".Title", "about": ".Params.ringkasan", "lead": ".Params.isi", "feed": "nil"}
    usual |= {"tone": "0", "space": ""}
    if "way" in words:
        title, url = words["way"].split()
        words["way"] = f'{{{{ $way = slice (slice "{title}" ("{url}" | absURL)) }}}}'
    for name, value in (usual | {"way": ""} | words).items():
        text = text.replace(name.upper(), value)
    return text.replace("MAIN", main)


_HOME = """{{ define "kind" }}home{{ end }}{{ define "head" }}
{{ $show := dict "@type" "PodcastSeries" "@id" (printf "%s#series" .Permalink) "name" site.Title
"description" site.Params.description "url" .Permalink "webFeed" ("feed.xml" | absURL)
"inLanguage" "id" "image" ("gambar/simpatri-640.webp" | absURL)
"author" (dict "@type" "GovernmentOrganization" "name" site.Params.author) }}
{{ $site := dict "@type" "WebSite" "@id" (printf "%s#site" .Permalink) "name" site.Title
"url" .Permalink "inLanguage" "id" "potentialAction" (dict "@type" "SearchAction"
"target" (dict "@type" "EntryPoint"
"urlTemplate" (printf "%scari/?q={search_term_string}" .Permalink))
"query-input" "required name=search_term_string") }}
{{ partial "head.html" (dict "title" (printf "%s: %s" site.Title site.Params.tagline)
"about" (site.Params.description | truncate 150) "url" .Permalink
"parts" (slice $show $site)) }}{{ end }}
{{ define "main" }}{{ $pages := (site.GetPage "/episode").RegularPages }}
{{ partial "pictures.html" "simpatri" }}{{ partial "pictures.html" "icon" }}
{{ with index $pages 0 }}<section class="hero h-entry tone-{{ index site.Params.tones (index .Params.topik 0 | urlize) }}" aria-labelledby="newest">
<div class="hero-inner"><div class="hero-words">
<h1 class="kicker">{{ site.Title }}<span class="kicker-line">: {{ site.Params.tagline }}</span></h1>
<h2 class="hero-title" id="newest"><a class="hero-link u-url p-name" href="{{ .RelPermalink }}">
{{- .Title }}</a></h2>
<p class="hero-facts"><strong class="label">Terbaru</strong> {{ partial "day.html" . }} ·
<span class="p-category">{{ index .Params.topik 0 }}</span></p>
{{ partial "player.html" (dict "page" .) }}</div>
<img class="hero-picture" src="/gambar/{{ index .Params.topik 0 | urlize }}-384.webp" alt=""
 width="320" height="320" loading="lazy" decoding="async"></div></section>{{ end }}
<div class="wrap"><section aria-labelledby="topics">
<h2 class="section-title" id="topics">Apa yang ingin Anda ketahui?</h2>
{{ partialCached "tiles.html" . }}</section>
<section aria-labelledby="episodes">
<h2 class="section-title" id="episodes">Episode lainnya</h2>
{{ partial "cards.html" (first 10 (after 1 $pages)) }}
<p><a class="button" href="/semua/"><icon list>Semua episode</a></p></section>
<section class="band tone-0" aria-labelledby="follow">
<h2 class="band-title" id="follow">Jangan sampai ketinggalan</h2>
<p>Episode baru datang sendiri ke HP Anda, gratis.</p>
<p class="buttons"><a class="button button-strong" href="/langganan/"><icon phone>Cara mengikuti</a>
<a class="button button-quiet" href="{{ site.Params.question }}"><icon question>Kirim pertanyaan</a></p></section>
</div>{{ end }}
"""

_TOPICS = _plain('{{ partialCached "tiles.html" . }}', kind="topics")

_TOPIC = _plain(
    """{{ partial "pictures.html" (path.Base .RelPermalink) }}<section aria-labelledby="answers">
<h2 class="section-title" id="answers">Yang dijawab di episode</h2>
<ul class="entries">{{ range .Pages }}<li class="entry h-entry">
<h3 class="entry-title"><a class="entry-link u-url p-name" href="{{ .RelPermalink }}">
<span>{{ .Title }}</span></a></h3><p class="card-facts">{{ partial "day.html" . }}</p>
<p class="entry-summary">{{ .Params.ringkasan }}</p></li>{{ end }}</ul></section>
<section aria-labelledby="feed"><h2 class="section-title" id="feed">Ikuti topik ini saja</h2>
<p class="address"><span class="field-label">Alamat untuk aplikasi podcast</span>
<span class="address-text">{{ .Permalink }}feed.xml</span></p>
<p data-module="copy">{{ partial "copy.html" (dict "url" (printf "%sfeed.xml" .Permalink)) }}
<span role="status"></span></p></section>
<section aria-labelledby="others"><h2 class="section-title" id="others">Topik lain</h2>
<ul class="tiles">{{ $here := .RelPermalink }}{{ range (site.GetPage "/topik").Pages.ByWeight }}
{{ if ne .RelPermalink $here }}{{ partialCached "other.html" . .RelPermalink }}{{ end }}{{ end }}
</ul></section>""",
    about='printf "%s: apa yang dibawa, ke mana, dan kapan. %s" .Title .Params.isi',
    feed='(printf "%sfeed.xml" .Permalink)',
    way="Topik topik/",
    kind="topic",
    tone="index site.Params.tones (path.Base .RelPermalink)",
)

_PEOPLE = _plain(
    """<ul class="people">{{ range .Pages.ByTitle }}<li class="person h-card">
<a class="person-link u-url p-name" href="{{ .RelPermalink }}"><icon person>{{ .Title }}</a>
<span class="person-role">{{ partial "position.html" . }} ·
<span class="keep">{{ len .Pages }} episode</span></span></li>{{ end }}</ul>""",
    kind="people",
    space=" reading",
)

_POSITION = """{{ $found := "" }}{{ $name := .Title }}
{{ with index .Pages 0 }}{{ range .Params.narasumber }}{{ if eq .nama $name }}
{{ $found = .jabatan }}{{ end }}{{ end }}{{ end }}{{ return $found }}
"""

_PERSON = _plain(
    """<section aria-labelledby="episodes"><h2 class="section-title" id="episodes">
{{- len .Pages }} episode</h2>{{ partial "cards.html" .Pages }}</section>""",
    about='printf "Episode SIMPATRI bersama %s. %s" .Title (partial "position.html" .)',
    lead='partial "position.html" .',
    way="Orang orang/",
    kind="person",
)

_SEASON = _plain(
    """{{ partial "cards.html" .Pages.Reverse }}
{{ with where (site.GetPage "/musim").Pages "Title" "ne" .Title }}<nav aria-label="Musim lain">
<ul class="buttons">{{ range . }}<li><a class="button button-quiet" href="{{ .RelPermalink }}">
<icon list>Musim {{ .Title }}</a></li>{{ end }}</ul></nav>{{ end }}""",
    title='printf "Musim %s" .Title',
    about='printf "Musim %s dari SIMPATRI: %d episode." .Title (len .Pages)',
    lead='"Sesuai urutan mendengarkan."',
    way="Episode semua/",
    kind="season",
)

_ARCHIVE = """{{ define "kind" }}archive{{ end }}{{ define "head" }}
{{ $pager := .Paginate (site.GetPage "/episode").RegularPages }}{{ $at := $pager.PageNumber }}
{{ $way := slice (slice "Semua episode" .Permalink) }}{{ $title := "Semua episode" }}
{{ $url := .Permalink }}
{{ if gt $at 1 }}{{ $title = printf "%s, halaman %d" $title $at }}
{{ $url = printf "%s%d/" .Permalink $at }}{{ $way = $way | append (slice $title $url) }}{{ end }}
{{ partial "head.html" (dict "title" (printf "%s · %s" $title site.Title)
"about" (printf "Semua episode SIMPATRI, yang terbaru di atas. Halaman %d dari %d." $at
$pager.TotalPages) "url" $url "way" $way) }}{{ end }}
{{ define "main" }}{{ $all := (site.GetPage "/episode").RegularPages }}
{{ $pager := .Paginate $all }}{{ $at := $pager.PageNumber }}{{ $way := slice }}
{{ if gt $at 1 }}{{ $way = slice (slice "Semua episode" "/semua/") }}{{ end }}
{{ partial "hero.html" (dict "title" "Semua episode" "lead" (cond (gt $at 1) "" (printf "%d episode" (len $all)))
"way" $way) }}
<div class="wrap">
{{ if gt $pager.TotalPages 1 }}
<h2 class="section-title">Halaman {{ $at }} dari {{ $pager.TotalPages }}</h2>{{ end }}
{{ partial "cards.html" $pager.Pages }}
{{ if gt $pager.TotalPages 1 }}<nav class="pager" aria-label="Halaman daftar">
{{ if $pager.HasPrev }}<a class="button button-quiet" rel="prev"
 href="{{ partial "pager.html" $pager.Prev.PageNumber }}"><icon left>Lebih baru</a>{{ end }}
{{ $last := $pager.TotalPages }}{{ $low := cond (eq $at 5) 2 (sub $at 2) }}
{{ $high := cond (eq $at (sub $last 4)) (sub $last 1) (add $at 2) }}
<ul class="pager-pages">{{ range $pager.Pagers }}{{ $one := .PageNumber }}
{{ if or (eq $one 1) (eq $one $last) (and (ge $one $low) (le $one $high)) }}<li><a class="pager-page"
 href="{{ partial "pager.html" .PageNumber }}"
{{ if eq .PageNumber $at }} aria-current="page"{{ end }}>
{{- if gt $one 1 }}<span class="away">Halaman </span>{{ end }}{{ $one }}</a></li>{{ else if or (eq $one (sub $low 1)) (eq $one (add $high 1)) }}
<li class="pager-gap" aria-hidden="true">…</li>{{ end }}{{ end }}</ul>
{{ if $pager.HasNext }}<a class="button button-quiet" rel="next"
 href="{{ partial "pager.html" $pager.Next.PageNumber }}">Lebih lama<icon right></a>{{ end }}</nav>{{ end }}
<section aria-labelledby="seasons"><h2 class="section-title" id="seasons">Menurut musim</h2>
<ul class="buttons">{{ range (site.GetPage "/musim").Pages.ByTitle.Reverse }}
<li><a class="button button-quiet" href="{{ .RelPermalink }}"><icon list>Musim {{ .Title }}</a></li>
{{ end }}</ul></section></div>{{ end }}
"""

_PAGER = """{{ return (cond (eq . 1) "/semua/" (printf "/semua/%d/" .)) }}
"""

_SUBSCRIBE = _plain(
    """<section aria-labelledby="apps">
<h2 class="section-title" id="apps">Dengan aplikasi podcast</h2>
<p>Ketuk aplikasi yang Anda punya. Kalau tidak terjadi apa-apa, aplikasinya belum ada di HP Anda:
salin saja alamat di bawah.</p><ul class="apps">
<li><a class="app" href="https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsiniar.example%2Ffeed.xml&title=SIMPATRI" rel="noopener"><icon phone><span><strong>AntennaPod</strong>
<span class="app-hint">Gratis, tanpa iklan</span></span></a></li>
<li><a class="app" href="{{ "pktc://subscribe/siniar.example/feed.xml" | safeURL }}" rel="noopener"><icon phone>
<span><strong>Pocket Casts</strong>
<span class="app-hint">Kalau aplikasinya ada di HP Anda</span></span></a></li>
<li><a class="app" href="{{ "podcastaddict://siniar.example/feed.xml" | safeURL }}" rel="noopener"><icon phone>
<span><strong>Podcast Addict</strong>
<span class="app-hint">Kalau aplikasinya ada di HP Anda</span></span></a></li></ul></section>
<section aria-labelledby="feed" data-module="copy">
<h2 class="section-title" id="feed">Dengan aplikasi lain</h2>
<p>Salin alamat ini, lalu tempel di aplikasinya, biasanya di bagian “Tambah podcast” atau “RSS”.</p>
<p class="address"><span class="field-label">Alamat untuk aplikasi podcast</span>
<span class="address-text">{{ "feed.xml" | absURL }}</span></p>
<p class="buttons"><button class="button" type="button" data-copy="{{ "feed.xml" | absURL }}" hidden>
<icon copy>Salin alamat</button> <span role="status"></span></p>
</section>
<section class="qr-place" aria-labelledby="qr">
<h2 class="section-title" id="qr">Dari layar besar ke HP</h2><p>Arahkan kamera HP ke kotak ini.</p>
<div class="qr">{{ $url := .Permalink }}{{ with images.QR $url (dict "targetDir" "gambar") }}
<img src="{{ .RelPermalink }}" width="{{ .Width }}" height="{{ .Height }}"
 alt="Kode QR menuju {{ $url }}">{{ end }}</div>
<p><a class="button button-quiet" href="/langganan/poster/"><icon print>Poster untuk dicetak</a></p></section>
<section aria-labelledby="site"><h2 class="section-title" id="site">Tanpa aplikasi</h2>
<p>Buka menu peramban Anda, lalu pilih “Tambahkan ke layar utama”. Situs ini akan terbuka seperti
aplikasi, juga tanpa jaringan.</p></section>
<section aria-labelledby="topic-feeds" data-module="copy">
<h2 class="section-title" id="topic-feeds">Satu topik saja</h2>
<ul class="feeds">{{ range (site.GetPage "/topik").Pages.ByWeight }}
<li class="address"><span class="field-label">{{ .Title }}</span>
<span class="address-text">{{ .Permalink }}feed.xml</span>
{{ partial "copy.html" (dict "url" (printf "%sfeed.xml" .Permalink) "of" .Title) }}</li>{{ end }}</ul>
<p role="status"></p></section>""",
    kind="subscribe",
    space=" reading",
)

_FORM = """<form class="search-form" role="search" action="{{ . }}" method="get" aria-label="Cari">
<label class="field-label" for="q">Apa yang Anda cari?</label><div class="field">
<input class="field-input" id="q" name="q" type="search" autocomplete="off" enterkeyhint="search">
<button class="button button-strong" type="submit"><icon search>Cari</button></div></form>
"""

_SEARCH = _plain(
    """<div class="reading search" data-module="search" data-program="/pagefind/pagefind.js"
 data-synonyms="/cari/synonyms.json">{{ partial "form.html" "/semua/" }}
<noscript><p class="notice">Pencarian memerlukan JavaScript. Tanpa itu, tombol ini membuka semua
episode; peramban Anda bisa mencari kata di sana.</p></noscript>
<form class="filters" aria-label="Persempit" hidden>
<p class="filter"><label class="field-label" for="topic">Topik</label>
<select class="field-input" id="topic" name="topic"><option value="">Semua topik</option>
{{ range (site.GetPage "/topik").Pages.ByWeight }}<option>{{ .Title }}</option>{{ end }}</select></p>
<p class="filter"><label class="field-label" for="year">Tahun</label>
<select class="field-input" id="year" name="year"><option value="">Semua tahun</option>
{{ range (site.GetPage "/episode").RegularPages.GroupByDate "2006" }}<option>{{ .Key }}</option>
{{ end }}</select></p></form>
<p class="search-status" role="status"></p><ol class="results"></ol>
<p><button class="button button-quiet" type="button" data-more hidden><icon down>Tampilkan lagi</button></p>
<p><a class="button button-quiet" href="/semua/"><icon list>Semua episode</a></p></div>""",
    kind="search",
)

_OFFLINE = _plain(
    """<div class="reading" data-module="saved">
<p class="notice notice-offline" hidden><icon alert>Anda sedang offline. Halaman yang pernah dibuka dan episode
tersimpan tetap bisa dipakai.</p><p class="saved-total" role="status"></p><ul class="saved"></ul>
<p class="saved-help">Untuk menyimpan, buka sebuah episode dan ketuk “Simpan untuk offline”.
Episodenya tetap di HP ini sampai Anda menghapusnya.</p>
<noscript><p class="notice">Menyimpan memerlukan JavaScript. Tanpa itu, suara setiap episode tetap
bisa diunduh.</p></noscript>
<p><a class="button button-quiet" href="/semua/"><icon list>Semua episode</a></p></div>""",
    kind="offline",
)

_MISSING = _plain(
    """{{ partial "form.html" "/cari/" }}
<section aria-labelledby="newest"><h2 class="section-title" id="newest">Episode terbaru</h2>
{{ partial "cards.html" (first 3 (site.GetPage "/episode").RegularPages) }}</section>
<section aria-labelledby="topics"><h2 class="section-title" id="topics">Topik</h2>
{{ partialCached "tiles.html" . }}</section>""",
    title='"Halaman tidak ditemukan"',
    about='"Tidak ada halaman di alamat ini."',
    kind="missing",
    lead='"Alamatnya mungkin salah ketik, atau halamannya sudah pindah."',
).replace('"hidden" .Params.hidden', '"hidden" true')

# Written once for both feeds that an episode stands in.
_ITEM = """{{ $p := .Params }}{{ $end := partial "end.html" . }}
{{ $summary := printf "<p>%s</p>" ($p.ringkasan | htmlEscape) }}
{{ $plain := replaceRE `<h[1-6][^>]*>(.*?)</h[1-6]>` "<p><strong>$1</strong></p>" .Content }}
{{ $about := printf "%s%s%s" $summary $plain $end }}
{{ if gt (len $about) 4000 }}{{ $about = $about | safeHTML | truncate 3900 }}{{ end }}
<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>
<description>{{ printf "<![CDATA[%s]]>" $about | safeHTML }}</description>
<content:encoded>{{ printf "<![CDATA[%s%s%s]]>" $summary .Content $end | safeHTML }}</content:encoded>
<guid isPermaLink="false">{{ $p.guid }}</guid>
<enclosure url="https://siniar.example/audio/{{ $p.audio }}" length="{{ $p.ukuran }}" type="audio/mpeg"/>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<itunes:duration>{{ $p.durasi }}</itunes:duration><itunes:episodeType>full</itunes:episodeType>
<itunes:episode>{{ $p.nomor }}</itunes:episode>
{{ range $p.musim }}<itunes:season>{{ . }}</itunes:season>{{ end }}
<itunes:explicit>false</itunes:explicit>
{{ range $p.musim }}<podcast:season>{{ . }}</podcast:season>{{ end }}
<podcast:episode>{{ $p.nomor }}</podcast:episode>
<podcast:transcript url="https://siniar.example/transkrip/{{ $p.slug }}.vtt" type="text/vtt" language="id" rel="captions"/>
<podcast:transcript url="https://siniar.example/transkrip/{{ $p.slug }}.srt" type="application/x-subrip" language="id" rel="captions"/>
<podcast:chapters url="https://siniar.example/bab/{{ $p.slug }}.json" type="application/json+chapters"/>
<psc:chapters version="1.2">{{ range $p.bab }}
<psc:chapter start="00:{{ printf "%02d:%02d" (div (int .mulai) 60) (mod .mulai 60) }}.000" title="{{ .judul }}"/>{{ end }}
</psc:chapters>
{{ range $p.narasumber }}<podcast:person role="guest" href="https://siniar.example/orang/{{ .nama | urlize }}/">{{ .nama }}</podcast:person>
{{ end }}</item>
"""

_END = """<p>Bab</p><ul>{{ range .Params.bab }}<li>
{{- printf "%d:%02d" (div (int .mulai) 60) (mod .mulai 60) }} {{ .judul }}</li>{{ end }}</ul>
<p><a href="{{ .Permalink }}">Transkrip dan lainnya di situs</a></p>
"""

_CHANNEL = """{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
{{ printf "<?xml-stylesheet type=\\"text/xsl\\" href=\\"https://siniar.example/feed.xsl\\"?>" | safeHTML }}
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:psc="http://podlove.org/simple-chapters" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>{{ .title }}</title><link>{{ .link }}</link>
<description>{{ .about }}</description>
<atom:link href="{{ .self }}" rel="self" type="application/rss+xml"/>
{{ range .others }}<atom:link href="{{ index . 1 }}" rel="{{ index . 0 }}" type="application/rss+xml"/>
{{ end }}<copyright>{{ site.Params.author }}</copyright>
<docs>http://www.rssboard.org/rss-specification</docs><generator>Hugo</generator>
<image><url>https://siniar.example/gambar/simpatri-3000.png</url><title>{{ .title }}</title>
<link>{{ .link }}</link></image><language>id</language>
{{ with index .pages 0 }}
<lastBuildDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</lastBuildDate>{{ end }}
<itunes:author>{{ site.Params.author }}</itunes:author><itunes:type>episodic</itunes:type>
<itunes:explicit>false</itunes:explicit>
<itunes:image href="https://siniar.example/gambar/simpatri-3000.png"/>
<itunes:category text="Government"/><itunes:category text="Society &amp; Culture">
<itunes:category text="Places &amp; Travel"/></itunes:category>
<itunes:owner><itunes:name>{{ site.Params.author }}</itunes:name>
<itunes:email>{{ site.Params.email }}</itunes:email></itunes:owner>
<podcast:guid>{{ .guid }}</podcast:guid>
<podcast:locked owner="{{ site.Params.email }}">yes</podcast:locked>
<podcast:medium>podcast</podcast:medium>
<podcast:location>{{ site.Params.location }}</podcast:location>
<podcast:updateFrequency rrule="FREQ=WEEKLY">Setiap minggu</podcast:updateFrequency>
{{ range .pages }}{{ partialCached "item.html" . .RelPermalink }}{{ end }}</channel></rss>
"""

# A page of the feed for each 300; only the first is an output of its own in Hugo.
_FEED = """{{ $all := (site.GetPage "/episode").RegularPages }}
{{- $last := math.Max 1 (math.Ceil (div (float (len $all)) 300.0)) | int }}
{{- range $at := seq $last }}
{{- $name := cond (eq $at 1) "feed.xml" (printf "feed-%d.xml" $at) }}{{ $others := slice }}
{{- if gt $last 1 }}{{ $others = slice (slice "first" ("feed.xml" | absURL))
(slice "last" (printf "feed-%d.xml" $last | absURL)) }}
{{- if gt $at 1 }}{{ $others = $others | append (slice "prev" ((cond (eq $at 2) "feed.xml"
(printf "feed-%d.xml" (sub $at 1))) | absURL)) }}{{ end }}
{{- if lt $at $last }}
{{- $others = $others | append (slice "next" (printf "feed-%d.xml" (add $at 1) | absURL)) }}{{ end }}
{{- end }}
{{- $text := partial "channel.html" (dict "title" site.Title "link" site.Home.Permalink
"about" site.Params.description "self" ($name | absURL) "others" $others
"guid" site.Params.guid "pages" (first 300 (after (mul 300 (sub $at 1)) $all))) }}
{{- if eq $at 1 }}{{ $text }}{{ else }}
{{- with resources.FromString $name $text }}{{ .Publish }}{{ end }}{{ end }}
{{- end }}
"""

_TOPIC_FEED = """{{ partial "channel.html" (dict "title" (printf "%s: %s" site.Title .Title)
"link" .Permalink "about" .Params.isi "self" (printf "%sfeed.xml" .Permalink)
"guid" .Params.guid "pages" (first 300 .Pages)) }}
"""

_LAYOUTS = {
    "baseof.html": _BASE,
    "home.html": _HOME,
    "home.feed.xml": _FEED,
    "404.html": _MISSING,
    "episode/page.html": _EPISODE,
    "episode/page.poster.html": _POSTER,
    "semua/section.html": _ARCHIVE,
    "topik/taxonomy.html": _TOPICS,
    "topik/term.html": _TOPIC,
    "topik/term.feed.xml": _TOPIC_FEED,
    "orang/taxonomy.html": _PEOPLE,
    "orang/term.html": _PERSON,
    "musim/term.html": _SEASON,
    "langganan/section.html": _SUBSCRIBE,
    "langganan/section.poster.html": _SHOW_POSTER,
    "cari/section.html": _SEARCH,
    "offline/section.html": _OFFLINE,
} | {
    f"_partials/{name}.html": text
    for name, text in {
        "card": _CARD,
        "cards": _CARDS,
        "channel": _CHANNEL,
        "chapters": _CHAPTERS,
        "copy": _COPY,
        "day": _DAY,
        "end": _END,
        "footer": _FOOTER,
        "form": _FORM,
        "head": _HEAD,
        "header": _HEADER,
        "hero": _HERO,
        "item": _ITEM,
        "pager": _PAGER,
        "pictures": _PICTURES,
        "places": _PLACES,
        "player": _PLAYER,
        "policy": _POLICY,
        "position": _POSITION,
        "sheet": _SHEET,
        "size": _SIZE,
        "tile": _TILE.replace("COUNT", _TILE_COUNT),
        "other": _TILE.replace("COUNT", ""),
        "tiles": _TILES,
    }.items()
}

#: Name, pixels and shape of a picture that Hugo can make; it knows no .ico.
_PICTURE = re.compile(r"gambar/([a-z-]+)-(\d+(?:x\d+)?)(-maskable)?\.(webp|jpg|png)")
#: What our engine settles for, by height (of what is not square) and format.
_QUALITY = {"webp": "q82", "360webp": "q74", "jpg": "q90", "630jpg": "q80"}
#: Pixels a side of a topic's picture as it is handed in: twice the largest that pages show.
_TOPIC_SIZE = 1280

_HIDDEN = {"hidden": True, "sitemap": {"disable": True}}
#: Front matter of the pages that are no episodes, by folder.
_PAGES: dict[str, dict[str, object]] = {
    "episode": {
        "title": "Episode",
        "build": {"render": "never"},
        "cascade": [{"params": {}, "outputs": ["html", "poster"]}],
    },
    "musim": {"title": "Musim", "build": {"render": "never"}},
    "semua": {"title": "Semua episode"},
    "topik": {
        "title": "Topik",
        "isi": "Pilih yang ingin Anda ketahui.",
        "ringkasan": f"Cari jawaban menurut topik: {', '.join(TOPICS)}.",
    },
    "orang": {
        "title": "Orang",
        "isi": "Semua yang berbicara di episode.",
        "ringkasan": "Yang berbicara di SIMPATRI.",
    },
    "langganan": {
        "title": "Langganan",
        "isi": "Episode baru datang sendiri ke HP Anda, gratis.",
        "ringkasan": (
            "Ikuti SIMPATRI dengan gratis: lewat aplikasi podcast, situs ini, atau alamat RSS."
        ),
        "outputs": ["html", "poster"],
    },
    "cari": {
        "title": "Cari",
        "isi": "Di judul, catatan, dan semua yang diucapkan.",
        "ringkasan": "Cari di semua episode SIMPATRI.",
        **_HIDDEN,
    },
    "offline": {
        "title": "Episode tersimpan",
        "isi": "Bisa didengar tanpa jaringan.",
        "ringkasan": "Episode yang tersimpan di HP ini, untuk didengar tanpa jaringan.",
        **_HIDDEN,
    },
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
        "ukuran": len(render_audio(entry)),
        "durasi": 3,
        "topik": [entry.topic],
        "orang": [entry.guest],
        "narasumber": [{"nama": entry.guest, "jabatan": "warga rekaan"}],
        "musim": [str(entry.number // 200 + 1)],
        "outputs": ["html", "poster"],
        "bab": [{"mulai": start, "judul": title} for start, title in entry.chapters],
        "transkrip": [
            {"mulai": round(start, 2), "suara": speaker, "kata": text}
            for start, _, speaker, text in entry.cues
        ],
    }
    return json.dumps(front, ensure_ascii=False, indent=1) + "\n\n" + entry.body


def write_project(folder: Path, count: int) -> Path:
    """A whole Hugo site of ``count`` episodes below ``folder``."""
    for path, text in _LAYOUTS.items():
        target = folder / "layouts" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render_icons(text), encoding="utf-8")
    show = read_show()
    params = {name: show[name] for name in ("tagline", "description", "author", "question", "guid")}
    params |= {"email": show["owner"]["email"], "location": show["feed"]["location"]}
    # Strings of JSON are strings of TOML.
    lines = (f"{name} = {json.dumps(value)}" for name, value in params.items())
    tones = (f"{topic['slug']} = {topic['tone']}" for topic in read_topics())
    params_text = "\n".join([*lines, "[params.tones]", *tones])
    (folder / "hugo.toml").write_text(_CONFIG.replace("PARAMS", params_text))
    for name in ("audio", "transkrip"):
        (folder / "static" / name).mkdir(parents=True, exist_ok=True)
    write_static(folder / "static", but=_write_pictures(folder))
    for path, front in _PAGES.items():
        _write_page(folder, path, front)
    for topic in read_topics():
        front = {"title": topic["name"], "isi": topic["text"], "weight": topic["tone"] + 1}
        front |= {"guid": topic["guid"], "outputs": ["html", "feed"]}
        _write_page(folder, f"topik/{topic['slug']}", front)
    for entry in make_entries(count):
        write_entry(folder, entry)
    return folder


def _write_pictures(folder: Path) -> set[str]:
    """Pictures as somebody hands them in, and what Hugo makes of each; the paths of what it makes.

    What our engine draws anew in each size is drawn once here, as large as it is needed.
    """
    plans: dict[str, list[dict[str, str]]] = {}
    assets = folder / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    for name, image in _draw_sources():
        image.save(assets / f"{name}.png")
    for path, content in read_site_without_episodes()[1].items():
        named = _PICTURE.fullmatch(path)
        if named is None:
            continue
        name, size, shape, ending = named.groups("")
        width, _, height = size.partition("x")
        source = name + (shape or (height and f"-{size}"))
        is_flat = content[12:16] == b"VP8L"
        how = "lossless" if is_flat else _QUALITY.get(height + ending, "")
        process = f"resize {width}x{height or width} {ending} {how}".strip()
        plan = {"source": f"{source}.png", "target": path, "process": process}
        plans.setdefault(name, []).append(plan)
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "pictures.json").write_text(json.dumps(plans, indent=1), encoding="utf-8")
    return {plan["target"] for each in plans.values() for plan in each}


@cache
def _draw_sources() -> tuple[tuple[str, Image], ...]:
    show, _ = read_site_without_episodes()
    face = build_face(show)
    card = build_show_card(show, load_words(show.language))
    sources = [
        ("simpatri", draw_artwork(face, FEED_SIZE)),
        ("simpatri-1200x630", draw_card(card, SHARE)),
        ("simpatri-640x360", draw_poster(face, 0)),
        ("icon", draw_icon(face, 512, is_maskable=False)),
        ("icon-maskable", draw_icon(face, 512, is_maskable=True)),
    ]
    for topic in show.topics:
        turn = topic_turn(show, topic)
        sources.append((topic.slug, draw_topic(face, turn, _TOPIC_SIZE)))
        sources.append((f"{topic.slug}-640x360", draw_poster(face, turn)))
    return tuple(sources)


def _write_page(folder: Path, path: str, front: dict[str, object]) -> None:
    page = folder / "content" / path / "_index.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(json.dumps(front, ensure_ascii=False) + "\n", encoding="utf-8")


def write_entry(folder: Path, entry: Entry) -> Path:
    """Write one episode's files; the path of its note."""
    note = folder / "content" / "episode" / f"{entry.file}.md"
    note.write_text(render_note(entry), encoding="utf-8")
    (folder / "static" / "audio" / f"{entry.file}.mp3").write_bytes(render_audio(entry))
    for ending, text in (("vtt", render_captions(entry)), ("srt", render_subtitles(entry))):
        copy = folder / "static" / "transkrip" / f"{entry.slug}.{ending}"
        copy.write_text(text, encoding="utf-8")
    return note
