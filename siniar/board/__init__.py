"""The planning board: ideas and episodes by stage, what each still lacks, how long each took."""

from siniar.board.ideas import IDEA_FIELDS, Idea, read_ideas
from siniar.board.rendering import render_board
from siniar.board.stages import Board, build_board

__all__ = ["IDEA_FIELDS", "Board", "Idea", "build_board", "read_ideas", "render_board"]
