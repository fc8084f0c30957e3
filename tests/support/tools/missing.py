"""How a finder says that something is not there: never silently, always with what to type."""


class MissingToolError(Exception):
    """The tests cannot run without it; the message ends with the one line to type."""
