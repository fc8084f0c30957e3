"""The fields that name people, with the roles of the Podcasting 2.0 taxonomy."""

from __future__ import annotations

from siniar.content.fields.lists import one_text
from siniar.content.fields.names import Named, is_nobody, is_rest, names_in
from siniar.content.fields.rules import PERSON_UNCERTAIN, ROLE_UNKNOWN
from siniar.content.fields.table import Field, FieldContext, Parser, known_entries, parse_table
from siniar.content.fields.values import parse_text, word_of
from siniar.content.frontmatter import Mapping, Scalar, Sequence, Value, write_value
from siniar.model.episode import Person
from siniar.model.slugs import slugify
from siniar.model.words import N_

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


def make_person(name: str, role: str, position: str, bare: str = "") -> Person:
    """A person with the address that the name without its degrees gives."""
    return Person(name, slugify(bare or name) or "tanpa-nama", role, position)


def people_as(role: str) -> Parser:
    """A parser for people of one role, each as ``Name, degrees, position`` or as a map.

    ``[Budi Santoso, S.STP., camat]`` is one person too: what is a degree or a position belongs to
    the name before.
    """

    def parse(value: Value, context: FieldContext) -> tuple[Person, ...]:
        people: list[Person] = []
        for item in _together(value):
            if isinstance(item, Mapping):
                people += _person_of(item, context, role)
                continue
            if not isinstance(item, Scalar):
                context.wrong_form(item)
                continue
            for named in names_in(item.text):
                people.append(make_person(named.name, role, named.position, named.bare))
                if named.two:
                    _tell_doubt(named, item.line, context)
        return tuple(people)

    return parse


def _tell_doubt(named: Named, line: int, context: FieldContext) -> None:
    shown = f"{named.name}, {named.position}"
    one = f"{context.key}: {write_value(f'{named.name} ({named.position})')}"
    two = f"{context.key}: {write_value(named.two)}"
    context.add(PERSON_UNCERTAIN, line, value=shown, one=one, two=two)


def _together(value: Value) -> list[Value]:
    """The items of a list, degrees and positions with the name before them."""
    items: list[Value] = []
    for item in value.items if isinstance(value, Sequence) else (value,):
        before = items[-1] if items else None
        is_person = isinstance(item, Mapping) and any(known_entries(item, PERSON_FIELDS))
        text = item if is_person else one_text(item) or item
        if isinstance(text, Scalar) and isinstance(before, Scalar) and is_rest(text.text):
            items[-1] = Scalar(f"{before.text}, {text.text}", before.line)
        else:
            items.append(text)
    return items


def _person_of(value: Mapping, context: FieldContext, role: str) -> list[Person]:
    parts = parse_table(value, PERSON_FIELDS, context.note, context.zone, context.topics)
    if "name" not in parts:
        return []
    return [make_person(parts["name"], parts.get("role", role), parts.get("position", ""))]


def parse_people(value: Value, context: FieldContext) -> tuple[Person, ...]:
    """People of any role, each as ``{nama: …, peran: …, jabatan: …}``."""
    people: list[Person] = []
    for item in value.items if isinstance(value, Sequence) else (value,):
        if not isinstance(item, Mapping):
            if not (isinstance(item, Scalar) and is_nobody(item.text)):
                context.wrong_form(item)
            continue
        people += _person_of(item, context, "guest")
    return tuple(people)


def parse_role(value: Value, context: FieldContext) -> str | None:
    """A role of the taxonomy."""
    text = word_of(value, context)
    if text is None:
        return None
    role = _ROLE_NAMES.get(text.casefold())
    if role is None:
        context.add(ROLE_UNKNOWN, value.line, value=text[:100], choices=", ".join(ROLES))
    return role


PERSON_FIELDS = (
    Field("name", "nama", parse_text, N_("The person's name."), "Ibu Contoh", is_required=True),
    Field("role", "peran", parse_role, N_("What the person does in the episode."), "narasumber"),
    Field("position", "jabatan", parse_text, N_("The person's position."), "petugas loket"),
)
