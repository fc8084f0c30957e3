"""The planning board: ideas and episodes by stage, what each still lacks, how long each took."""
