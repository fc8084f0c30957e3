"""The feeds: their pages, elements and notes; what subscribers were given, and what changes."""
