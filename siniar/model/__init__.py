"""The podcast's own objects, frozen, and the words for them; nothing here reads or writes files."""
