"""The texts by which an office tells residents of an episode, on one page to copy from."""
