"""The preview: a server for a folder, live reload, and a loop that builds on every change."""
