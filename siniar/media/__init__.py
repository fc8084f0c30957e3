"""Audio and transcripts: read, check, tag, render; the files beside an episode."""
