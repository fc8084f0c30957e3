"""Makes the repository of a new show, and keeps the files that all shows have alike up to date."""
