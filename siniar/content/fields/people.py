"""The fields that name people, with the roles of the Podcasting 2.0 taxonomy."""

from __future__ import annotations

from siniar.content.fields.lists import scalars
from siniar.content.fields.rules import ROLE_UNKNOWN
from siniar.content.fields.table import Field, FieldContext, Parser, parse_table
from siniar.content.fields.values import parse_text
from siniar.content.frontmatter import Mapping, Scalar, Sequence, Value
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


def make_person(name: str, role: str, position: str) -> Person:
    """A person with the address that the name gives."""
    return Person(name, slugify(name) or "tanpa-nama", role, position)


def people_as(role: str) -> Parser:
    """A parser for people of one role, each as ``Name, position``.

    ``[Name, position]`` is one person too: an entry in small letters belongs to the name before.
    """

    def parse(value: Value, context: FieldContext) -> tuple[Person, ...]:
        people: list[Person] = []
        for item in scalars(value, context):
            name, _, position = (part.strip() for part in item.text.partition(","))
            if item.text[:1].islower() and people and not people[-1].position:
                people[-1] = make_person(people[-1].name, role, item.text)
            elif name:
                people.append(make_person(name, role, position))
        return tuple(people)

    return parse


def parse_people(value: Value, context: FieldContext) -> tuple[Person, ...]:
    """People of any role, each as ``{nama: …, peran: …, jabatan: …}``."""
    people = []
    for item in value.items if isinstance(value, Sequence) else (value,):
        if not isinstance(item, Mapping):
            context.wrong_form(item)
            continue
        parts = parse_table(item, PERSON_FIELDS, context.note, context.zone, context.topics)
        if "name" in parts:
            people.append(
                make_person(parts["name"], parts.get("role", "guest"), parts.get("position", ""))
            )
    return tuple(people)


def parse_role(value: Value, context: FieldContext) -> str | None:
    """A role of the taxonomy."""
    if not isinstance(value, Scalar):
        context.wrong_form(value)
        return None
    role = _ROLE_NAMES.get(value.text.casefold())
    if role is None:
        context.add(ROLE_UNKNOWN, value.line, value=value.text, choices=", ".join(ROLES))
    return role


PERSON_FIELDS = (
    Field("name", "nama", parse_text, N_("The person's name."), "Ibu Contoh", is_required=True),
    Field("role", "peran", parse_role, N_("What the person does in the episode."), "narasumber"),
    Field("position", "jabatan", parse_text, N_("The person's position."), "petugas loket"),
)
