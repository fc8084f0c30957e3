"""The site's pages, a file a kind; structured data, search, sitemap, the form, the board."""

from siniar.pages.plan import plan_pages

__all__ = ["plan_pages"]
