"""The feeds: their pages, the elements of each item, and the notes that listeners read."""
