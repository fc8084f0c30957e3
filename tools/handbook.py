"""Renders the parts of the documentation that the code's own tables know best."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from siniar.commands.help import name_option
from siniar.commands.options import list_options
from siniar.commands.table import TASKS
from siniar.content.fields.chapter_maps import CHAPTER_FIELDS
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.location import LOCATION_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fields.people import PERSON_FIELDS, ROLES
from siniar.content.fields.questions import QUESTION_FIELDS
from siniar.content.fields.service import SERVICE_FIELDS
from siniar.content.fields.table import Field
from siniar.content.questions.notes import QUESTION_NOTE_FIELDS
from siniar.content.settings import feed as feed_settings
from siniar.content.settings import show as show_settings
from siniar.content.settings.table import Setting
from siniar.content.settings.topics import TOPIC_SETTINGS
from siniar.model.rules import Level, Rule, rules_of
from siniar.model.words import Words, load_words
from tools.table import DEVELOPMENT

ENGINE = Path(__file__).parents[1] / "siniar"
#: Every rule by its code.
RULES = rules_of(
    *(
        import_module(".".join(path.relative_to(ENGINE.parent).with_suffix("").parts))
        for path in sorted(ENGINE.rglob("rules*.py"))
    )
)
_LEVELS = {
    Level.ERROR: "Kesalahan: menghentikan penerbitan.",
    Level.WARNING: "Peringatan: tetap terbit, tetapi ada yang terganggu.",
    Level.ADVICE: "Saran: tetap terbit, bisa lebih baik.",
}
_MADE = "<!-- Dibuat oleh `python3 tasks.py docs`; jangan disunting. -->\n"
_MADE_ENGLISH = "<!-- Made by `python3 tasks.py docs`; do not edit. -->\n"
#: Enclose the parts of hand-written files that are made.
_ROOMS = ("<!-- rooms: made by `python3 tasks.py docs` -->", "<!-- /rooms -->")
_TASKS = ("<!-- tasks: made by `python3 tasks.py docs` -->", "<!-- /tasks -->")


def render_handbook(root: Path, words: Words) -> dict[str, str]:
    """Every generated file by its path below the project's root.

    Raises:
        OSError: docs/ARCHITECTURE.md or docs/DEVELOPMENT.md is missing.
    """
    architecture = (root / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    development = (root / "docs" / "DEVELOPMENT.md").read_text(encoding="utf-8")
    return {
        "docs/panduan/isian.md": _fields_page(words),
        "docs/panduan/temuan/README.md": _rules_index(words),
        **{
            f"docs/panduan/temuan/{rule.code}.md": _rule_page(rule, words)
            for rule in RULES.values()
        },
        "docs/SETTINGS.md": _settings_page(),
        "docs/TEMPLATES.md": _templates_page(),
        "docs/ARCHITECTURE.md": _replace_between(_ROOMS, architecture, _rooms_table()),
        "docs/DEVELOPMENT.md": _replace_between(_TASKS, development, _tasks_table()),
    }


def write_handbook(root: Path, words: Words) -> list[str]:
    """Write what changed; the paths."""
    written = []
    for name, text in render_handbook(root, words).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            written.append(name)
    return written


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


# --- fields ----------------------------------------------------------------------------------


def _fields_page(words: Words) -> str:
    parts = [
        _MADE,
        "# Isian catatan\n",
        (
            "Isian ditulis di antara dua baris `---` di awal catatan, satu isian satu baris. Nama "
            "isian boleh bahasa Indonesia atau Inggris. Selain yang bertanda **wajib**, semua "
            "boleh tidak ditulis.\n"
        ),
        "## Episode (`content/episodes/`)\n",
        *_fields_table(EPISODE_FIELDS, words),
        "\n## Di dalam `layanan`\n",
        *_fields_table(SERVICE_FIELDS, words),
        "\n## Di dalam `bab`, bila satu bab punya tautan atau gambar\n",
        *_fields_table(CHAPTER_FIELDS, words),
        "\n## Di dalam `pertanyaan`\n",
        *_fields_table(QUESTION_FIELDS, words),
        "\n## Di dalam `lokasi`\n",
        *_fields_table(LOCATION_FIELDS, words),
        "\n## Di dalam `orang`\n",
        *_fields_table(PERSON_FIELDS, words),
        "\nPeran yang dikenal: " + ", ".join(f"`{role}`" for role in ROLES) + ".\n",
        "## Halaman (`content/pages/`)\n",
        *_fields_table(PAGE_FIELDS, words),
        "\n## Pertanyaan (`content/pertanyaan/`)\n",
        *_fields_table(QUESTION_NOTE_FIELDS, words),
        "",
    ]
    return "\n".join(parts)


def _fields_table(table: Iterable[Field], words: Words) -> Iterator[str]:
    yield _row("isian", "Inggris", "gunanya", "contoh")
    yield "|---|---|---|---|"
    for row in table:
        required = " **wajib**" if row.is_required else ""
        former = ", ".join(f"`{key}`" for key in row.obsolete)
        help_text = words.t(row.help) + (f" Nama lama: {former}." if former else "")
        example = f"`{row.alias}: {row.example}`"
        yield _row(f"`{row.alias}`{required}", f"`{row.name}`", help_text, example)


# --- findings ---------------------------------------------------------------------------------


def _rules_index(words: Words) -> str:
    lines = [_MADE, "# Semua temuan\n", _row("kode", "artinya"), "|---|---|"]
    lines += [
        _row(f"[{code}]({code}.md)", _shown(words.t(RULES[code].reason))) for code in sorted(RULES)
    ]
    return "\n".join([*lines, ""])


def _shown(text: str) -> str:
    """A rule's text with its places shown as dots, and with nothing that Markdown reads."""
    return re.sub(r"([\[\]*_<>])", r"\\\1", re.sub(r"\{\w+\}", "…", text))


