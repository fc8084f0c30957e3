"""siniar: a static podcast site and feed generator on top of Pelican."""

__version__ = "0.1.0"
