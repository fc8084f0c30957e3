"""Examines a published site from outside, and the repository that it comes from."""
