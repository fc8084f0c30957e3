"""Plans and renders the pages of a site: contexts, templates, theme files, what machines read."""

from siniar.pages.plan import KINDS, plan_pages
from siniar.pages.templates import build_environment

__all__ = ["KINDS", "build_environment", "plan_pages"]
