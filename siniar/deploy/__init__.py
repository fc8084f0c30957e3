"""Sends the verified site to a server of one's own, and writes the server's configuration."""
