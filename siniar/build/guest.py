"""A podcast beside a blog: its show has a folder and a path of its own, and the blog stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from siniar.system.resources import find_resource

#: Settings with the folder of content/ that holds the show, and the path that it is public below.
FOLDER_SETTING, PREFIX_SETTING = "PODCAST_FOLDER", "PODCAST_PREFIX"
#: ``"blog"``: episodes and the podcast's front page stand in the blog's own theme.
THEME_SETTING = "PODCAST_THEME"
_USUAL = "podcast"
#: Only a theme of ours has templates of pictures.
_PICTURES = "pictures"
#: Lists of Pelican's settings of what its own readers leave alone.
_EXCLUDES = ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES")


def is_guest(settings: Mapping[str, Any]) -> bool:
    """Whether settings are those of a blog: another theme, and none of a site that is all ours."""
    if "SHOW" not in settings or "SINIAR_ROOT" in settings:
        return False
    return not (Path(settings["THEME"]) / _PICTURES).is_dir()


def prefix_of(settings: Mapping[str, Any]) -> str:
    """The path below the blog's root, without slashes around it."""
    return str(settings.get(PREFIX_SETTING) or _USUAL).strip("/")


def folder_of(settings: Mapping[str, Any]) -> str:
    """The folder below the blog's content."""
    return str(settings.get(FOLDER_SETTING) or _USUAL).strip("/")


def fallback_of(settings: Mapping[str, Any]) -> Path | None:
    """Templates for whichever theme a blog has, when its settings want the podcast in that."""
    return find_resource("theme/blog") if settings.get(THEME_SETTING) == "blog" else None


def keep_out(settings: dict[str, Any]) -> None:
    """Have the blog's own readers leave the show's folder alone."""
    for name in _EXCLUDES:
        settings[name] = [*(settings.get(name) or ()), folder_of(settings)]


def guest_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The blog's settings as those of a site of ours in its own folder, at its own address."""
    blog = Path(settings["PATH"])
    prefix = prefix_of(settings)
    # While somebody writes, a blog has no address but this one.
    usual = f"http://localhost:{settings.get('PORT') or 8000}"
    return {
        **settings,
        "SINIAR_ROOT": blog.parent,
        "PATH": str(blog / folder_of(settings)),
        "THEME": str(find_resource("theme")),
        "SITEURL": f"{(settings.get('SITEURL') or usual).rstrip('/')}/{prefix}",
    }
