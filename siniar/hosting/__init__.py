"""Where the audio lies: how long its place will do, and whether every address answers rightly."""
