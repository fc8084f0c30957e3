"""The form in the browser: a content editor under /admin/ that knows the table of fields."""

from siniar.pages.admin.config import build_config
from siniar.pages.admin.plan import FOLDER, VENDOR, plan_admin

__all__ = ["FOLDER", "VENDOR", "build_config", "plan_admin"]
