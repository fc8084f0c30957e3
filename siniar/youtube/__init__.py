"""Links every episode to its video at YouTube, and writes what is uploaded there."""