def _rule_page(rule: Rule, words: Words) -> str:
    return "\n".join(
        [
            _MADE,
            f"# {rule.code}\n",
            _shown(words.t(rule.reason)) + "\n",
            f"**Cara membetulkan:** {_shown(words.t(rule.remedy))}\n",
            f"{_LEVELS[rule.level]}\n",
            "Salah:\n",
            f"```\n{rule.wrong}\n```\n",
            "Benar:\n",
            f"```\n{rule.right}\n```\n",
            "[Semua temuan](README.md) · [Semua isian](../isian.md)",
            "",
        ]
    )


# --- settings ---------------------------------------------------------------------------------

_SETTING_TABLES: tuple[tuple[str, tuple[Setting, ...]], ...] = (
    ("SHOW", show_settings.SHOW_SETTINGS),
    ('SHOW["topics"][…]', TOPIC_SETTINGS),
    ('SHOW["owner"]', show_settings.OWNER_SETTINGS),
    ('SHOW["colors"]', show_settings.COLOR_SETTINGS),
    ('SHOW["office"]', show_settings.OFFICE_SETTINGS),
    ('SHOW["people"][…]', show_settings.PERSON_SETTINGS),
    ('SHOW["feed"]', feed_settings.FEED_SETTINGS),
    ('SHOW["feed"]["txt"][…]', feed_settings.TXT_SETTINGS),
    ('SHOW["feed"]["funding"][…]', feed_settings.FUNDING_SETTINGS),
    ('SHOW["admin"]', show_settings.ADMIN_SETTINGS),
    ('SHOW["addresses"]', show_settings.ADDRESS_SETTINGS),
)
_PELICAN_SETTINGS = (
    ("SITEURL", "Where the site is public, without a trailing slash; the workflow sets it."),
    ("TIMEZONE", "Zone that dates without one are meant in, such as `Asia/Jakarta`."),
    ("STRICT", "True in publishconf.py: a finding that is an error stops before writing."),
    ("SHOWS_HIDDEN", "True in the preview: drafts and scheduled episodes get marked pages."),
    ("NOW", "Stops the clock at an ISO 8601 moment, for tests and for looking ahead."),
    ("SINIAR_ROOT", "The project's folder; places of findings are told relative to it."),
)


def _settings_page() -> str:
    parts = [
        _MADE_ENGLISH,
        "# Settings\n",
        (
            "Everything that is about the show stands in the mapping `SHOW` of pelicanconf.py. "
            "Unknown and wrong settings are findings like those of notes.\n"
        ),
    ]
    for name, table in _SETTING_TABLES:
        parts += [f"## `{name}`\n", _row("key", "what for", "example"), "|---|---|---|"]
        for row in table:
            required = " (required)" if row.is_required else ""
            parts.append(_row(f"`{row.key}`{required}", row.help, f"`{row.example}`"))
        parts.append("")
    parts += ["## Beside `SHOW`\n", _row("setting", "what for"), "|---|---|"]
    parts += [_row(f"`{name}`", text) for name, text in _PELICAN_SETTINGS]
    return "\n".join([*parts, ""])


# --- templates --------------------------------------------------------------------------------


def _templates_page() -> str:
    tree = ast.parse((ENGINE / "pages" / "contexts.py").read_text(encoding="utf-8"))
    parts = [
        _MADE_ENGLISH,
        "# What templates are given\n",
        (ast.get_docstring(tree) or "").split("\n\n", 1)[-1].replace("``", "`") + "\n",
        (
            "Every template gets `site`, `page` and the variable of its page kind. Unknown names "
            "are errors, and everything is escaped unless its name ends in `html` or `svg`. Macros "
            "are imported without context: they know `site`, and are given whatever else they "
            "show.\n"
        ),
        (
            '`_("Play {size}", size=...)` translates and fills, `ngettext` counts, `icon("play")` '
            "draws an icon of the sprite, and the filter `keep` lets no line end at the hyphen of "
            "a word such as KTP-el.\n"
        ),
    ]
    for path in _template_sources():
        source = path.read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            # What a page may show is for whoever changes its view, not its template.
            if isinstance(node, ast.ClassDef) and not node.name.endswith("Inputs"):
                parts += [*_describe_class(node, source.split("\n")), ""]
    return "\n".join([*parts, *_pictures_part()])


