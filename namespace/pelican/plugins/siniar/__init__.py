"""Lets Pelican find the plugin by itself, as ``pelican.plugins.siniar``."""

from siniar import register

__all__ = ["register"]
