"""What may stand in front matter: one table of fields for each kind of note, and their parsers."""