#: What templates of pictures call: its name there, and the function by its module in images/.
_PICTURE_FUNCTIONS = (
    ("fit", "lines.py", "fit_text"),
    ("levels", "draw.py", "levels"),
    ("photo", "draw.py", "photo_address"),
)
#: Modules in images/ and the names of the classes in them that these templates are given.
_PICTURE_CLASSES = (
    ("kinds.py", r"\w+Inputs"),
    ("colors.py", "Palette"),
    ("lines.py", "TextBlock|PlacedRun"),
)


def _pictures_part() -> Iterator[str]:
    """What the templates in theme/pictures are given."""
    images = ENGINE / "images"
    yield "# What templates of pictures are given\n"
    yield (
        "Every drawn picture is an SVG template in `theme/pictures/`: to change a picture, change "
        "that file. It gets the variables of its kind, and besides them `width` and `height` of "
        "the picture in pixels and its `colors`. Unknown names are errors, and everything is "
        "escaped. `_parts.svg` holds what several pictures have in common; files whose names begin "
        "with `_` belong to all. Text stands in the show's fonts: Plus Jakarta Sans of weights "
        '200 to 800, then those of `SHOW["fonts"]`. Pictures are made again, under new names, when '
        "their template changes.\n"
    )
    for name, module, wanted in _PICTURE_FUNCTIONS:
        for node in ast.parse((images / module).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == wanted:
                yield _describe_function(name, node)
    for module, names in _PICTURE_CLASSES:
        source = (images / module).read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef) and re.fullmatch(names, node.name):
                yield from (*_describe_class(node, source.split("\n")), "")


def _describe_function(name: str, node: ast.FunctionDef) -> str:
    arguments = ast.unparse(node.args).removeprefix("fonts: Fonts, ")
    doc = (ast.get_docstring(node) or "").replace("``", "`")
    return f"`{name}({arguments})`: {doc}\n"


def _template_sources() -> list[Path]:
    """The modules whose classes templates are given: of all kinds, then kind by kind."""
    pages = ENGINE / "pages"
    return [*sorted(pages.glob("contexts*.py")), *sorted((pages / "kinds").glob("[!_]*.py"))]


def _describe_class(node: ast.ClassDef, source: list[str]) -> Iterator[str]:
    doc = (ast.get_docstring(node) or "").replace("``", "`")
    yield f"## {node.name}\n\n{doc}\n"
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    if fields:
        yield _row("name", "type", "meaning")
        yield "|---|---|---|"
    for each in fields:
        name = ast.unparse(each.target)
        meaning = comment_above(source, each.lineno).replace("``", "`")
        yield _row(f"`{name}`", f"`{ast.unparse(each.annotation)}`", meaning)


def comment_above(source: list[str], line: int) -> str:
    """The ``#:`` comment right above a line (counted from 1), its lines joined."""
    words: list[str] = []
    for text in reversed(source[: line - 1]):
        if not text.strip().startswith("#:"):
            break
        words.insert(0, text.strip().removeprefix("#:").strip())
    return " ".join(words)


# --- rooms ------------------------------------------------------------------------------------


def rooms() -> dict[str, str]:
    """The rooms of the engine, each with the first sentence of its docstring."""
    found = {}
    for path in sorted(ENGINE.glob("*/__init__.py")):
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[f"{path.parent.name}/"] = doc.split("\n\n")[0].replace("\n", " ")
    return found


def _rooms_table() -> list[str]:
    rows = [_row(f"`{name}`", doc.replace("``", "`")) for name, doc in rooms().items()]
    return [_row("room", "purpose"), "|---|---|", *rows]


def _replace_between(marks: tuple[str, str], text: str, lines: Iterable[str]) -> str:
    """A text with other lines between two marks."""
    before, _, rest = text.partition(marks[0])
    _, _, after = rest.partition(marks[1])
    return "\n".join([before + marks[0], *lines, marks[1] + after])


# --- tasks ------------------------------------------------------------------------------------


def _tasks_table() -> Iterator[str]:
    """Every task with its options, in English."""
    words = load_words("en")
    yield _row("task", "what it does", "options")
    yield "|---|---|---|"
    for task in (*TASKS, *DEVELOPMENT):
        names = ", ".join(f"`{name}`" for name in (task.name, *task.aliases))
        options = [
            f"`{name_option(each, words)}` {words.t(each.hint.help)}"
            for each in list_options(task.load()[1])
        ]
        yield _row(names, words.t(task.help), "<br>".join(options))
