"""Renders pages for the office: one HTML file each, which needs no network and is not published."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

#: What such pages extend lies here.
_SHARED = Path(__file__).parent


def render_office_page(template: Path, **values: object) -> bytes:
    """A page as UTF-8 from the template of that path; the values are its variables."""
    environment = Environment(
        loader=FileSystemLoader([template.parent, _SHARED]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template.name).render(values).encode()
