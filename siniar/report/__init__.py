"""Counts how often episodes were heard and seen, and makes the office's report of a month."""
