"""Measurements beside other tools, as ratios of pairs run in turn; started by `tasks.py bench`."""
