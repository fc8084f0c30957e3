"""Turns recordings into a finished episode: sound, files, text, pictures, video; needs ffmpeg."""
