"""Parts of the sample maker: scripts, voices, jingle, mix, encoding, tags and transcripts."""
