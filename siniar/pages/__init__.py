"""Plans and renders the pages of a site: contexts, templates, theme files, what machines read."""

from siniar.pages.environment import build_environment
from siniar.pages.planning import KINDS, plan_pages

__all__ = ["KINDS", "build_environment", "plan_pages"]
