"""siniar: a static podcast site and feed generator on top of Pelican."""

__version__ = "0.1.0"


def register() -> None:
    """Connect to Pelican: settings say ``PLUGINS = ["siniar"]``."""
    # What runs before the first install imports this package too, and has no Pelican yet.
    from siniar.build.pelican import Plugin, Run  # noqa: PLC0415

    Plugin(Run()).register()
