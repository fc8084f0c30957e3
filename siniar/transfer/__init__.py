"""Brings shows in from feeds, channels and folders of other programs, and hands ours out whole."""
